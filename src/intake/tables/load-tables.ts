/** Owns the way of a file's tables into raw tables of the engine. */
import { writeIpc } from '../../engine/ipc';
import { ident, join, sql, type Sql } from '../../sql/sql';
import { csvProblems, rejectReasons } from '../csv/csv-problems';
import { SQL_TYPES } from '../csv/load-csv';
import { describeTable } from '../describe-table';
import type { RawTable } from '../raw-table';
import type { FileProbe, ReadContext, ReadOverrides } from '../reader';
import { takeUnnamedTotal } from '../unnamed-total';
import type { TableSink } from './table-sink';

/** Reads a file of one format somewhere: in a worker on the page, in place in tests. */
export type TablesJob = (file: File, overrides: ReadOverrides, sink: TableSink, signal: AbortSignal) => Promise<void>;

/** In wider tables, looking for a total that does not say so takes as long as the reading. */
const MOST_COLUMNS = 1000;

/** Tables in the order of the file or its sheets; all are dropped when the reading fails. */
export async function loadTables(format: string, { file }: FileProbe, context: ReadContext, job: TablesJob): Promise<RawTable[]> {
  const { runner, overrides, signal, onProgress } = context;
  const tables: RawTable[] = [];
  const names = new Map<number, string>();
  let table = '';
  let width = 0;
  const sink: TableSink = {
    async begin({ id, label }, columns) {
      const named = label === '' ? file.name : `${file.name.replace(/\.[^.]*$/, '')}_${label}`;
      table = names.get(id) ?? context.nameFor(named);
      names.set(id, table);
      width = columns.length;
      const definitions = columns.map(({ name, kind }) => sql`${ident(name)} ${SQL_TYPES[kind]}`);
      await runner.run(sql`CREATE OR REPLACE TABLE ${ident('main', table)} (${join(definitions, ', ')})`);
    },
    batch: (columns) => runner.insert('main', table, writeIpc(columns), false),
    async end({
      sheet,
      encoding,
      headerLine,
      lastLine,
      rejected,
      rejectedRows,
      problems,
      totals,
      missingCells,
      empty,
      booleans,
    }) {
      const alter = (column: string, type: Sql): Promise<unknown> =>
        runner.run(sql`ALTER TABLE ${ident('main', table)} ALTER COLUMN ${ident(column)} TYPE ${type}`);
      // A column without values was planned as numbers for the first one to come.
      for (const column of empty) await alter(column, sql`VARCHAR`);
      for (const column of booleans) await alter(column, sql`BOOLEAN`);
      // Sheets alone have totals that do not say so.
      const isLooked = lastLine !== undefined && width <= MOST_COLUMNS && overrides.keepTotals !== true;
      const total = isLooked ? await takeUnnamedTotal(runner, table) : null;
      const left = total === null ? [] : [{ line: lastLine ?? 0, reason: rejectReasons.total, text: total.text }];
      const more = total === null ? [] : [csvProblems.unnamedTotal(lastLine ?? 0, total.columns)];
      tables.push(
        await describeTable(runner, table, {
          source: {
            file: file.name,
            bytes: file.size,
            format,
            ...(encoding === undefined ? {} : { encoding }),
            ...(headerLine === undefined ? {} : { headerLine }),
            ...(sheet === '' ? {} : { sheet }),
          },
          rejected: rejected + left.length,
          rejectedRows: [...rejectedRows, ...left],
          totals,
          missingCells,
          keepTotals: overrides.keepTotals,
          // Another row may stand below a gap, so the one above the total is not known.
          ...(total === null && lastLine !== undefined ? { lastLine } : {}),
          problems: [...problems, ...more].map((problem) => ({ ...problem, file: file.name })),
        }),
      );
    },
    progress: (share, rows) => onProgress({ file: file.name, share: Math.min(1, share), rows }),
  };
  try {
    await job(file, overrides, sink, signal);
    return tables;
  } catch (thrown) {
    for (const name of names.values()) await runner.run(sql`DROP TABLE IF EXISTS ${ident('main', name)}`).catch(() => undefined);
    throw thrown;
  }
}
