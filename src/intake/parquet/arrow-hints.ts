/** Owns the Arrow schema that some writers (Arrow, Polars) leave in a Parquet file: it asks for types that the engine does not take. */
import * as arrow from 'apache-arrow';

/** Where the footer keeps it, and a name of the same length under which no reader looks for it. */
const KEY = 'ARROW:schema';
const OTHER_KEY = 'arrow_schema';
const TAIL_BYTES = 8;

/** False for types that have come to Arrow since: narrow decimals, long lists, texts in views. @param ipc an Arrow stream */
export function isTaken(ipc: Uint8Array): boolean {
  try {
    return arrow.tableFromIPC(ipc).schema.fields.every(isFieldTaken);
  } catch {
    return false; // a type without a number here
  }
}

function isFieldTaken({ type }: arrow.Field): boolean {
  if (arrow.DataType.isDecimal(type)) return type.bitWidth === 128;
  return ((type.children ?? []) as arrow.Field[]).every(isFieldTaken);
}

/** The same file for a reader that then goes by the types of Parquet alone. */
export async function withoutHints(file: Blob): Promise<File> {
  const tail = new DataView(await file.slice(-TAIL_BYTES).arrayBuffer());
  const start = file.size - TAIL_BYTES - tail.getUint32(0, true);
  const footer = new Uint8Array(await file.slice(start, file.size - TAIL_BYTES).arrayBuffer());
  const key = new TextEncoder().encode(KEY);
  for (let at = footer.indexOf(key[0] as number); at >= 0; at = footer.indexOf(key[0] as number, at + 1))
    if (key.every((byte, i) => footer[at + i] === byte)) footer.set(new TextEncoder().encode(OTHER_KEY), at);
  return new File([file.slice(0, start), footer, tail], 'file.parquet');
}
