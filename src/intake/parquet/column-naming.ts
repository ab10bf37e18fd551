/** Owns what a table cannot take as it is: names that are blank, the same as another or hold NUL, and two types. */
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

/** True for types that DuckDB refuses: numbers of 16 bits, and days and milliseconds, which it takes for one number. */
export function needsRewriting(type: arrow.DataType): boolean {
  return isSpan(type) || isHalf(type);
}

function isSpan(type: arrow.DataType): boolean {
  return arrow.DataType.isInterval(type) && type.unit === arrow.IntervalUnit.DAY_TIME;
}

function isHalf(type: arrow.DataType): boolean {
  return arrow.DataType.isFloat(type) && type.precision === arrow.Precision.HALF;
}

/**
 * The same Arrow stream under other names, spans of time as the 64 bits they are, numbers of 16 bits as numbers of 32. Its values are
 * copied, so it is for files that need it only.
 */
export function rewriteColumns(ipc: Uint8Array, names: readonly string[]): Uint8Array {
  const table = arrow.tableFromIPC(ipc);
  const fields = table.schema.fields.map((field, i) => {
    const name = names[i] ?? field.name;
    const type = field.type as arrow.DataType;
    if (isSpan(type)) return new arrow.Field(name, new arrow.Int64(), true);
    return isHalf(type) ? new arrow.Field(name, new arrow.Float32(), true) : field.clone({ name });
  });
  const schema = new arrow.Schema(fields);
  const batches = table.batches.map(({ data: { length, children } }) => {
    const columns = children.map((child) =>
      isSpan(child.type) ? spanWords(child) : isHalf(child.type) ? singles(child) : child,
    );
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

function singles({ values, offset, length, nullCount, nullBitmap }: arrow.Data): arrow.Data {
  const data = Float32Array.from(values as Uint16Array, singleOf);
  return arrow.makeData({ type: new arrow.Float32(), data, offset, length, nullCount, nullBitmap });
}

/** IEEE 754 binary16: a sign, five bits of exponent, ten of fraction. */
function singleOf(half: number): number {
  const sign = half & 0x8000 ? -1 : 1;
  const exponent = (half >> 10) & 0x1f;
  const fraction = (half & 0x3ff) / 1024;
  if (exponent === 0x1f) return fraction === 0 ? sign * Infinity : NaN;
  return sign * (exponent === 0 ? 2 ** -14 * fraction : 2 ** (exponent - 15) * (1 + fraction));
}
