// Finds where two pictures of a page differ, each reduced to the mean colours of a grid of cells, so that one dot more or less is no difference.
import type { Cells } from './picture-lab';

/** Two cells are alike when no channel of their means, of 255, differs by more. */
const APART = 12;

/** The rectangle around all cells that differ, in dots of the page. */
export interface Difference {
  readonly cells: number;
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** @returns null when no cell differs */
export function differenceOf(one: Cells, other: Cells): Difference | null {
  if (one.columns !== other.columns || one.rows !== other.rows) throw new Error('The pictures have different sizes.');
  let cells = 0;
  let [left, top, right, bottom] = [one.columns, one.rows, 0, 0];
  for (let row = 0; row < one.rows; row++) {
    for (let column = 0; column < one.columns; column++) {
      const at = 3 * (row * one.columns + column);
      if (![at, at + 1, at + 2].some((i) => Math.abs((one.means[i] ?? 0) - (other.means[i] ?? 0)) > APART)) continue;
      cells += 1;
      left = Math.min(left, column);
      right = Math.max(right, column + 1);
      top = Math.min(top, row);
      bottom = Math.max(bottom, row + 1);
    }
  }
  if (cells === 0) return null;
  return { cells, left: left * one.cellPx, top: top * one.cellPx, right: right * one.cellPx, bottom: bottom * one.cellPx };
}
