/** Owns the spellings of dates and times in the cells of exports. */

/** Order of the parts: 2024/1/31, 31/1/2024 or 1/31/2024. */
export type DateOrder = 'ymd' | 'dmy' | 'mdy';

export interface DateReading {
  /** Milliseconds of the day; null when no time is written. 24:00 is the next day's 00:00. */
  readonly time: number | null;
  /** Days since 1970-01-01 under each order; null where that order gives no date. */
  readonly days: Readonly<Record<DateOrder, number | null>>;
  /** Minutes east of UTC, where written (`+08:00` is 480, `Z` is 0); null otherwise. Time and days are the wall clock's all the same. */
  readonly offset: number | null;
}

const PART = String.raw`(?:(?<part>上午|下午|凌晨|早上|晚上)\s*)?`;
const ZONE = String.raw`(?:\s*(?:Z|UTC|GMT|(?<zone>[+-]\d{2}(?::?\d{2})?)))?`;
const TIME = String.raw`(?:(?:T|\s+|\s*(?=\d{1,2}[时時点點])|\s*(?=[上下]午|凌晨|早上|晚上))${PART}(?<hour>\d{1,2})(?::|[时時点點])(?<minute>\d{1,2})(?:(?::|分)(?:(?<second>\d{1,2})(?<fraction>\.\d{1,9})?秒?)?)?(?:\s*(?<half>[AaPp]\.?[Mm]\.?))?(?<offset>${ZONE}))?`;
const YEAR_FIRST = new RegExp(String.raw`^(?<year>\d{4})\s*[-/.年]\s*(?<month>\d{1,2})\s*[-/.月]\s*(?<day>\d{1,2})日?${TIME}$`);
const COMPACT = new RegExp(String.raw`^(?<year>(?:19|20)\d{2})(?<month>\d{2})(?<day>\d{2})${TIME}$`);
const COMPACT_TIME = /^(?<year>(?:19|20)\d{2})(?<month>\d{2})(?<day>\d{2})(?<hour>\d{2})(?<minute>\d{2})(?<second>\d{2})$/;
const YEAR_LAST = new RegExp(
  String.raw`^(?<first>\d{1,2})(?<separator>[-/.])(?<next>\d{1,2})\k<separator>(?<year>\d{4}|\d{2})${TIME}$`,
);
const MONTH_NAME = new RegExp(
  String.raw`^(?:(?<day>\d{1,2})[-/ ](?<name>[A-Za-z]{3,9})|(?<name2>[A-Za-z]{3,9})[- ](?<day2>\d{1,2}),?)[-/ ]+(?<year>\d{4}|\d{2})${TIME}$`,
);
const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const SHORTEST = 6;
const LONGEST = 40;

type Groups = Record<string, string | undefined>;

/** Days since 1970-01-01 of a real calendar day, or null. */
function dayNumber(year: number, month: number, day: number): number | null {
  if (month < 1 || month > 12 || day < 1 || year < 1000) return null;
  const date = new Date(Date.UTC(year, month - 1, day));
  return date.getUTCDate() === day ? date.getTime() / 86_400_000 : null;
}

/** Two digits as Excel reads them, split at 70 as most databases do. */
function fullYear(text: string): number {
  const year = Number(text);
  return text.length > 2 ? year : year < 70 ? 2000 + year : 1900 + year;
}

/** Milliseconds of the day, null without a time, NaN for an impossible one. */
function timeOfDay({ hour, minute, second, fraction, half, part }: Groups): number | null {
  if (hour === undefined) return null;
  let h = Number(hour);
  const m = Number(minute);
  const s = Number(second ?? 0);
  if (half !== undefined) {
    if (h < 1 || h > 12) return NaN;
    h = (h % 12) + (half.toLowerCase().startsWith('p') ? 12 : 0);
  } else if (part === '下午' || part === '晚上') h = h < 12 ? h + 12 : h;
  else if (part !== undefined && h === 12) h = 0;
  const ms = h * 3_600_000 + m * 60_000 + s * 1000 + (fraction === undefined ? 0 : Math.round(Number(fraction) * 1e6) / 1e3);
  return m > 59 || s > 59 || ms > 86_400_000 ? NaN : ms;
}

/** Minutes east of UTC of `+08:00`, `+0800`, `+08` or `Z`; null when nothing is written. */
function offsetOf({ offset, zone }: Groups): number | null {
  if (offset === undefined || offset.trim() === '') return null;
  if (zone === undefined) return 0;
  const digits = zone.replace(/\D/g, '');
  const minutes = Number(digits.slice(0, 2)) * 60 + Number(digits.slice(2) || 0);
  return zone.startsWith('-') ? -minutes : minutes;
}

/**
 * Reads one date, wall time as it stands; null when the text is none.
 * Spellings: 2024-01-31, 2024/1/31, 2024.1.31, 2024年1月31日, 20240131, 31/1/2024, 1/31/24, 6-Mar-18, each with a time or without, the time with AM/PM, 上午/下午 and an offset or without.
 */
export function readDate(text: string): DateReading | null {
  const body = text.trim();
  if (body.length < SHORTEST || body.length > LONGEST) return null;
  const yearFirst = (YEAR_FIRST.exec(body) ?? COMPACT.exec(body) ?? COMPACT_TIME.exec(body))?.groups;
  const yearLast = yearFirst === undefined ? YEAR_LAST.exec(body)?.groups : undefined;
  const named = yearFirst === undefined && yearLast === undefined ? MONTH_NAME.exec(body)?.groups : undefined;
  const groups: Groups | undefined = yearFirst ?? yearLast ?? named;
  if (groups === undefined) return null;
  const time = timeOfDay(groups);
  if (Number.isNaN(time)) return null;
  const offset = offsetOf(groups);
  if (yearLast !== undefined) {
    // 1.2.24 is a version number; a point asks for a whole year.
    if (groups['separator'] === '.' && groups['year']?.length !== 4) return null;
    const year = fullYear(groups['year'] ?? '');
    const [first, next] = [Number(groups['first']), Number(groups['next'])];
    return { time, offset, days: { ymd: null, dmy: dayNumber(year, next, first), mdy: dayNumber(year, first, next) } };
  }
  const name = groups['name'] ?? groups['name2'];
  const month = name === undefined ? Number(groups['month']) : MONTHS.indexOf(name.slice(0, 3).toLowerCase()) + 1;
  const day = dayNumber(fullYear(groups['year'] ?? ''), month, Number(groups['day'] ?? groups['day2']));
  // A written month leaves no doubt, so it fits columns of every order; so does a year at the front only for its own.
  return { time, offset, days: name === undefined ? { ymd: day, dmy: null, mdy: null } : { ymd: day, dmy: day, mdy: day } };
}
