/** Owns the outline of many bars as one SVG path. */
import type { HistogramBar } from './layout';

/** One closed rectangle a bar, from its top down to `bottom`, px to the hundredth; a bar without height is a flat one, so that none is lost. */
export function barPath(bars: readonly HistogramBar[], top: 'allY' | 'filteredY', bottom: number): string {
  let path = '';
  for (const bar of bars) {
    path += `M${px(bar.x)} ${px(bottom)}V${px(bar[top])}h${px(bar.width)}V${px(bottom)}z`;
  }
  return path;
}

function px(value: number): string {
  return String(Math.round(value * 100) / 100);
}
