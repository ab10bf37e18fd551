/** Owns the names of columns that a table cannot take as they are: blank, the same as another, with NUL. */
import * as arrow from 'apache-arrow';
import { columnNames } from '../csv/column-names';

export interface ColumnNaming {
  /** One a column. */
  readonly names: readonly string[];
  /** Those that differ from the file's. */
  readonly renamed: readonly string[];
}

export function nameColumns(fields: readonly arrow.Field[]): ColumnNaming {
  const names = columnNames(
    fields.map(({ name }) => name),
    fields.length,
  );
  return { names, renamed: names.filter((name, i) => name !== fields[i]?.name) };
}

/** True for days and milliseconds, which DuckDB takes for one number and refuses from 36 minutes on. */
export function isSpan(type: arrow.DataType): boolean {
  return arrow.DataType.isInterval(type) && type.unit === arrow.IntervalUnit.DAY_TIME;
}

/** The same Arrow stream under other names, and spans of time as the 64 bits they are. Its values are copied, so it is for files that need it only. */
export function rewriteColumns(ipc: Uint8Array, names: readonly string[]): Uint8Array {
  const table = arrow.tableFromIPC(ipc);
  const fields = table.schema.fields.map((field, i) => {
    const name = names[i] ?? field.name;
    return isSpan(field.type as arrow.DataType) ? new arrow.Field(name, new arrow.Int64(), true) : field.clone({ name });
  });
  const schema = new arrow.Schema(fields);
  const batches = table.batches.map(({ data: { length, children } }) => {
    const columns = children.map((child) => (isSpan(child.type) ? spanWords(child) : child));
    const data = arrow.makeData({ type: new arrow.Struct(fields), length, nullCount: 0, children: columns });
    return new arrow.RecordBatch(schema, data);
  });
  return arrow.tableToIPC(new arrow.Table(schema, batches), 'stream');
}

function spanWords({ values, offset, length, nullCount, nullBitmap }: arrow.Data): arrow.Data {
  const words = values as Int32Array;
  const data = new BigInt64Array(words.slice(0, length * 2).buffer);
  return arrow.makeData({ type: new arrow.Int64(), offset, length, nullCount, nullBitmap, data });
}
