/** Owns the kinds of days: workday, weekend, public holiday, and seasons; as SQL over a DATE, for the days of readings. */
import { join, sql, type Sql } from '../sql/sql';
import { CHINA_HOLIDAYS } from './china-holidays';

export const DAY_KINDS = ['workday', 'weekend', 'holiday'] as const;
export type DayKind = (typeof DAY_KINDS)[number];

export const SEASONS = ['spring', 'summer', 'autumn', 'winter'] as const;
export type Season = (typeof SEASONS)[number];

/** Days that are not what their weekday says, yyyy-MM-dd, ascending. */
export interface DayCalendar {
  /** Every day off that belongs to a public holiday, weekend or not. */
  readonly holidays: readonly string[];
  /** Saturdays and Sundays that are worked in exchange. */
  readonly worked: readonly string[];
}

/** Why a line of a holiday table cannot be read. */
export interface CalendarProblem {
  /** From 1. */
  readonly line: number;
  readonly text: string;
}

/** No holidays are known: weekends only. */
export const NO_HOLIDAYS = 'none';
/** The built-in table of China's statutory holidays. */
export const CHINA = 'china';

const LINE = /^([+＋])?\s*(\d{4}-\d{2}-\d{2})(?:\s*(?:~|～|至|to)?\s*(\d{4}-\d{2}-\d{2}))?(?:\s+\S.*)?$/;
const DAY_MS = 86_400_000;
const MOST_DAYS = 31;

/**
 * Reads a holiday table. One line is a holiday, `2026-10-01 2026-10-07 National Day` (first day, last day, name; the last two optional),
 * or a weekend day that is worked, `+2026-09-20`. Empty lines and lines from # on say nothing.
 * @param table `none`, `china` or the lines themselves
 */
export function readCalendar(table: string): DayCalendar & { readonly problems: readonly CalendarProblem[] } {
  const holidays = new Set<string>();
  const worked = new Set<string>();
  const problems: CalendarProblem[] = [];
  calendarText(table)
    .split('\n')
    .forEach((raw, at) => {
      const text = raw.replace(/#.*/, '').trim();
      if (text === '') return;
      const days = daysOf(LINE.exec(text));
      if (days === null) problems.push({ line: at + 1, text });
      else for (const day of days.days) (days.isWorked ? worked : holidays).add(day);
    });
  return { holidays: [...holidays].sort(), worked: [...worked].sort(), problems };
}

/** The lines of a table that is named or given. */
export function calendarText(table: string): string {
  return table === NO_HOLIDAYS ? '' : table === CHINA ? CHINA_HOLIDAYS : table;
}

function daysOf(found: RegExpExecArray | null): { readonly days: readonly string[]; readonly isWorked: boolean } | null {
  const first = dayAt(found?.[2]);
  const last = found?.[3] === undefined ? first : dayAt(found[3]);
  if (found === null || first === null || last === null || last < first || last - first >= MOST_DAYS * DAY_MS) return null;
  const days: string[] = [];
  for (let day = first; day <= last; day += DAY_MS) days.push(new Date(day).toISOString().slice(0, 10));
  return { days, isWorked: found[1] !== undefined };
}

/** null for what is no day of the calendar, such as 2026-02-30. */
function dayAt(text: string | undefined): number | null {
  const at = Date.parse(`${text ?? ''}T00:00:00Z`);
  return Number.isNaN(at) || new Date(at).toISOString().slice(0, 10) !== text ? null : at;
}

/** Kind of a day that is known; NULL for a NULL. */
export function dayKindSql(day: Sql, { holidays, worked }: DayCalendar): Sql {
  const cases = [
    ...(holidays.length === 0 ? [] : [sql`WHEN ${day} IN (${dates(holidays)}) THEN 'holiday'`]),
    ...(worked.length === 0 ? [] : [sql`WHEN ${day} IN (${dates(worked)}) THEN 'workday'`]),
    sql`WHEN isodow(${day}) > 5 THEN 'weekend' WHEN isodow(${day}) <= 5 THEN 'workday'`,
  ];
  return sql`CASE ${join(cases, ' ')} END`;
}

/** Meteorological seasons of the northern hemisphere: spring is March to May. */
export function seasonSql(day: Sql): Sql {
  return sql`CASE WHEN month(${day}) IN (3, 4, 5) THEN 'spring' WHEN month(${day}) IN (6, 7, 8) THEN 'summer' WHEN month(${day}) IN (9, 10, 11) THEN 'autumn' WHEN month(${day}) IN (12, 1, 2) THEN 'winter' END`;
}

function dates(days: readonly string[]): Sql {
  return join(
    days.map((day) => sql`CAST(${day} AS DATE)`),
    ', ',
  );
}
