/** Owns the JSON shapes that are read as a whole: one list or object a column, an object of named records, one record. */
import type { TableRows } from '../tables/table-rows';
import type { RowSource } from '../tables/table-source';
import { cellText, type JsonObject, type JsonValue } from './json-tree';

const STEP_ROWS = 2000;

/** `{"a": [1, 2], "b": [3, 4]}`, or with objects of row numbers instead of lists: a name a column. Shorter ones end with nothing. */
export function columnwise(columns: readonly (readonly [string, JsonValue])[]): RowSource {
  const names = columns.map(([name]) => name);
  const keys = new Map<string, number>();
  for (const [, column] of columns)
    if (column instanceof Map) for (const key of (column as JsonObject).keys()) if (!keys.has(key)) keys.set(key, keys.size);
  const length = columns.reduce((most, [, column]) => Math.max(most, Array.isArray(column) ? column.length : 0), keys.size);
  const order = [...keys.keys()];
  const valueOf = (column: JsonValue, row: number): JsonValue | undefined =>
    Array.isArray(column)
      ? (column as readonly JsonValue[])[row]
      : column instanceof Map
        ? (column as JsonObject).get(order[row] ?? '')
        : row === 0
          ? column
          : undefined;
  return source(names, length, (row) => columns.map(([, column]) => valueOf(column, row)));
}

/** `{"1001": {…}, "1002": {…}}`: a record a name, which becomes the first column. */
export function keyed(records: JsonObject): RowSource {
  const flat = Array.from(records, ([key, record]) => new Map<string, JsonValue>([['key', key], ...flattened(record, '')]));
  return ofMaps(flat);
}

/** One object: one row. */
export function single(record: JsonValue): RowSource {
  return ofMaps([new Map(flattened(record, ''))]);
}

function ofMaps(records: readonly ReadonlyMap<string, JsonValue>[]): RowSource {
  const names = [...new Set(records.flatMap((record) => [...record.keys()]))];
  return source(names, records.length, (row) => names.map((name) => records[row]?.get(name)));
}

function flattened(value: JsonValue, prefix: string): [string, JsonValue][] {
  if (!(value instanceof Map)) return [[prefix === '' ? 'value' : prefix.slice(0, -1), value]];
  return Array.from(value as JsonObject).flatMap(([name, part]) => flattened(part, `${prefix}${name}.`));
}

function source(
  names: readonly string[],
  length: number,
  cellsOf: (row: number) => readonly (JsonValue | undefined)[],
): RowSource {
  return {
    name: '',
    names,
    async *rows(into: TableRows) {
      for (let row = 0; row < length; row++) {
        cellsOf(row).forEach((value, column) => {
          if (typeof value === 'boolean') into.truth(column, value, String(value));
          else into.text(column, cellText(value), row + 1);
        });
        into.batch.endRow(row + 1, true);
        if (row % STEP_ROWS === STEP_ROWS - 1) yield await Promise.resolve((row + 1) / length);
      }
      yield 1;
    },
  };
}
