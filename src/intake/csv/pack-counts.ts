/** Owns what is counted while a column is packed, and the marks that rows get in every column. */
import type { ColumnBuffer } from './column-buffer';

/** Counted while packing, over the whole column. */
export interface PackCounts {
  /** Cells with text that is not empty. */
  filled: number;
  /** Spellings of "none" in a column of numbers or dates, read as NULL. */
  missing: number;
  /** Cells of text that name total rows. */
  totals: number;
  /** Dates that the other order, day and month swapped, would not read. */
  onlyThisOrder: number;
  /** Values read without a stray quote or line end in their cell. */
  mended: number;
  /** Cells of a column of numbers that are none, read as NULL. */
  unread: number;
  /** Cells of text that were read without the blanks around them. */
  trimmed: number;
  /** Cells of text that were read without the apostrophe that kept their digits as text. */
  unguarded: number;
}

/** Every bit starts as set: NULLs are fewer than values. */
export function markNull(bitmap: Uint8Array, row: number): void {
  bitmap[row >> 3] = (bitmap[row >> 3] as number) & ~(1 << (row & 7));
}

/** Closes the rows of a block, of which so many have a value. */
export function finish(buffer: ColumnBuffer, rows: number, filled: number, counts: PackCounts): void {
  buffer.rows += rows;
  buffer.filled += filled;
  counts.filled += filled;
}
