/** Owns the commonest kind of check: rows of one canonical table for which a condition holds. */
import { ident, join, sql, type Sql } from '../../sql/sql';
import type { Check, CheckInput } from './check';
import { units } from './words';

const TABLES = {
  customer: { unit: units.customers, order: sql`customer_id` },
  usage: { unit: units.months, order: sql`customer_id, period` },
  reading_day: { unit: units.days, order: sql`customer_id, day` },
  survey: { unit: units.answers, order: sql`customer_id, answered` },
  ticket: { unit: units.tickets, order: sql`customer_id, opened_at` },
  outage: { unit: units.outages, order: sql`started, ended, customer_id` },
};

interface RowCheck extends Omit<Check, 'unit' | 'total' | 'rows' | 'order' | 'byCustomer' | 'amount'> {
  readonly table: keyof typeof TABLES;
  /** What the list shows beside customer_id; names that `order` uses must be among them. */
  readonly columns: readonly Sql[];
  where(input: CheckInput): Sql;
}

/** yyyy-MM of the month of a row of `usage`. */
export const PERIOD = sql`strftime(period, '%Y-%m') AS period`;

export function rowCheck({ table, columns, where, ...check }: RowCheck): Check {
  const { unit, order } = TABLES[table];
  const from = ident(table);
  return {
    ...check,
    unit,
    order,
    total: () => sql`SELECT count(*) FROM ${from}`,
    rows: (input) => sql`SELECT customer_id, ${join(columns, ', ')} FROM ${from} WHERE ${where(input)}`,
  };
}
