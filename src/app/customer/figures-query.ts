/** Owns one customer's measures beside those of its segment. */
import type { ResultReader } from '../../lib/result';
import { factField, type FactField, type ModelInfo } from '../../model/model-info';
import { ident, join, sql, type Sql } from '../../sql/sql';

/** What a clerk asks first, where the data has it. */
const MEASURES = [
  ...['kwh_12m', 'kwh_growth', 'amount_12m', 'mean_price', 'arrears_amount', 'late_payments_12m', 'peak_kw', 'load_factor'],
  ...['capacity_use', 'contract_years', 'csat', 'nps', 'tickets_12m', 'complaints_12m', 'outage_minutes_12m'],
];

export interface CustomerFigure {
  readonly field: FactField;
  /** NaN when not known. */
  readonly value: number;
  /** Over the segment's customers with a value, `known` of them. */
  readonly median: number;
  /** 0…1: share of those with a smaller value. */
  readonly below: number;
  readonly known: number;
}

export function figureFields(model: ModelInfo): FactField[] {
  return MEASURES.flatMap((name) => factField(model, name) ?? []).filter(({ kind }) => kind === 'number');
}

/** One row: per measure i its value, median, share below and customers known in the segment, as v_i, m_i, b_i, n_i. */
export function queryFigures(customerId: string, segment: string, fields: readonly FactField[]): Sql {
  const columns = fields.map(({ name }, i) => {
    const [x, own] = [ident('f', name), ident('own', name)];
    const as = (letter: string): Sql => ident(`${letter}_${i}`);
    return sql`any_value(${own})::DOUBLE AS ${as('v')}, quantile_cont(${x}, 0.5)::DOUBLE AS ${as('m')}, avg(CASE WHEN ${x} < ${own} THEN 1 WHEN ${x} IS NOT NULL THEN 0 END)::DOUBLE AS ${as('b')}, count(${x})::INTEGER AS ${as('n')}`;
  });
  return sql`
WITH
-- one row: this customer
own AS (SELECT * FROM customer_facts WHERE customer_id = ${customerId}),
-- one row per customer of the segment
f AS (SELECT c.* FROM customer_facts c JOIN segment s USING (customer_id) WHERE s.segment = ${segment})
-- one row
SELECT ${join(columns, ', ')}
FROM f CROSS JOIN own
ORDER BY 1`;
}

export function readFigures(result: ResultReader, fields: readonly FactField[]): CustomerFigure[] {
  const at = (name: string): number => result.numbers(name)[0] ?? NaN;
  return fields.map((field, i) => ({
    field,
    value: at(`v_${i}`),
    median: at(`m_${i}`),
    below: at(`b_${i}`),
    known: at(`n_${i}`),
  }));
}

/** One row: the customer's segment and why; none for a number that is not there. */
export function queryMembership(customerId: string): Sql {
  return sql`SELECT s.segment, s.reason FROM segment s WHERE s.customer_id = ${customerId} ORDER BY s.segment`;
}

/** One row: everything that the master data says, as text, in the columns of `customer`. */
export function queryIdentity(customerId: string): Sql {
  return sql`SELECT CAST(COLUMNS(*) AS VARCHAR) FROM customer WHERE customer_id = ${customerId} ORDER BY ALL`;
}
