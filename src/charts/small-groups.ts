/** Owns which groups may be shown: those that are not too small (DOMAIN.md §7). */
import { formatCount } from '../lib/format';
import type { Locale } from '../lib/text';

export interface ShownGroups<Group> {
  readonly shown: readonly Group[];
  readonly hidden: readonly Group[];
  /** No group is large enough, so that all are shown: a file of one plant has nobody to hide. */
  readonly allSmall: boolean;
}

/** Groups of at least `smallGroup` customers; all of them when none is that large. */
export function shownGroups<Group extends { readonly customers: number }>(
  groups: readonly Group[],
  smallGroup: number,
): ShownGroups<Group> {
  const shown = groups.filter((group) => group.customers >= smallGroup);
  if (shown.length === 0) return { shown: groups, hidden: [], allSmall: groups.length > 0 };
  return { shown, hidden: groups.filter((group) => group.customers < smallGroup), allSmall: false };
}

/** What is not shown and why; empty when everything is. */
export function hiddenText(
  hidden: readonly { readonly name: string; readonly customers: number }[],
  smallGroup: number,
  locale: Locale,
): string {
  if (hidden.length === 0) return '';
  const list = hidden.map(({ name, customers }) => `${name} (${formatCount(customers, locale)})`);
  return locale === 'zh'
    ? `n < ${String(smallGroup)}，不显示：${list.join('、')}`
    : `n < ${String(smallGroup)}, hidden: ${list.join(', ')}`;
}
