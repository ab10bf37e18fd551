/** Owns the arithmetic of a selection of cells: a rectangle between the cell where it began and the one where it ends. */

export interface CellSelection {
  /** Where it began. */
  readonly row: number;
  readonly column: number;
  /** Where it ends; the cursor. */
  readonly toRow: number;
  readonly toColumn: number;
}

/** First and last row and column, in order, all inclusive. */
export interface CellRange {
  readonly top: number;
  readonly bottom: number;
  readonly left: number;
  readonly right: number;
}

export function rangeOf({ row, column, toRow, toColumn }: CellSelection): CellRange {
  return {
    top: Math.min(row, toRow),
    bottom: Math.max(row, toRow),
    left: Math.min(column, toColumn),
    right: Math.max(column, toColumn),
  };
}

export function isInRange({ top, bottom, left, right }: CellRange, row: number, column: number): boolean {
  return row >= top && row <= bottom && column >= left && column <= right;
}

/** The cursor moved by so many cells and kept inside; `extend` leaves the beginning where it is. */
export function moved(
  from: CellSelection,
  by: { readonly rows: number; readonly columns: number },
  size: { readonly rows: number; readonly columns: number },
  extend: boolean,
): CellSelection {
  const toRow = Math.max(0, Math.min(size.rows - 1, from.toRow + by.rows));
  const toColumn = Math.max(0, Math.min(size.columns - 1, from.toColumn + by.columns));
  return extend ? { ...from, toRow, toColumn } : { row: toRow, column: toColumn, toRow, toColumn };
}

/** As in a spreadsheet, with Ctrl: to the first or last cell, or to the edge of the row or column. null for other keys. */
export function edgeStep(
  key: string,
  size: { readonly rows: number; readonly columns: number },
): { readonly rows: number; readonly columns: number } | null {
  const step = {
    Home: [-size.rows, -size.columns],
    End: [size.rows, size.columns],
    ArrowDown: [size.rows, 0],
    ArrowUp: [-size.rows, 0],
    ArrowRight: [0, size.columns],
    ArrowLeft: [0, -size.columns],
  }[key];
  return step === undefined ? null : { rows: step[0] ?? 0, columns: step[1] ?? 0 };
}

/** Where a key leads the cursor; null for keys that mean nothing here. @param page rows of a page */
export function cursorStep(key: string, page: number, rows: number): { readonly rows: number; readonly columns: number } | null {
  const step = {
    ArrowDown: [1, 0],
    ArrowUp: [-1, 0],
    ArrowRight: [0, 1],
    ArrowLeft: [0, -1],
    PageDown: [page, 0],
    PageUp: [-page, 0],
    Home: [-rows, 0],
    End: [rows, 0],
  }[key];
  return step === undefined ? null : { rows: step[0] ?? 0, columns: step[1] ?? 0 };
}
