/** Owns what a click on a cell does to the filters: one by segment, one by region, or by region alone. */
import type { Filter } from '../../model/filter';

/** @param key of the segment; null for the column of all */
export function filtersOfCell(field: string, values: readonly (string | null)[], key: string | null): readonly Filter[] {
  const region: Filter = { kind: 'in', field, values };
  return key === null ? [region] : [{ kind: 'in', field: 'segment', values: [key] }, region];
}

/** Whether these are the filters in force. */
export function isChosen(filters: readonly Filter[], selected: Filter | null, further: readonly Filter[]): boolean {
  return selected !== null && JSON.stringify(filters) === JSON.stringify([selected, ...further]);
}
