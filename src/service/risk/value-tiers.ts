/** Owns the value tiers against which a risk is weighed: A the largest that make 80 % of the total, B up to 95 %, C the rest. */
import type { FactField, ModelInfo } from '../../model/model-info';
import { rankedParts } from '../../segment/value-rank';
import { sql, type Sql } from '../../sql/sql';

const PREFERRED = ['amount_12m', 'kwh_12m', 'annual_kwh', 'capacity_kva'];
const CUTS = { a: 0.8, b: 0.95 };

/** Facts that may be at stake. */
export function stakeFacts(model: ModelInfo): FactField[] {
  return model.facts.filter(({ kind, additive, range }) => kind === 'number' && additive === true && (range?.[1] ?? 0) > 0);
}

/** The measure in use: the one asked for, else bill, energy, capacity, else the first that adds up; null without any. */
export function shownValue(model: ModelInfo, wanted: string): FactField | null {
  const facts = stakeFacts(model);
  const named = [wanted, ...PREFERRED].flatMap((name) => facts.find((fact) => fact.name === name) ?? []);
  return named[0] ?? facts[0] ?? null;
}

/** CTEs that end in `tiered`: one row a customer of all with tier and measure; who has no known value is C. Without a measure all are. */
export function tierParts(value: FactField | null): Sql {
  if (value === null) {
    return sql`-- one row per customer: nothing in the data tells what a customer is worth
tiered AS (SELECT customer_id, 'C' AS tier, NULL::DOUBLE AS measure FROM customer_facts)`;
  }
  return sql`${rankedParts(value.name, sql`customer_facts`)},
-- one row per customer: A the largest up to the first cut of the running share, B up to the second
tiered AS (
  SELECT
    customer_id,
    measure,
    CASE WHEN measure IS NULL OR measure <= 0 OR share_before IS NULL THEN 'C' WHEN share_before < ${CUTS.a} THEN 'A' WHEN share_before < ${CUTS.b} THEN 'B' ELSE 'C' END AS tier
  FROM ranked
)`;
}
