/** Owns the statement behind survival: how long customers were seen, and whether they left. */
import type { ResultReader } from '../../lib/result';
import { kaplanMeier, logRank, type LogRank, type SurvivalPoint, type SurvivalTime } from '../../lib/survival';
import { population } from '../../model/filter';
import { factField, type FactField, type ModelInfo } from '../../model/model-info';
import { ageFact, ageSql, leaversRule, type AgeFact } from '../../service/age';
import { ident, sql, type Sql } from '../../sql/sql';
import { outcomeSql } from '../../tag/risk/risk-sql';
import type { Rule } from '../../tag/rule';
import type { ChartContext } from '../chart';

export type SurvivalOptions = {
  /** The rule of who left, as JSON; empty: nobody is known to have. */
  readonly left: string;
  /** A category, `segment`, or '' for the fact that suits best; `none` for all together. */
  readonly by: string;
};

export interface SurvivalGroup {
  readonly key: string | null;
  readonly customers: number;
  readonly gone: number;
  readonly times: readonly SurvivalTime[];
  readonly points: readonly SurvivalPoint[];
}

export interface Survival {
  readonly age: AgeFact | null;
  readonly left: Rule | null;
  readonly by: string;
  readonly fact: FactField | null;
  readonly groups: readonly SurvivalGroup[];
  /** Between the groups that are not too small. */
  readonly test: LogRank | null;
}

/** Lines that can be told apart. */
const MOST_GROUPS = 8;
const PREFERRED = ['Contract', 'contract', '合同类型', 'tariff', 'class', 'channel'];

/** Facts by which survival may be looked at. */
export function survivalFacts(model: ModelInfo): FactField[] {
  return model.facts.filter(({ kind, distinct }) => kind === 'category' && distinct >= 2 && distinct <= MOST_GROUPS);
}

export function shownBy(model: ModelInfo, by: string): string {
  if (by === 'none' || by === 'segment') return by;
  const facts = survivalFacts(model).map(({ name }) => name);
  return [by, ...PREFERRED].find((name) => facts.includes(name)) ?? 'segment';
}

/** One row a group and whole month: grp, months, gone, stayed. */
export function querySurvival(context: ChartContext, options: SurvivalOptions): Sql {
  const { model } = context;
  const age = ageFact(model);
  const by = shownBy(model, options.by);
  const key = by === 'none' ? sql`''` : sql`CAST(${ident(by)} AS VARCHAR)`;
  const months = age === null ? sql`NULL::INTEGER` : sql`floor(${ageSql(age)} * 12 + 1e-6)::INTEGER`;
  return sql`
WITH
-- one row a customer: who left
gone AS (SELECT customer_id, ${outcomeSql(leaversRule(options.left, model), model)} AS is_gone FROM customer_facts),
-- one row a customer under the filters: whole months as a customer
population AS (SELECT customer_id, ${key} AS grp, ${months} AS months FROM (${population(context.filters)}))
SELECT
  grp::VARCHAR AS grp,
  months,
  coalesce(sum(is_gone), 0)::INTEGER AS gone,
  (count(*) - coalesce(sum(is_gone), 0))::INTEGER AS stayed
FROM population JOIN gone USING (customer_id)
WHERE months IS NOT NULL AND is_gone IS NOT NULL
GROUP BY grp, months
ORDER BY grp, months`;
}

export function readSurvival(result: ResultReader, context: ChartContext, options: SurvivalOptions): Survival {
  const { model, smallGroup } = context;
  const [months, gone, stayed] = ['months', 'gone', 'stayed'].map((name) => result.numbers(name));
  const times = new Map<string | null, SurvivalTime[]>();
  result.texts('grp').forEach((key, i) => {
    const own = times.get(key) ?? [];
    own.push({ time: months?.[i] ?? 0, left: gone?.[i] ?? 0, stayed: stayed?.[i] ?? 0 });
    times.set(key, own);
  });
  const groups = [...times].map(([key, own]): SurvivalGroup => ({
    key,
    customers: own.reduce((sum, { left, stayed: rest }) => sum + left + rest, 0),
    gone: own.reduce((sum, { left }) => sum + left, 0),
    times: own,
    points: kaplanMeier(own),
  }));
  const by = shownBy(model, options.by);
  return {
    ...{ age: ageFact(model), left: leaversRule(options.left, model), by, fact: factField(model, by) ?? null, groups },
    test: logRank(groups.filter(({ customers }) => customers >= smallGroup).map((group) => group.times)),
  };
}
