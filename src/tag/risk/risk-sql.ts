/** Owns a risk as SQL that people can read: points, level and reasons of every customer. */
import type { Locale } from '../../lib/text';
import type { ModelInfo } from '../../model/model-info';
import { EMPTY, join, plainIdent, sql, type Sql } from '../../sql/sql';
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
  /** Adds the column `reasons`: why the points were given, in this language, the weightiest first. NULL where no rule fired. */
  readonly reasons?: Locale;
  /** Adds the column `evidence`: the values that decided, as `field=value` pairs. */
  readonly evidence?: boolean;
}

/**
 * CTEs (without WITH) that end in `risk`: one row a customer of customer_facts with points, level and what was asked for.
 * @throws AppError of sql/read-only for a condition in own SQL that is no reading expression
 */
export function riskParts(risk: Risk, model: ModelInfo, { reasons, evidence = false }: RiskSqlOptions = {}): Sql {
  const rules = [...rulesInForce(risk, model)].sort((a, b) => b.points - a.points);
  const fired = rules.map(
    ({ rule }, i) => sql`,
    coalesce(${ruleSql(rule, model)}, FALSE) AS ${firesName(i)}`,
  );
  const pairs = !evidence
    ? []
    : rules.map(
        ({ rule }, i) => sql`,
    CASE WHEN ${ruleSql(rule, model)} THEN ${reasonSql(rule, model)} END AS ${pairName(i)}`,
      );
  const sum = rules.map(({ points }, i) => sql`CASE WHEN ${firesName(i)} THEN ${points} ELSE 0 END`);
  const said = rules.map((rule, i) => {
    const text = reasons === undefined ? '' : `${reasonText(rule, model, reasons)}${inBrackets(signed(rule.points), reasons)}`;
    return sql`CASE WHEN ${firesName(i)} THEN ${text} END`;
  });
  const reasonsPart =
    reasons === undefined
      ? EMPTY
      : sql`,
    ${listed(said, reasons === 'zh' ? '；' : '; ')} AS reasons`;
  const evidencePart = !evidence
    ? EMPTY
    : sql`,
    ${listed(
      rules.map((_, i) => pairName(i)),
      ', ',
    )} AS evidence`;
  return sql`-- one row per customer: which rules fire
risk_fired AS (
  SELECT customer_id${[...fired, ...pairs].reduce((before, column) => sql`${before}${column}`, EMPTY)}
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
    CASE WHEN points >= ${risk.high} THEN 'high' WHEN points >= ${risk.medium} THEN 'medium' ELSE 'low' END AS level${reasonsPart}${evidencePart}
  FROM risk_points
)`;
}

/** NULL when nothing is listed. */
function listed(parts: readonly Sql[], separator: string): Sql {
  return parts.length === 0 ? sql`NULL::VARCHAR` : sql`nullif(concat_ws(${separator}, ${join(parts, ', ')}), '')`;
}

/** The whole statement: customer_id, points, level, reasons, evidence; the most points first. */
export function riskStatement(risk: Risk, model: ModelInfo, locale: Locale): Sql {
  return sql`WITH
${riskParts(risk, model, { reasons: locale, evidence: true })}
SELECT customer_id, points, level, reasons, evidence
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

/** Behind the reason: a sign at the beginning of a cell would be taken for a formula. */
function inBrackets(points: string, locale: Locale): string {
  return locale === 'zh' ? `（${points}）` : ` (${points})`;
}

export function signed(points: number): string {
  return points > 0 ? `+${String(points)}` : String(points).replace('-', '−');
}

function firesName(place: number): Sql {
  return plainIdent(`fires_${String(place + 1)}`);
}

function pairName(place: number): Sql {
  return plainIdent(`values_${String(place + 1)}`);
}
