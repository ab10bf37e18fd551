/** Owns what is asked of a risk by every view of it: which rules, which outcome, which customers count. */
import type { ModelInfo } from '../../model/model-info';
import { sql, type Sql } from '../../sql/sql';
import { leaksOf, suggestedOutcome, withoutLeaks, type Leaks } from '../../tag/risk/outcome';
import { readyRisks } from '../../tag/risk/ready-risks';
import { readRisk, type Risk } from '../../tag/risk/risk';
import { outcomeSql } from '../../tag/risk/risk-sql';
import { readRule, type Rule } from '../../tag/rule';
import { ruleLacks } from '../../tag/rule-lacks';

/** As the options of a chart can carry it. */
export type RiskOptions = {
  /** The risk as JSON; empty: the first ready one of the data. */
  readonly risk: string;
  /** The rule of the outcome as JSON; empty: the one that suits the risk, if any. */
  readonly outcome: string;
  /** Rules that ask about the outcome itself count, too. */
  readonly leaks: boolean;
  /** Customers on whom the points were fitted count, too. */
  readonly fitted: boolean;
};

export const RISK_OPTIONS: RiskOptions = { risk: '', outcome: '', leaks: false, fitted: false };

export interface RiskQuestion {
  readonly risk: Risk;
  /** The risk as it is checked: by default without the rules that ask about the outcome. */
  readonly checked: Risk;
  readonly outcome: Rule | null;
  readonly leaks: Leaks;
  /** Seed of the half that does not count because points were fitted on it; null when everybody counts. */
  readonly leftOut: number | null;
}

const NO_RISK: Risk = { id: '', name: { en: 'Risk', zh: '风险' }, rules: [], medium: 1, high: 2 };

export function riskQuestion(options: RiskOptions, model: ModelInfo): RiskQuestion {
  const risk = readRisk(parsed(options.risk)) ?? readyRisks(model)[0] ?? NO_RISK;
  const given = readRule(parsed(options.outcome));
  const wanted = given ?? (options.outcome === '' ? suggestedOutcome(risk, model, []) : null);
  const outcome = wanted !== null && ruleLacks(wanted, model) === null ? wanted : null;
  return {
    risk,
    checked: options.leaks ? risk : withoutLeaks(risk, outcome, model),
    outcome,
    leaks: leaksOf(risk, outcome, model),
    leftOut: risk.fit === undefined || options.fitted ? null : risk.fit.seed,
  };
}

function parsed(text: string): unknown {
  try {
    return text === '' ? null : (JSON.parse(text) as unknown);
  } catch {
    return null;
  }
}

/** True for the half of the customers that a seed draws: by their number alone, so that it is the same in every statement. */
export function isInHalf(customer: Sql, seed: number): Sql {
  return sql`md5(concat(${String(seed)}, ':', ${customer})) < '8'`;
}

/** CTE `outcome`: one row a customer of whom it is known whether it happened, and who counts: customer_id, happened (1 or 0). */
export function outcomePart({ outcome, leftOut }: RiskQuestion, model: ModelInfo): Sql {
  const isCounted = leftOut === null ? sql`` : sql` AND NOT ${isInHalf(sql`customer_id`, leftOut)}`;
  return sql`-- one row per customer of whom it is known whether it happened
outcome AS (
  SELECT customer_id, happened
  FROM (SELECT customer_id, ${outcomeSql(outcome, model)} AS happened FROM customer_facts)
  WHERE happened IS NOT NULL${isCounted}
)`;
}
