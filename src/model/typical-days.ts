/** Owns typical days: curves by season and kind of day instead of a date, and the days of a year for which they stand. */
import type { RawColumn } from '../intake/raw-table';
import { ident, sql, type Sql } from '../sql/sql';
import { isClock, sampleTexts } from './column-content';
import type { Source } from './source';

/** The year on which typical days are laid: not a leap year, and past. */
export const TYPICAL_YEAR = 2023;

/** A row becomes a row for each day of its season; more rows than this would not fit in memory. */
const MOST_ROWS = 100_000;
const MOST_NAMES = 12;

const SEASON_WORDS: Readonly<Record<string, string>> = {
  winter: '(?:winter|冬[季天]?)',
  summer: '(?:summer|sommer|夏[季天]?)',
  between: '(?:transition(?:al)?|intermediate|[uü]bergang(?:szeit)?|过渡季?|春秋季?)',
  spring: '(?:spring|fr[uü]hling|春[季天]?)',
  autumn: '(?:autumn|fall|herbst|秋[季天]?)',
};

/** Days of the week, Monday 1, that a kind of day covers. */
const KIND_WORDS: readonly (readonly [words: string, weekdays: readonly number[]])[] = [
  ['(?:workday|working ?day|weekday|werktag|工作日|平日)', [1, 2, 3, 4, 5]],
  ['(?:saturday|samstag|sat|周六|星期六)', [6]],
  ['(?:sunday|sonntag|sun|周日|星期[日天])', [7]],
  ['(?:weekend|rest ?day|wochenende|周末|休息日|双休日)', [6, 7]],
];

/** The columns that tell for which days a row stands. */
export interface TypicalColumns {
  readonly season?: RawColumn;
  readonly kind?: RawColumn;
}

/** Columns of seasons and kinds of days, by what they hold; null where there are none, or too many rows to lay them on a year. */
export function findTypicalColumns(columns: readonly RawColumn[]): TypicalColumns | null {
  const holds = (words: readonly string[]): RawColumn | undefined => {
    const form = new RegExp(`^(?:${words.join('|')})$`, 'i');
    return columns.find((column) => {
      const samples = column.kind === 'text' && column.profile.distinct <= MOST_NAMES ? sampleTexts(column) : [];
      return samples.length > 0 && samples.every((sample) => form.test(sample));
    });
  };
  const season = holds(Object.values(SEASON_WORDS));
  const kind = holds(KIND_WORDS.map(([words]) => words));
  if ((season === undefined && kind === undefined) || columns.some(({ profile }) => profile.rows > MOST_ROWS)) return null;
  return { ...(season && { season }), ...(kind && { kind }) };
}

/** True for a long source whose times of day stand beside a season or a kind of day, and no date. */
export function isTypical({ roles }: Pick<Source, 'roles'>): boolean {
  const clock = roles.get('time')?.[0];
  return clock !== undefined && isClock(clock) && !roles.has('day') && (roles.has('season') || roles.has('day_kind'));
}

/**
 * The days for which a row of a typical source stands, as DATE, one row each. Three seasons are those of the German standard profiles (winter 1
 * November to 20 March, summer 15 May to 14 September), four begin with March, two with April and October. A word that is not known stands for
 * no day; holidays go by their day of the week.
 */
export function typicalDay({ roles }: Pick<Source, 'roles'>): Sql {
  const season = roles.get('season')?.[0];
  const kind = roles.get('day_kind')?.[0];
  const inSeason = season === undefined ? sql`TRUE` : seasonCondition(season.profile.distinct);
  return sql`unnest(list_transform(
    [{season: ${season === undefined ? sql`''` : seasonWord(season)}, weekdays: ${kind === undefined ? sql`[1, 2, 3, 4, 5, 6, 7]` : weekdays(kind)}}],
    lambda typical: list_filter(
      list_transform(range(365), lambda place: CAST(${`${String(TYPICAL_YEAR)}-01-01`} AS DATE) + CAST(place AS INTEGER)),
      lambda day: list_contains(typical.weekdays, isodow(day)) AND ${inSeason}
    )
  )[1])`;
}

function matches(column: RawColumn, words: string): Sql {
  return sql`regexp_full_match(lower(category_text(${ident(column.name)})), ${words})`;
}

function seasonWord(column: RawColumn): Sql {
  const cases = Object.entries(SEASON_WORDS).map(([season, words]) => sql`WHEN ${matches(column, words)} THEN ${season}`);
  return sql`CASE ${cases.reduce((all, one) => sql`${all} ${one}`)} END`;
}

function weekdays(column: RawColumn): Sql {
  const cases = KIND_WORDS.map(([words, days]) => sql`WHEN ${matches(column, words)} THEN [${days}]`);
  return sql`CASE ${cases.reduce((all, one) => sql`${all} ${one}`)} END`;
}

/** @param seasons how many names of seasons the file has */
function seasonCondition(seasons: number): Sql {
  const at = sql`month(day) * 100 + day(day)`;
  const is = sql`typical.season`;
  if (seasons >= 4)
    return sql`${is} = CASE WHEN month(day) IN (3, 4, 5) THEN 'spring' WHEN month(day) IN (6, 7, 8) THEN 'summer' WHEN month(day) IN (9, 10, 11) THEN 'autumn' ELSE 'winter' END`;
  if (seasons <= 2) return sql`${is} = CASE WHEN month(day) BETWEEN 4 AND 9 THEN 'summer' ELSE 'winter' END`;
  return sql`${is} = CASE WHEN ${at} >= 1101 OR ${at} <= 320 THEN 'winter' WHEN ${at} BETWEEN 515 AND 914 THEN 'summer' ELSE 'between' END`;
}
