/** Owns the dates and times of workbooks: day numbers and number formats that show them. */

/** What a number format shows. */
export type FormatKind = 'number' | 'date' | 'time' | 'datetime' | 'elapsed';

/** Built-in formats by number, East Asian ones included (ECMA-376 part 1, 18.8.30). */
export function builtinKind(id: number): FormatKind {
  if ((id >= 14 && id <= 17) || (id >= 27 && id <= 31) || id === 36 || (id >= 50 && id <= 54) || id === 57 || id === 58)
    return 'date';
  if ((id >= 18 && id <= 21) || (id >= 32 && id <= 35) || id === 45 || id === 47 || id === 55 || id === 56) return 'time';
  if (id === 22) return 'datetime';
  return id === 46 ? 'elapsed' : 'number';
}

/** Of a format as written, e.g. `yyyy"年"m"月"d"日"`; quoted text, escapes, colours and conditions do not count. */
export function formatKind(code: string): FormatKind {
  const bare = (code.replace(/"[^"]*"?|\\.|_.|\*./g, '').split(';')[0] ?? '').toLowerCase();
  if (/\[(?:h+|m+|s+)\]/.test(bare)) return 'elapsed';
  const shown = bare
    .replace(/\[[^\]]*\]/g, '')
    .replace(/general|am\/pm|a\/p|上午\/下午/g, '')
    // Parts of a second are no digits of a number.
    .replace(/s[.,]?0+/g, 's');
  // Letters beside digits are a unit that was not quoted, as in 0.00kWh.
  if (/[#?0]/.test(shown)) return 'number';
  const hasTime = /[hs]/.test(shown);
  const hasDate = /[yd]|aaa|e/.test(shown) || (shown.includes('m') && !hasTime);
  return hasDate ? (hasTime ? 'datetime' : 'date') : hasTime ? 'time' : 'number';
}

/** Digits to which a format of zeros alone fills up, as `0000000000` does; 0 for any other format. */
export function zerosOf(code: string): number {
  return /^0{2,30}$/.test(code) ? code.length : 0;
}

const DAY_MS = 86_400_000;
/** 1899-12-30: from serial 61 on the 1900 system counts from there, because it has a 29 February 1900. */
const EPOCH_1900 = Date.UTC(1899, 11, 30);
const DAYS_1904 = 1462;
/** 9999-12-31. */
const LAST_SERIAL = 2_958_466;
/** Under a format of the clock, numbers up to here are a span of time rather than a day of the year 1900. */
const LONGEST_SPAN = 366;
/** Day numbers that were added up carry errors of some milliseconds. */
const SNAP_MS = 10;

/** ISO text of a day number, or `HH:mm:ss` of a time without a day; null where it is neither, so that the number is kept. */
export function serialText(serial: number, kind: FormatKind, is1904: boolean): string | null {
  if (!Number.isFinite(serial) || serial < 0 || serial >= LAST_SERIAL) return null;
  if (kind === 'elapsed' || (kind === 'datetime' && serial < 1) || (kind === 'time' && serial < LONGEST_SPAN)) {
    const ms = snapped(serial * DAY_MS);
    const clock = new Date(ms % 3_600_000).toISOString().slice(14, 23);
    return `${String(Math.floor(ms / 3_600_000)).padStart(2, '0')}:${withoutZeros(clock)}`;
  }
  const day1900 = is1904 ? serial + DAYS_1904 : serial;
  const ms = snapped((day1900 < 60 ? day1900 + 1 : day1900) * DAY_MS) + EPOCH_1900;
  if (ms >= Date.UTC(10_000, 0, 1)) return null;
  const iso = new Date(ms).toISOString();
  // A time under a format of days is kept all the same.
  return kind === 'date' && ms % DAY_MS === 0 ? iso.slice(0, 10) : `${iso.slice(0, 10)} ${withoutZeros(iso.slice(11, 23))}`;
}

function snapped(ms: number): number {
  const second = Math.round(ms / 1000) * 1000;
  return Math.abs(ms - second) <= SNAP_MS ? second : Math.round(ms);
}

function withoutZeros(clock: string): string {
  return clock.endsWith('.000') ? clock.slice(0, -4) : clock;
}
