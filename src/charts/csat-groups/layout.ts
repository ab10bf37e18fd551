/** Owns the geometry of satisfaction by group: dots and intervals on the axis of a measure. */
import { range } from 'd3-array';
import { scaleLinear } from 'd3-scale';
import { formatCount } from '../../lib/format';
import type { Locale } from '../../lib/text';
import { addUpAnswers, type GroupAnswers } from '../../service/satisfaction/answers';
import { estimateOf, rangeOf, type Estimate } from '../../service/satisfaction/measure';
import { groupColour, nameOfGroup, orderGroups, rowKey } from '../answer-groups';
import { writerOf } from '../answer-measure';
import type { ChartContext } from '../chart';
import { gutterName, gutterWidth, rowHeight, type SegmentRow } from '../row-layout';
import { textWidth, widestText } from '../text-width';
import type { Tick } from '../tick';
import type { SatisfactionGroups } from './query';
import * as text from './text';

/** The axis has at least so much room, or labels lose their intervals. */
const LEAST_AXIS_EM = 10;

export interface SatisfactionRow extends SegmentRow {
  readonly fullName: string;
  readonly answers: GroupAnswers;
  /** Null for a group that is hidden. */
  readonly estimate: Estimate | null;
  /** Fewer than twice the answers below which a group is hidden. */
  readonly few: boolean;
  readonly dotX: number;
  readonly loX: number;
  readonly hiX: number;
  readonly label: string;
  readonly n: string;
}

export interface GroupsLayout {
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
  /** All answers together; null when there are too few. */
  readonly overall: { readonly x: number; readonly label: string; readonly labelX: number } | null;
  write(value: number): string;
}

export interface GroupsInput {
  readonly data: SatisfactionGroups;
  readonly context: ChartContext;
  readonly locale: Locale;
  readonly width: number;
  readonly height: number;
  readonly fontPx: number;
}

/** The groups in the order in which they are shown, hidden ones after the others. */
export function orderedGroups(
  { field, groups, measure }: SatisfactionGroups,
  { segments, smallGroup }: ChartContext,
): GroupAnswers[] {
  return orderGroups(groups, field, segments, (group) => estimateOf(group, measure, smallGroup)?.value ?? NaN);
}

/** Positions in px. Rows that do not fit make the layout higher than asked for. */
export function layoutGroups({ data, context, locale, width, height, fontPx }: GroupsInput): GroupsLayout {
  const { field, measure } = data;
  const { segments, smallGroup } = context;
  const write = writerOf(measure, context, locale);
  const groups = orderedGroups(data, context);
  const names = groups.map(({ key }) => nameOfGroup(field, key, segments, locale));
  const estimates = groups.map((group) => estimateOf(group, measure, smallGroup));
  const ns = groups.map(({ answered }) => (answered === 0 ? '' : `n = ${formatCount(answered, locale)}`));
  const label = (i: number, isFull: boolean): string => {
    const estimate = estimates[i];
    if (estimate == null) return (groups[i]?.answered ?? 0) === 0 ? text.nobody[locale] : text.hidden[locale](String(smallGroup));
    const [lo, hi] = estimate.interval.map(write);
    const dash = measure === 'nps' ? ' … ' : '–';
    return isFull ? `${write(estimate.value)} (${lo ?? ''}${dash}${hi ?? ''})` : write(estimate.value);
  };
  const full = groups.map((_, i) => label(i, true));
  const nWidth = widestText(ns, fontPx);
  const gutter = gutterWidth(names, fontPx, width, 0.34);
  const isRoomy =
    width -
      gutter -
      nWidth -
      widestText(
        full.filter((_, i) => estimates[i] != null),
        fontPx,
      ) >=
    (LEAST_AXIS_EM + 4) * fontPx;
  const labels = isRoomy ? full : groups.map((_, i) => label(i, false));
  const nX = width - 6;
  // Why a group is hidden stands where its mark would be, and takes no room from the others.
  const shown = labels.filter((_, i) => estimates[i] != null);
  const labelX = nX - nWidth - fontPx - widestText(shown.length > 0 ? shown : ['100%'], fontPx);
  const left = gutter + 0.6 * fontPx;
  const right = Math.max(left + 40, labelX - 1.4 * fontPx);
  const [from, to] = rangeOf(measure);
  const x = scaleLinear([from, to], [left, right]);
  const top = 1.7 * fontPx;
  const foot = 3.2 * fontPx;
  const each = rowHeight(groups.length, height - top - foot, fontPx);
  const rows = groups.map((answers, i): SatisfactionRow => {
    const estimate = estimates[i] ?? null;
    const [lo, hi] = estimate?.interval ?? [from, from];
    const name = names[i] ?? '';
    return {
      key: rowKey(answers.key),
      name: gutterName(name, fontPx, gutter, each),
      fullName: name,
      colour: groupColour(field, answers.key, segments),
      top: top + i * each,
      height: each,
      spoken: text.spoken[locale](name, full[i] ?? '', formatCount(answers.answered, locale)),
      answers,
      estimate,
      few: answers.answered < 2 * smallGroup,
      dotX: x(estimate?.value ?? from),
      loX: x(lo),
      hiX: x(hi),
      label: labels[i] ?? '',
      n: ns[i] ?? '',
    };
  });
  const bottom = top + rows.length * each;
  const parts = [0.1, 0.2, 0.25, 0.5];
  const step = parts.find((part) => (right - left) * part >= 1.7 * widestText([write(from), write(to)], fontPx)) ?? 1;
  const all = estimateOf(addUpAnswers(groups), measure, smallGroup);
  return {
    ...{ height: Math.max(height, bottom + foot), left, right, top, bottom, rows, labelX, nX, write },
    ticks: range(0, 1 + step / 2, step).map((share) => ({
      at: x(from + share * (to - from)),
      label: write(from + share * (to - from)),
    })),
    overall:
      all === null || groups.length < 2
        ? null
        : overallAt(x(all.value), text.overall[locale](write(all.value)), left, right, fontPx),
  };
}

function overallAt(x: number, label: string, left: number, right: number, fontPx: number): GroupsLayout['overall'] {
  const half = textWidth(label, fontPx) / 2;
  return { x, label, labelX: Math.min(Math.max(x, left + half), right - half) };
}
