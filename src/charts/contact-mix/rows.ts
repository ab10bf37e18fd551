/** Owns the rows of contacts by group: groups that are too small stand together, and shares add up from the largest. */
import { formatCount, formatPercent } from '../../lib/format';
import type { Locale } from '../../lib/text';
import { groupName } from '../../service/grouping';
import type { ChartContext } from '../chart';
import type { EstimateRow } from '../estimate-rows';
import type { ContactMix, MixGroup } from './query';
import { label, small, words } from './text';

export interface MixRow {
  readonly name: string;
  readonly values: readonly (string | null)[];
  readonly contacts: number;
  readonly complaints: number;
  readonly customers: number;
  readonly unknown: number;
  /** 0…1 of all, and of this and all before it. */
  readonly share: number;
  readonly sum: number;
  /** This group is needed to reach 80 % of all. */
  readonly isVital: boolean;
}

const VITAL = 0.8;

/** Most contacts first, small groups together at the end; all apart where all are small. */
export function mixRows({ grouping, groups }: ContactMix, { segments, smallGroup }: ChartContext, locale: Locale): MixRow[] {
  const large = groups.filter(({ contacts }) => contacts >= smallGroup);
  const rest = large.length === 0 ? [] : groups.filter(({ contacts }) => contacts < smallGroup);
  const named = (large.length === 0 ? groups : large).map((group) => ({
    name: groupName(grouping, group.value, segments, locale),
    values: [group.value],
    ...sumsOf([group]),
  }));
  if (rest.length > 0)
    named.push({
      name: small[locale](String(rest.length), String(smallGroup)),
      values: rest.map(({ value }) => value),
      ...sumsOf(rest),
      // One customer may stand in several of them.
      customers: NaN,
    });
  const all = groups.reduce((sum, { contacts }) => sum + contacts, 0);
  let sum = 0;
  return named.map((row) => {
    const isVital = sum < VITAL * all;
    sum += row.contacts;
    return { ...row, share: row.contacts / all, sum: sum / all, isVital };
  });
}

function sumsOf(groups: readonly MixGroup[]): Omit<MixGroup, 'value'> {
  const total = (of: (group: MixGroup) => number): number => groups.reduce((sum, group) => sum + of(group), 0);
  return {
    contacts: total(({ contacts }) => contacts),
    complaints: total(({ complaints }) => complaints),
    customers: total(({ customers }) => customers),
    unknown: total(({ unknown }) => unknown),
  };
}

export function mixEstimates(rows: readonly MixRow[], locale: Locale): EstimateRow[] {
  return rows.map((row): EstimateRow => {
    const [contacts, share, sum] = [
      formatCount(row.contacts, locale),
      formatPercent(row.share, locale),
      formatPercent(row.sum, locale),
    ];
    return {
      key: JSON.stringify(row.values),
      name: row.name,
      value: row.contacts,
      ...{ lo: NaN, hi: NaN, far: NaN },
      label: label[locale](contacts, share, sum),
      short: contacts,
      n: '',
      few: !row.isVital,
      facts: [
        [words.contacts[locale], contacts],
        [words.share[locale], share],
        [words.sum[locale], sum],
        [words.complaints[locale], formatCount(row.complaints, locale)],
        [words.customers[locale], formatCount(row.customers, locale)],
      ],
      values: row.values,
    };
  });
}
