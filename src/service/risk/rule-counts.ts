/** Owns what every rule of a risk does: for how many customers it fires, and to how many of them the outcome happened. */
import type { ResultReader } from '../../lib/result';
import { population, type Filter } from '../../model/filter';
import type { ModelInfo } from '../../model/model-info';
import { ident, join, sql, type Sql } from '../../sql/sql';
import { RISK_LEVELS, type Risk, type RiskLevel } from '../../tag/risk/risk';
import { outcomeSql, riskParts } from '../../tag/risk/risk-sql';
import type { Rule } from '../../tag/rule';
import { ruleLacks } from '../../tag/rule-lacks';
import { ruleSql } from '../../tag/rule-sql';

export interface RuleCount {
  readonly customers: number;
  /** Of them with a known outcome, and to whom it happened. */
  readonly known: number;
  readonly happened: number;
}

export interface RiskCounts {
  /** By id of the rule; a rule that the data cannot answer is not there. */
  readonly rules: Readonly<Record<string, RuleCount>>;
  readonly levels: Readonly<Record<RiskLevel, number>>;
  readonly all: RuleCount;
}

/** One row: customers, known, happened; low, medium, high; and n0, k0, h0 … of each rule that can be answered. */
export function queryRiskCounts(risk: Risk, outcome: Rule | null, filters: readonly Filter[], model: ModelInfo): Sql {
  const rules = answered(risk, model);
  const fires = rules.map(({ rule }, i) => sql`, coalesce(${ruleSql(rule, model)}, FALSE) AS ${ident(`f${String(i)}`)}`);
  const sums = rules.map((_, i) => {
    const own = ident(`f${String(i)}`);
    const [n, k, h] = ['n', 'k', 'h'].map((letter) => ident(`${letter}${String(i)}`));
    return sql`,
  count(*) FILTER (${own})::INTEGER AS ${n ?? own}, count(happened) FILTER (${own})::INTEGER AS ${k ?? own}, coalesce(sum(happened) FILTER (${own}), 0)::INTEGER AS ${h ?? own}`;
  });
  const levels = RISK_LEVELS.map((level) => sql`count(*) FILTER (level = ${level})::INTEGER AS ${ident(level)}`);
  return sql`WITH
${riskParts(risk, model)},
-- one row per customer: whether each rule fires, and whether it happened
judged AS (SELECT customer_id, ${outcomeSql(outcome, model)} AS happened${join(fires, ' ')} FROM customer_facts),
-- one row a customer under the filters
population AS NOT MATERIALIZED (${population(filters)})
SELECT
  count(*)::INTEGER AS customers, count(happened)::INTEGER AS known, coalesce(sum(happened), 0)::INTEGER AS happened,
  ${join(levels, ', ')}${join(sums, ' ')}
FROM population JOIN risk USING (customer_id) JOIN judged USING (customer_id)
ORDER BY customers`;
}

export function readRiskCounts(result: ResultReader, risk: Risk, model: ModelInfo): RiskCounts {
  const at = (name: string): number => result.numbers(name)[0] ?? 0;
  const rules = answered(risk, model).map(({ id }, i): [string, RuleCount] => [
    id,
    { customers: at(`n${String(i)}`), known: at(`k${String(i)}`), happened: at(`h${String(i)}`) },
  ]);
  return {
    rules: Object.fromEntries(rules),
    levels: { high: at('high'), medium: at('medium'), low: at('low') },
    all: { customers: at('customers'), known: at('known'), happened: at('happened') },
  };
}

function answered(risk: Risk, model: ModelInfo): Risk['rules'] {
  return risk.rules.filter(({ rule }) => ruleLacks(rule, model) === null);
}
