/** Owns the plain values that leave the engine, and their text. */

/** One value as a person or a program outside sees it. Dates are `yyyy-MM-dd`, timestamps `yyyy-MM-dd HH:mm:ss[.ffffff]`. */
export type Cell = string | number | bigint | boolean | null | readonly Cell[] | { readonly [name: string]: Cell };

/**
 * - `number`: Float64Array; NULL is NaN and marked in `nulls`
 * - `date`, `timestamp`: Float64Array of milliseconds since 1970 UTC, wall time taken as UTC; NULL as above
 * - `cells`: anything else, value by value (text, booleans, integers beyond 2^53, lists, …); NULL is null
 */
export type Column =
  | { readonly kind: 'number' | 'date' | 'timestamp'; readonly values: Float64Array; readonly nulls: Uint8Array | null }
  | { readonly kind: 'cells'; readonly values: readonly Cell[] };

/** One value of a column; NULL is null. */
export function cellOf(column: Column, row: number): Cell {
  if (column.kind === 'cells') return column.values[row] ?? null;
  if (column.nulls?.[row] === 1) return null;
  const value = column.values[row] ?? NaN;
  if (column.kind === 'number') return value;
  return column.kind === 'date' ? dateText(value) : timestampText(value);
}

/** `yyyy-MM-dd`; a year outside 0…9999 keeps ISO 8601's sign and six digits. */
export function dateText(ms: number): string {
  const iso = new Date(ms);
  return Number.isNaN(iso.getTime()) ? String(ms) : iso.toISOString().replace(/T.*$/, '');
}

/** `yyyy-MM-dd HH:mm:ss`, with the fraction only when there is one. */
export function timestampText(ms: number): string {
  const whole = new Date(Math.floor(ms));
  if (Number.isNaN(whole.getTime())) return String(ms);
  const micros = Math.round((ms - Math.floor(ms / 1000) * 1000) * 1000);
  const fraction = micros === 0 ? '' : `.${String(micros).padStart(6, '0').replace(/0+$/, '')}`;
  return (
    whole
      .toISOString()
      .replace('T', ' ')
      .replace(/\.\d+Z$/, '') + fraction
  );
}
