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

export type FactColumn = CategoryColumn | NumberColumn;

/** Room for codes below `size`. */
export function makeCodes(rows: number, size: number): Uint16Array | Uint32Array {
  return size > 0x10000 ? new Uint32Array(rows) : new Uint16Array(rows);
}
