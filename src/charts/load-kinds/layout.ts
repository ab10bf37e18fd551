/** Owns the geometry of load curves by kind of day. */
import { formatCount, formatPower, UNKNOWN } from '../../lib/format';
import type { Locale } from '../../lib/text';
import { kindName } from '../day-kind-text';
import { hourTicks } from '../hour-ticks';
import { layoutLines, type LinePlotLayout } from '../line-plot';
import { segmentColour } from '../segment-colour';
import type { Tick } from '../tick';
import type { KindCurve, LoadKindsOptions } from './query';
import * as text from './text';

export interface KindsLayout extends LinePlotLayout {
  readonly scale: 'kw' | 'relative';
  readonly xTicks: readonly Tick[];
  readonly note: string;
}

/** Kinds have colours of their own, which are no segment's place: the palette from its far end. */
const COLOURS: Readonly<Record<string, number>> = {
  ...{ workday: 0, weekend: 1, holiday: 4 },
  ...{ spring: 3, summer: 4, autumn: 1, winter: 0 },
};

export interface KindsInput {
  readonly curves: readonly KindCurve[];
  readonly options: LoadKindsOptions;
  readonly locale: Locale;
  readonly width: number;
  readonly height: number;
  readonly fontPx: number;
}

/** Positions in px. */
export function layoutKinds({ curves, options, locale, width, height, fontPx }: KindsInput): KindsLayout {
  const scale = options.scale === 'relative' ? 'relative' : 'kw';
  const slots = curves[0]?.kw.length ?? 24;
  const most = Math.max(0, ...curves.map(({ customers }) => customers));
  const layout = layoutLines({
    lines: curves.map((curve) => ({
      key: curve.key,
      name: kindName(curve.key)[locale],
      n: text.days[locale](formatCount(curve.days, locale)),
      colour: segmentColour(COLOURS[curve.key] ?? 0),
      values: curve[scale],
      weight: curve.days,
      few: false,
      strong: false,
    })),
    xs: Array.from({ length: slots }, (_, slot) => ((slot + 0.5) * 24) / slots),
    xDomain: [0, 24],
    ...{ locale, width, height, fontPx, linesBelow: 1.2 },
  });
  return {
    ...layout,
    scale,
    xTicks: hourTicks(layout.x, layout.right - layout.left, fontPx),
    note: text.customers[locale](formatCount(most, locale)),
  };
}

/** A load on the shown scale with its unit. */
export function kindLoad(value: number, scale: 'kw' | 'relative', locale: Locale): string {
  if (scale === 'kw') return formatPower(value, locale);
  return Number.isFinite(value) ? text.multiple[locale](value.toFixed(2)) : UNKNOWN;
}
