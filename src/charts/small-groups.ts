/** Owns which groups may be shown: those that are not too small (DOMAIN.md §7). */
import { formatCount } from '../lib/format';
import type { Locale } from '../lib/text';
import { dominatedText, type Dominated } from './dominated';

export interface ShownGroups<Group> {
  readonly shown: readonly Group[];
  readonly hidden: readonly Group[];
  /** No group is large enough, so that all are shown: a file of one plant has nobody to hide. */
  readonly allSmall: boolean;
}

/**
 * Groups of at least `smallGroup` customers, without those of which `isDominated` says that one customer uses too much; all of them when
 * none is large enough.
 */
export function shownGroups<Group extends { readonly customers: number }>(
  groups: readonly Group[],
  smallGroup: number,
  isDominated: (group: Group) => boolean = () => false,
): ShownGroups<Group> {
  const large = groups.filter((group) => group.customers >= smallGroup);
  if (large.length === 0) return { shown: groups, hidden: [], allSmall: groups.length > 0 };
  const isHidden = (group: Group): boolean => group.customers < smallGroup || isDominated(group);
  return { shown: groups.filter((group) => !isHidden(group)), hidden: groups.filter(isHidden), allSmall: false };
}

/** What is not shown and why; empty when everything is. */
export function hiddenText(
  hidden: readonly { readonly name: string; readonly customers: number }[],
  smallGroup: number,
  locale: Locale,
  dominated?: Dominated,
): string {
  const list = (isSmall: boolean): string =>
    hidden
      .filter(({ customers }) => customers < smallGroup === isSmall)
      .map(({ name, customers }) => `${name} (${formatCount(customers, locale)})`)
      .join(locale === 'zh' ? '、' : ', ');
  const colon = locale === 'zh' ? '：' : ': ';
  const small = locale === 'zh' ? `n < ${String(smallGroup)}，不显示` : `n < ${String(smallGroup)}, hidden`;
  return [
    [small, list(true)],
    [dominatedText(dominated?.share ?? 1, locale), list(false)],
  ]
    .flatMap(([why = '', names = '']) => (names === '' ? [] : [why + colon + names]))
    .join(locale === 'zh' ? '；' : '; ');
}
