/** Owns how filters by points follow the rules of their risk: what a chip calls "Arrears: High" is who is high by the rules as they are. */
import { withoutChoices, type Filter, type FilterSet } from '../../model/filter';
import type { RiskFilter } from '../../model/risk-filter';
import { RISK_LEVELS, type Risk } from '../../tag/risk/risk';
import { isSamePoints, levelPoints, pointsFilter } from './points-filter';
import type { RiskQuestion } from './question';

/** One risk: as it is, and without the rules about its outcome. */
export type RiskVersion = Pick<RiskQuestion, 'risk' | 'checked'>;

/**
 * The filters after a change of risks. One that stood for a level stands for it still, whatever its points are now; one of other points keeps them. A
 * filter goes with its risk, and with it what its choice brought along. What none of the versions before has made is left as it is.
 */
export function followRules(filters: FilterSet, before: readonly RiskVersion[], after: readonly RiskVersion[]): FilterSet {
  const gone: string[] = [];
  const next = Object.fromEntries(
    Object.entries(filters).flatMap(([key, filter]): [string, Filter][] => {
      if (filter.kind !== 'risk') return [[key, filter]];
      const own = before.flatMap(({ risk, checked }) =>
        [risk, checked].filter((rules) => isSamePoints(filter, { checked: rules }, filter)).map((rules) => ({ risk, rules })),
      )[0];
      if (own === undefined) return [[key, filter]];
      const version = after.find(({ risk }) => risk.id === own.risk.id);
      if (version !== undefined) return [[key, followed(filter, own.rules, own.rules === own.risk ? wholeOf(version) : version)]];
      gone.push(key);
      return [];
    }),
  );
  return withoutChoices(next, gone);
}

const wholeOf = ({ risk }: RiskVersion): RiskVersion => ({ risk, checked: risk });

function followed(filter: RiskFilter, rules: Risk, next: RiskVersion): RiskFilter {
  const level = RISK_LEVELS.find((one) => {
    const { lo, hi } = levelPoints(one, rules);
    return lo === filter.lo && hi === filter.hi;
  });
  return pointsFilter(next, level === undefined ? filter : levelPoints(level, next.checked));
}
