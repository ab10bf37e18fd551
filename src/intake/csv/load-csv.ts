/** Owns the way of a delimited text file into a raw table. */
import type { Runner } from '../../engine/engine';
import { writeIpc } from '../../engine/ipc';
import { ident, join, sql, type Sql } from '../../sql/sql';
import { describeTable } from '../describe-table';
import type { RawTable, RejectedRow } from '../raw-table';
import type { FileProbe, ReadContext, ReadOverrides } from '../reader';
import { takeUnnamedTotal } from '../unnamed-total';
import type { ColumnPlan } from './column-plan';
import { csvProblems, rejectReasons } from './csv-problems';
import type { CsvSink } from './read-csv';
import type { CsvSummary } from './summarise-csv';

/** Runs readCsv somewhere: in a worker on the page, in place in tests. */
export type CsvJob = (file: File, overrides: ReadOverrides, sink: CsvSink, signal: AbortSignal) => Promise<CsvSummary>;

/** DuckDB's type for each kind of planned column. */
export const SQL_TYPES: Readonly<Record<ColumnPlan['kind'], Sql>> = {
  text: sql`VARCHAR`,
  integer: sql`BIGINT`,
  number: sql`DOUBLE`,
  date: sql`DATE`,
  timestamp: sql`TIMESTAMP`,
};

/** One table a file; dropped again when the reading fails. */
export async function loadCsv({ file }: FileProbe, context: ReadContext, job: CsvJob): Promise<RawTable[]> {
  const { runner, overrides, signal, onProgress } = context;
  const table = context.nameFor(file.name);
  try {
    const summary = await job(
      file,
      overrides,
      sinkInto(runner, table, (bytesRead, rows) => onProgress({ file: file.name, share: bytesRead / file.size, rows })),
      signal,
    );
    // A column without values was planned as numbers for the first one to come.
    for (const column of summary.empty)
      await runner.run(sql`ALTER TABLE ${ident('main', table)} ALTER COLUMN ${ident(column)} TYPE VARCHAR`);
    const { encoding, delimiter, headerLine, totals, missingCells } = summary;
    const total = overrides.keepTotals === true ? null : await takeUnnamedTotal(runner, table);
    const line = summary.lastRowLine;
    const left: readonly RejectedRow[] = total === null ? [] : [{ line, reason: rejectReasons.total, text: total.text }];
    const more = total === null ? [] : [csvProblems.unnamedTotal(line, total.columns)];
    const raw = await describeTable(runner, table, {
      source: { file: file.name, bytes: file.size, format: 'csv', encoding, delimiter, headerLine },
      rejected: summary.rejected + left.length,
      rejectedRows: [...summary.rejectedRows, ...left],
      totals,
      missingCells,
      keepTotals: overrides.keepTotals,
      lastLine: total === null ? line : line - 1,
      problems: [...summary.problems, ...more].map((problem) => ({ ...problem, file: file.name })),
    });
    return [raw];
  } catch (thrown) {
    await runner.run(sql`DROP TABLE IF EXISTS ${ident('main', table)}`).catch(() => undefined);
    throw thrown;
  }
}

function sinkInto(runner: Runner, table: string, progress: CsvSink['progress']): CsvSink {
  return {
    async begin(columns) {
      const definitions = columns.map(({ name, kind }) => sql`${ident(name)} ${SQL_TYPES[kind]}`);
      await runner.run(sql`CREATE OR REPLACE TABLE ${ident('main', table)} (${join(definitions, ', ')})`);
    },
    batch: (columns) => runner.insert('main', table, writeIpc(columns), false),
    progress,
  };
}
