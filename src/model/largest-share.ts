/**
 * Owns the second half of the 15/15 rule (DOMAIN.md §7): figures of energy of a group are hidden in which one customer uses more than a
 * share of it, for they would tell what that one uses. It is judged by the energy of the group as it is shown, under its filters: that of
 * 12 months, of load curves that of the readings. What a customer feeds in does not count. Bills and mean loads follow the energy. A figure that could be found by subtracting shown ones
 * from a total is not protected.
 */
import { population, type Filter } from './filter';
import { factField, type ModelInfo } from './model-info';
import { ident, sql, type Sql } from '../sql/sql';

export const ENERGY_FACT = 'kwh_12m';

/** Facts of which a sum or mean tells the energy. */
const ENERGY_FIGURES = [ENERGY_FACT, 'annual_kwh', 'amount_12m', 'mean_kw'];

export function isEnergyFigure(name: string): boolean {
  return ENERGY_FIGURES.includes(name);
}

/** The facts that tell how much one customer uses; mean load only of those with readings, whose energy it is a part of. */
export type EnergyFact = typeof ENERGY_FACT | 'mean_kw';

/**
 * The fact to judge by: the wanted one, else the energy of 12 months. null where a region or a row stands for one customer, so that there is
 * nobody to protect, and where nothing tells how much one uses.
 */
export function judgedBy(model: ModelInfo, wanted: EnergyFact = ENERGY_FACT): EnergyFact | null {
  if (model.grain !== 'customer') return null;
  return [wanted, ENERGY_FACT].find((name): name is EnergyFact => factField(model, name) !== undefined) ?? null;
}

/** The largest value ÷ the sum of the values above 0, as an expression over a group; NULL without any. */
export function largestShareOf(value: Sql): Sql {
  return sql`(max(greatest(${value}, 0)) / nullif(sum(greatest(${value}, 0)), 0))::DOUBLE`;
}

/** One row a segment with customers under the filters: segment, largest (0…1, NULL without energy). */
export function queryLargestShares(filters: readonly Filter[], fact: EnergyFact = ENERGY_FACT): Sql {
  return sql`
WITH
-- one row a customer under the filters
population AS NOT MATERIALIZED (${population(filters)})
SELECT segment, ${largestShareOf(sql`${ident(fact)}::DOUBLE`)} AS largest
FROM population
GROUP BY segment
ORDER BY segment`;
}
