/** Owns the reading of a file's tables, each in passes until every column's type holds. */
import { AppError } from '../../lib/errors';
import type { ReadOverrides } from '../reader';
import { readGrid } from './read-grid';
import { TablePass, type Known } from './table-pass';
import { TableRows } from './table-rows';
import type { TableSink, TableSummary } from './table-sink';
import type { OpenTables, RowSource } from './table-source';

/** A type fails at most a few times: number → text, columns added. */
const MOST_PASSES = 64;
const PROGRESS_MS = 100;
/** Of the time, for files that are taken into memory first. */
const OPENING = 0.5;

/** @throws AppError of the format, `sheet_missing` */
export async function readTables(open: OpenTables, file: File, overrides: ReadOverrides, sink: TableSink): Promise<void> {
  let opened = 0;
  const onShare = seldom((share) => sink.progress((opened = share * OPENING), 0));
  const { sources, problems, empty, encoding } = await open(file, overrides, (share) => onShare(share, 0));
  // A file with one table has no names to choose from.
  const asked = sources.length > 1 ? overrides.sheet : undefined;
  const chosen = sources.filter(({ name }) => asked === undefined || name === asked);
  if (overrides.sheet !== undefined && chosen.length === 0) throw sheetMissing(file.name, overrides.sheet);
  let loaded = 0;
  for (const [i, source] of chosen.entries()) {
    const progress = seldom((part, rows) => sink.progress(opened + (1 - opened) * ((i + part) / chosen.length), rows));
    const summaries =
      'grid' in source
        ? readGrid(source.grid, source.name, overrides.headerLine, loaded, { ...sink, progress })
        : readRows(source, overrides, loaded, { ...sink, progress });
    for await (const summary of summaries) {
      const all = loaded++ === 0 ? [...summary.problems, ...problems] : summary.problems;
      await sink.end({ ...summary, sheet: source.name, encoding, problems: all });
    }
  }
  if (loaded === 0) throw empty;
}

/** One table, or none where there is no filled cell. */
async function* readRows(
  source: RowSource,
  overrides: ReadOverrides,
  id: number,
  sink: TableSink,
): AsyncGenerator<Omit<TableSummary, 'sheet' | 'encoding'>> {
  let known: Known = { plans: null, reach: null };
  for (let n = 1; n <= MOST_PASSES; n++) {
    const rows = new TableRows();
    const begin: TablePass['begin'] = (columns) => sink.begin({ id, label: source.name }, columns);
    const pass = new TablePass(rows, source.names, overrides, known, begin, sink.batch);
    for await (const share of source.rows(rows)) {
      await pass.take(false);
      sink.progress(share, pass.rows);
    }
    await pass.take(true);
    const result = pass.result();
    if (result === null) return;
    if ('summary' in result) {
      yield result.summary;
      return;
    }
    known = result.again;
  }
  throw new RangeError('the types of the columns do not settle');
}

function seldom(progress: TableSink['progress']): TableSink['progress'] {
  let last = 0;
  return (share, rows) => {
    const now = performance.now();
    if (now - last < PROGRESS_MS) return;
    last = now;
    progress(share, rows);
  };
}

function sheetMissing(file: string, sheet: string): AppError {
  return new AppError('sheet_missing', {
    en: `"${file}" has no sheet or table called "${sheet}".`,
    zh: `“${file}”中没有名为“${sheet}”的工作表或表格。`,
  });
}
