/** Owns which rows and columns of the table of indices are shown, and how an index is written. */
import { formatCount, formatPercent, UNKNOWN } from '../../lib/format';
import type { Locale } from '../../lib/text';
import type { Dominated } from '../dominated';
import { shownGroups } from '../small-groups';
import { INDICES, type Index, type IndexRow } from './query';

/** All together and the groups that are not too small; one group alone is the same as all. */
export function shownIndexRows(rows: readonly IndexRow[], smallGroup: number, dominated?: Dominated) {
  const together = rows.filter(({ segment }) => segment === null);
  const segments = rows.filter(({ segment }) => segment !== null);
  return segments.length < 2
    ? { together, shown: segments, hidden: [] }
    : { together, ...shownGroups(segments, smallGroup, ({ segment }) => dominated?.keys.has(segment ?? '') === true) };
}

/** Periods without any energy, such as a sharp peak that the table does not have, are left out. */
export function shownIndices(rows: readonly IndexRow[]): readonly Index[] {
  return INDICES.filter((index) => index !== 'sharp' || rows.some(({ values }) => values.sharp > 0));
}

export function indexValue(index: Index, value: number, locale: Locale): string {
  if (!Number.isFinite(value)) return UNKNOWN;
  if (index === 'tmaxHours') return formatCount(value, locale);
  return index === 'coincidence' || index === 'entropy' ? value.toFixed(2) : formatPercent(value, locale, 1);
}
