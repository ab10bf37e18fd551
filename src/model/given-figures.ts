/** Owns what headers say of the figures that stand in a file as they are: that they are monthly ones, and in which currency. */
import type { Text } from '../lib/text';
import { seriesOf, type Source } from './source';

export interface GivenFigures {
  /** Headers of consumption and bill without a month, where they say that they are monthly; null otherwise. */
  readonly monthlyKwh: string | null;
  readonly monthlyAmount: string | null;
  /** Unit of money: undefined where Chinese headers name none (yuan is meant), null where headers differ or others name none. */
  readonly money: Text | null | undefined;
}

const MONTHLY = /monthly|per ?month|\/ ?month|每月|月均|月平均|平均每?月/i;

const YUAN: Text = { en: 'yuan', zh: '元' };
const CURRENCIES: readonly (readonly [RegExp, Text])[] = [
  [/NT\$|TWD|新[台臺][币幣]/i, { en: 'NT$', zh: '新台币' }],
  [/HK\$|HKD|港[元币幣]/i, { en: 'HK$', zh: '港元' }],
  [/US\$|\bUSD\b|\bdollars?\b|美元/i, { en: 'USD', zh: '美元' }],
  [/\$/, { en: '$', zh: '$' }],
  [/€|\bEUR\b|\beuros?\b|欧元/i, { en: 'EUR', zh: '欧元' }],
  [/£|\bGBP\b|英镑/i, { en: 'GBP', zh: '英镑' }],
  [/\bJPY\b|日[元圆]/i, { en: 'JPY', zh: '日元' }],
  [/元|¥|￥|\b(?:CNY|RMB|yuan)\b/i, YUAN],
];

/** The currency that a header names; null when it names none. */
export function currencyOf(header: string): Text | null {
  const name = header.normalize('NFKC').replace(/_/g, ' ');
  return CURRENCIES.find(([pattern]) => pattern.test(name))?.[1] ?? null;
}

/** @param hasMonths whether usage has months: figures without one are then no more than an addition */
export function givenFigures(sources: readonly Source[], hasMonths: boolean): GivenFigures {
  const headers = (role: string): string[] => sources.flatMap((source) => (source.roles.get(role) ?? []).map(({ name }) => name));
  const monthly = (role: string): string | null =>
    hasMonths ? null : (headers(role).find((name) => MONTHLY.test(name)) ?? null);
  const bills = sources.flatMap((source) =>
    seriesOf(source).flatMap(({ column, use }) => (use.role === 'amount' ? [column.name] : [])),
  );
  const ofMoney = [...headers('amount'), ...headers('arrears'), ...bills];
  const named = ofMoney.flatMap((name) => currencyOf(name) ?? []);
  const isChinese = ofMoney.some((name) => /\p{Script=Han}/u.test(name));
  const different = new Set(named.map(({ en }) => en));
  return {
    monthlyKwh: monthly('kwh'),
    monthlyAmount: monthly('amount'),
    money: different.size === 1 ? named[0] : different.size === 0 && (isChinese || ofMoney.length === 0) ? undefined : null,
  };
}
