/** Owns the filters of a cell of value against risk: its level, and its tier where the data tells what customers are worth. */
import type { Filter } from '../../model/filter';
import type { FactField } from '../../model/model-info';
import { RISK_LEVELS, type Risk, type RiskLevel } from '../../tag/risk/risk';
import { VALUE_TIERS, type ValueTier } from '../../tag/risk/risk-text';
import { isSamePoints, levelPoints, pointsFilter } from './points-filter';
import { tierFilter } from './tier-filter';

/** The chart whose cells they are, and under whose key they stand. */
export const GRID_CHART = 'risk-grid';

export interface CellPlace {
  /** null where none is filtered, or one by another measure. */
  readonly tier: ValueTier | null;
  readonly level: RiskLevel;
}

/** The first is the level's. */
export function cellFilters(risk: Risk, value: FactField | null, tier: ValueTier, level: RiskLevel): [Filter, ...Filter[]] {
  const points = pointsFilter({ risk, checked: risk }, levelPoints(level, risk));
  return value === null ? [points] : [points, tierFilter(value, tier)];
}

/** The cell that such filters keep; null where they do not keep a level of this risk. */
export function cellOfFilters(filters: readonly Filter[], risk: Risk, value: FactField | null): CellPlace | null {
  const level = RISK_LEVELS.find((one) =>
    filters.some((filter) => isSamePoints(filter, { checked: risk }, levelPoints(one, risk))),
  );
  const tier = filters.find((filter) => filter.kind === 'tier' && filter.value === value?.name);
  return level === undefined
    ? null
    : { level, tier: VALUE_TIERS.find((one) => tier?.kind === 'tier' && one === tier.tier) ?? null };
}
