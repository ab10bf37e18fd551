/** Owns the statement behind value against risk: customers and what is at stake in every cell. */
import type { ResultReader } from '../../lib/result';
import { population } from '../../model/filter';
import type { FactField } from '../../model/model-info';
import { RISK_OPTIONS, riskQuestion, type RiskOptions, type RiskQuestion } from '../../service/risk/question';
import { shownValue, tierParts } from '../../service/risk/value-tiers';
import { sql, type Sql } from '../../sql/sql';
import { RISK_LEVELS, type RiskLevel } from '../../tag/risk/risk';
import { riskParts } from '../../tag/risk/risk-sql';
import { VALUE_TIERS, type ValueTier } from '../../tag/risk/risk-text';
import type { ChartContext } from '../chart';

export type GridOptions = RiskOptions & {
  /** An additive fact: what is at stake; one that the data lacks gives way to the bill, then to the energy. */
  readonly value: string;
};

export const OPTIONS: GridOptions = { ...RISK_OPTIONS, value: 'amount_12m' };

export interface GridFigures {
  readonly customers: number;
  /** Sum of the value; NaN where none is known, and where one customer has too much of it to be told. */
  readonly stake: number;
  /** One customer has more than the share of it that may be shown. */
  readonly isDominated?: boolean;
}

export interface RiskGridData {
  readonly question: RiskQuestion;
  readonly value: FactField | null;
  readonly cells: Readonly<Record<ValueTier, Readonly<Record<RiskLevel, GridFigures>>>>;
  readonly whole: GridFigures;
}

/** One row a cell with customers: tier, level, customers, stake, and the largest value of one of them. */
export function queryRiskGrid(context: ChartContext, options: GridOptions): Sql {
  const { model } = context;
  const { risk } = riskQuestion(options, model);
  return sql`
WITH
${riskParts(risk, model)},
${tierParts(shownValue(model, options.value))},
-- one row a customer under the filters
population AS NOT MATERIALIZED (${population(context.filters)})
SELECT tier, level, count(*)::INTEGER AS customers, sum(measure)::DOUBLE AS stake, max(measure)::DOUBLE AS largest
FROM population JOIN risk USING (customer_id) JOIN tiered USING (customer_id)
GROUP BY tier, level
ORDER BY tier, level`;
}

export function readRiskGrid(result: ResultReader, context: ChartContext, options: GridOptions): RiskGridData {
  const [tiers, levels] = [result.texts('tier'), result.texts('level')];
  const [customers, stakes] = [result.numbers('customers'), result.numbers('stake')];
  const largest = result.numbers('largest');
  const at = (tier: ValueTier, level: RiskLevel): GridFigures => {
    const row = tiers.findIndex((own, i) => own === tier && levels[i] === level);
    if (row < 0) return { customers: 0, stake: 0 };
    const [n, stake] = [customers[row] ?? 0, stakes[row] ?? NaN];
    const isDominated = (largest[row] ?? NaN) > (context.largestShare ?? 1) * stake;
    return isDominated ? { customers: n, stake: NaN, isDominated } : { customers: n, stake };
  };
  const rowOf = (tier: ValueTier): Record<RiskLevel, GridFigures> =>
    Object.fromEntries(RISK_LEVELS.map((level) => [level, at(tier, level)])) as Record<RiskLevel, GridFigures>;
  return {
    question: riskQuestion(options, context.model),
    value: shownValue(context.model, options.value),
    cells: Object.fromEntries(VALUE_TIERS.map((tier) => [tier, rowOf(tier)])) as RiskGridData['cells'],
    whole: {
      customers: customers.reduce((sum, n) => sum + n, 0),
      stake: stakes.reduce((sum, value) => sum + (Number.isNaN(value) ? 0 : value), 0),
    },
  };
}
