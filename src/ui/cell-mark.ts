/** Owns the kinds of mark a cell of DataGrid may carry. */

/** `odd`: unlike its column. `unread`: cannot be read. `none`: stands for no value. `total`: part of a row of totals. */
export type CellMark = 'odd' | 'unread' | 'none' | 'total';
