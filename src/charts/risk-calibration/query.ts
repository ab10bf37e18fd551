/** Owns the statement behind the calibration of a risk: how often it happened, by points and by any kind of customer. */
import type { ResultReader } from '../../lib/result';
import type { ScoreGroup } from '../../lib/roc';
import { population } from '../../model/filter';
import { factField, type FactField, type ModelInfo } from '../../model/model-info';
import { outcomePart, RISK_OPTIONS, riskQuestion, type RiskOptions, type RiskQuestion } from '../../service/risk/question';
import { ident, sql, type Sql } from '../../sql/sql';
import { riskParts } from '../../tag/risk/risk-sql';
import type { ChartContext } from '../chart';

export type CalibrationOptions = RiskOptions & {
  /** `level`, `points`, `segment`, or a fact: categories by value, numbers in quarters. */
  readonly by: string;
};

export const OPTIONS: CalibrationOptions = { ...RISK_OPTIONS, by: 'level' };

/** Customers of one group with their scores; `lo` and `hi` are the ends of a quarter of a number, else NaN. */
export interface CalibrationGroup {
  /** Value of the fact, key of the segment, place of the quarter; null for missing, and '' where all are one group. */
  readonly key: string | null;
  readonly lo: number;
  readonly hi: number;
  readonly scores: readonly ScoreGroup[];
}

export interface Calibration {
  readonly question: RiskQuestion;
  readonly by: string;
  /** The fact, where customers are told apart by one. */
  readonly fact: FactField | null;
  readonly groups: readonly CalibrationGroup[];
}

/** A category with more values is no longer read. */
const MOST_VALUES = 40;

/** Facts by which calibration may be looked at. */
export function calibrationFacts(model: ModelInfo): FactField[] {
  return model.facts.filter(
    ({ kind, distinct, range }) =>
      (kind === 'category' && distinct >= 2 && distinct <= MOST_VALUES) ||
      (kind === 'number' && (range?.[1] ?? 0) > (range?.[0] ?? 0)),
  );
}

function factOf(model: ModelInfo, by: string): FactField | null {
  const fact = factField(model, by);
  return fact !== undefined && calibrationFacts(model).includes(fact) ? fact : null;
}

/** One row a group and score: grp, lo, hi, points, n, positives. */
export function queryCalibration(context: ChartContext, options: CalibrationOptions): Sql {
  const { model } = context;
  const question = riskQuestion(options, model);
  const fact = factOf(model, options.by);
  const { key, value } = groupOf(fact, options.by);
  return sql`
WITH
${riskParts(question.checked, model)},
${outcomePart(question, model)},
-- one row a customer under the filters
population AS NOT MATERIALIZED (${population(context.filters)}),
-- one row a customer of whom it is known whether it happened
scored AS (
  SELECT ${key} AS grp, ${value} AS value, points, happened
  FROM population JOIN risk USING (customer_id) JOIN outcome USING (customer_id)
)
SELECT
  grp::VARCHAR AS grp,
  (min(min(value)) OVER (PARTITION BY grp))::DOUBLE AS lo,
  (max(max(value)) OVER (PARTITION BY grp))::DOUBLE AS hi,
  points::INTEGER AS points,
  count(*)::INTEGER AS n,
  sum(happened)::INTEGER AS positives
FROM scored
GROUP BY grp, points
ORDER BY grp, points`;
}

function groupOf(fact: FactField | null, by: string): { key: Sql; value: Sql } {
  const none = sql`NULL::DOUBLE`;
  if (by === 'segment') return { key: sql`segment`, value: none };
  if (fact === null) return { key: sql`''`, value: none };
  const field = ident(fact.name);
  if (fact.kind === 'category') return { key: sql`CAST(${field} AS VARCHAR)`, value: none };
  const quarter = (at: number): Sql => sql`(${field} >= (SELECT quantile_cont(${field}, ${at}) FROM customer_facts))::INTEGER`;
  return {
    key: sql`CASE WHEN ${field} IS NOT NULL THEN 1 + ${quarter(0.25)} + ${quarter(0.5)} + ${quarter(0.75)} END`,
    value: sql`CAST(${field} AS DOUBLE)`,
  };
}

export function readCalibration(result: ResultReader, context: ChartContext, options: CalibrationOptions): Calibration {
  const [lo, hi, points, n, positives] = ['lo', 'hi', 'points', 'n', 'positives'].map((name) => result.numbers(name));
  const groups = new Map<string | null, { key: string | null; lo: number; hi: number; scores: ScoreGroup[] }>();
  result.texts('grp').forEach((key, i) => {
    const group = groups.get(key) ?? { key, lo: lo?.[i] ?? NaN, hi: hi?.[i] ?? NaN, scores: [] };
    group.scores.push({ score: points?.[i] ?? 0, n: n?.[i] ?? 0, positives: positives?.[i] ?? 0 });
    groups.set(key, group);
  });
  return {
    question: riskQuestion(options, context.model),
    by: options.by,
    fact: factOf(context.model, options.by),
    groups: [...groups.values()],
  };
}

/** Scores of all groups together. */
export function allScores({ groups }: Pick<Calibration, 'groups'>): ScoreGroup[] {
  const scores = new Map<number, ScoreGroup>();
  for (const { score, n, positives } of groups.flatMap((group) => group.scores)) {
    const before = scores.get(score) ?? { score, n: 0, positives: 0 };
    scores.set(score, { score, n: before.n + n, positives: before.positives + positives });
  }
  return [...scores.values()].sort((a, b) => a.score - b.score);
}
