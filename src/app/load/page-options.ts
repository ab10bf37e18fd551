/** Owns the choices that the charts of the page of load curves share, as they are kept in the workspace. */
import type { LoadOptions } from '../../charts/load-options';
import type { RawTable } from '../../intake/raw-table';
import { CHINA, NO_HOLIDAYS } from '../../model/day-calendar';
import type { ModelInfo } from '../../model/model-info';
import { DEFAULT_HOURS, DEFAULT_PRICES, RELATIVE_PRICES } from '../../model/time-of-use';

/** Under which they are kept among the options of charts. */
export const PAGE_OPTIONS = 'load-page';

/** Every shared option with a value. */
export type PageOptions = Required<Omit<LoadOptions, 'isShared'>> & { readonly showTou: boolean };

const HAN = /\p{Script=Han}/u;

/** Exports with Chinese headers follow China's holidays until someone says otherwise; others know weekends only. */
export function defaultHolidays(tables: readonly RawTable[]): string {
  return tables.some(({ columns }) => columns.some(({ name }) => HAN.test(name))) ? CHINA : NO_HOLIDAYS;
}

/** Prices and their currency. */
export type Money = Pick<PageOptions, 'prices' | 'money'>;

/** Bills in yuan, and Chinese headers without a bill, have the assumed prices in yuan; others only how they stand to one another. */
export function defaultMoney(tables: readonly RawTable[], model: Pick<ModelInfo, 'facts'> | null): Money {
  const bill = model?.facts.find(({ name }) => name === 'amount_12m');
  const isYuan =
    bill === undefined
      ? tables.some(({ columns }) => columns.some(({ name }) => HAN.test(name)))
      : bill.unit?.en.startsWith('yuan') === true;
  return isYuan ? { prices: DEFAULT_PRICES, money: 'yuan' } : { prices: RELATIVE_PRICES, money: '' };
}

export function defaultOptions(holidays: string, money: Money): PageOptions {
  return {
    ...money,
    ...{ scale: 'auto', dayType: 'all', season: 'all', from: '', to: '', holidays },
    ...{ tou: DEFAULT_HOURS, showTou: true },
  };
}

/** What was kept, with defaults for the rest. */
export function readPageOptions(
  saved: Readonly<Record<string, string | number | boolean>> | undefined,
  holidays: string,
  money: Money,
): PageOptions {
  const fallback = defaultOptions(holidays, money);
  const kept = Object.entries(saved ?? {}).filter(
    ([name, value]) => Object.hasOwn(fallback, name) && typeof value === typeof fallback[name as keyof PageOptions],
  );
  return { ...fallback, ...Object.fromEntries(kept) };
}

/** True when the days are narrowed down. */
export function hasChosenDays({ dayType, season, from, to }: PageOptions): boolean {
  return dayType !== 'all' || season !== 'all' || from !== '' || to !== '';
}
