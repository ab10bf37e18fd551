/** Owns the geometry of a cluster's profile: a dot with its interval for each measure, against 0. */
import { scaleLinear } from 'd3-scale';
import type { MeasureEffect } from '../../cluster/profile';
import { formatQuantity } from '../../lib/format';
import type { Locale, Text } from '../../lib/text';
import { fitText, widestText } from '../text-width';
import type { Tick } from '../tick';
import { sizeWord, words } from './text';

export interface ProfileMeasure {
  readonly text: Text;
  readonly unit: Text | null;
}

export interface ProfileInput {
  /** Of one cluster, in the order in which they are drawn. */
  readonly effects: readonly MeasureEffect[];
  readonly measures: readonly ProfileMeasure[];
  readonly locale: Locale;
  readonly width: number;
  readonly fontPx: number;
}

export interface ProfileRow {
  readonly measure: number;
  readonly name: string;
  readonly y: number;
  /** Null when the effect is not known or beyond every scale. */
  readonly dot: number | null;
  readonly whisker: readonly [number, number] | null;
  readonly size: string;
  readonly mean: string;
  readonly others: string;
  readonly spoken: string;
}

export interface ProfileLayout {
  readonly rows: readonly ProfileRow[];
  readonly rowHeight: number;
  readonly height: number;
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
  readonly zero: number;
  /** Where effects are small (0.2), medium and large begin, px, right of 0 and left of it. */
  readonly zones: readonly { readonly from: number; readonly to: number }[];
  readonly ticks: readonly Tick[];
  readonly columns: { readonly size: number; readonly mean: number; readonly others: number };
}

/** At least as wide as effects that are called large. */
const LEAST = 1;
const MOST = 6;

export function layoutProfile({ effects, measures, locale, width, fontPx }: ProfileInput): ProfileLayout {
  const named = effects.map((effect) => {
    const measure = measures[effect.measure];
    const quantity = (value: number): string => formatQuantity(value, measure?.unit ?? undefined, locale);
    return {
      effect,
      name: measure?.text[locale] ?? '',
      ...{ size: sizeWord(effect.effect)[locale], mean: quantity(effect.mean), others: quantity(effect.otherMean) },
    };
  });
  const widest = (texts: readonly string[]): number => Math.ceil(widestText(texts, fontPx)) + 1.2 * fontPx;
  const sizeWidth = widest([words.size[locale], ...named.map(({ size }) => size)]);
  const meanWidth = widest([words.mean[locale], ...named.map(({ mean }) => mean)]);
  const othersWidth = widest([words.others[locale], ...named.map(({ others }) => others)]);
  const nameWidth = Math.min(widest(named.map(({ name }) => name)), 0.3 * width);
  const right = Math.max(nameWidth + 80, width - sizeWidth - meanWidth - othersWidth);
  const reach = Math.min(
    MOST,
    effects.reduce(
      (most, { effect, halfWidth }) => (Number.isFinite(effect) ? Math.max(most, Math.abs(effect) + halfWidth) : most),
      LEAST,
    ),
  );
  const x = scaleLinear([-reach, reach], [nameWidth, right - 0.5 * fontPx]).clamp(true);
  const rowHeight = Math.round(2 * fontPx);
  const top = 1.9 * fontPx;
  const bottom = top + named.length * rowHeight;
  return {
    rows: named.map(
      ({ effect: { effect, halfWidth, measure, n, others: nOthers }, name, size, mean, others }, at): ProfileRow => {
        const isKnown = Number.isFinite(effect);
        const shown = `${effect.toFixed(2)} ± ${halfWidth.toFixed(2)}`.replace(/-/g, '−');
        return {
          ...{ measure, size, mean, others },
          name: fitText(name, fontPx, nameWidth - 0.8 * fontPx),
          y: top + (at + 0.5) * rowHeight,
          dot: Number.isNaN(effect) ? null : x(effect),
          whisker: isKnown && Number.isFinite(halfWidth) ? [x(effect - halfWidth), x(effect + halfWidth)] : null,
          spoken: `${name}: ${words.effect[locale]} ${isKnown ? shown : '–'} (${size}); ${words.mean[locale]} ${mean}, n = ${String(n)}; ${words.others[locale]} ${others}, n = ${String(nOthers)}`,
        };
      },
    ),
    ...{ rowHeight, height: bottom + 3.4 * fontPx },
    ...{ left: nameWidth, right: right - 0.5 * fontPx, top, bottom, zero: x(0) },
    zones: [0.2, 0.5, 0.8].map((from) => ({ from: x(-from), to: x(from) })),
    ticks: x.ticks(Math.max(3, Math.min(7, Math.floor((right - nameWidth) / (4 * fontPx))))).map((value) => ({
      at: x(value),
      label: String(value).replace('-', '−'),
    })),
    columns: { size: right + 0.4 * fontPx, mean: right + sizeWidth + meanWidth - 0.8 * fontPx, others: width - 0.4 * fontPx },
  };
}
