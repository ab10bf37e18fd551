/** Owns which curves of the result are shown, on which scale, and how a load on that scale is written. */
import { formatNumber, formatPower } from '../../lib/format';
import type { Locale } from '../../lib/text';
import type { Dominated } from '../dominated';
import { shownGroups, type ShownGroups } from '../small-groups';
import type { LoadCurveOptions, SegmentCurve } from './query';
import * as text from './text';

/** Means of segments further apart than this are compared by shape unless the user says otherwise. */
const AUTO_RATIO = 20;

export type ShownScale = 'kw' | 'relative';

/** The scale that the options and the data lead to. */
export function shownScale(curves: readonly SegmentCurve[], option: LoadCurveOptions['scale']): ShownScale {
  if (option !== 'auto') return option;
  const means = curves.map(dailyMean).filter((mean) => mean > 0);
  return Math.max(...means) > AUTO_RATIO * Math.min(...means) ? 'relative' : 'kw';
}

/** Curves that may be shown; all of them, without bands, when none is of `smallGroup` customers. */
export function shownCurves(
  curves: readonly SegmentCurve[],
  smallGroup: number,
  dominated?: Dominated,
): ShownGroups<SegmentCurve> {
  return shownGroups(curves, smallGroup, ({ key }) => dominated?.keys.has(key) === true);
}

/** A load in the shown scale with its unit. */
export function loadText(value: number, scale: ShownScale, locale: Locale): string {
  if (scale === 'kw') return formatPower(value, locale);
  return Number.isFinite(value) ? text.multiple[locale](value.toFixed(2)) : formatNumber(value, locale);
}

/** Mean kW of a segment over the slots it has; NaN without any. */
export function dailyMean(curve: SegmentCurve): number {
  return curve.points.reduce((total, { kw }) => total + kw.mean, 0) / curve.points.length;
}
