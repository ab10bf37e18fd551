/** Owns the way in for columns made on the page, such as the example's: the same raw table that a file gives. */
import type { Runner } from '../engine/engine';
import { writeIpc, type ColumnInput } from '../engine/ipc';
import { ident, sql } from '../sql/sql';
import { describeTable } from './describe-table';
import type { RawSource, RawTable } from './raw-table';

/** Rows in one statement, so that the copies on the way stay small. */
const BATCH_ROWS = 250_000;

/**
 * Creates the table of that name in `main` and describes it; no table is left behind when that fails.
 * @param columns all of one length; see ColumnInput for how NULL is written
 * @throws RangeError when a table of that name is there: somebody may be using it
 */
export async function loadColumns(
  runner: Runner,
  name: string,
  columns: readonly ColumnInput[],
  source: RawSource,
): Promise<RawTable> {
  const rows = lengthOf(columns[0]);
  if (await exists(runner, name)) throw new RangeError(`loadColumns: the table ${name} is there already`);
  try {
    for (let from = 0; from === 0 || from < rows; from += BATCH_ROWS) {
      const part =
        rows <= BATCH_ROWS ? columns : columns.map((column) => sliceColumn(column, from, Math.min(rows, from + BATCH_ROWS)));
      await runner.insert('main', name, writeIpc(part), from === 0);
    }
    // Nobody wrote totals under these columns by habit.
    return await describeTable(runner, name, { source, keepTotals: true });
  } catch (thrown) {
    await runner.run(sql`DROP TABLE IF EXISTS ${ident('main', name)}`).catch(() => undefined);
    throw thrown;
  }
}

async function exists(runner: Runner, name: string): Promise<boolean> {
  const found = await runner.run(
    sql`SELECT table_name FROM duckdb_tables() WHERE schema_name = 'main' AND table_name = ${name} ORDER BY table_name`,
  );
  return found.rowCount > 0;
}

function lengthOf(column: ColumnInput | undefined): number {
  return column === undefined ? 0 : column.kind === 'packed' ? column.length : column.values.length;
}

function sliceColumn(column: ColumnInput, from: number, to: number): ColumnInput {
  switch (column.kind) {
    case 'text':
      return { ...column, values: column.values.slice(from, to) };
    case 'float':
      return { ...column, values: column.values.subarray(from, to) };
    case 'int':
    case 'date':
      return { ...column, values: column.values.subarray(from, to) };
    case 'timestamp':
      return { ...column, values: column.values.subarray(from, to) };
    case 'packed':
      throw new RangeError('packed columns come in batches already');
  }
}
