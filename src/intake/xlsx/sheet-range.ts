/** Owns addresses of cells and ranges, such as `C7` and `A1:C3`. */

/** Rows and columns from 0, ends included. */
export interface Merge {
  readonly top: number;
  readonly left: number;
  readonly bottom: number;
  readonly right: number;
}

/** Null for what is no range. */
export function readRange(ref: string): Merge | null {
  const match = /^\$?([A-Z]{1,3})\$?(\d{1,7}):\$?([A-Z]{1,3})\$?(\d{1,7})$/i.exec(ref);
  if (match === null) return null;
  const column = (letters = ''): number =>
    Array.from(letters.toUpperCase()).reduce((n, l) => n * 26 + l.charCodeAt(0) - 64, 0) - 1;
  const [rows, columns] = [
    [Number(match[2]) - 1, Number(match[4]) - 1],
    [column(match[1]), column(match[3])],
  ];
  return { top: Math.min(...rows), left: Math.min(...columns), bottom: Math.max(...rows), right: Math.max(...columns) };
}

/** `C7` for row 6, column 2. */
export function addressOf(row: number, column: number): string {
  return `${lettersOf(column)}${row + 1}`;
}

/** `C` for column 2. */
export function lettersOf(column: number): string {
  let letters = '';
  for (let n = column + 1; n > 0; n = Math.floor((n - 1) / 26)) letters = String.fromCharCode(65 + ((n - 1) % 26)) + letters;
  return letters;
}
