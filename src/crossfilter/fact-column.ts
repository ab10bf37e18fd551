/** Owns what one column of customer_facts is in memory: typed arrays with one entry a customer, in one order for all columns. */

/** Places on an axis; wide only where 65,536 are not enough. */
export type Codes = Uint8Array | Uint16Array | Uint32Array;

/** Category: `codes[row]` indexes `values`; a missing value has its own code with `values[code] === null`. */
export interface CategoryColumn {
  readonly kind: 'category';
  readonly codes: Codes;
  readonly values: readonly (string | null)[];
}

/** Number: NaN is missing. */
export interface NumberColumn {
  readonly kind: 'number';
  readonly values: Float64Array;
}

/**
 * Curves of the customers that have one: point s of the k-th is `values[k * width + s]`, NaN where there is none, and `rows[k]`, ascending,
 * tells whose it is. Single precision: six digits are more than a meter has.
 */
export interface CurveColumn {
  readonly kind: 'curve';
  readonly rows: Uint32Array;
  readonly width: number;
  readonly values: Float32Array;
}

export type FactColumn = CategoryColumn | NumberColumn | CurveColumn;

/** Room for codes below `size`. */
export function makeCodes(rows: number, size: number): Uint16Array | Uint32Array {
  return size > 0x10000 ? new Uint32Array(rows) : new Uint16Array(rows);
}
