/** Owns the geometry of bars by region. */
import { formatCount, formatEnergy, formatPercent, formatQuantity } from '../../lib/format';
import type { Locale } from '../../lib/text';
import { factField } from '../../model/model-info';
import { valueText } from '../../model/vocabulary';
import { layoutBarRows, type BarInput, type BarPart, type BarRowsLayout } from '../bar-rows';
import type { ChartContext } from '../chart';
import { segmentColour } from '../segment-colour';
import { subjectOf } from '../subject';
import { addUp, type Regions } from './query';
import { measured, rank, type Measure, type Ranked } from './ranking';
import * as text from './text';

export interface RegionsLayout extends BarRowsLayout {
  /** What each row stands for, by its key. */
  readonly ranked: ReadonlyMap<string, Ranked>;
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
  const bars = ranked.map((one): BarInput => {
    const value = measured(one, measure);
    const share = measure === 'each' || !(total > 0) ? NaN : value / total;
    const name = rankedName(one, smallGroup, locale);
    const shown = measureText(value, measure, context, locale);
    const percent = Number.isFinite(share) ? formatPercent(share, locale) : '';
    return {
      key: keyOf(one),
      name,
      parts: partsOf(one, value),
      label: percent === '' ? shown : `${shown} (${percent})`,
      shortLabel: percent === '' ? shown : percent,
      few: one.customers < 2 * least,
      spoken: text.spoken[locale](
        of,
        name,
        formatCount(one.customers, locale),
        shown,
        percent === '' ? '' : text.ofAll[locale](percent),
      ),
    };
  });
  const totalText = measureText(total, measure, context, locale);
  const heading =
    measure === 'energy' || measure === 'bill'
      ? text.sumOf[locale](measureName(measure, context, locale), totalText)
      : text.headings[measure][locale](of, totalText);
  return {
    ...layoutBarRows({ bars, heading, mean: measure === 'each' ? total : null, width, height, fontPx }),
    ranked: new Map(ranked.map((one) => [keyOf(one), one])),
  };

  /** A mean has no parts, and neither has a region where some segment feeds in more than it takes. */
  function partsOf(one: Ranked, value: number): readonly BarPart[] {
    const parts = segments.map(({ key, colour }): BarPart => {
      const own = one.segments.get(key);
      return { key, colour: segmentColour(colour), value: own === undefined ? 0 : measured(own, measure) || 0 };
    });
    if (measure !== 'each' && parts.every((part) => part.value >= 0)) return parts;
    return [{ key: '', colour: 'var(--accent)', value: Math.max(0, value || 0) }];
  }
}

const keyOf = ({ values }: Ranked): string => JSON.stringify(values);
