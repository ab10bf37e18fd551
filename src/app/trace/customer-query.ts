/** Owns which customers and columns stand behind a view: those under its filters, the largest first. */
import { population, type Filter } from '../../model/filter';
import { factField, type ModelInfo } from '../../model/model-info';
import { EMPTY, ident, join, sql, type Sql } from '../../sql/sql';
import { columnName, type ListColumn } from '../segments/tabs/list-query';

/** What a reader asks of any customer. */
const FIRST_FACTS = ['class', 'region', 'kwh_12m', 'amount_12m', 'price_mean', 'arrears', 'satisfaction'];
const MOST_FACTS = 16;
const SORTS = ['kwh_12m', 'amount_12m'];

export interface CustomerQuestion {
  readonly filters: readonly Filter[];
  readonly columns: readonly ListColumn[];
  /** Number by which they are sorted, largest first; null by customer number. */
  readonly sortBy: string | null;
}

/** @param fields facts that come first; the first number among them sorts */
export function customerQuestion(model: ModelInfo, filters: readonly Filter[], fields: readonly string[]): CustomerQuestion {
  const filtered = filters.map(({ field }) => field);
  const all = [...fields, ...filtered, ...FIRST_FACTS, ...model.facts.map(({ name }) => name)];
  const known = [...new Set(all)].filter((name) => name !== 'customer_id' && factField(model, name) !== undefined);
  const own = (kind: 'customer_id' | 'segment' | 'reason'): ListColumn => ({ kind, name: kind });
  const facts = known.slice(0, MOST_FACTS).map((name): ListColumn => ({ kind: 'fact', name }));
  return {
    filters,
    columns: [own('customer_id'), own('segment'), ...facts, own('reason')],
    sortBy: [...fields, ...SORTS].find((name) => factField(model, name)?.kind === 'number') ?? null,
  };
}

/** One row a customer: columnName in the order of the columns; numbers as DOUBLE, everything else as text. */
export function queryCustomers({ filters, columns, sortBy }: CustomerQuestion, model: ModelInfo, most?: number): Sql {
  const shown = columns.map((column, i) => sql`${valueOf(column, model)} AS ${columnName(column, i)}`);
  const order = sortBy === null ? EMPTY : sql`${ident('p', sortBy)} DESC NULLS LAST,`;
  return sql`
WITH
-- one row a customer under the filters
population AS NOT MATERIALIZED (${population(filters)})
SELECT ${join(shown, ', ')}
FROM population p JOIN segment s USING (customer_id)
ORDER BY ${order} p.customer_id
${most === undefined ? EMPTY : sql`LIMIT ${most}`}`;
}

function valueOf({ kind, name }: ListColumn, model: ModelInfo): Sql {
  if (kind === 'reason') return sql`s.reason`;
  const isNumber = kind === 'fact' && factField(model, name)?.kind === 'number';
  return isNumber ? sql`CAST(${ident('p', name)} AS DOUBLE)` : sql`CAST(${ident('p', name)} AS VARCHAR)`;
}

/** One row: n, customers under the filters. */
export function countCustomers(filters: readonly Filter[]): Sql {
  return sql`SELECT count(*)::INTEGER AS n FROM (${population(filters)}) ORDER BY n`;
}
