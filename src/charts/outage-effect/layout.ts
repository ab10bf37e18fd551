/** Owns the geometry of what time without supply does: rows of bins, one panel of dots and intervals a measure. */
import { scaleLinear } from 'd3-scale';
import { formatCount, formatPercent } from '../../lib/format';
import { wilsonInterval, type Interval } from '../../lib/statistics';
import type { Locale } from '../../lib/text';
import { gutterName, gutterWidth, rowHeight, type SegmentRow } from '../row-layout';
import { fitText, textWidth, widestText } from '../text-width';
import type { Tick } from '../tick';
import { effectTrend, shareOf, type EffectBin, type EffectMeasure } from './query';
import * as text from './text';

/** 5 % is the customary border; nothing here is tested several times. */
const ALPHA = 0.05;
/** A panel with less room for its dots leaves n to the tooltip. */
const LEAST_PLOT_EM = 9;

export interface EffectDot {
  readonly measure: EffectMeasure;
  readonly n: number;
  /** 0…1; null where too few are known. */
  readonly share: number | null;
  readonly interval: Interval | null;
  readonly x: number;
  readonly loX: number;
  readonly hiX: number;
  readonly few: boolean;
  readonly label: string;
}

export interface EffectRow extends SegmentRow {
  readonly bin: EffectBin;
  readonly fullName: string;
  readonly dots: readonly EffectDot[];
}

export interface EffectPanel {
  readonly measure: EffectMeasure;
  readonly heading: string;
  /** Whether the share changes from row to row; on the line of the heading where there is room. */
  readonly trend: string;
  readonly left: number;
  readonly right: number;
  readonly labelX: number;
  readonly ticks: readonly Tick[];
}

export interface EffectLayout {
  readonly height: number;
  /** Headings and trends have a line each. */
  readonly isTall: boolean;
  readonly top: number;
  readonly bottom: number;
  readonly panels: readonly EffectPanel[];
  readonly rows: readonly EffectRow[];
}

export function binName({ lo, hi }: EffectBin, locale: Locale): string {
  const hours = (minutes: number): string => String(minutes / 60);
  if (lo === 0) return text.none[locale];
  if (lo < 1) return text.upTo[locale](hours(hi));
  return Number.isFinite(hi) ? text.between[locale](hours(lo), hours(hi)) : text.from[locale](hours(lo));
}

/** "p < 0.001", "p = 0.013". */
export function pText(p: number): string {
  return p < 0.001 ? 'p < 0.001' : `p = ${p.toFixed(p < 0.1 ? 3 : 2)}`;
}

function write(share: number, measure: EffectMeasure, locale: Locale): string {
  if (measure === 'satisfied') return formatPercent(share, locale, 0);
  const rate = 1000 * share;
  return rate >= 10 ? rate.toFixed(0) : rate.toFixed(1);
}

/** Positions in px. */
export function layoutEffect(input: {
  readonly bins: readonly EffectBin[];
  readonly measures: readonly EffectMeasure[];
  readonly smallGroup: number;
  readonly locale: Locale;
  readonly width: number;
  readonly height: number;
  readonly fontPx: number;
}): EffectLayout {
  const { bins, measures, smallGroup, locale, width, height, fontPx } = input;
  const names = bins.map((bin) => binName(bin, locale));
  const gutter = gutterWidth(names, fontPx, width, 0.3);
  const panelWidth = (width - gutter) / Math.max(1, measures.length);
  const heads = measures.map((measure) => {
    const trend = effectTrend(bins, measure);
    const said = trend === null ? '' : (trend.p < ALPHA ? text.trend : text.noTrend)[locale](pText(trend.p));
    return { heading: text.headings[measure][locale], said };
  });
  const isTall = heads.some(({ heading, said }) => textWidth(`${heading} · ${said}`, 1.05 * fontPx) > panelWidth - 1.4 * fontPx);
  const top = (isTall ? 3.2 : 2) * fontPx;
  const foot = 1.9 * fontPx;
  const each = rowHeight(bins.length, height - top - foot, fontPx);
  const bottom = top + bins.length * each;
  const dots = measures.map((measure, at) => {
    const estimates = bins.map((bin) => {
      const { n, successes } = shareOf(bin, measure);
      const interval = n >= smallGroup ? wilsonInterval(successes, n) : null;
      return { n, share: interval === null ? null : successes / n, interval };
    });
    const full = estimates.map(({ n, share }) => labelOf(share, n, measure, true));
    const isRoomy = panelWidth - widestText(full, fontPx) >= LEAST_PLOT_EM * fontPx;
    const labels = isRoomy ? full : estimates.map(({ n, share }) => labelOf(share, n, measure, false));
    const start = gutter + at * panelWidth;
    const left = start + 1.4 * fontPx;
    const labelX = start + panelWidth - widestText(labels, fontPx) - 0.5 * fontPx;
    const right = Math.max(left + 20, labelX - 0.9 * fontPx);
    const most = measure === 'satisfied' ? 1 : Math.max(0.001, ...estimates.map(({ interval }) => interval?.[1] ?? 0));
    const x = scaleLinear([0, most], [left, right]);
    const { heading, said } = heads[at] ?? { heading: '', said: '' };
    const panel: EffectPanel = {
      measure,
      heading: isTall || said === '' ? fitText(heading, 1.05 * fontPx, panelWidth - fontPx) : `${heading} · ${said}`,
      trend: isTall ? fitText(said, fontPx, panelWidth - fontPx) : '',
      left,
      right,
      labelX,
      ticks: x.ticks(Math.max(1, Math.floor((right - left) / (4 * fontPx)))).map((value) => ({
        at: x(value),
        label: measure === 'satisfied' ? formatPercent(value, locale, 0) : formatCount(1000 * value, locale),
      })),
    };
    const own = estimates.map(({ n, share, interval }, i): EffectDot => ({
      measure,
      n,
      share,
      interval,
      x: x(share ?? 0),
      loX: x(interval?.[0] ?? 0),
      hiX: x(interval?.[1] ?? 0),
      few: n < 2 * smallGroup,
      label: labels[i] ?? '',
    }));
    return { panel, own };
  });
  return {
    height: Math.max(height, bottom + foot),
    isTall,
    top,
    bottom,
    panels: dots.map(({ panel }) => panel),
    rows: bins.map((bin, i) => {
      const own = dots.flatMap((panel) => panel.own[i] ?? []);
      const said = (measure: EffectMeasure): string => {
        const dot = own.find((one) => one.measure === measure);
        return dot === undefined ? '–' : labelOf(dot.share, dot.n, measure, true);
      };
      const name = names[i] ?? '';
      return {
        key: String(bin.lo),
        bin,
        name: gutterName(name, fontPx, gutter, each),
        // Bins are no segments and have no colour.
        colour: 'transparent',
        fullName: name,
        top: top + i * each,
        height: each,
        dots: own,
        spoken: text.spoken[locale](name, formatCount(bin.customers, locale), said('satisfied'), said('complaining')),
      };
    }),
  };

  function labelOf(share: number | null, n: number, measure: EffectMeasure, withCount: boolean): string {
    if (share === null) return text.hidden[locale](String(smallGroup));
    const value = write(share, measure, locale);
    return withCount ? `${value} · ${formatCount(n, locale)}` : value;
  }
}
