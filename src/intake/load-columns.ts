/** Owns the way in for columns made on the page, such as the example's: the same raw table that a file gives. */
import type { Runner } from '../engine/engine';
import { writeIpc, type ColumnInput } from '../engine/ipc';
import { ident, sql } from '../sql/sql';
import { describeTable } from './describe-table';
import type { RawSource, RawTable } from './raw-table';

/** Rows in one statement, so that the copies on the way stay small. */
const BATCH_ROWS = 250_000;

/**
 * Creates (or replaces) the table of that name in `main` and describes it.
 * @param columns all of one length; see ColumnInput for how NULL is written
 */
export async function loadColumns(
  runner: Runner,
  name: string,
  columns: readonly ColumnInput[],
  source: RawSource,
): Promise<RawTable> {
  const rows = lengthOf(columns[0]);
  await runner.run(sql`DROP TABLE IF EXISTS ${ident('main', name)}`);
  for (let from = 0; from === 0 || from < rows; from += BATCH_ROWS) {
    const part =
      rows <= BATCH_ROWS ? columns : columns.map((column) => sliceColumn(column, from, Math.min(rows, from + BATCH_ROWS)));
    await runner.insert('main', name, writeIpc(part), from === 0);
  }
  return describeTable(runner, name, { source });
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
