/** Owns the key under which a mapping is remembered: the same export of another month has the same key. */
import type { RawTable } from '../intake/raw-table';
import { readHeader } from './header-name';
import { dateHeader } from './header-series';

/** Normalised column names, sorted, with month and day columns folded into one name each. Independent of column order. */
export function headerShape(raw: RawTable): string {
  const names = raw.columns.map(({ name }) => {
    const series = dateHeader(name, 2000);
    if (series === null) return readHeader(name).key || name.trim();
    return series.kind === 'slot' ? name : `#${series.kind}:${series.role}`;
  });
  return [...new Set(names)].sort().join('|');
}
