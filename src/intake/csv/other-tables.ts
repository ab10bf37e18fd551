/** Owns the search of a sample for further tables below the first, each with a header of its own. */
import { columnShape, fitsShape, tellsNames } from './column-shape';
import { isValue } from './find-header';
import { isMissing } from './number-text';

interface Row {
  readonly cells: readonly string[];
}

/** What tells a row of the first table from a header: a column of values, of codes, or of few texts that repeat themselves. */
interface TellingColumn {
  readonly column: number;
  /** Of values or codes, which every row of the table has to have; texts may be new ones. */
  readonly isStrict: boolean;
  readonly fits: (text: string) => boolean;
}

/** Rows at the start by which the first table is known, and their share. */
const ENOUGH_ROWS = 10;
const START = 0.3;
/** Share of its cells that a column has to fill, and that have to be of one kind. */
const NEARLY_ALL = 0.9;
/** Columns looked at, so that a wide table does not take long. */
const MOST_COLUMNS = 100;

/** The rows without those of other tables; all of them where there is none. */
export function ofFirstTable<R extends Row>(rows: readonly R[], width: number): readonly R[] {
  const start = rows.slice(0, Math.max(ENOUGH_ROWS, Math.ceil(rows.length * START)));
  if (start.length === rows.length) return rows;
  const telling = Array.from({ length: Math.min(width, MOST_COLUMNS) }, (_, column) => tellingColumn(start, column)).filter(
    (found) => found !== null,
  );
  const strict = telling.filter(({ isStrict }) => isStrict);
  if (telling.length < 2 || strict.length === 0) return rows;
  const isHeader = ({ cells }: Row): boolean =>
    telling.every(({ column, fits }) => !isMissing(cells[column] ?? '') && !fits(cells[column] ?? ''));
  const first = rows.findIndex((row, i) => i >= start.length && isHeader(row));
  if (first < 0) return rows;
  return rows.filter((row, i) => i < first || strict.every(({ column, fits }) => fits(row.cells[column] ?? '')));
}

function tellingColumn(rows: readonly Row[], column: number): TellingColumn | null {
  const filled = rows.map(({ cells }) => cells[column] ?? '').filter((text) => !isMissing(text));
  if (filled.length < rows.length * NEARLY_ALL) return null;
  if (filled.filter(isValue).length >= filled.length * NEARLY_ALL)
    return { column, isStrict: true, fits: (text) => isMissing(text) || isValue(text) };
  const shape = columnShape({ kind: 'text', watch: null }, filled);
  return !tellsNames(shape) ? null : { column, isStrict: shape.code, fits: (text) => fitsShape(shape, text) };
}
