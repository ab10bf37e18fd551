/** Owns what is told of a delimited text file once all of it is read. */
import type { StreamCounts } from '../encoding/utf8-chunks';
import type { MissingCell, RawTable, RejectedRow } from '../raw-table';
import { missingCellsOf, type ColumnState } from './column-state';
import { csvProblems, type CsvProblem } from './csv-problems';
import type { RecordCounts } from './record-counts';
import type { Layout } from './sniff-layout';
import { textProblems } from './text-problems';

export interface CsvSummary {
  readonly encoding: string;
  readonly delimiter: string;
  readonly headerLine: number;
  readonly rows: number;
  readonly rejected: number;
  readonly rejectedRows: readonly RejectedRow[];
  readonly problems: readonly CsvProblem[];
  /** See RawTable. */
  readonly totals: RawTable['totals'];
  readonly missingCells: readonly MissingCell[];
  /** Physical line of the last row; 0 without rows. */
  readonly lastRowLine: number;
  /** Columns without any value. */
  readonly empty: readonly string[];
}

/** @param columns after the last row, in the order of the file */
export function summariseCsv(
  encoding: string,
  layout: Layout,
  records: RecordCounts,
  columns: readonly ColumnState[],
  counts: StreamCounts,
): CsvSummary {
  const { rows, rejectedCount, blankRows, strayQuotes, unclosedLines } = records;
  const renamed = columns.map(({ name }) => name).filter((name, i) => name !== layout.header[i] && layout.headerLine > 0);
  const problems: (CsvProblem | false)[] = [
    rows === 0 && csvProblems.noRows(),
    rejectedCount > 0 && csvProblems.rejected(rejectedCount),
    rejectedCount > records.rejected.length && csvProblems.rejectsUnlisted(rejectedCount - records.rejected.length),
    records.shortRows > 0 && csvProblems.rowsShort(records.shortRows, records.shortLines),
    records.mendedRows > 0 && csvProblems.rowsMended(records.mendedRows, records.mendedLines),
    layout.titleRows > 0 && csvProblems.titleRows(layout.titleRows, layout.headerLine),
    layout.headerLine === 0 && csvProblems.noHeader(),
    layout.headerRows > 1 && csvProblems.headerRows(layout.headerRows),
    layout.isHeaderDoubtful && csvProblems.headerDoubtful(layout.dataLine),
    layout.headerMended && csvProblems.headerMended(layout.headerLine),
    layout.namesMissing > 0 && csvProblems.namesMissing(layout.namesMissing, layout.headerLine),
    layout.form?.kind === 'columns' && csvProblems.fixedWidth(columns.length),
    layout.form?.kind === 'tail' && csvProblems.lineTails(layout.form.mark),
    layout.form?.kind === 'drawn' && csvProblems.drawnTable(),
    columns.length === 1 && layout.oddOneOut !== null && csvProblems.singleColumn(layout.oddOneOut),
    renamed.length > 0 && csvProblems.renamed(renamed),
    layout.fewest < columns.length && csvProblems.shortRows(),
    records.otherTables.length > 0 && csvProblems.otherTables(records.otherTables),
    records.repeatedHeaders > 0 && csvProblems.repeatedHeaders(records.repeatedHeaders),
    records.totalRows > 0 && csvProblems.totalRows(records.totalRows),
    blankRows > 0 && csvProblems.blankRows(blankRows),
    ...textProblems(columns),
    unclosedLines.length > 0 && csvProblems.unclosedQuotes(unclosedLines),
    strayQuotes > 0 && csvProblems.strayQuotes(strayQuotes),
    counts.nulBytes > 0 && csvProblems.nulBytes(counts.nulBytes),
    counts.undecodable > 0 && csvProblems.undecodable(counts.undecodable, encoding),
    ...columns.flatMap((column) => column.problems(columns.some((other) => other.tellsOrder))),
  ];
  return {
    encoding,
    delimiter: layout.shown,
    headerLine: layout.headerLine,
    rows,
    rejected: rejectedCount,
    rejectedRows: records.rejected,
    lastRowLine: records.lastRowLine,
    problems: problems.filter((problem) => problem !== false),
    missingCells: missingCellsOf(columns),
    totals: columns.flatMap(({ name, counts }) => (counts.totals > 0 ? [{ column: name, rows: counts.totals }] : [])),
    empty: columns.filter(({ counts }) => counts.filled === 0).map(({ name }) => name),
  };
}
