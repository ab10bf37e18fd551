/** Owns the cells of contacts by weekday and hour, and the words of when most come. */
import { formatCount, formatPercent, UNKNOWN } from '../../lib/format';
import { countInterval } from '../../lib/poisson';
import type { Locale } from '../../lib/text';
import { layoutCellGrid, type CellGridLayout, type GridCell } from '../cell-grid';
import type { ContactHours } from './query';
import { busy, days, everyDay, peak, words } from './text';

export interface HoursLayout {
  readonly cells: readonly (readonly GridCell[])[];
  readonly grid: CellGridLayout;
}

/** 95 % for all 168 hours of the week together (Bonferroni). */
const Z_OF_168 = 3.62;

const clock = (hour: number): string => `${String(hour)}:00`;

/** A mean with two digits: 0.4, 3.2, 21; – for none. */
export function meanText(value: number): string {
  if (!Number.isFinite(value)) return UNKNOWN;
  return value >= 9.95 ? value.toFixed(0) : value.toFixed(1);
}

/** Positions in px: seven rows, 24 columns. */
export function layoutContactHours(
  data: ContactHours,
  locale: Locale,
  width: number,
  height: number,
  fontPx: number,
): HoursLayout {
  const most = Math.max(1, ...data.counts);
  const cells = days.map((day, d) =>
    Array.from({ length: 24 }, (_, hour): GridCell => {
      const count = data.counts[24 * d + hour] ?? 0;
      const each = meanText(count / data.weeks);
      return {
        lines: [[each, '']],
        tone: count / most,
        pale: false,
        title: `${day[locale]} ${clock(hour)}–${clock(hour + 1)}`,
        facts: [
          [words.each[locale], each],
          [words.count[locale], formatCount(count, locale)],
        ],
      };
    }),
  );
  const grid = layoutCellGrid({
    rows: days.map((day) => ({ key: day.en, name: day[locale] })),
    columns: Array.from({ length: 24 }, (_, hour) => ({ key: String(hour), name: String(hour), colour: null, n: '' })),
    ...{ cells, width, height, fontPx },
  });
  return { cells, grid };
}

/** When most contacts come: the hour of the week, and the run of hours that brings over half of all; empty without any. */
export function peakText({ counts, weeks }: ContactHours, locale: Locale): string {
  const all = counts.reduce((sum, count) => sum + count, 0);
  if (all === 0) return '';
  const place = counts.indexOf(Math.max(...counts));
  const top = counts[place] ?? 0;
  const [from, to, share] = busyHours(counts);
  const told = busy[locale](everyDay[locale](clock(from), clock(to)), formatPercent(share, locale, 0), String(Math.round(weeks)));
  // The fullest of many equal hours is always a little fuller than they are; it has a name only where it is more than that.
  const usual = (share * all) / (7 * (to - from));
  if (countInterval(top, 1, Z_OF_168)[0] <= usual) return told;
  return told + peak[locale](`${days[Math.floor(place / 24)]?.[locale] ?? ''} ${clock(place % 24)}`, meanText(top / weeks));
}

/** The shortest run of hours of the day that brings at least two thirds of all, the fullest of the shortest; and its share. */
export function busyHours(counts: ArrayLike<number>): readonly [from: number, to: number, share: number] {
  const hours = Array.from({ length: 24 }, (_, hour) =>
    Array.from({ length: 7 }, (_, day) => counts[24 * day + hour] ?? 0).reduce((a, b) => a + b),
  );
  const all = hours.reduce((a, b) => a + b, 0);
  for (let length = 1; length <= 24; length++) {
    const runs = Array.from({ length: 25 - length }, (_, from) => hours.slice(from, from + length).reduce((a, b) => a + b));
    const best = Math.max(...runs);
    if (best >= (2 / 3) * all) return [runs.indexOf(best), runs.indexOf(best) + length, best / all];
  }
  return [0, 24, 1];
}
