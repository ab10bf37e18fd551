/** Owns the reading of one Arrow vector: widths, decimals, 64-bit integers and time units, value by value right. */
import * as arrow from 'apache-arrow';
import { cellOf, timestampText, type Cell, type Column } from './cells';

/** Arrow's own getters leave decimals unscaled and cut microseconds, so those types are read from the buffers here. */
export function readVector(vector: arrow.Vector): Column {
  const type = vector.type as arrow.DataType;
  if (arrow.DataType.isFloat(type))
    return type.precision === arrow.Precision.HALF
      ? numeric(vector, 'number', (_data, _i, row) => Number(vector.get(row)))
      : copied(vector);
  if (arrow.DataType.isInt(type))
    return type.bitWidth === 64 ? wholeNumbers(vector, (data, i) => data.values[i] as bigint) : copied(vector);
  if (arrow.DataType.isDecimal(type))
    return type.scale === 0 ? wholeNumbers(vector, decimalDigits(type)) : decimals(vector, type);
  if (arrow.DataType.isDate(type)) return numeric(vector, 'date', (data, i) => Number(data.values[i]) * 86_400_000);
  if (arrow.DataType.isTimestamp(type)) {
    const perMs = [0.001, 1, 1_000, 1_000_000][type.unit] ?? 1;
    return numeric(vector, 'timestamp', (data, i) => Number(data.values[i]) / perMs);
  }
  if (arrow.DataType.isStruct(type)) return structs(vector, type);
  if (arrow.DataType.isMap(type)) return maps(vector);
  if (arrow.DataType.isInterval(type)) return intervals(vector);
  return { kind: 'cells', values: Array.from({ length: vector.length }, (_, i) => cellFrom(vector.get(i), type)) };
}

type Data = { values: any; nullBitmap: Uint8Array | null; length: number; offset: number; nullCount: number };

function forEachSlot(vector: arrow.Vector, visit: (data: Data, slot: number, row: number, isNull: boolean) => void): void {
  let row = 0;
  for (const data of vector.data as unknown as Data[]) {
    const bitmap = data.nullCount > 0 ? data.nullBitmap : null;
    for (let i = 0; i < data.length; i++) {
      const bit = i + data.offset;
      const isNull = bitmap !== null && bitmap.length > 0 && ((bitmap[bit >> 3] ?? 0) & (1 << (bit & 7))) === 0;
      visit(data, i, row++, isNull);
    }
  }
}

/** Numbers that stand in the buffers as they are: copied a batch at a time, which takes a tenth of a look at each value. */
function copied(vector: arrow.Vector): Column {
  const values = new Float64Array(vector.length);
  const nulls = vector.nullCount > 0 ? new Uint8Array(vector.length) : null;
  let from = 0;
  for (const data of vector.data as unknown as Data[]) {
    values.set((data.values as Float64Array).subarray(0, data.length), from);
    if (nulls !== null && data.nullCount > 0) markNulls(data, values, nulls, from);
    from += data.length;
  }
  return { kind: 'number', values, nulls };
}

/** What lies in a buffer under a NULL is anything. */
function markNulls({ nullBitmap, length, offset }: Data, values: Float64Array, nulls: Uint8Array, from: number): void {
  if (nullBitmap === null || nullBitmap.length === 0) return;
  for (let i = 0; i < length; i++) {
    const bit = i + offset;
    if (((nullBitmap[bit >> 3] ?? 0) & (1 << (bit & 7))) !== 0) continue;
    nulls[from + i] = 1;
    values[from + i] = NaN;
  }
}

function numeric(
  vector: arrow.Vector,
  kind: 'number' | 'date' | 'timestamp',
  read: (data: Data, slot: number, row: number) => number,
): Column {
  const values = new Float64Array(vector.length);
  const nulls = vector.nullCount > 0 ? new Uint8Array(vector.length) : null;
  forEachSlot(vector, (data, slot, row, isNull) => {
    if (isNull && nulls !== null) nulls[row] = 1;
    values[row] = isNull ? NaN : read(data, slot, row);
  });
  return { kind, values, nulls };
}

/** Integers that may exceed 2^53: plain numbers when all fit, otherwise exact bigints. */
function wholeNumbers(vector: arrow.Vector, read: (data: Data, slot: number) => bigint): Column {
  const exact: (bigint | null)[] = new Array<bigint | null>(vector.length).fill(null);
  let safe = true;
  forEachSlot(vector, (data, slot, row, isNull) => {
    if (isNull) return;
    const value = read(data, slot);
    exact[row] = value;
    if (value > 9007199254740991n || value < -9007199254740991n) safe = false;
  });
  if (!safe) return { kind: 'cells', values: exact };
  const nulls = vector.nullCount > 0 ? Uint8Array.from(exact, (value) => (value === null ? 1 : 0)) : null;
  return { kind: 'number', values: Float64Array.from(exact, (value) => (value === null ? NaN : Number(value))), nulls };
}

/** Little-endian two's complement words of one decimal, as a whole number of the smallest unit. */
function decimalDigits(type: arrow.Decimal): (data: Data, slot: number) => bigint {
  const words = type.bitWidth / 32;
  return (data, slot) => {
    const view = data.values as Uint32Array;
    let value = 0n;
    for (let w = words - 1; w >= 0; w--) value = (value << 32n) | BigInt(view[slot * words + w] ?? 0);
    return BigInt.asIntN(type.bitWidth, value);
  };
}

/**
 * Through the decimal text, so that 0.1 is the double nearest to 0.1 whatever the width. A value with more digits than a double
 * holds stays exact as text, and its column is one of cells.
 */
function decimals(vector: arrow.Vector, type: arrow.Decimal): Column {
  const digits = decimalDigits(type);
  const exact: Cell[] = new Array<Cell>(vector.length).fill(null);
  let safe = true;
  forEachSlot(vector, (data, slot, row, isNull) => {
    if (isNull) return;
    const value = digits(data, slot);
    const magnitude = value < 0n ? -value : value;
    const text = magnitude.toString().padStart(type.scale + 1, '0');
    const written = `${value < 0n ? '-' : ''}${text.slice(0, -type.scale)}.${text.slice(-type.scale)}`;
    const fits = magnitude <= 9007199254740991n;
    exact[row] = fits ? Number(written) : written;
    if (!fits) safe = false;
  });
  if (!safe) return { kind: 'cells', values: exact };
  return numeric(vector, 'number', (_, __, row) => exact[row] as number);
}

function structs(vector: arrow.Vector, type: arrow.Struct): Column {
  const fields = type.children.map((field, i) => {
    const child = vector.getChildAt(i);
    return { name: field.name, column: child === null ? null : readVector(child) };
  });
  const record = (row: number): Cell =>
    Object.fromEntries(fields.map(({ name, column }) => [name, column === null ? null : cellOf(column, row)]));
  return { kind: 'cells', values: Array.from({ length: vector.length }, (_, row) => (vector.isValid(row) ? record(row) : null)) };
}

/** A map is a list of structs (key, value); reading them as such keeps decimals and times inside it right. */
function maps(vector: arrow.Vector): Column {
  const values: Cell[] = new Array<Cell>(vector.length).fill(null);
  let entries: Column | null = null;
  let source: Data | null = null;
  forEachSlot(vector, (data, slot, row, isNull) => {
    if (isNull) return;
    if (source !== data) {
      source = data;
      entries = readVector(new arrow.Vector([(data as unknown as arrow.Data).children[0] as arrow.Data]));
    }
    const offsets = (data as unknown as arrow.Data<arrow.Map_>).valueOffsets;
    const record: Record<string, Cell> = {};
    for (let i = offsets[slot] ?? 0; i < (offsets[slot + 1] ?? 0); i++) {
      const entry = entries === null ? null : (cellOf(entries, i) as Record<string, Cell> | null);
      if (entry !== null) record[String(entry['key'])] = entry['value'] ?? null;
    }
    values[row] = record;
  });
  return { kind: 'cells', values };
}

/** DuckDB's INTERVAL is months, days and nanoseconds in four 32-bit words, which this version of Arrow has no getter for. */
function intervals(vector: arrow.Vector): Column {
  const values: Cell[] = new Array<Cell>(vector.length).fill(null);
  forEachSlot(vector, (data, slot, row, isNull) => {
    if (isNull) return;
    const [months = 0, days = 0, low = 0, high = 0] = (data.values as Int32Array).subarray(slot * 4, slot * 4 + 4);
    const seconds = Number((BigInt(high) << 32n) | BigInt(low >>> 0)) / 1e9;
    values[row] = `${months} months ${days} days ${seconds} s`;
  });
  return { kind: 'cells', values };
}

/** A value that Arrow hands out as an object of its own, as plain data. */
function cellFrom(value: unknown, type?: arrow.DataType): Cell {
  if (value === null || value === undefined) return null;
  if (type !== undefined && arrow.DataType.isTime(type)) return timeText(value as number | bigint, type.unit);
  if (typeof value === 'bigint') return value >= -9007199254740991n && value <= 9007199254740991n ? Number(value) : value;
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') return value;
  if (value instanceof Date) return timestampText(value.getTime());
  if (value instanceof Uint8Array) return `0x${Array.from(value, (byte) => byte.toString(16).padStart(2, '0')).join('')}`;
  if (value instanceof arrow.Vector) {
    const column = readVector(value);
    return Array.from({ length: value.length }, (_, row) => cellOf(column, row));
  }
  return String(value);
}

function timeText(value: number | bigint, unit: arrow.TimeUnit): string {
  const perSecond = [1, 1e3, 1e6, 1e9][unit] ?? 1;
  const seconds = Number(value) / perSecond;
  const text = new Date(Math.floor(seconds) * 1000).toISOString().slice(11, 19);
  const micros = Math.round((seconds - Math.floor(seconds)) * 1e6);
  return micros === 0 ? text : `${text}.${String(micros).padStart(6, '0').replace(/0+$/, '')}`;
}
