/** Owns the word that a filter of comments is about. */
import type { Filter } from '../../model/filter';

/** null for any other filter. */
export function pickedTerm(filter: Filter | null): string | null {
  if (filter?.kind !== 'event' || filter.table !== 'survey') return null;
  const [term] = filter.terms;
  return term !== undefined && 'contains' in term ? term.contains : null;
}
