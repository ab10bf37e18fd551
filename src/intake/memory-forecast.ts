/** Owns the forecast of the memory that a table takes in the engine before all of it is read. */

const GIB = 2 ** 30;

/** What can be used of the 3.1 GiB at which DuckDB-WASM gives up: queries need room to work, and blocks are never quite full. */
export const USABLE_BYTES = 2.7 * GIB;

/** Rows of a row group of DuckDB and bytes of a block: a column of a group takes whole blocks, and one more for what is NULL. */
const GROUP_ROWS = 122_880;
const BLOCK_BYTES = 262_144;

const WIDTHS: readonly (readonly [RegExp, number])[] = [
  [/^(?:BOOLEAN|U?TINYINT)$/, 1],
  [/^U?SMALLINT$/, 2],
  [/^(?:U?INTEGER|FLOAT|DATE)$/, 4],
  [/^(?:HUGEINT|UUID|INTERVAL)$/, 16],
];

/**
 * Bytes of a row in one column, within 8 % of what was measured on tables of a million rows and more of the same engine.
 * @param textBytes mean length of a text in UTF-8 bytes; without meaning for other types
 */
export function columnBytes(sqlType: string, textBytes: number): number {
  const isText = /^(?:VARCHAR|BLOB)/.test(sqlType) || sqlType.endsWith(']');
  const width = isText ? 4 + textBytes : (WIDTHS.find(([type]) => type.test(sqlType))?.[1] ?? 8);
  return ((Math.ceil((width * GROUP_ROWS) / BLOCK_BYTES) + 1) * BLOCK_BYTES) / GROUP_ROWS;
}

/** Bytes, but for `rows` (of the whole file, estimated) and `columns` (bytes a row, by name). */
export interface MemoryForecast {
  readonly rows: number;
  readonly columns: ReadonlyMap<string, number>;
  /** The whole table. */
  readonly table: number;
  /** What the model makes of it. */
  readonly model: number;
  /** Taken by other tables. */
  readonly others: number;
}

/** All that would be in memory once the file is in use. */
export function forecastTotal({ table, model, others }: MemoryForecast): number {
  return table + model + others;
}

const SAMPLES = [2, 3, 4, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000, 10_000] as const;

/** The largest sample, as one customer in so many, that fits beside what is there. */
export function fittingSample({ table, model, others }: MemoryForecast, usable: number = USABLE_BYTES): number {
  // A share is never met exactly: customers differ in their number of rows.
  const room = Math.max(usable - others, usable / 20) * 0.9;
  return SAMPLES.find((oneIn) => (table + model) / oneIn <= room) ?? 10_000;
}
