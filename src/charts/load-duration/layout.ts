/** Owns the geometry of load-duration curves. */
import { formatCount, formatPercent, formatPower } from '../../lib/format';
import type { Locale } from '../../lib/text';
import type { ChartContext } from '../chart';
import type { Dominated } from '../dominated';
import { layoutLines, type LinePlotLayout } from '../line-plot';
import type { LoadOptions } from '../load-options';
import { segmentColour } from '../segment-colour';
import { hiddenText, shownGroups } from '../small-groups';
import { segmentName } from '../table-cells';
import { fitText } from '../text-width';
import type { Tick } from '../tick';
import { STEPS, type DurationCurve, type Durations } from './query';
import * as text from './text';

export interface DurationLayout extends LinePlotLayout {
  readonly scale: 'kw' | 'relative';
  readonly xTicks: readonly Tick[];
  readonly note: string;
}

export interface DurationInput {
  readonly data: Durations;
  readonly context: ChartContext;
  readonly options: LoadOptions;
  readonly locale: Locale;
  readonly width: number;
  readonly height: number;
  readonly fontPx: number;
}

/** Curves that may be shown: all together, and the segments that are not too small. One segment alone is the same as all. */
export function shownDurations({ curves }: Durations, smallGroup: number, dominated?: Dominated) {
  const [together, ...segments] = curves;
  const groups = shownGroups(segments, smallGroup, ({ segment }) => dominated?.keys.has(segment ?? '') === true);
  return {
    together: together === undefined ? [] : [together],
    segments: segments.length > 1 ? groups.shown : [],
    hidden: segments.length > 1 ? groups.hidden : [],
  };
}

/** Values on the shown scale; relative: shares of the curve's own highest load. */
export function durationValues({ kw }: DurationCurve, scale: 'kw' | 'relative'): number[] {
  const highest = kw[0] ?? NaN;
  return kw.map((value) => (scale === 'kw' ? value : highest > 0 ? value / highest : NaN));
}

/** Positions in px. */
export function layoutDurations({ data, context, options, locale, width, height, fontPx }: DurationInput): DurationLayout {
  const scale = options.scale === 'relative' ? 'relative' : 'kw';
  const { together, segments, hidden } = shownDurations(data, context.smallGroup, context.dominated);
  const named = (curve: DurationCurve): string =>
    curve.segment === null ? text.all[locale] : segmentName(context.segments, curve.segment, locale);
  const note = hiddenText(
    hidden.map((curve) => ({ name: named(curve), customers: curve.customers })),
    context.smallGroup,
    locale,
    context.dominated,
  );
  const layout = layoutLines({
    lines: [...segments, ...together].map((curve) => ({
      key: curve.segment ?? '',
      name: named(curve),
      n: `n = ${formatCount(curve.customers, locale)}`,
      colour:
        curve.segment === null
          ? 'var(--ink)'
          : segmentColour(context.segments.find(({ key }) => key === curve.segment)?.colour ?? -1),
      values: durationValues(curve, scale),
      weight: curve.segment === null ? Infinity : curve.customers,
      few: curve.segment !== null && curve.customers < 2 * context.smallGroup,
      strong: curve.segment === null,
    })),
    xs: Array.from({ length: STEPS + 1 }, (_, step) => step / STEPS),
    xDomain: [0, 1],
    ...{ locale, width, height, fontPx, linesBelow: note === '' ? 2 : 3.2 },
  });
  return {
    ...layout,
    scale,
    xTicks: [0, 0.25, 0.5, 0.75, 1].map((share) => ({ at: layout.x(share), label: formatPercent(share, locale) })),
    note: fitText(note, fontPx, width - 8),
  };
}

/** A value on the shown scale with its unit. */
export function durationText(value: number, scale: 'kw' | 'relative', locale: Locale): string {
  return scale === 'kw' ? formatPower(value, locale) : formatPercent(value, locale);
}
