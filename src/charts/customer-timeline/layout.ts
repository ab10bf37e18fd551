/** Owns the geometry of one customer's timeline: months as bars, the segment's median as steps, one lane a kind of event. */
import { max, min } from 'd3-array';
import { scaleLinear } from 'd3-scale';
import { formatCount, formatNumber } from '../../lib/format';
import type { Locale } from '../../lib/text';
import { widestText } from '../text-width';
import type { Tick } from '../tick';
import type { CustomerEvent, CustomerMonth, Lane } from './query';
import { LANE_TEXT } from './text';

export interface MonthBar {
  readonly month: CustomerMonth;
  readonly x: number;
  readonly width: number;
  readonly y: number;
}

export interface EventMark {
  readonly event: CustomerEvent;
  readonly x: number;
  /** At least wide enough to be hit. */
  readonly width: number;
}

export interface LaneRow {
  readonly lane: Lane;
  readonly label: string;
  readonly count: string;
  readonly y: number;
  readonly marks: readonly EventMark[];
}

export interface TimelineLayout {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  /** Base of the bars. */
  readonly bottom: number;
  readonly bars: readonly MonthBar[];
  /** SVG path of the segment's median, broken where it is unknown or its group too small. */
  readonly peerPath: string;
  readonly lanes: readonly LaneRow[];
  readonly laneHeight: number;
  readonly xTicks: readonly Tick[];
  readonly yTicks: readonly Tick[];
}

export interface TimelineInput {
  readonly months: readonly CustomerMonth[];
  readonly events: readonly CustomerEvent[];
  /** Kinds of event of which the data knows at all. */
  readonly lanes: readonly Lane[];
  readonly smallGroup: number;
  readonly locale: Locale;
  readonly width: number;
  readonly height: number;
  readonly fontPx: number;
}

const LEAST_MARK_PX = 5;
const DAY_MS = 86_400_000;

/** Milliseconds of a time as written; local clock, like every time in the data. */
export function timeOf(text: string): number {
  const [year = 1970, month = 1, day = 1, hour = 0, minute = 0] = text.split(/\D/).map(Number);
  return Date.UTC(year, month - 1, day, hour, minute);
}

function monthEnd(period: string): number {
  const start = new Date(timeOf(period));
  return Date.UTC(start.getUTCFullYear(), start.getUTCMonth() + 1, 1);
}

/** Positions in px. A kind that the data knows has its lane without an event as well: that there was no complaint is worth seeing. */
export function layoutTimeline(input: TimelineInput): TimelineLayout {
  const { months, events, lanes: kinds, smallGroup, locale, width, height, fontPx } = input;
  const laneHeight = 1.7 * fontPx;
  const known = kinds.map((lane) => LANE_TEXT[lane][locale]);
  const top = 2 * fontPx;
  const laneTop = height - 1.9 * fontPx - kinds.length * laneHeight;
  const bottom = Math.max(top + 30, laneTop - 0.7 * fontPx);

  const starts = [...months.map(({ period }) => timeOf(period)), ...events.map(({ starts: at }) => timeOf(at))];
  const ends = [...months.map(({ period }) => monthEnd(period)), ...events.map(({ starts: at, ends: to }) => timeOf(to ?? at))];
  const most = max(months.flatMap(({ kwh, peerKwh, peers }) => [kwh, peers >= smallGroup ? peerKwh : NaN])) ?? 1;
  const y = scaleLinear([Math.min(0, min(months.map(({ kwh }) => kwh)) ?? 0), most > 0 ? most : 1], [bottom, top]).nice(4);
  const yTicks = y.ticks(4).map((value) => ({ at: y(value), label: formatNumber(value, locale) }));
  const labels = [...yTicks.map(({ label }) => label), ...known];
  const left = Math.ceil(widestText(labels, fontPx)) + 10;
  const right = width - 3.2 * fontPx;
  const x = scaleLinear([min(starts) ?? 0, max(ends) ?? 1], [left, right]);

  const bars = months.map((month): MonthBar => {
    const from = x(timeOf(month.period));
    return {
      month,
      x: from + 0.5,
      width: Math.max(1, x(monthEnd(month.period)) - from - 1.5),
      y: y(Number.isNaN(month.kwh) ? 0 : month.kwh),
    };
  });
  const steps = months.map(({ period, peerKwh, peers }) =>
    Number.isNaN(peerKwh) || peers < smallGroup
      ? null
      : `${x(timeOf(period)).toFixed(1)} ${y(peerKwh).toFixed(1)}H${x(monthEnd(period)).toFixed(1)}`,
  );
  const peerPath = steps
    .map((step, i) => (step === null ? '' : `${i === 0 || steps[i - 1] === null ? 'M' : 'L'}${step}`))
    .join('');

  const lanes = kinds.map((lane, i): LaneRow => {
    const own = events.filter((event) => event.lane === lane);
    return {
      ...{ lane, label: LANE_TEXT[lane][locale], count: formatCount(own.length, locale), y: laneTop + i * laneHeight },
      marks: own.map((event) => {
        const from = x(timeOf(event.starts));
        const span = event.ends === null ? 0 : x(timeOf(event.ends)) - from;
        return { event, x: span < LEAST_MARK_PX ? from - LEAST_MARK_PX / 2 : from, width: Math.max(LEAST_MARK_PX, span) };
      }),
    };
  });
  const xTicks = monthTicks(min(starts), max(ends), x, fontPx);
  return { left, right, top, bottom, bars, peerPath, lanes, laneHeight, xTicks, yTicks };
}

/** Months between two ticks, as few as have room. */
const TICK_STEPS = [1, 2, 3, 6, 12, 24, 60, 120, 240];

/** "2025-01" at the beginning of a month where there is room, over months and events alike; the first day where no month begins. */
function monthTicks(from: number | undefined, to: number | undefined, x: (time: number) => number, fontPx: number): Tick[] {
  if (from === undefined || to === undefined) return [];
  const [first, last] = [new Date(from), new Date(to)];
  const monthPx = (x(to) - x(from)) / Math.max(1, (to - from) / (30.44 * DAY_MS));
  const every = TICK_STEPS.find((count) => count * monthPx > 4.6 * fontPx) ?? 240;
  const begins = Array.from(
    { length: 12 * (last.getUTCFullYear() - first.getUTCFullYear()) + last.getUTCMonth() + 1 },
    (_, i) => i,
  )
    .filter((month) => month % every === 0)
    .map((month) => Date.UTC(first.getUTCFullYear(), month, 1))
    // What begins where the axis ends is no longer on it.
    .filter((time) => time >= from && time < Math.max(to, from + 1));
  if (begins.length === 0) return [{ at: x(from), label: first.toISOString().slice(0, 10) }];
  return begins.map((time) => ({ at: x(time), label: new Date(time).toISOString().slice(0, 7) }));
}
