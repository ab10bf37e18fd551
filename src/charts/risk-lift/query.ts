/** Owns the statement behind the lift of a risk: how many customers have which points, and to how many of them it happened. */
import type { ResultReader } from '../../lib/result';
import { aucOf, gainsOf, liftAt, type Auc, type GainsPoint, type Lift, type ScoreGroup } from '../../lib/roc';
import { population } from '../../model/filter';
import { outcomePart, RISK_OPTIONS, riskQuestion, type RiskOptions, type RiskQuestion } from '../../service/risk/question';
import { sql, type Sql } from '../../sql/sql';
import { riskParts } from '../../tag/risk/risk-sql';
import type { ChartContext } from '../chart';

export type LiftOptions = RiskOptions & { readonly view: 'gains' | 'lift' };

export const OPTIONS: LiftOptions = { ...RISK_OPTIONS, view: 'gains' };

/** The part of the customers that a campaign usually reaches. */
export const TOP = 0.1;

export interface LiftData {
  readonly question: RiskQuestion;
  readonly scores: readonly ScoreGroup[];
  readonly points: readonly GainsPoint[];
  readonly auc: Auc;
  /** Of the tenth with the most points. */
  readonly top: Lift;
  readonly n: number;
  readonly positives: number;
}

/** One row a score: points, n, positives. */
export function queryLift(context: ChartContext, options: LiftOptions): Sql {
  const question = riskQuestion(options, context.model);
  return sql`
WITH
${riskParts(question.checked, context.model)},
${outcomePart(question, context.model)},
-- one row a customer under the filters
population AS NOT MATERIALIZED (${population(context.filters)})
SELECT points::INTEGER AS points, count(*)::INTEGER AS n, sum(happened)::INTEGER AS positives
FROM population JOIN risk USING (customer_id) JOIN outcome USING (customer_id)
GROUP BY points
ORDER BY points`;
}

export function readLift(result: ResultReader, context: ChartContext, options: LiftOptions): LiftData {
  const [points, n, positives] = ['points', 'n', 'positives'].map((name) => result.numbers(name));
  const scores = Array.from({ length: result.rowCount }, (_, i) => ({
    score: points?.[i] ?? 0,
    n: n?.[i] ?? 0,
    positives: positives?.[i] ?? 0,
  }));
  const auc = aucOf(scores);
  return {
    question: riskQuestion(options, context.model),
    ...{ scores, points: gainsOf(scores), auc, top: liftAt(scores, TOP) },
    n: auc.positives + auc.negatives,
    positives: auc.positives,
  };
}
