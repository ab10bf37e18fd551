/** Owns the total row that does not say so: the last row, without any text, whose numbers are the sums of those above. */
import type { Runner } from '../engine/engine';
import { ident, join, sql } from '../sql/sql';

/** Columns compared, so that a wide table does not cost a wide statement. */
const MOST_COLUMNS = 200;
const FEWEST_ROWS = 3;
/** Sums of rounded numbers differ by so much of themselves. */
const TOLERANCE = 1e-6;

export interface UnnamedTotal {
  /** Its cells, parted by commas. */
  readonly text: string;
  /** Columns whose sum it holds. */
  readonly columns: readonly string[];
}

/** Takes the row out of the table when it is there; null otherwise. Every sum would count twice with it. */
export async function takeUnnamedTotal(runner: Runner, table: string): Promise<UnnamedTotal | null> {
  const name = ident('main', table);
  const described = await runner.run(sql`SELECT column_name, column_type FROM (DESCRIBE ${name})`);
  const types = described.texts('column_type');
  const columns = described.texts('column_name').map((column, i) => ({
    name: column ?? '',
    isNumber: /^(?:BIGINT|DOUBLE)$/.test(types[i] ?? ''),
  }));
  const words = columns.filter(({ isNumber }) => !isNumber);
  const numbers = columns.filter(({ isNumber }) => isNumber).slice(0, MOST_COLUMNS);
  if (words.length === 0 || numbers.length === 0) return null;
  const last = await runner.run(sql`
    WITH
      -- one row: the number of rows
      counted AS (SELECT count(*) AS row_count FROM ${name}),
      -- the last row of the table, where it has no text
      last_row AS (
        FROM ${name}
        WHERE rowid = (SELECT row_count - 1 FROM counted) AND (SELECT row_count FROM counted) > ${FEWEST_ROWS}
          AND ${join(
            words.slice(0, MOST_COLUMNS).map((column) => sql`${ident(column.name)} IS NULL`),
            ' AND ',
          )}
      )
    SELECT ${join(
      numbers.map((column, i) => sql`${ident(column.name)}::DOUBLE AS ${ident(`n_${i}`)}`),
      ', ',
    )} FROM last_row`);
  if (last.rowCount === 0) return null;
  const values = numbers.map((_, i) => last.cell(`n_${i}`, 0));
  if (!values.some((value) => typeof value === 'number' && value !== 0)) return null;
  const sums = await runner.run(sql`
    SELECT ${join(
      numbers.map((column, i) => sql`sum(${ident(column.name)})::DOUBLE AS ${ident(`s_${i}`)}`),
      ', ',
    )} FROM ${name}`);
  const isSum = values.map((value, i) => {
    const others = Number(sums.cell(`s_${i}`, 0)) - Number(value);
    return typeof value === 'number' && value !== 0 && Math.abs(others - value) <= Math.max(1, Math.abs(value)) * TOLERANCE;
  });
  const filled = values.filter((value) => value !== null && value !== undefined).length;
  const matching = numbers.filter((_, i) => isSum[i] === true).map((column) => column.name);
  if (matching.length === 0 || matching.length * 2 < filled) return null;
  await runner.run(sql`DELETE FROM ${name} WHERE rowid = (SELECT max(rowid) FROM ${name})`);
  const cells = columns.map((column) => values[numbers.indexOf(column)] ?? '');
  return { text: cells.join(',').slice(0, 500), columns: matching };
}
