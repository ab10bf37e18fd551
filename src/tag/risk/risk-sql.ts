/** Owns a risk as SQL that people can read: points, level and reasons of every customer. */
import type { Locale } from '../../lib/text';
import type { ModelInfo } from '../../model/model-info';
import { EMPTY, ident, join, sql, type Sql } from '../../sql/sql';
import type { Rule } from '../rule';
import { ruleLacks } from '../rule-lacks';
import { reasonSql, ruleSql } from '../rule-sql';
import { ruleText } from '../rule-text';
import type { Risk, RiskRule } from './risk';

/** The rules that this data can answer, and that count; the others fire for nobody. */
export function rulesInForce(risk: Risk, model: ModelInfo): readonly RiskRule[] {
  return risk.rules.filter(({ rule, points }) => points !== 0 && ruleLacks(rule, model) === null);
}

export interface RiskSqlOptions {
  /** Adds the column `reasons` in this language, the weightiest first; `null` as `field=value` pairs alone, for no language. */
  readonly reasons?: Locale | null;
}

/**
 * CTEs (without WITH) that end in `risk`: one row a customer of customer_facts with points, level and, when asked for, reasons
 * (NULL where no rule fired).
 * @throws AppError of sql/read-only for a condition in own SQL that is no reading expression
 */
export function riskParts(risk: Risk, model: ModelInfo, options: RiskSqlOptions = {}): Sql {
  const rules = rulesInForce(risk, model);
  const { reasons } = options;
  const places = rules.map((_, i) => i).sort((a, b) => (rules[b]?.points ?? 0) - (rules[a]?.points ?? 0));
  const fired = rules.map(
    ({ rule }, i) => sql`,
  coalesce(${ruleSql(rule, model)}, FALSE) AS ${firesName(i)}`,
  );
  const told =
    reasons === undefined
      ? []
      : rules.map(
          ({ rule }, i) => sql`,
  CASE WHEN ${ruleSql(rule, model)} THEN ${reasonSql(rule, model)} END AS ${reasonName(i)}`,
        );
  const sum = rules.map(({ points }, i) => sql`CASE WHEN ${firesName(i)} THEN ${points} ELSE 0 END`);
  const said = places.map((i) => {
    const points = signed(rules[i]?.points ?? 0);
    const text = reasons == null ? '' : reasonText(rules[i], model, reasons);
    return reasons == null
      ? sql`CASE WHEN ${firesName(i)} THEN concat(${reasonName(i)}, ${` (${points})`}) END`
      : sql`CASE WHEN ${firesName(i)} THEN concat(${`${points} ${text} [`}, ${reasonName(i)}, ']') END`;
  });
  const reasonsPart =
    reasons === undefined
      ? EMPTY
      : said.length === 0
        ? sql`,
    NULL::VARCHAR AS reasons`
        : sql`,
    nullif(concat_ws('; ', ${join(said, ', ')}), '') AS reasons`;
  return sql`-- one row per customer: which rules fire
risk_fired AS (
  SELECT customer_id${join([...fired, ...told], ' ')}
  FROM customer_facts
),
-- one row per customer: the sum of the points of the rules that fire
risk_points AS (
  SELECT *, (${sum.reduce((before, part) => sql`${before} + ${part}`, sql`0`)})::INTEGER AS points FROM risk_fired
),
-- one row per customer
risk AS (
  SELECT
    customer_id,
    points,
    CASE WHEN points >= ${risk.high} THEN 'high' WHEN points >= ${risk.medium} THEN 'medium' ELSE 'low' END AS level${reasonsPart}
  FROM risk_points
)`;
}

/** The whole statement: customer_id, points, level, reasons; the most points first. */
export function riskStatement(risk: Risk, model: ModelInfo, locale: Locale): Sql {
  return sql`WITH
${riskParts(risk, model, { reasons: locale })}
SELECT customer_id, points, level, reasons
FROM risk
ORDER BY points DESC, customer_id`;
}

/** Why the rule counts, in words. */
export function reasonText(rule: RiskRule | undefined, model: ModelInfo, locale: Locale): string {
  if (rule === undefined) return '';
  return rule.reason[locale] === '' ? ruleText(rule.rule, model)[locale] : rule.reason[locale];
}

/** 1, 0, or NULL where the outcome is not known; to stand where customer_facts is read. */
export function outcomeSql(outcome: Rule | null, model: ModelInfo): Sql {
  return outcome === null || ruleLacks(outcome, model) !== null ? sql`NULL::INTEGER` : sql`(${ruleSql(outcome, model)})::INTEGER`;
}

export function signed(points: number): string {
  return points > 0 ? `+${String(points)}` : String(points).replace('-', '−');
}

function firesName(place: number): Sql {
  return ident(`fires_${String(place + 1)}`);
}

function reasonName(place: number): Sql {
  return ident(`values_${String(place + 1)}`);
}
