/** Owns the way of a workbook into raw tables, one a sheet. */
import { writeIpc } from '../../engine/ipc';
import { ident, join, sql, type Sql } from '../../sql/sql';
import { describeTable } from '../describe-table';
import type { RawTable } from '../raw-table';
import type { FileProbe, ReadContext, ReadOverrides } from '../reader';
import { SQL_TYPES } from '../csv/load-csv';
import type { XlsxSink } from './read-xlsx';

/** Runs readXlsx somewhere: in a worker on the page, in place in tests. */
export type XlsxJob = (file: File, overrides: ReadOverrides, sink: XlsxSink, signal: AbortSignal) => Promise<void>;

/** Tables in the order of the sheets; all are dropped when the reading fails. */
export async function loadXlsx({ file }: FileProbe, context: ReadContext, job: XlsxJob): Promise<RawTable[]> {
  const { runner, overrides, signal, onProgress } = context;
  const tables: RawTable[] = [];
  const names = new Map<number, string>();
  let table = '';
  const sink: XlsxSink = {
    async begin({ id, label }, columns) {
      table = names.get(id) ?? context.nameFor(`${file.name.replace(/\.[^.]*$/, '')}_${label}`);
      names.set(id, table);
      const definitions = columns.map(({ name, kind }) => sql`${ident(name)} ${SQL_TYPES[kind]}`);
      await runner.run(sql`CREATE OR REPLACE TABLE ${ident('main', table)} (${join(definitions, ', ')})`);
    },
    batch: (columns) => runner.insert('main', table, writeIpc(columns), false),
    async end({ sheet, headerLine, problems, totals, missingCells, empty, booleans, rejected, rejectedRows }) {
      const alter = (column: string, type: Sql): Promise<unknown> =>
        runner.run(sql`ALTER TABLE ${ident('main', table)} ALTER COLUMN ${ident(column)} TYPE ${type}`);
      for (const column of empty) await alter(column, sql`VARCHAR`);
      for (const column of booleans) await alter(column, sql`BOOLEAN`);
      tables.push(
        await describeTable(runner, table, {
          source: { file: file.name, bytes: file.size, format: 'xlsx', headerLine, sheet },
          rejected,
          rejectedRows,
          totals,
          missingCells,
          problems: problems.map((problem) => ({ ...problem, file: file.name })),
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
