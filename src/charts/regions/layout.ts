/** Owns the geometry of bars by region. */
import { formatCount, formatEnergy, formatPercent, formatQuantity } from '../../lib/format';
import type { Locale } from '../../lib/text';
import { factField } from '../../model/model-info';
import { valueText } from '../../model/vocabulary';
import type { ChartContext } from '../chart';
import { gutterName, gutterWidth, rowHeight } from '../row-layout';
import { segmentColour } from '../segment-colour';
import { subjectOf } from '../subject';
import { fitText, textWidth, widestText } from '../text-width';
import { addUp, type Regions } from './query';
import { measured, rank, type Measure, type Ranked } from './ranking';
import * as text from './text';

/** Part of the width that names may take: bars are compared well enough on the rest, and a cut name is none. */
const MOST_GUTTER = 0.44;

export interface RegionRow {
  readonly key: string;
  readonly ranked: Ranked;
  readonly name: string;
  readonly fullName: string;
  readonly top: number;
  readonly height: number;
  /** Pieces of the bar, one a segment; a mean has a single one. */
  readonly parts: readonly { readonly key: string; readonly colour: string; readonly x: number; readonly width: number }[];
  readonly label: string;
  readonly labelX: number;
  /** 0…1; NaN for a mean. */
  readonly share: number;
  readonly few: boolean;
  readonly spoken: string;
}

export interface RegionsLayout {
  readonly height: number;
  readonly barHeight: number;
  readonly left: number;
  readonly heading: string;
  readonly rows: readonly RegionRow[];
  /** x of the mean of all, for means. */
  readonly meanX: number | null;
}

export interface RegionsInput {
  readonly data: Regions;
  readonly measure: Measure;
  readonly context: ChartContext;
  readonly locale: Locale;
  readonly width: number;
  readonly height: number;
  readonly fontPx: number;
}

/** A value of the measure with its unit. */
export function measureText(value: number, measure: Measure, context: ChartContext, locale: Locale): string {
  if (!Number.isFinite(value)) return text.unknown[locale];
  if (measure === 'customers') return formatCount(value, locale);
  if (measure === 'bill') return formatQuantity(value, factField(context.model, 'amount_12m')?.unit, locale);
  return formatEnergy(value, locale);
}

/** What a sum is called, as the data has it: of twelve months, or of the one month that is known. */
export function measureName(measure: 'energy' | 'bill', { model }: ChartContext, locale: Locale): string {
  return factField(model, measure === 'energy' ? 'kwh_12m' : 'amount_12m')?.text[locale] ?? text.measure.options[measure][locale];
}

export function rankedName({ values, together }: Ranked, smallGroup: number, locale: Locale): string {
  if (together) return text.small[locale](String(values.length), String(smallGroup));
  return valueText(values[0] ?? null, locale);
}

/** n below which a region is put together with others; where regions or rows stand for one customer each, none is too small. */
export function leastOf({ model, smallGroup }: ChartContext): number {
  return model.grain === 'customer' ? smallGroup : 0;
}

/** Positions in px. Rows that do not fit make the layout higher than asked for. */
export function layoutRegions({ data, measure, context, locale, width, height, fontPx }: RegionsInput): RegionsLayout {
  const { model, segments, smallGroup } = context;
  const least = leastOf(context);
  const ranked = rank(data, measure, least);
  const whole = addUp(data.regions);
  const total = measured(whole, measure);
  const of = subjectOf(model.grain, locale);
  const names = ranked.map((one) => rankedName(one, smallGroup, locale));
  const values = ranked.map((one) => measured(one, measure));
  const shares = values.map((value) => (measure === 'each' || !(total > 0) ? NaN : value / total));
  const full = values.map((value, i) => labelOf(value, shares[i] ?? NaN, true));
  const left = Math.ceil(gutterWidth(names, fontPx, width, MOST_GUTTER));
  const room = (labels: readonly string[]): number => width - left - widestText(labels, fontPx) - fontPx;
  // Bars without length compare nothing.
  const labels = room(full) >= 5 * fontPx ? full : values.map((value, i) => labelOf(value, shares[i] ?? NaN, false));
  const most = Math.max(1e-9, ...values.filter(Number.isFinite));
  const scale = Math.max(0, room(labels)) / most;
  const head = 1.9 * fontPx;
  const each = rowHeight(ranked.length, height - head - 0.4 * fontPx, fontPx);
  const rows = ranked.map((one, i): RegionRow => {
    const value = values[i] ?? NaN;
    const parts = partsOf(one, value);
    const end = left + Math.max(0, Number.isFinite(value) ? value : 0) * scale;
    const share = shares[i] ?? NaN;
    return {
      key: JSON.stringify(one.values),
      ranked: one,
      name: gutterName(names[i] ?? '', fontPx, left + 0.7 * fontPx),
      fullName: names[i] ?? '',
      top: head + i * each,
      height: each,
      parts,
      label: labels[i] ?? '',
      labelX: end + 0.45 * fontPx,
      share,
      few: one.customers < 2 * least,
      spoken: text.spoken[locale](
        of,
        names[i] ?? '',
        formatCount(one.customers, locale),
        measureText(value, measure, context, locale),
        Number.isFinite(share) ? text.ofAll[locale](formatPercent(share, locale)) : '',
      ),
    };
  });
  const totalText = measureText(total, measure, context, locale);
  const heading =
    measure === 'energy' || measure === 'bill'
      ? text.sumOf[locale](measureName(measure, context, locale), totalText)
      : text.headings[measure][locale](of, totalText);
  return {
    height: Math.max(height, head + rows.length * each + 0.4 * fontPx),
    barHeight: Math.min(0.66 * each, 2.2 * fontPx),
    left,
    heading: textWidth(heading, 1.07 * fontPx) <= width - left ? heading : fitText(heading, 1.07 * fontPx, width - left),
    rows,
    meanX: measure === 'each' && Number.isFinite(total) ? left + total * scale : null,
  };

  function labelOf(value: number, share: number, withValue: boolean): string {
    const shown = measureText(value, measure, context, locale);
    if (!Number.isFinite(share)) return shown;
    const percent = formatPercent(share, locale);
    return withValue ? `${shown} (${percent})` : percent;
  }

  /** A mean has no parts, and neither has a region where some segment feeds in more than it takes. */
  function partsOf(one: Ranked, value: number): RegionRow['parts'] {
    const sums = segments.map(({ key, colour }) => {
      const own = one.segments.get(key);
      return { key, colour: segmentColour(colour), size: own === undefined ? 0 : measured(own, measure) || 0 };
    });
    if (measure === 'each' || sums.some(({ size }) => size < 0))
      return [{ key: '', colour: 'var(--accent)', x: left, width: Math.max(0, value || 0) * scale }];
    let x = left;
    return sums
      .filter(({ size }) => size > 0)
      .map(({ key, colour, size }) => {
        const part = { key, colour, x, width: size * scale };
        x += part.width;
        return part;
      });
  }
}
