/** Owns the filling of cells that are merged over several rows: the value stands in the first of them only. */
import type { RowBatch } from '../cells/row-batch';
import type { Merge } from './sheet-range';

interface Filling {
  readonly column: number;
  readonly bottom: number;
  readonly bytes: Uint8Array;
}

/** Told of cells and rows as they are read, in the order of the sheet. */
export class MergedDown {
  /** Cells that were filled. */
  filled = 0;
  /** Last row of the merged area that starts in a row and column. */
  private readonly bottoms = new Map<number, number>();
  private readonly under = new Map<number, Filling>();

  /** @param merges areas to fill, in their first column; other merges are not among them */
  constructor(merges: readonly Merge[]) {
    for (const { top, left, bottom } of merges) this.bottoms.set(top * 16_384 + left, bottom);
  }

  /** A cell with the bytes batch.bytes[start … batch.size). */
  cell(batch: RowBatch, row: number, column: number, start: number): void {
    const bottom = this.bottoms.get(row * 16_384 + column);
    if (bottom !== undefined) this.under.set(column, { column, bottom, bytes: batch.bytes.slice(start, batch.size) });
  }

  /** Adds what is merged down into the row at hand; a row without cells of its own stays empty, and a cell with a value keeps it. */
  fillRow(batch: RowBatch, row: number): void {
    if (this.under.size === 0) return;
    const own = batch.openColumns();
    for (const { column, bottom, bytes } of [...this.under.values()]) {
      if (row > bottom) this.under.delete(column);
      else if (own.size > 0 && !own.has(column)) {
        const start = batch.size;
        batch.append(bytes, 0, bytes.length);
        batch.cell(column, start);
        this.filled++;
      }
    }
  }
}
