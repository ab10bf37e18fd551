/** Owns the geometry of diverging bars: dissatisfied to the left, satisfied to the right of a line, the neutral ones apart. */
import { range } from 'd3-array';
import { scaleLinear } from 'd3-scale';
import { formatCount, formatPercent } from '../../lib/format';
import type { Locale } from '../../lib/text';
import type { GroupAnswers } from '../../service/satisfaction/answers';
import { questionName } from '../../service/satisfaction/questions';
import { groupColour, nameOfGroup, orderGroups, rowKey } from '../answer-groups';
import type { ChartContext } from '../chart';
import { gutterName, gutterWidth, rowHeight, type SegmentRow } from '../row-layout';
import { textWidth, widestText } from '../text-width';
import type { Tick } from '../tick';
import type { Likert } from './query';
import * as text from './text';

export interface LikertBar {
  /** 1 very dissatisfied … 5 very satisfied. */
  readonly level: number;
  readonly x: number;
  readonly width: number;
}

export interface LikertRow extends SegmentRow {
  readonly fullName: string;
  readonly answers: GroupAnswers;
  /** Empty for a row that is hidden. */
  readonly bars: readonly LikertBar[];
  readonly few: boolean;
  /** Shares beside their bars; empty for a hidden row. */
  readonly labels: readonly { readonly x: number; readonly anchor: 'start' | 'end'; readonly text: string }[];
  /** Why nothing is drawn; empty where something is. */
  readonly nothing: string;
  readonly n: string;
}

export interface LikertLayout {
  readonly height: number;
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
  /** The line between dissatisfied and satisfied. */
  readonly zeroX: number;
  /** Where neutral answers begin. */
  readonly neutralX: number;
  readonly ticks: readonly Tick[];
  readonly rows: readonly LikertRow[];
  readonly nX: number;
}

export interface LikertInput {
  readonly data: Likert;
  readonly context: ChartContext;
  readonly locale: Locale;
  readonly width: number;
  readonly height: number;
  readonly fontPx: number;
}

/** Shares of the five levels, 0…1. */
export function levelShares({ levels, answered }: GroupAnswers): number[] {
  return levels.map((count) => (answered > 0 ? count / answered : 0));
}

/** Rows in the order in which they are shown: groups with the most satisfied first, questions as they were asked. */
export function orderedRows({ field, rows }: Likert, { segments, smallGroup }: ChartContext): readonly GroupAnswers[] {
  if (field === null) return rows;
  const satisfied = (group: GroupAnswers): number => {
    const [, , , four = 0, five = 0] = levelShares(group);
    return group.answered < smallGroup ? NaN : four + five;
  };
  return orderGroups(rows, field, segments, satisfied);
}

export function rowName({ field }: Likert, { key }: GroupAnswers, { segments }: ChartContext, locale: Locale): string {
  return field === null ? questionName(key ?? '')[locale] : nameOfGroup(field, key, segments, locale);
}

/** Positions in px. Rows that do not fit make the layout higher than asked for. */
export function layoutLikert({ data, context, locale, width, height, fontPx }: LikertInput): LikertLayout {
  const { smallGroup, segments } = context;
  const groups = orderedRows(data, context);
  const names = groups.map((group) => rowName(data, group, context, locale));
  const ns = groups.map(({ answered }) => formatCount(answered, locale));
  const gutter = gutterWidth(names, fontPx, width, 0.36);
  const nX = width - 6;
  const shown = groups.filter(({ answered }) => answered >= smallGroup).map(levelShares);
  /** Room for the widest share beside the bars of one side. */
  const room = (of: (shares: readonly number[]) => number): number =>
    widestText(
      shown.map((shares) => formatPercent(of(shares), locale, 0)),
      fontPx,
    ) +
    0.5 * fontPx;
  const left = gutter + 0.4 * fontPx + room(([one = 0, two = 0]) => one + two);
  const end = nX - widestText(['n', ...ns], fontPx) - 0.9 * fontPx - room(([, , three = 0]) => three);
  const most = (of: (shares: readonly number[]) => number): number => Math.max(0.1, ...shown.map(of));
  const [down, up, middle] = [
    most(([one = 0, two = 0]) => one + two),
    most(([, , , four = 0, five = 0]) => four + five),
    most(([, , three = 0]) => three),
  ];
  const gap = room(([, , , four = 0, five = 0]) => four + five) + fontPx;
  const unit = Math.max(20, end - left - gap) / (down + up + middle);
  const zeroX = left + down * unit;
  const neutralX = zeroX + up * unit + gap;
  const x = scaleLinear([0, 1], [zeroX, zeroX + unit]);
  const top = 1.9 * fontPx;
  const foot = 1.8 * fontPx;
  const each = rowHeight(groups.length, height - top - foot, fontPx);
  const rows = groups.map((answers, i): LikertRow => {
    const name = names[i] ?? '';
    const shares = levelShares(answers);
    const isHidden = answers.answered < smallGroup;
    const [one = 0, two = 0, three = 0, four = 0, five = 0] = shares;
    const percent = (share: number): string => formatPercent(share, locale, 0);
    return {
      key: rowKey(answers.key),
      name: gutterName(name, fontPx, gutter, each),
      fullName: name,
      colour: data.field === null ? 'transparent' : groupColour(data.field, answers.key, segments),
      top: top + i * each,
      height: each,
      spoken: isHidden
        ? text.spokenHidden[locale](name, text.hidden[locale](String(smallGroup)))
        : text.spoken[locale](
            name,
            percent(four + five),
            percent(three),
            percent(one + two),
            formatCount(answers.answered, locale),
          ),
      answers,
      bars: isHidden ? [] : barsOf(),
      few: answers.answered < 2 * smallGroup,
      labels: isHidden
        ? []
        : [
            { x: x(-one - two) - 0.3 * fontPx, anchor: 'end', text: percent(one + two) },
            { x: x(four + five) + 0.3 * fontPx, anchor: 'start', text: percent(four + five) },
            { x: neutralX + three * unit + 0.3 * fontPx, anchor: 'start', text: percent(three) },
          ],
      nothing: isHidden ? text.hidden[locale](String(smallGroup)) : '',
      n: ns[i] ?? '',
    };

    function barsOf(): LikertBar[] {
      return [
        { level: 1, x: x(-one - two), width: one * unit },
        { level: 2, x: x(-two), width: two * unit },
        { level: 4, x: zeroX, width: four * unit },
        { level: 5, x: x(four), width: five * unit },
        { level: 3, x: neutralX, width: three * unit },
      ].filter((bar) => bar.width > 0);
    }
  });
  const bottom = top + rows.length * each;
  const step = [0.1, 0.2, 0.25, 0.5].find((part) => part * unit >= 1.5 * textWidth('100%', fontPx)) ?? 1;
  return {
    ...{
      height: Math.max(height, bottom + foot),
      left: zeroX - down * unit,
      right: zeroX + up * unit,
      top,
      bottom,
      zeroX,
      neutralX,
      rows,
      nX,
    },
    ticks: range(-Math.floor(down / step), Math.floor(up / step) + 0.5).map((i) => {
      return { at: x(i * step), label: formatPercent(Math.abs(i * step), locale, 0) };
    }),
  };
}
