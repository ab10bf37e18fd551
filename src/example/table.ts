/** Owns the form in which the generator hands over a table: named columns of one length, as an export file would hold them. */

/** One column. The header is the Chinese one a real export has; each kind says how "missing" is written. */
export type ExampleColumn =
  /** null = missing */
  | { readonly name: string; readonly kind: 'text'; readonly values: readonly (string | null)[] }
  /** NaN = missing */
  | { readonly name: string; readonly kind: 'float'; readonly values: Float64Array | Float32Array }
  /** never missing */
  | { readonly name: string; readonly kind: 'int'; readonly values: Int32Array }
  /** days since 1970-01-01; {@link MISSING_DAY} = missing */
  | { readonly name: string; readonly kind: 'date'; readonly values: Int32Array }
  /** milliseconds since 1970-01-01 00:00, local wall time written as if it were UTC; NaN = missing */
  | { readonly name: string; readonly kind: 'timestamp'; readonly values: Float64Array };

/** One raw table as an export would hold it. `rows` is the length of every column. */
export interface ExampleTable {
  readonly name: string;
  readonly columns: readonly ExampleColumn[];
  readonly rows: number;
}

/** The value of a missing date in a `date` column. */
export const MISSING_DAY = -2147483648;

/** A text column made of one value a row. */
export function textColumn<R>(name: string, rows: readonly R[], value: (row: R) => string | null): ExampleColumn {
  return { name, kind: 'text', values: rows.map(value) };
}

/** A float column made of one value a row; null becomes NaN. */
export function floatColumn<R>(name: string, rows: readonly R[], value: (row: R) => number | null): ExampleColumn {
  return { name, kind: 'float', values: Float64Array.from(rows, (row) => value(row) ?? NaN) };
}

/** A date column made of one day number a row; null becomes {@link MISSING_DAY}. */
export function dateColumn<R>(name: string, rows: readonly R[], value: (row: R) => number | null): ExampleColumn {
  return { name, kind: 'date', values: Int32Array.from(rows, (row) => value(row) ?? MISSING_DAY) };
}

/** A timestamp column made of one instant (ms) a row; null becomes NaN. */
export function timestampColumn<R>(name: string, rows: readonly R[], value: (row: R) => number | null): ExampleColumn {
  return { name, kind: 'timestamp', values: Float64Array.from(rows, (row) => value(row) ?? NaN) };
}
