/** Owns the geometry of the words of comments: a row a word, a bar of customers, and a dot of satisfaction with its interval. */
import { range } from 'd3-array';
import { scaleLinear } from 'd3-scale';
import { formatCount, formatPercent } from '../../lib/format';
import type { Locale } from '../../lib/text';
import { fitText, textWidth, widestText } from '../text-width';
import type { Tick } from '../tick';
import type { WordUse, WordUses } from './query';
import * as text from './text';

/** Below it a word differs from the other comments. */
export const SURE = 0.05;

export interface WordRow {
  readonly word: WordUse;
  readonly top: number;
  readonly height: number;
  readonly name: string;
  readonly barTo: number;
  readonly n: string;
  /** null for a word that is not told. */
  readonly dot: { readonly x: number; readonly lo: number; readonly hi: number } | null;
  readonly label: string;
  readonly sign: '▼' | '▲' | '';
  readonly few: boolean;
  readonly facts: readonly (readonly [string, string])[];
  readonly spoken: string;
}

export interface WordsLayout {
  readonly height: number;
  readonly barLeft: number;
  readonly left: number;
  readonly right: number;
  readonly labelX: number;
  readonly top: number;
  readonly bottom: number;
  readonly headY: number;
  readonly ticks: readonly Tick[];
  readonly rows: readonly WordRow[];
  readonly all: { readonly x: number; readonly label: string; readonly labelX: number } | null;
}

export interface WordsInput {
  readonly data: WordUses;
  readonly smallGroup: number;
  readonly locale: Locale;
  readonly width: number;
  readonly height: number;
  readonly fontPx: number;
}

/** Positions in px; rows that do not fit make the layout higher than asked for. */
export function layoutWords({ data, smallGroup, locale, width, height, fontPx }: WordsInput): WordsLayout {
  const names = data.words.map(({ term }) => term);
  const counts = data.words.map(({ customers }) => formatCount(customers, locale));
  const labels = data.words.map(({ share }) => (share === null ? text.shortlyHidden[locale] : formatPercent(share, locale, 0)));
  const gutter = Math.ceil(Math.min(widestText(names, fontPx) + 0.8 * fontPx, 0.26 * width));
  const labelWidth = widestText([...labels, '▼ 100%'], fontPx);
  const countWidth = widestText(counts, fontPx);
  const space = Math.max(60, width - gutter - countWidth - labelWidth - 3.2 * fontPx);
  const barRoom = 0.36 * space;
  const left = gutter + barRoom + countWidth + 1.4 * fontPx;
  const right = Math.max(left + 30, width - labelWidth - 1.2 * fontPx);
  const most = Math.max(1, ...data.words.map(({ customers }) => customers));
  const x = scaleLinear([0, 1], [left, right]);
  const top = 2.9 * fontPx;
  const foot = 2.2 * fontPx;
  const each =
    data.words.length === 0 ? 0 : Math.min(2.2 * fontPx, Math.max((height - top - foot) / data.words.length, 1.6 * fontPx));
  const bottom = top + data.words.length * each;
  const step = [0.2, 0.25, 0.5].find((part) => (right - left) * part >= 1.7 * textWidth('100%', fontPx)) ?? 1;
  const rows = data.words.map((word, i): WordRow => {
    const { share, interval } = word;
    const facts = factsOf(word, smallGroup, locale);
    return {
      word,
      top: top + i * each,
      height: each,
      name: fitText(word.term, fontPx, gutter - 0.6 * fontPx),
      barTo: gutter + (barRoom * word.customers) / most,
      n: counts[i] ?? '',
      dot: share === null || interval === null ? null : { x: x(share), lo: x(interval[0]), hi: x(interval[1]) },
      label: labels[i] ?? '',
      sign: word.p < SURE ? (word.gap < 0 ? '▼' : '▲') : '',
      few: word.answered < 2 * smallGroup,
      facts,
      spoken: `${word.term}${locale === 'zh' ? '：' : ': '}${facts.map(([name, value]) => `${name} ${value}`).join(locale === 'zh' ? '，' : ', ')}`,
    };
  });
  return {
    height: Math.max(height, bottom + foot),
    ...{ barLeft: gutter, left, right, top, bottom, rows, labelX: right + 0.8 * fontPx, headY: fontPx },
    ticks: range(0, 1 + step / 2, step).map((share) => ({ at: x(share), label: formatPercent(share, locale, 0) })),
    all: allOf(data, smallGroup, x, locale, left, right, fontPx),
  };
}

function allOf(
  { all }: WordUses,
  smallGroup: number,
  x: (share: number) => number,
  locale: Locale,
  left: number,
  right: number,
  fontPx: number,
): WordsLayout['all'] {
  if (all.answered < smallGroup) return null;
  const share = all.top2 / all.answered;
  const label = text.all[locale](formatPercent(share, locale, 0));
  const half = textWidth(label, fontPx) / 2;
  return { x: x(share), label, labelX: Math.min(Math.max(x(share), left + half), right - half) };
}

function factsOf(word: WordUse, smallGroup: number, locale: Locale): (readonly [string, string])[] {
  const { words } = text;
  const n = [words.answered[locale], formatCount(word.answered, locale)] as const;
  const customers = [words.customers[locale], formatCount(word.customers, locale)] as const;
  if (word.share === null || word.interval === null)
    return [customers, n, [words.share[locale], text.hidden[locale](String(smallGroup))]];
  const points = `${word.gap < 0 ? '−' : '+'}${Math.abs(100 * word.gap).toFixed(0)}`;
  return [
    customers,
    n,
    [words.share[locale], formatPercent(word.share, locale, 0)],
    [words.interval[locale], word.interval.map((share) => formatPercent(share, locale, 0)).join(' – ')],
    ...(Number.isNaN(word.gap) ? [] : [[words.others[locale], text.points[locale](points)] as const]),
    ...(Number.isNaN(word.p) ? [] : [[words.p[locale], word.p < 0.001 ? '< 0.001' : word.p.toFixed(3)] as const]),
  ];
}
