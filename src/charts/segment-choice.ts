/** Owns what charts that set segments beside each other do with filters by segment: they mark, and leave nobody out. */
import type { Filter } from '../model/filter';

/** All but those by segment, which would leave nothing to compare with. */
export function besideSegments(filters: readonly Filter[]): Filter[] {
  return filters.filter(({ field }) => field !== 'segment');
}

/** Keys that the chart's own filter and those of the other charts leave; null where none is by segment. */
export function keptSegments(filters: readonly (Filter | null)[]): ReadonlySet<string> | null {
  let kept: ReadonlySet<string> | null = null;
  for (const filter of filters) {
    if (filter?.kind !== 'in' || filter.field !== 'segment') continue;
    const before: ReadonlySet<string> | null = kept;
    kept = new Set(filter.values.filter((key): key is string => key !== null && (before?.has(key) ?? true)));
  }
  return kept;
}
