/** Owns which categories charts by region offer. */
import type { FactField, ModelInfo } from '../model/model-info';

const MOST_VALUES = 400;

/** Facts that are places, the larger ones first. */
const PLACES = ['region', 'feeder'];

/** Categories of which a list of bars or rows can be made, regions and what lies near them first. */
export function placesOf(model: ModelInfo): FactField[] {
  const useful = model.facts.filter(({ kind, distinct }) => kind === 'category' && distinct >= 2 && distinct <= MOST_VALUES);
  const near = PLACES.flatMap((name) => useful.filter((fact) => fact.name === name));
  return [...near, ...useful.filter((fact) => !near.includes(fact))];
}

/** The category that is shown under the options; one that the data lacks falls back to the region, then to the first. */
export function shownPlace(model: ModelInfo, { field }: { readonly field: string }): FactField | null {
  const places = placesOf(model);
  return places.find(({ name }) => name === field) ?? places[0] ?? null;
}

/** True where some column tells where a customer is. */
export function hasPlace(model: ModelInfo): boolean {
  return placesOf(model).some(({ name }) => PLACES.includes(name));
}
