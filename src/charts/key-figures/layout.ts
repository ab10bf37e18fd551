/** Owns what each key figure says: value, note, changes and the places of its sparkline. */
import { line } from 'd3-shape';
import { formatCount, formatEnergy, formatNumber, formatPercent, formatQuantity } from '../../lib/format';
import { wilsonInterval } from '../../lib/statistics';
import type { Locale } from '../../lib/text';
import { factField, type ModelInfo } from '../../model/model-info';
import { addMonths } from '../../model/usage-window';
import { subjectOf } from '../subject';
import { changesOf, completeMonths, type Change, type Span } from './change';
import { yearOf, type Figure, type FigureId, type MonthMeasured } from './query';
import * as text from './text';

/** Months that a sparkline shows at most: two years, so that one can see a season twice. */
const MOST_MONTHS = 24;

/** A figure needs so much width, em. */
const LEAST_WIDTH_EM = 11.6;
const GAP_EM = 0.7;

export interface ChangeLine {
  readonly label: string;
  readonly value: string;
  /** What is compared with what. */
  readonly title: string;
  /** No more than chance. */
  readonly pale: boolean;
}

export interface FigureBox {
  readonly id: FigureId;
  readonly label: string;
  readonly value: { readonly number: string; readonly unit: string };
  /** Both together. */
  readonly text: string;
  readonly note: string;
  readonly changes: readonly ChangeLine[];
  /** null with fewer than two months. */
  readonly spark: { readonly months: readonly MonthMeasured[]; readonly title: string } | null;
  readonly spoken: string;
}

export interface KeyFiguresInput {
  readonly figures: readonly Figure[];
  readonly model: ModelInfo;
  readonly smallGroup: number;
  readonly locale: Locale;
}

/** The boxes from left to right, and one line that says what is compared. */
export function layoutKeyFigures({ figures, model, smallGroup, locale }: KeyFiguresInput): {
  readonly boxes: readonly FigureBox[];
  readonly caption: string;
} {
  const complete = model.completeMonths ?? null;
  const incomplete = model.incompleteMonths ?? [];
  const customers = figures.find(({ id }) => id === 'customers')?.now.n ?? 0;
  const changes = new Map(
    figures.map((figure) => [figure.id, changesOf(figure.id, completeMonths(figure.id, figure.months, complete), smallGroup)]),
  );
  const boxes = figures.map((figure): FigureBox => {
    const { year = null, month = null } = changes.get(figure.id) ?? {};
    const lines = [
      ...(year === null ? [] : [changeLine(text.year[locale], year, locale)]),
      ...(month === null ? [] : [changeLine(text.month[locale], month, locale)]),
    ];
    const label = figure.id === 'customers' ? subjectOf(model.grain, locale).heading : text.names[figure.id][locale];
    const shown = isHidden(figure, smallGroup) ? formatNumber(NaN, locale) : figureText(figure.id, figure.now, model, locale);
    const note = noteOf(figure, model, customers, smallGroup, locale);
    return {
      id: figure.id,
      label,
      value: parted(shown),
      text: shown,
      note,
      changes: lines,
      spark: sparkOf(figure, model, smallGroup, locale),
      spoken: [`${label}: ${shown}`, note, ...lines.map((change) => `${change.label} ${change.value} (${change.title})`)]
        .filter((part) => part !== '')
        .join('; '),
    };
  });
  return { boxes, caption: captionOf() };

  function captionOf(): string {
    const told = (['energy', 'bill', 'customers'] as const).map((id) => changes.get(id));
    const year = told.find((of) => of?.year)?.year;
    const month = told.find((of) => of?.month)?.month;
    const parts = [
      ...(year ? [`${text.year[locale]} ${againstText(year, locale)}`] : []),
      ...(month ? [`${text.month[locale]} ${againstText(month, locale)}`] : []),
      ...(incomplete.length > 0 ? [text.leftOut[locale](incomplete.map(monthText).join(locale === 'zh' ? '、' : ', '))] : []),
    ];
    return parts.join(locale === 'zh' ? '；' : '; ');
  }
}

/** The digits, and what stands behind them in smaller type. */
function parted(text: string): FigureBox['value'] {
  const digits = /^[−+]?[\d.,]+/.exec(text)?.[0] ?? text;
  return { number: digits, unit: text.slice(digits.length) };
}

/** Figures in a row and rows in a strip of that width. */
export function stripShape(
  figures: number,
  widthPx: number,
  fontPx: number,
): { readonly columns: number; readonly rows: number } {
  const fit = Math.max(1, Math.floor((widthPx + GAP_EM * fontPx) / ((LEAST_WIDTH_EM + GAP_EM) * fontPx)));
  const rows = Math.max(1, Math.ceil(figures / fit));
  // Even rows: five and two would leave a hole.
  return { rows, columns: Math.max(1, Math.ceil(figures / rows)) };
}

/** A figure that is an estimate is hidden when too few answered. */
function isHidden({ id, now }: Figure, smallGroup: number): boolean {
  return id === 'satisfaction' && now.n < smallGroup;
}

/** value ÷ base in the figure's own unit. */
export function figureText(
  id: FigureId,
  { value, base }: { value: number; base: number },
  model: ModelInfo,
  locale: Locale,
): string {
  const shown = value / base;
  const unitOf = (fact: string) => factField(model, fact)?.unit;
  switch (id) {
    case 'customers':
      return formatCount(shown, locale);
    case 'energy':
      return formatEnergy(shown, locale);
    case 'bill':
      return formatQuantity(shown, unitOf('amount_12m'), locale);
    case 'price':
      return formatQuantity(shown, unitOf('mean_price'), locale);
    case 'arrears':
      return formatQuantity(shown, unitOf('arrears_amount'), locale);
    case 'satisfaction':
      return formatPercent(shown, locale);
    case 'complaints':
      return formatNumber(shown, locale);
  }
}

function noteOf({ id, now }: Figure, model: ModelInfo, customers: number, smallGroup: number, locale: Locale): string {
  const of = subjectOf(model.grain, locale);
  // The energy of readings is that of their last 365 days, whatever months they make.
  const year = id === 'energy' && model.monthsFrom === 'readings' ? null : yearOf(model);
  switch (id) {
    case 'customers':
      return now.n < model.customers ? text.share[locale](of, formatPercent(now.n / model.customers, locale)) : '';
    case 'satisfaction': {
      const interval = wilsonInterval(now.value, now.n);
      if (interval === null || now.n < smallGroup) return text.tooFew[locale](String(smallGroup));
      return text.n[locale](formatCount(now.n, locale), (100 * interval[0]).toFixed(0), formatPercent(interval[1], locale, 0));
    }
    case 'arrears':
      return text.owing[locale](of, formatCount(now.n, locale), formatPercent(now.n / customers, locale));
    case 'complaints':
      return text.lastYear[locale];
    case 'energy':
    case 'bill':
      if (now.n < customers) return text.known[locale](of, formatCount(now.n, locale));
      return year === null
        ? (factField(model, id === 'energy' ? 'kwh_12m' : 'amount_12m')?.text[locale] ?? '')
        : spanText(year, locale);
    case 'price':
      return year === null ? '' : spanText(year, locale);
  }
}

function changeLine(label: string, change: Change, locale: Locale): ChangeLine {
  const size = change.isPoints
    ? text.points[locale](signed((100 * change.change).toFixed(1)))
    : signed(formatPercent(change.change, locale, Math.abs(change.change) < 0.0995 ? 1 : 0));
  const compared = againstText(change, locale);
  const title = change.isChance ? text.chance[locale](compared) : compared;
  return { label, value: size, title, pale: change.isChance };
}

function signed(number: string): string {
  const text = number.replace(/^-/, '−');
  return /^[−0]/.test(text) && !/[1-9]/.test(text) ? text.replace('−', '') : text.startsWith('−') ? text : `+${text}`;
}

function againstText({ now, before }: Change, locale: Locale): string {
  return text.against[locale](spanText(now, locale), spanText(before, locale));
}

function spanText([from, to]: Span, locale: Locale): string {
  return from === to ? monthText(from) : text.span[locale](monthText(from), monthText(to));
}

function monthText(period: string): string {
  return period.slice(0, 7);
}

function sparkOf({ id, months }: Figure, model: ModelInfo, smallGroup: number, locale: Locale): FigureBox['spark'] {
  const whole = completeMonths(id, months, model.completeMonths ?? null).filter(
    ({ n }) => id !== 'satisfaction' || n >= smallGroup,
  );
  const shown = whole.slice(-MOST_MONTHS);
  const [first, last] = [shown[0], shown[shown.length - 1]];
  if (first === undefined || last === undefined || shown.length < 2) return null;
  const sizes = shown.map((month) => month.value / month.base);
  const write = (value: number): string => figureText(id, { value, base: 1 }, model, locale);
  const [low, high] = [write(Math.min(...sizes)), write(Math.max(...sizes))];
  return { months: shown, title: text.sparkline[locale](monthText(first.period), monthText(last.period), low, high) };
}

/** SVG path through the months, broken where one is missing, and the place of the last; a line that hardly moves looks level. */
export function layoutSpark(
  months: readonly MonthMeasured[],
  width: number,
  height: number,
): { readonly path: string; readonly end: readonly [x: number, y: number] } {
  const first = months[0]?.period ?? '';
  const last = months[months.length - 1]?.period ?? '';
  const byPeriod = new Map(months.map((month) => [month.period, month.value / month.base]));
  const all: number[] = [];
  for (let period = first; period <= last && all.length < 600; period = addMonths(period, 1))
    all.push(byPeriod.get(period) ?? NaN);
  const known = all.filter(Number.isFinite);
  const [lo, hi] = [Math.min(...known), Math.max(...known)];
  const floor = Math.min(lo, Math.max(0, lo - (hi - lo), 0.7 * lo));
  const y = (value: number): number => (hi > floor ? height - 2 - ((value - floor) / (hi - floor)) * (height - 4) : height / 2);
  const x = (i: number): number => 2 + (i / Math.max(1, all.length - 1)) * (width - 4);
  const path = line<number>()
    .defined(Number.isFinite)
    .x((_, i) => x(i))
    .y(y)(all);
  return { path: path ?? '', end: [x(all.length - 1), y(all[all.length - 1] ?? NaN)] };
}
