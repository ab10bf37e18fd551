/** Owns how a check is asked: counted in parts that leave the engine free in between, and its rows listed up to a limit. */
import type { RunOptions, Runner } from '../../engine/engine';
import type { ResultColumns } from '../../engine/columns';
import { ident, sql, type Sql } from '../../sql/sql';
import type { ModelInfo } from '../model-info';
import type { Check, CheckInput, Found } from './check';

/** Rows that one statement over customers may read: a window over more would take too much of the engine's memory. */
export const PART_ROWS = 1_500_000;

/** One row: n, customers, amount. */
export function queryFound(check: Check, input: CheckInput): Sql | null {
  const rows = check.rows(input);
  if (rows === null) return null;
  const amount = check.amount === undefined ? sql`count(*)` : sql`coalesce(sum(${ident(check.amount)}), 0)`;
  return sql`
WITH
-- ${one(check)}
concerned AS (${rows})
SELECT
  count(*)::DOUBLE AS n,
  count(DISTINCT customer_id)::DOUBLE AS customers,
  ${amount}::DOUBLE AS amount
FROM concerned
ORDER BY n`;
}

/** The rows concerned, in order, at most `limit`: what the page lists and the SQL it shows. */
export function queryRows(check: Check, input: CheckInput, limit: number): Sql | null {
  const rows = check.rows(input);
  if (rows === null) return null;
  return sql`
WITH
-- ${one(check)}
concerned AS (${rows})
SELECT * FROM concerned
ORDER BY ${check.order}
LIMIT ${limit}`;
}

/** The comment of the one CTE: the row's grain. */
function one(check: Check): Sql {
  return COMMENTS[check.group];
}

const COMMENTS = {
  id: sql`one row per customer number concerned`,
  value: sql`one row per value concerned`,
  series: sql`one row per stretch of time concerned`,
  file: sql`one row per row, column or value of a file concerned`,
};

/** Inputs that cover all customers one part after another; one alone where the table is small or rows depend on each other. */
export function partsOf(check: Check, input: CheckInput): CheckInput[] {
  const rows = Math.max(input.model.rows['usage'] ?? 0, (input.model.rows['reading'] ?? 0) / 8);
  const parts = check.byCustomer === true ? Math.max(1, Math.ceil(rows / PART_ROWS)) : 1;
  if (parts === 1) return [input];
  return Array.from({ length: parts }, (_, i) => ({ ...input, part: sql`hash(customer_id) % ${parts} = ${i}` }));
}

/** null when there is nothing to look at. @throws AbortError, or the engine's AppError */
export async function countFound(runner: Runner, check: Check, input: CheckInput, options: RunOptions): Promise<Found | null> {
  let sum: Found | null = null;
  for (const part of partsOf(check, input)) {
    const statement = queryFound(check, part);
    if (statement === null) return null;
    const result = await runner.run(statement, options);
    const value = (name: string): number => result.numbers(name)[0] ?? 0;
    const total: number = sum?.total ?? (await countTotal(runner, check, input, options));
    const found: Found = { n: value('n'), customers: value('customers'), amount: value('amount'), total };
    sum =
      sum === null
        ? found
        : {
            n: sum.n + found.n,
            customers: sum.customers + found.customers,
            amount: sum.amount + found.amount,
            total: found.total,
          };
  }
  return sum;
}

/** Totals by their SQL: several checks are shares of the same one, and counting different customers takes seconds in a large table. */
const totals = new WeakMap<ModelInfo, Map<string, number>>();

async function countTotal(runner: Runner, check: Check, input: CheckInput, options: RunOptions): Promise<number> {
  const known = totals.get(input.model) ?? new Map<string, number>();
  totals.set(input.model, known);
  const statement = queryTotal(check, input);
  const before = known.get(statement.text);
  if (before !== undefined) return before;
  const result = await runner.run(statement, options);
  const total = result.numbers('total')[0] ?? 0;
  known.set(statement.text, total);
  return total;
}

/** One row: total, what the rows concerned are a share of. */
export function queryTotal(check: Check, input: CheckInput): Sql {
  return sql`SELECT (${check.total(input)})::DOUBLE AS total ORDER BY total`;
}

/** Results of the parts in turn until `limit` rows are there; together they are the list. */
export async function listRows(
  runner: Runner,
  check: Check,
  input: CheckInput,
  limit: number,
  options: RunOptions,
): Promise<ResultColumns[]> {
  const results: ResultColumns[] = [];
  let left = limit;
  for (const part of partsOf(check, input)) {
    const statement = left > 0 ? queryRows(check, part, left) : null;
    if (statement === null) break;
    const result = await runner.run(statement, options);
    left -= result.rowCount;
    results.push(result);
  }
  return results;
}
