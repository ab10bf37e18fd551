/** Owns the choices that the charts of the page of load curves share, as they are kept in the workspace. */
import type { LoadOptions } from '../../charts/load-options';
import type { RawTable } from '../../intake/raw-table';
import { CHINA, NO_HOLIDAYS } from '../../model/day-calendar';
import { DEFAULT_HOURS, DEFAULT_PRICES } from '../../model/time-of-use';

/** Under which they are kept among the options of charts. */
export const PAGE_OPTIONS = 'load-page';

/** Every shared option with a value. */
export type PageOptions = Required<Omit<LoadOptions, 'isShared'>> & { readonly showTou: boolean };

const HAN = /\p{Script=Han}/u;

/** Exports with Chinese headers follow China's holidays until someone says otherwise; others know weekends only. */
export function defaultHolidays(tables: readonly RawTable[]): string {
  return tables.some(({ columns }) => columns.some(({ name }) => HAN.test(name))) ? CHINA : NO_HOLIDAYS;
}

export function defaultOptions(holidays: string): PageOptions {
  return {
    ...{ scale: 'auto', dayType: 'all', season: 'all', from: '', to: '', holidays },
    ...{ tou: DEFAULT_HOURS, prices: DEFAULT_PRICES, showTou: true },
  };
}

/** What was kept, with defaults for the rest. */
export function readPageOptions(
  saved: Readonly<Record<string, string | number | boolean>> | undefined,
  holidays: string,
): PageOptions {
  const fallback = defaultOptions(holidays);
  const kept = Object.entries(saved ?? {}).filter(
    ([name, value]) => Object.hasOwn(fallback, name) && typeof value === typeof fallback[name as keyof PageOptions],
  );
  return { ...fallback, ...Object.fromEntries(kept) };
}

/** True when the days are narrowed down. */
export function hasChosenDays({ dayType, season, from, to }: PageOptions): boolean {
  return dayType !== 'all' || season !== 'all' || from !== '' || to !== '';
}
