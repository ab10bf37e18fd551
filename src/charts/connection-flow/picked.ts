/** Owns what a mark of the hand-overs filters, and which one a filter stands for. */
import { eventFilter, type EventFilter, type EventTerm } from '../../model/event-filter';
import type { Filter } from '../../model/filter';
import { words } from './text';

/** Departments of the chosen hand-overs; null for any. */
export interface PickedHandOver {
  readonly from: string | null;
  readonly to: string | null;
}

/** Customers with such a hand-over in a connection of theirs. @param departments all that hand over or take over */
export function handOverFilter({ from, to }: PickedHandOver, departments: readonly string[]): EventFilter {
  // Any department is one that is known: the first stage of a connection is taken over from none.
  const term = (column: string, one: string | null): EventTerm =>
    one === null ? { column, values: departments, isTold: true } : { column, values: [one] };
  return eventFilter('connection_stage', words.filter, term('from_department', from), term('department', to));
}

/** What the chart's own filter chooses, whatever departments there are under the other filters by now; null for none. */
export function pickedHandOver(selected: Filter | null): PickedHandOver | null {
  if (selected?.kind !== 'event') return null;
  const valueOf = (column: string): string | null => {
    const term = selected.terms.find((one) => one.column === column);
    return term === undefined || !('values' in term) || term.isTold === true ? null : (term.values[0] ?? null);
  };
  const picked = { from: valueOf('from_department'), to: valueOf('department') };
  return picked.from === null && picked.to === null ? null : picked;
}
