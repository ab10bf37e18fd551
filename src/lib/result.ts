/** Owns the reading side of a query result, for those who draw it and need not know the engine. */

/** Columns of one result; rows keep the statement's order. NULL is NaN in numbers and null in texts. */
export interface ResultReader {
  readonly rowCount: number;
  readonly names: readonly string[];
  numbers(name: string): Float64Array;
  texts(name: string): (string | null)[];
}
