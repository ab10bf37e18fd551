/** Owns what the charts of the page of load curves are asked in common: which days, on which scale, and the tables of days and of time of use. */
import { dayKindSql, DAY_KINDS, NO_HOLIDAYS, readCalendar, seasonSql, SEASONS, type DayCalendar } from '../model/day-calendar';
import type { ModelInfo } from '../model/model-info';
import { DEFAULT_PRICES, readTimeOfUse, type TimeOfUse } from '../model/time-of-use';
import { join, sql, type Sql } from '../sql/sql';

/** Which days count. Absent means all. */
export type DayOptions = {
  readonly dayType?: string;
  readonly season?: string;
  /** First and last month, yyyy-MM; empty for open. */
  readonly from?: string;
  readonly to?: string;
  /** See day-calendar.ts. */
  readonly holidays?: string;
};

export type LoadOptions = DayOptions & {
  /** kw: as metered; relative: in multiples of a mean of its own; auto: as the chart sees fit. */
  readonly scale?: string;
  /** 48 letters and four prices, see time-of-use.ts; empty for no time of use. */
  readonly tou?: string;
  readonly prices?: string;
  /** Currency of the prices; empty where they are multiples of the flat price. */
  readonly money?: string;
  /** The page has controls for these, so that the chart needs none of its own. */
  readonly isShared?: boolean;
};

/** The first and the last month in order; absent, empty and broken ones are open ends. */
function months({ from = '', to = '' }: DayOptions): readonly [string | null, string | null] {
  const month = (text: string): string | null => (/^\d{4}-(0[1-9]|1[0-2])$/.test(text) ? text : null);
  return [month(from), month(to)];
}

/** The table of holidays as far as the data reaches: years of other dates would only make statements long. */
function calendarOf(options: DayOptions, { period }: ModelInfo): DayCalendar {
  const { holidays, worked } = readCalendar(options.holidays ?? NO_HOLIDAYS);
  const isInside = (day: string): boolean => period === null || (day >= period[0] && day <= period[1]);
  return { holidays: holidays.filter(isInside), worked: worked.filter(isInside) };
}

/** The kind of a day under the options' table of holidays. */
export function kindOfDay(day: Sql, options: DayOptions, model: ModelInfo): Sql {
  return dayKindSql(day, calendarOf(options, model));
}

/** Condition on a DATE. A day that is not known passes only where nothing is asked. */
export function dayCondition(day: Sql, options: DayOptions, model: ModelInfo): Sql {
  const [from, to] = months(options);
  const parts: Sql[] = [];
  if (DAY_KINDS.some((kind) => kind === options.dayType))
    parts.push(sql`${kindOfDay(day, options, model)} = ${options.dayType ?? ''}`);
  if (SEASONS.some((season) => season === options.season)) parts.push(sql`${seasonSql(day)} = ${options.season ?? ''}`);
  if (from !== null) parts.push(sql`${day} >= CAST(${`${from}-01`} AS DATE)`);
  if (to !== null) parts.push(sql`${day} <= last_day(CAST(${`${to}-01`} AS DATE))`);
  return parts.length === 0 ? sql`TRUE` : join(parts, ' AND ');
}

/** True where the mean days that are kept by customer (`load_shape`: all days, Monday to Friday, weekends) answer as well. */
export function areUsualDays(options: DayOptions, model: ModelInfo): boolean {
  const isPlain = months(options).every((month) => month === null) && !SEASONS.some((season) => season === options.season);
  const { holidays, worked } = calendarOf(options, model);
  return isPlain && (options.dayType === 'all' || (options.dayType !== 'holiday' && holidays.length + worked.length === 0));
}

/** null where the options know none. */
export function timeOfUse({ tou = '', prices = DEFAULT_PRICES }: LoadOptions): TimeOfUse | null {
  return tou === '' ? null : readTimeOfUse(tou, prices);
}
