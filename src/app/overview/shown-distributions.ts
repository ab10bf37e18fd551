/** Owns which distributions the Overview shows, and the key under which each brush filters. */
import { factField, type FactField, type ModelInfo } from '../../model/model-info';
import type { Choices } from '../../state/choices';

/** Under which the page keeps its own choices. */
export const OVERVIEW_OPTIONS = 'overview';

/** What a utility asks first: how much, for what, at which price, how well its capacity is used, who owes, who is new. */
const PREFERRED = ['kwh_12m', 'amount_12m', 'mean_price', 'capacity_use', 'arrears_amount', 'contract_years'];

/** Filled up to this with whatever numbers the data has. */
const LEAST = 3;

export const MOST_DISTRIBUTIONS = 12;

/** Facts whose distribution can be drawn. */
export function drawable(model: ModelInfo): FactField[] {
  return model.facts.filter(({ kind, range }) => kind === 'number' && range !== undefined);
}

/** The chosen ones as saved: names as JSON; '' for the page's own choice. */
export function savedDistributions({ chartOptions }: Pick<Choices, 'chartOptions'>): string {
  const saved = chartOptions[OVERVIEW_OPTIONS]?.['distributions'];
  return typeof saved === 'string' ? saved : '';
}

/** @param saved names as JSON; '' for the page's own choice */
export function shownDistributions(model: ModelInfo, saved: string): string[] {
  const names = drawable(model).map(({ name }) => name);
  const chosen = readNames(saved);
  if (chosen !== null) return chosen.filter((name) => names.includes(name)).slice(0, MOST_DISTRIBUTIONS);
  const preferred = PREFERRED.filter((name) => names.includes(name));
  const others = names.filter((name) => !preferred.includes(name) && factField(model, name)?.distinct !== 1);
  return [...preferred, ...others.slice(0, Math.max(0, LEAST - preferred.length))];
}

function readNames(saved: string): string[] | null {
  if (saved === '') return null;
  try {
    const names: unknown = JSON.parse(saved);
    return Array.isArray(names) ? names.filter((name): name is string => typeof name === 'string') : null;
  } catch {
    return null;
  }
}

/** Key of the filter and options of one distribution; that of the energy is the chart's own. */
export function distributionKey(field: string): string {
  return field === 'kwh_12m' ? 'distribution' : `distribution:${field}`;
}
