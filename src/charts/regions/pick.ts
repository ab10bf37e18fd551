/** Owns what a click on a region does to the chart's filter. */
import type { Filter } from '../../model/filter';
import { toggledGroups } from '../group-pick';

type Values = readonly (string | null)[];

/** The chosen values of a category; empty when the filter is none or another. */
export function pickedValues(selected: Filter | null, field: string): Values {
  return selected?.kind === 'in' && selected.field === field ? selected.values : [];
}

/** True when all values of a bar are chosen. */
export function isPicked(picked: Values, values: Values): boolean {
  return values.length > 0 && values.every((value) => picked.includes(value));
}

/** Plain: only this bar, or nothing when it was the only one. Additive: it joins or leaves the others. */
export function toggleValues(selected: Filter | null, field: string, values: Values, additive: boolean): Filter | null {
  const next = toggledGroups(pickedValues(selected, field), values, additive);
  return next.length === 0 ? null : { kind: 'in', field, values: next };
}
