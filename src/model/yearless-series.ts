/** Owns the guess that columns are months without a year (1月 … 12月) or days without a month (1日 … 31日), and where the rest of their date stands. */
import type { RawColumn, RawTable } from '../intake/raw-table';
import { dateHeader, monthAlone, monthOfFile, yearOfFile } from './header-series';
import type { SeriesUse } from './mapping';
import { readMonthWords } from './month-measure';

export interface RowDates {
  /** A column of years stands beside them. */
  readonly hasYear: boolean;
  /** A column of months of a year (or of days in them) does. */
  readonly hasMonth: boolean;
}

/** Fewer columns may as well be something else: a month for a target, day 1 of a plan. */
const FEWEST_MONTHS = 2;
const FEWEST_DAYS = 5;
/** A whole month; what is asked of headers that are a number, or D and a number. */
const SHORTEST_MONTH = 28;

/**
 * Series by column name. Without a column beside them that tells, the year or month in the file's name does.
 * @param columns those of numbers
 */
export function findYearless(
  raw: RawTable,
  columns: readonly RawColumn[],
  { hasYear, hasMonth }: RowDates,
): Map<string, SeriesUse> {
  const year = hasYear ? null : yearOfFile(raw.source.file);
  const month = hasMonth ? null : monthOfFile(raw.source.file);
  const months = hasYear || year !== null ? monthColumns(columns, hasYear && !hasMonth) : [];
  if (months.length > 0)
    return new Map(
      months.map(({ column, role, at }) => [
        column.name,
        year === null
          ? { kind: 'month_of_year', role, month: at }
          : { kind: 'month', role, period: `${year}-${String(at).padStart(2, '0')}-01` },
      ]),
    );
  const dated = year === null ? [] : columns.map(({ name }) => [name, dateHeader(name, year)] as const);
  const ofYear = dated.flatMap(([name, use]): [string, SeriesUse][] => (use === null ? [] : [[name, use]]));
  if (ofYear.length >= FEWEST_DAYS) return new Map(ofYear);
  const days = hasMonth || month !== null ? dayColumns(columns) : [];
  return new Map(
    days
      .filter(({ at }) => month === null || at <= daysIn(month))
      .map(({ column, at }) => [
        column.name,
        month === null
          ? { kind: 'day_of_month', role: 'kwh', day: at }
          : { kind: 'day', role: 'kwh', day: `${month}-${String(at).padStart(2, '0')}` },
      ]),
  );
}

/** True for 1月, Jan, 3日, D3 …: of use only where the year or month is known. Numbers alone are not told: they may be anything. */
export function isYearless(header: string): boolean {
  const words = readMonthWords(header);
  return words !== null && (monthAlone(words) !== null || dayAlone(words.text, words.rest) !== null);
}

interface Placed {
  readonly column: RawColumn;
  readonly role: Extract<SeriesUse, { kind: 'month' }>['role'];
  readonly at: number;
}

/** @param takesNumbers whether 1 … 12 alone are months too, when all of them are there and no more */
function monthColumns(columns: readonly RawColumn[], takesNumbers: boolean): Placed[] {
  const read = columns.flatMap((column) => {
    const words = readMonthWords(column.name);
    return words === null ? [] : [{ column, words }];
  });
  const named = read.flatMap(({ column, words }) => {
    const at = monthAlone(words);
    return at === null ? [] : [{ column, role: words.role, at }];
  });
  if (new Set(named.map(({ at }) => at)).size >= FEWEST_MONTHS) return named;
  const bare = takesNumbers ? numbers(columns) : [];
  return isRun(bare, 12) && bare.length === 12 ? bare : [];
}

function dayColumns(columns: readonly RawColumn[]): Placed[] {
  const read = columns.flatMap((column): (Placed & { isNamed: boolean })[] => {
    const words = readMonthWords(column.name);
    const at = words === null || words.role !== 'kwh' ? null : dayAlone(words.text, words.rest);
    return at === null ? [] : [{ column, role: 'kwh', at, isNamed: /[日号]/.test(column.name) }];
  });
  const named = read.filter(({ isNamed }) => isNamed);
  if (new Set(named.map(({ at }) => at)).size >= FEWEST_DAYS) return named;
  const lettered = read.filter(({ isNamed }) => !isNamed);
  if (isRun(lettered, SHORTEST_MONTH)) return lettered;
  const bare = numbers(columns);
  return isRun(bare, SHORTEST_MONTH) ? bare : [];
}

/** 1 … 31 of `1日`, `1号电量`, `第3日`, `D1`, `day 1`. */
function dayAlone(text: string, rest: string): number | null {
  const digits = /[日号]/.test(text) ? /^第? ?(\d{1,2}) ?号?$/.exec(rest)?.[1] : /^(?:d|day) ?(\d{1,2})$/.exec(rest)?.[1];
  const day = Number(digits ?? 0);
  return day >= 1 && day <= 31 ? day : null;
}

function numbers(columns: readonly RawColumn[]): Placed[] {
  return columns
    .filter(({ name }) => /^\d{1,2}$/.test(name.normalize('NFKC').trim()))
    .map((column) => ({ column, role: 'kwh', at: Number(column.name.normalize('NFKC').trim()) }));
}

/** 1, 2, 3 … without a gap or a repetition, in any order, at least so many and at most 31. */
function isRun(placed: readonly Placed[], fewest: number): boolean {
  const places = new Set(placed.map(({ at }) => at));
  return places.size >= fewest && places.size === placed.length && Math.max(...places) === places.size && places.size <= 31;
}

function daysIn(month: string): number {
  return new Date(Date.UTC(Number(month.slice(0, 4)), Number(month.slice(5, 7)), 0)).getUTCDate();
}
