/** Owns tables for the time of a run, such as the one in which labels come back into SQL. */
import { writeIpc, type ColumnInput } from '../engine/ipc';
import { ident, sql, type Sql } from '../sql/sql';
import type { MethodTask } from './method';

/** Different for every use, so that one that was cancelled cannot take another's table away. */
let stored = 0;

/** Inserts the columns as a table, hands it to `use`, and drops it. @throws AppError, AbortError */
export async function withTable<T>(
  { runner, signal }: Pick<MethodTask, 'runner' | 'signal'>,
  columns: readonly ColumnInput[],
  use: (table: Sql) => Promise<T>,
): Promise<T> {
  signal?.throwIfAborted();
  return withName({ runner }, 'cluster_label', async (table, name) => {
    await runner.insert('main', name, writeIpc(columns), true);
    return use(table);
  });
}

/** Hands out a table name that nothing else has; whatever is made under it is dropped in the end. */
export async function withName<T>(
  { runner }: Pick<MethodTask, 'runner'>,
  label: string,
  use: (table: Sql, name: string) => Promise<T>,
): Promise<T> {
  const name = `${label}_${String(++stored)}`;
  try {
    return await use(ident(name), name);
  } finally {
    await runner.run(sql`DROP TABLE IF EXISTS ${ident(name)}`).catch(() => undefined);
  }
}
