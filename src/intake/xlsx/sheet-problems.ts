/** Owns what is told of one table of a sheet once it is read. */
import type { ColumnState } from '../csv/column-state';
import { csvProblems, type CsvProblem } from '../csv/csv-problems';
import { textProblems } from '../csv/text-problems';
import type { RowSieve } from './row-sieve';
import type { SheetLayout } from './sheet-layout';
import type { Merge } from './sheet-range';
import type { Known, PassCells } from './sheet-pass';
import { xlsxProblems } from './xlsx-problems';

interface Read {
  readonly layout: SheetLayout;
  readonly cells: PassCells;
  readonly sieve: RowSieve;
  readonly columns: readonly ColumnState[];
  readonly merges: readonly Merge[];
  readonly rows: number;
  /** Cells filled from merged areas. */
  readonly filled: number;
  readonly known: Known;
}

/** In the order in which a person would want to know them. */
export function sheetProblems({ layout, cells, sieve, columns, merges, rows, filled, known }: Read): CsvProblem[] {
  const { firstColumn, headerLine, names, header, titleRows, lastHeadLine } = layout;
  const renamed = names.filter((name, i) => headerLine > 0 && name !== header[i]);
  const down = new Set(known.down ?? []);
  const inData = ({ top, bottom }: Merge): boolean =>
    top >= Math.max(lastHeadLine, known.span.top) && bottom <= known.span.bottom && bottom > top;
  const notFilled = merges.filter((merge) => inData(merge) && !down.has(merge)).length;
  const hiddenColumns = names.filter((_, i) =>
    cells.hiddenColumns.some(({ first, last }) => firstColumn + i >= first && firstColumn + i <= last),
  );
  const gaps = columns.filter(({ counts }, i) => counts.filled === 0 && header[i] === '' && isBetween(columns, header, i));
  const problems: (CsvProblem | false)[] = [
    rows === 0 && csvProblems.noRows(),
    sieve.rejectedCount > 0 && csvProblems.rejected(sieve.rejectedCount),
    titleRows > 0 && csvProblems.titleRows(titleRows, headerLine),
    headerLine === 0 && csvProblems.noHeader(),
    layout.joinedRows > 1 && csvProblems.headerRows(layout.joinedRows),
    renamed.length > 0 && csvProblems.renamed(renamed),
    sieve.repeatedHeads > 0 && csvProblems.repeatedHeaders(sieve.repeatedHeads),
    sieve.totalRows > 0 && csvProblems.totalRows(sieve.totalRows),
    gaps.length > 0 && xlsxProblems.sideBySide(gaps.map(({ name }) => name)),
    hiddenColumns.length > 0 && xlsxProblems.hiddenColumns(hiddenColumns),
    cells.hiddenRows > 0 && xlsxProblems.hiddenRows(cells.hiddenRows),
    ...xlsxProblems.ofCounts(cells.counts),
    filled > 0 && xlsxProblems.mergedFilled(known.down?.length ?? 0, filled),
    notFilled > 0 && xlsxProblems.mergedRows(notFilled),
    ...textProblems(columns),
    cells.declares && xlsxProblems.declarations(),
    ...columns.flatMap((column) => column.problems(true)),
  ];
  return problems.filter((problem) => problem !== false);
}

/** True for a column with named ones on both sides. */
function isBetween(columns: readonly ColumnState[], header: readonly string[], i: number): boolean {
  const isNamed = (k: number): boolean => (header[k] ?? '') !== '' || (columns[k]?.counts.filled ?? 0) > 0;
  return columns.some((_, k) => k < i && isNamed(k)) && columns.some((_, k) => k > i && isNamed(k));
}
