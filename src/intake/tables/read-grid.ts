/** Owns the reading of a sheet that is in memory: the tables one below another in it, in passes until every column's type holds. */
import { csvProblems } from '../csv/csv-problems';
import { SheetPass, type Known, type PassSink, type TableSummary } from '../xlsx/sheet-pass';
import { xlsxProblems } from '../xlsx/xlsx-problems';
import type { Grid } from './grid';
import type { TableSink } from './table-sink';

/** Tables one below another in a sheet; what follows them stays in the last. */
const MOST_TABLES = 20;
const NO_BYTES = new Uint8Array(0);

/**
 * The tables from top to bottom; none for a sheet without a filled cell.
 * @param asked see ReadOverrides.headerLine @param id number of its first table
 */
export async function* readGrid(
  grid: Grid,
  name: string,
  asked: number | undefined,
  id: number,
  sink: Pick<TableSink, 'begin' | 'batch' | 'progress'>,
): AsyncGenerator<TableSummary> {
  let top = 0;
  for (let part = 1; ; part++) {
    const label = part === 1 ? name : `${name}_${part}`;
    const into: PassSink = {
      begin: (columns) => sink.begin({ id: id + part - 1, label }, columns),
      batch: (columns, rows) => sink.batch(columns, rows),
    };
    let known: Known = {
      span: { top, bottom: Infinity },
      splits: part < MOST_TABLES && asked === undefined,
      plans: null,
      merges: grid.merges,
      reach: null,
      down: null,
      banners: new Set(),
    };
    let summary: TableSummary | null | undefined;
    while (summary === undefined) {
      const pass = new SheetPass(grid.cellsOf, asked, known, into);
      for (let n = 0; n < grid.pushes && pass.splitAt === 0; n++) {
        await pass.push(NO_BYTES, false);
        sink.progress(n / grid.pushes, pass.rows);
      }
      if (pass.splitAt === 0) await pass.push(NO_BYTES, true);
      const result = pass.result();
      if (result.kind === 'again') known = result.known;
      else ({ summary } = result);
    }
    const below = known.span.bottom + 1;
    const isSplit = Number.isFinite(below);
    const more = [...(isSplit ? [xlsxProblems.tableBelow(below + 1)] : []), ...(part === 1 ? ofGrid(grid) : [])];
    if (summary !== null) yield { ...summary, problems: [...summary.problems, ...more] };
    if (!isSplit) return;
    top = below;
  }
}

function ofGrid({ nulBytes, problems }: Grid): TableSummary['problems'] {
  return nulBytes > 0 ? [csvProblems.nulBytes(nulBytes), ...problems] : problems;
}
