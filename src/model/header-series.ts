/** Owns the headers of wide layouts: one column a month, a day, or a slot of the day. */
import type { SeriesUse } from './mapping';
import { type MonthWords, readMonthWords } from './month-measure';

const MONTH_NAMES = [
  'january',
  'february',
  'march',
  'april',
  'may',
  'june',
  'july',
  'august',
  'september',
  'october',
  'november',
  'december',
];
const HAN_MONTHS = ['一', '二', '三', '四', '五', '六', '七', '八', '九', '十', '十一', '十二'];

/** A month or day column by its header alone; null for anything else. `1月` without a year takes `year` when that is known. */
export function dateHeader(header: string, year: number | null): SeriesUse | null {
  const words = readMonthWords(header);
  if (words === null) return null;
  const { role } = words;
  const [y, m, d] = dateParts(words, year) ?? [];
  if (y === undefined || m === undefined || y < 1980 || y > 2100 || m < 1 || m > 12) return null;
  const month = `${y}-${String(m).padStart(2, '0')}`;
  if (d === undefined) return { kind: 'month', role, period: `${month}-01` };
  if (d < 1 || d > new Date(Date.UTC(y, m, 0)).getUTCDate() || role !== 'kwh') return null;
  return { kind: 'day', role: 'kwh', day: `${month}-${String(d).padStart(2, '0')}` };
}

/** Months that a sheet heads with dates, each the first or each the last day of another month, are no days. */
export function monthsOfDates(series: ReadonlyMap<string, SeriesUse>): ReadonlyMap<string, SeriesUse> {
  const days = [...series.values()].flatMap((use) => (use.kind === 'day' ? [use.day] : []));
  const months = new Set(days.map((day) => day.slice(0, 7)));
  if (days.length < 2 || days.length < series.size || months.size < days.length) return series;
  if (!days.every((day) => day.endsWith('-01')) && !days.every(isLastOfMonth)) return series;
  return new Map(
    [...series].map(([name, use]) => [
      name,
      use.kind === 'day' ? { kind: 'month' as const, role: use.role, period: `${use.day.slice(0, 7)}-01` } : use,
    ]),
  );
}

const isLastOfMonth = (day: string): boolean => new Date(Date.parse(day) + 86_400_000).getUTCDate() === 1;

function dateParts(words: MonthWords, year: number | null): number[] | null {
  const { rest } = words;
  const compact = /^(\d{4})(\d{2})(\d{2})?$/.exec(rest) ?? /^(\d{4}) (\d{1,2})(?: (\d{1,2}))?$/.exec(rest);
  if (compact !== null) return compact.slice(1).flatMap((part) => (part === undefined ? [] : [Number(part)]));
  const named = /^([a-z]{3,9}) ?(\d{2,4})$/.exec(rest) ?? /^(\d{4}) ?([a-z]{3,9})$/.exec(rest);
  if (named !== null) {
    const [word, digits] = /^\d/.test(named[1] ?? '') ? [named[2] ?? '', named[1] ?? ''] : [named[1] ?? '', named[2] ?? ''];
    const month = monthNamed(word);
    const full = digits.length === 2 ? 2000 + Number(digits) : Number(digits);
    return month === 0 ? null : [full, month];
  }
  const day = /月/.test(words.text) ? /^(\d{1,2}) (\d{1,2})$/.exec(rest) : null;
  if (year !== null && day !== null) return [year, Number(day[1]), Number(day[2])];
  const month = year === null ? null : monthAlone(words);
  return year === null || month === null ? null : [year, month];
}

/** 1 … 12, or 0. */
function monthNamed(word: string): number {
  return MONTH_NAMES.findIndex((name) => name.startsWith(word)) + 1;
}

/** `1月`, `一月电量`, `Jan`, `M1`: the month 1 … 12 of a header that names no year; null for any other, a number alone among them. */
export function monthAlone({ rest, text }: MonthWords): number | null {
  const digits = /^\d{1,2}$/.test(rest) && /月|\bm\b/.test(text) ? Number(rest) : 0;
  const han = /月/.test(text) ? HAN_MONTHS.indexOf(rest) + 1 : 0;
  const month = digits || han || (/^[a-z]{3,9}$/.test(rest) ? monthNamed(rest) : 0);
  return month >= 1 && month <= 12 ? month : null;
}

/** `1月电量`, `202401峰电量`: the figure of one month, whatever else; not `近12月电量`. */
const ONE_MONTH = /(?<![\d近前去])(?:(?:19|20)\d{2}[-./年]?)?(?:0?[1-9]|1[0-2])月|(?<!\d)(?:19|20)\d{2}(?:0[1-9]|1[0-2])(?!\d)/;

/** True for a header that names one month: such a column never is the customer's consumption, bill or peak as such. */
export function namesOneMonth(header: string): boolean {
  return ONE_MONTH.test(header.normalize('NFKC'));
}

/** `2024年用电量`, `annual_kwh_2013`: the one year that a header names without a month; null for any other header. */
export function yearInHeader(header: string): number | null {
  const found = header.normalize('NFKC').match(/(?<!\d)(?:19|20)\d{2}(?!\d)/g) ?? [];
  return found.length === 1 && !namesOneMonth(header) && dateHeader(header, null) === null ? Number(found[0]) : null;
}

/** A year in the file's name (`2024年客户电量.csv`), for months without one; null when there is none or several. */
export function yearOfFile(file: string): number | null {
  const years = new Set(file.match(/(?<!\d)(?:19|20)\d{2}(?!\d)/g) ?? []);
  const [only] = years;
  return years.size === 1 && only !== undefined ? Number(only) : null;
}

/** A month in the file's name (`2024年3月日电量.csv`, `日电量_202403.csv`) as yyyy-MM, for days without one; null when there is none or several. */
export function monthOfFile(file: string): string | null {
  const found = file.matchAll(/(?<!\d)((?:19|20)\d{2})[-_.年]?(0[1-9]|1[0-2]|[1-9](?=月))(?:月|(?!\d))/g);
  const months = new Set([...found].map(([, year, month]) => `${year ?? ''}-${(month ?? '').padStart(2, '0')}`));
  const [only] = months;
  return months.size === 1 && only !== undefined ? only : null;
}

/** `bare` is a number alone, which counts only in a day without a gap. */
interface Slot {
  readonly kind: 'index' | 'clock' | 'bare';
  readonly at: number;
}

/** Place in the day that a header names: a running number, or minutes after midnight. */
function slotHeader(header: string): Slot | null {
  const name = header.normalize('NFKC').trim().toLowerCase();
  const clock = /^(?:kw|kwh|p|t|h|功率|负荷|电量)?[_ ]?(\d{1,2})[:：时](\d{2})?(?:[:：]00)?分?$/.exec(name);
  if (clock !== null) return { kind: 'clock', at: Number(clock[1]) * 60 + Number(clock[2] ?? 0) };
  const index =
    /^(?:p|t|h|v|hh|hr|hour|point|slot|kw|kwh|功率|负荷|点|第)[_ -]?(\d{1,3})(?:点|个点)?$/.exec(name) ??
    /^(\d{1,2})点$/.exec(name);
  if (index !== null) return { kind: 'index', at: Number(index[1]) };
  return /^\d{1,3}$/.test(name) ? { kind: 'bare', at: Number(name) } : null;
}

/**
 * Slot columns among the headers, by position in the list; empty unless they make up (nearly) a whole day of 24, 48, 96 or 288 points.
 * Clock labels from 00:00 are starts of slots, in any order of columns; without it (00:15 … 24:00), or with it at the end (00:15 … 23:45, 00:00), they are ends.
 */
export function slotHeaders(headers: readonly string[]): ReadonlyMap<number, SeriesUse> {
  const found = headers.flatMap((header, column) => {
    const slot = slotHeader(header);
    return slot === null ? [] : [{ column, slot, role: /kwh|电量/i.test(header) ? ('reading_kwh' as const) : ('kw' as const) }];
  });
  for (const kind of ['clock', 'index', 'bare'] as const) {
    const slots = found.filter(({ slot }) => slot.kind === kind);
    const places = [...new Set(slots.map(({ slot }) => slot.at))].sort((a, b) => a - b);
    const step = kind === 'clock' ? smallestStep(places) : 1;
    const first = places[0];
    if (first === undefined || step === 0 || places.length < 20) continue;
    const isEnd = first > 0 || (kind === 'clock' && midnightIsLast(slots.map(({ slot }) => slot.at)));
    const points = kind === 'clock' ? (24 * 60) / step : pointsOfDay((places[places.length - 1] ?? 0) + (isEnd ? 0 : 1));
    const fewest = (points ?? 0) * (kind === 'bare' ? 1 : 0.8);
    if (points === null || ![24, 48, 96, 288].includes(points) || places.length < fewest) continue;
    const slotMinutes = (24 * 60) / points;
    return new Map(
      slots.flatMap(({ column, slot, role }) => {
        const at = isEnd && slot.at === 0 ? 24 * 60 : slot.at;
        const startMinute = (at / step - (isEnd ? 1 : 0)) * slotMinutes;
        // 24:00 after a day of starts belongs to the next day.
        if (startMinute >= 24 * 60) return [];
        return [[column, { kind: 'slot', role, startMinute, slotMinutes }] as const];
      }),
    );
  }
  return new Map();
}

/** True for 00:15 … 23:45, 00:00: midnight stands once, as the last column, behind the latest label. */
function midnightIsLast(places: readonly number[]): boolean {
  return places.indexOf(0) === places.length - 1 && places[places.length - 2] === Math.max(...places);
}

function pointsOfDay(last: number): number | null {
  return [24, 48, 96, 288].find((points) => last <= points && last >= points * 0.95) ?? null;
}

function smallestStep(places: readonly number[]): number {
  return places.slice(1).reduce((step, place, i) => Math.min(step, place - (places[i] ?? 0)), 60);
}
