/** Owns the way in: typed arrays → Arrow IPC bytes that DuckDB inserts as a table. */
import * as arrow from 'apache-arrow';

/** One column to insert. NULL: null in text, NaN in `float` and `timestamp` (ms, wall time as UTC), -2147483648 in `date` (days). */
export type ColumnInput =
  | { readonly name: string; readonly kind: 'text'; readonly values: readonly (string | null)[] }
  | { readonly name: string; readonly kind: 'float'; readonly values: Float64Array | Float32Array }
  | { readonly name: string; readonly kind: 'int' | 'date'; readonly values: Int32Array }
  | { readonly name: string; readonly kind: 'timestamp'; readonly values: Float64Array }
  | PackedColumn;

/** A column already in Arrow's own layout, as a reader's worker makes it. `nullBitmap` (bit set = value there) is null without NULLs. */
export interface PackedColumn {
  readonly name: string;
  readonly kind: 'packed';
  /** `text`: UTF-8 bytes with length + 1 `offsets` · `integer`: 64 bits · `number`: doubles · `date`: days · `timestamp`: microseconds, wall time as UTC */
  readonly type: 'text' | 'integer' | 'number' | 'date' | 'timestamp';
  readonly length: number;
  readonly data: Uint8Array | Float64Array | Int32Array | BigInt64Array;
  readonly offsets: Int32Array | null;
  readonly nullBitmap: Uint8Array | null;
  readonly nullCount: number;
}

export const NO_DATE = -2147483648;

/** One IPC stream with one batch; all columns have the same length. */
export function writeIpc(columns: readonly ColumnInput[]): Uint8Array {
  const children = columns.map(columnData);
  const schema = new arrow.Schema(
    columns.map((column, i) => new arrow.Field(column.name, (children[i] as arrow.Data).type, true)),
  );
  const length = children[0]?.length ?? 0;
  const batch = new arrow.RecordBatch(
    schema,
    arrow.makeData({ type: new arrow.Struct(schema.fields), length, nullCount: 0, children }),
  );
  return arrow.tableToIPC(new arrow.Table([batch]), 'stream');
}

function columnData(column: ColumnInput): arrow.Data {
  switch (column.kind) {
    case 'text':
      return textData(column.values);
    case 'float':
      return column.values instanceof Float32Array
        ? arrow.makeData({ type: new arrow.Float32(), data: column.values, ...validity(column.values, Number.isNaN) })
        : arrow.makeData({ type: new arrow.Float64(), data: column.values, ...validity(column.values, Number.isNaN) });
    case 'int':
      return arrow.makeData({ type: new arrow.Int32(), data: column.values });
    case 'date':
      return arrow.makeData({
        type: new arrow.DateDay(),
        data: column.values,
        ...validity(column.values, (value) => value === NO_DATE),
      });
    case 'timestamp': {
      const micros = BigInt64Array.from(column.values, (ms) => (Number.isNaN(ms) ? 0n : BigInt(Math.round(ms * 1000))));
      return arrow.makeData({ type: new arrow.TimestampMicrosecond(), data: micros, ...validity(column.values, Number.isNaN) });
    }
    case 'packed':
      return packedData(column);
  }
}

function packedData({ type, length, data, offsets, nullBitmap, nullCount }: PackedColumn): arrow.Data {
  const rest = { length, nullCount, nullBitmap };
  switch (type) {
    case 'text':
      return arrow.makeData({
        type: new arrow.Utf8(),
        data: data as Uint8Array,
        valueOffsets: offsets ?? new Int32Array(1),
        ...rest,
      });
    case 'integer':
      return arrow.makeData({ type: new arrow.Int64(), data: data as BigInt64Array, ...rest });
    case 'number':
      return arrow.makeData({ type: new arrow.Float64(), data: data as Float64Array, ...rest });
    case 'date':
      return arrow.makeData({ type: new arrow.DateDay(), data: data as Int32Array, ...rest });
    case 'timestamp':
      return arrow.makeData({ type: new arrow.TimestampMicrosecond(), data: data as BigInt64Array, ...rest });
  }
}

/** UTF-8 in one growing buffer: Arrow's own builder takes about five times as long. */
function textData(values: readonly (string | null)[]): arrow.Data {
  const encoder = new TextEncoder();
  const offsets = new Int32Array(values.length + 1);
  const nullBitmap = new Uint8Array((values.length + 7) >> 3);
  let bytes = new Uint8Array(Math.max(1024, values.length * 16));
  let length = 0;
  let nullCount = 0;
  values.forEach((value, i) => {
    if (value === null) nullCount++;
    else {
      nullBitmap[i >> 3] = (nullBitmap[i >> 3] ?? 0) | (1 << (i & 7));
      if (length + value.length * 3 > bytes.length) {
        const larger = new Uint8Array(Math.max(bytes.length * 2, length + value.length * 3));
        larger.set(bytes);
        bytes = larger;
      }
      length += encoder.encodeInto(value, bytes.subarray(length)).written;
    }
    offsets[i + 1] = length;
  });
  return arrow.makeData({
    type: new arrow.Utf8(),
    length: values.length,
    nullCount,
    nullBitmap,
    valueOffsets: offsets,
    data: bytes.subarray(0, length),
  });
}

function validity(
  values: ArrayLike<number>,
  missing: (value: number) => boolean,
): { nullBitmap: Uint8Array; nullCount: number; length: number } {
  const nullBitmap = new Uint8Array((values.length + 7) >> 3);
  let nullCount = 0;
  for (let i = 0; i < values.length; i++) {
    if (missing(values[i] as number)) nullCount++;
    else nullBitmap[i >> 3] = (nullBitmap[i >> 3] ?? 0) | (1 << (i & 7));
  }
  return { nullBitmap, nullCount, length: values.length };
}
