/** Owns the key under which a mapping is remembered: the same export of another month has the same key. */
import type { RawTable } from '../intake/raw-table';
import { readHeader } from './header-name';
import { dateHeader } from './header-series';

/** Any year: only whether a header names a month or day matters here. */
const SOME_YEAR = 2000;

/** The one name for all columns of a series of months or days, such as `#month:kwh`; null for any other column. */
export function seriesName(column: string): string | null {
  const series = dateHeader(column, SOME_YEAR);
  return series === null || series.kind === 'slot' ? null : `#${series.kind}:${series.role}`;
}

/** Normalised column names, sorted, with month and day columns folded into one name each. Independent of column order. */
export function headerShape(raw: RawTable): string {
  const names = raw.columns.map(({ name }) => seriesName(name) ?? (readHeader(name).key || name.trim()));
  return [...new Set(names)].sort().join('|');
}
