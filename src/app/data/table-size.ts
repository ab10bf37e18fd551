/** Owns the statements that count the rows and columns of a raw table. */
import type { RawTable } from '../../intake/raw-table';
import { ident, sql, type Sql } from '../../sql/sql';

/** One row: rows. */
export function queryRows({ name }: Pick<RawTable, 'name'>): Sql {
  return sql`SELECT count(*)::INTEGER AS rows FROM ${ident(name)} ORDER BY rows`;
}

/** One row a column, in the order of the table: its name and type. */
export function queryColumns({ name }: Pick<RawTable, 'name'>): Sql {
  return sql`
SELECT column_index::INTEGER AS place, column_name, data_type
FROM duckdb_columns()
WHERE table_name = ${name} AND database_name = current_database()
ORDER BY place`;
}
