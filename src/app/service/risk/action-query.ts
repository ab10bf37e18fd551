/** Owns the statement behind the list to act on: customers of a cell of value and risk, what is at stake first. */
import { population, type Filter } from '../../../model/filter';
import { factField, type ModelInfo } from '../../../model/model-info';
import { shownValue, tierParts } from '../../../service/risk/value-tiers';
import { EMPTY, ident, join, sql, type Sql } from '../../../sql/sql';
import type { Locale } from '../../../lib/text';
import { RISK_LEVELS, type Risk, type RiskLevel } from '../../../tag/risk/risk';
import { riskParts } from '../../../tag/risk/risk-sql';
import { adviceOf, LEVEL_TEXT, TIER_WAY, VALUE_TIERS, type ValueTier } from '../../../tag/risk/risk-text';
import { columnName, type ListColumn } from '../../segments/tabs/list-query';
import { riskWords as words } from './risk-words';

export interface ActionRequest {
  readonly risk: Risk;
  readonly filters: readonly Filter[];
  /** null for every tier. */
  readonly tier: ValueTier | null;
  readonly level: RiskLevel;
  /** Measure of the value. */
  readonly value: string;
  readonly locale: Locale;
}

const FACTS = ['class', 'region'];

export function actionColumns({ value }: ActionRequest, model: ModelInfo): ListColumn[] {
  const stake = shownValue(model, value);
  const facts = FACTS.filter((name) => factField(model, name) !== undefined);
  const plain = (name: 'tier' | 'points' | 'reasons' | 'advice', heading = words.points): ListColumn => ({
    kind: 'plain',
    name,
    heading,
  });
  return [
    { kind: 'customer_id', name: 'customer_id' },
    ...(stake === null ? [] : [{ kind: 'fact', name: stake.name } as const, plain('tier', words.tier)]),
    plain('points'),
    plain('reasons', words.why),
    plain('advice', words.advice),
    ...facts.map((name): ListColumn => ({ kind: 'fact', name })),
    { kind: 'reason', name: 'reason' },
  ];
}

/** One row a customer: columnName in the order of actionColumns; most at stake first, then the most points. */
export function queryActions(request: ActionRequest, model: ModelInfo, most?: number): Sql {
  const { risk, tier, level, locale } = request;
  const stake = shownValue(model, request.value);
  const shown = actionColumns(request, model).map((column, i) => sql`${valueOf(column)} AS ${columnName(column, i)}`);
  return sql`WITH
${riskParts(risk, model, { reasons: locale, evidence: true })},
${tierParts(stake)},
-- one row a customer under the filters
population AS NOT MATERIALIZED (${population(request.filters)})
SELECT ${join(shown, ', ')}
FROM population p JOIN risk r USING (customer_id) JOIN tiered t USING (customer_id)
WHERE r.level = ${level}${tier === null || stake === null ? EMPTY : sql` AND t.tier = ${tier}`}
ORDER BY t.measure DESC NULLS LAST, r.points DESC, p.customer_id
${most === undefined ? EMPTY : sql`LIMIT ${most}`}`;

  function valueOf({ kind, name }: ListColumn): Sql {
    if (kind === 'reason') return sql`r.evidence`;
    if (kind === 'plain')
      return name === 'tier'
        ? sql`t.tier`
        : name === 'advice'
          ? adviceSql(risk, level, locale, stake !== null)
          : sql`r.${ident(name)}`;
    return kind === 'fact' && factField(model, name)?.kind === 'number'
      ? sql`round(CAST(p.${ident(name)} AS DOUBLE), 2)`
      : sql`CAST(p.${ident(name)} AS VARCHAR)`;
  }
}

/** What to do at the level, and in which way a customer of that value is spoken to. */
function adviceSql(risk: Risk, level: RiskLevel, locale: Locale, hasTiers: boolean): Sql {
  const advice = adviceOf(risk, level)[locale];
  if (level === 'low' || !hasTiers) return sql`${advice}`;
  const whens = VALUE_TIERS.map(
    (tier) => sql`WHEN ${tier} THEN ${`${TIER_WAY[tier][locale]}${locale === 'zh' ? '：' : ': '}${advice}`}`,
  );
  return sql`CASE t.tier ${join(whens, ' ')} END`;
}

/** One row: customers. */
export function countActions(request: ActionRequest, model: ModelInfo): Sql {
  return sql`SELECT count(*)::INTEGER AS customers FROM (${queryActions(request, model)}) ORDER BY customers`;
}

/** The level in words, as a list is called by it. */
export function cellName({ tier, level, locale, risk }: ActionRequest): string {
  const risky = `${risk.name[locale]} · ${LEVEL_TEXT[RISK_LEVELS.find((one) => one === level) ?? 'high'][locale]}`;
  return tier === null ? risky : `${risky} · ${tier}`;
}
