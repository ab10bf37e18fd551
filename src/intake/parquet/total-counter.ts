/** Owns the counting of total names in the batches of a Parquet file as they go by: a second look with SQL takes longer than the reading. */
import * as arrow from 'apache-arrow';
import { isTotalName, LONGEST_TOTAL_BYTES, mayEndTotal } from '../totals';

const decoder = new TextDecoder();

/** Columns by number with their rows that name totals, in the order of the file. */
export type CountedTotals = readonly { readonly column: number; readonly rows: number }[];

export class TotalCounter {
  private readonly counts = new Map<number, number>();
  /** A column of text came in a form that is not looked at here. */
  private isBlind = false;

  add(ipc: Uint8Array): void {
    const table = arrow.tableFromIPC(ipc);
    table.schema.fields.forEach(({ type }, i) => {
      if (!arrow.DataType.isUtf8(type)) {
        this.isBlind ||= isOtherText(type);
        return;
      }
      const rows = table.getChildAt(i)?.data.reduce((sum, data) => sum + countIn(data as arrow.Data<arrow.Utf8>), 0) ?? 0;
      if (rows > 0) this.counts.set(i, (this.counts.get(i) ?? 0) + rows);
    });
  }

  /** Null when not every column of text could be looked at. */
  get totals(): CountedTotals | null {
    if (this.isBlind) return null;
    return [...this.counts].sort(([a], [b]) => a - b).map(([column, rows]) => ({ column, rows }));
  }
}

/** Text that is dictionary-encoded or in large lists, and bytes that may turn out to be text. */
function isOtherText(type: arrow.DataType): boolean {
  return (
    arrow.DataType.isDictionary(type) ||
    arrow.DataType.isLargeUtf8(type) ||
    arrow.DataType.isBinary(type) ||
    arrow.DataType.isLargeBinary(type)
  );
}

function countIn({ valueOffsets, values, length }: arrow.Data<arrow.Utf8>): number {
  const bytes = values;
  const offsets = valueOffsets;
  let count = 0;
  for (let row = 0; row < length; row++) {
    const from = offsets[row] as number;
    const to = offsets[row + 1] as number;
    if (to === from || to - from > LONGEST_TOTAL_BYTES || !mayEndTotal(bytes, to)) continue;
    if (isTotalName(decoder.decode(bytes.subarray(from, to)))) count++;
  }
  return count;
}
