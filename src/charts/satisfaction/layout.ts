/** Owns the geometry of satisfaction by segment: dots and intervals on an axis from 0 to 100 %. */
import { range } from 'd3-array';
import { scaleLinear } from 'd3-scale';
import { formatCount, formatPercent } from '../../lib/format';
import { wilsonInterval, type Interval } from '../../lib/statistics';
import type { Locale } from '../../lib/text';
import type { SegmentInfo } from '../../segment/method';
import { gutterName, gutterWidth, rowHeight, type SegmentRow } from '../row-layout';
import { segmentColour } from '../segment-colour';
import { textWidth, widestText } from '../text-width';
import type { Tick } from '../tick';
import type { SegmentAnswers } from './query';
import * as text from './text';

/** The axis has at least so much room, or labels are shortened. */
const LEAST_AXIS_EM = 10;

/** Share of top-2 answers with its interval, all 0…1. */
export interface Estimate {
  readonly share: number;
  readonly interval: Interval;
}

export interface SatisfactionRow extends SegmentRow {
  readonly fullName: string;
  readonly answers: SegmentAnswers;
  /** Null for a group that is hidden. */
  readonly estimate: Estimate | null;
  /** Fewer than twice the answers below which a group is hidden. */
  readonly few: boolean;
  readonly dotX: number;
  readonly loX: number;
  readonly hiX: number;
  /** Estimate and interval, or why there is none. */
  readonly label: string;
  readonly n: string;
}

export interface SatisfactionLayout {
  readonly height: number;
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
  readonly ticks: readonly Tick[];
  readonly rows: readonly SatisfactionRow[];
  readonly labelX: number;
  /** Right end of the n column. */
  readonly nX: number;
  /** The share of all answers together; null when there are too few. */
  readonly overall: { readonly x: number; readonly label: string; readonly labelX: number } | null;
}

export interface SatisfactionInput {
  readonly data: readonly SegmentAnswers[];
  readonly segments: readonly SegmentInfo[];
  readonly smallGroup: number;
  /** Filters of other charts are in force. */
  readonly isFiltered: boolean;
  readonly locale: Locale;
  readonly width: number;
  readonly height: number;
  readonly fontPx: number;
}

/** The estimate of a group, or null below `smallGroup` answers. */
export function estimateOf(answered: number, top2: number, smallGroup: number): Estimate | null {
  const interval = wilsonInterval(top2, answered);
  return interval === null || answered < smallGroup ? null : { share: top2 / answered, interval };
}

/** Positions in px. Rows that do not fit make the layout higher than asked for. */
export function layoutSatisfaction({
  data,
  segments,
  smallGroup,
  isFiltered,
  locale,
  width,
  height,
  fontPx,
}: SatisfactionInput): SatisfactionLayout {
  const infos = new Map(segments.map((segment) => [segment.key, segment]));
  const names = data.map((row) => infos.get(row.key)?.text[locale] ?? row.key);
  const estimates = data.map((row) => estimateOf(row.answered, row.top2, smallGroup));
  const ns = data.map((row) => (row.answered === 0 ? '' : `n = ${formatCount(row.answered, locale)}`));

  const nWidth = widestText(ns, fontPx);
  const full = data.map((row, i) => labelOf(row, estimates[i] ?? null, smallGroup, isFiltered, locale, true));
  const short = data.map((row, i) => labelOf(row, estimates[i] ?? null, smallGroup, isFiltered, locale, false));
  // Names may have what the axis can spare; in a narrow chart the interval is left to its line and to the tooltip.
  const spare = (of: readonly string[]): number => width - nWidth - widestText(of, fontPx) - (LEAST_AXIS_EM + 3) * fontPx;
  const roomy = spare(full) >= Math.min(gutterWidth(names, fontPx, width, 1), 0.26 * width);
  const labels = roomy ? full : short;
  const gutter = gutterWidth(names, fontPx, width, Math.max(0.26, Math.min(0.45, spare(labels) / width)));
  const labelWidth = widestText(labels, fontPx);
  const nX = width - 6;
  const labelX = nX - nWidth - fontPx - labelWidth;
  const left = gutter + 0.6 * fontPx;
  const right = Math.max(left + 40, labelX - 1.2 * fontPx);
  const x = scaleLinear([0, 1], [left, right]);

  const top = 1.7 * fontPx;
  const foot = 3.2 * fontPx;
  const each = rowHeight(data.length, height - top - foot, fontPx);
  const rows = data.map((answers, i): SatisfactionRow => {
    const estimate = estimates[i] ?? null;
    const [lo, hi] = estimate?.interval ?? [0, 0];
    return {
      key: answers.key,
      name: gutterName(names[i] ?? '', fontPx, gutter, each),
      fullName: names[i] ?? '',
      colour: segmentColour(infos.get(answers.key)?.colour ?? -1),
      top: top + i * each,
      height: each,
      spoken: spoken(names[i] ?? '', answers, estimate, full[i] ?? '', locale),
      answers,
      estimate,
      few: answers.answered < 2 * smallGroup,
      dotX: x(estimate?.share ?? 0),
      loX: x(lo),
      hiX: x(hi),
      label: labels[i] ?? '',
      n: ns[i] ?? '',
    };
  });
  const bottom = top + rows.length * each;
  const step = [0.1, 0.2, 0.25, 0.5].find((part) => (right - left) * part >= 1.7 * textWidth('100%', fontPx)) ?? 1;
  return {
    height: Math.max(height, bottom + foot),
    left,
    right,
    top,
    bottom,
    ticks: range(0, 1 + step / 2, step).map((share) => ({ at: x(share), label: formatPercent(share, locale, 0) })),
    rows,
    labelX,
    nX,
    overall: overallOf(data, smallGroup, x, locale, left, right, fontPx),
  };
}

function overallOf(
  data: readonly SegmentAnswers[],
  smallGroup: number,
  x: (share: number) => number,
  locale: Locale,
  left: number,
  right: number,
  fontPx: number,
): SatisfactionLayout['overall'] {
  const answered = data.reduce((total, row) => total + row.answered, 0);
  const all = estimateOf(
    answered,
    data.reduce((total, row) => total + row.top2, 0),
    smallGroup,
  );
  if (all === null || data.length < 2) return null;
  const label = text.overall[locale](formatPercent(all.share, locale));
  const half = textWidth(label, fontPx) / 2;
  return { x: x(all.share), label, labelX: Math.min(Math.max(x(all.share), left + half), right - half) };
}

function labelOf(
  row: SegmentAnswers,
  estimate: Estimate | null,
  smallGroup: number,
  isFiltered: boolean,
  locale: Locale,
  full: boolean,
): string {
  if (row.answered === 0) return text[!full ? 'shortlyNobody' : isFiltered ? 'nobodyFiltered' : 'nobody'][locale];
  if (estimate === null) return full ? text.hidden[locale](String(smallGroup)) : text.shortlyHidden[locale];
  if (!full) return formatPercent(estimate.share, locale);
  const [lo, hi] = estimate.interval;
  return text.estimate[locale](formatPercent(estimate.share, locale), (100 * lo).toFixed(0), formatPercent(hi, locale, 0));
}

function spoken(name: string, row: SegmentAnswers, estimate: Estimate | null, label: string, locale: Locale): string {
  if (estimate === null) return text.spokenHidden[locale](name, label);
  const [lo, hi] = estimate.interval;
  const percent = (share: number): string => formatPercent(share, locale);
  return text.spoken[locale](name, percent(estimate.share), percent(lo), percent(hi), formatCount(row.answered, locale));
}
