/** Owns where a tooltip stands: beside its point, inside the chart's box. */

export interface Box {
  readonly width: number;
  readonly height: number;
}

/** Top and bottom in px of what a tooltip must leave uncovered. */
export interface Strip {
  readonly top: number;
  readonly bottom: number;
}

/**
 * Left and top in px of a tooltip near (x, y): right of the point, else left of it, else as far inside as it goes.
 * With a strip (a row of marks) it stands below it, else above it, as long as there is room for that.
 */
export function placeTooltip(
  x: number,
  y: number,
  tooltip: Box,
  box: Box,
  strip: Strip | null = null,
  gapPx = 14,
): { left: number; top: number } {
  const right = x + gapPx;
  const left = x - gapPx - tooltip.width;
  const inside = right + tooltip.width <= box.width ? right : left >= 0 ? left : box.width - tooltip.width;
  const beside = Math.min(Math.max(y - tooltip.height / 2, 0), Math.max(0, box.height - tooltip.height));
  return { left: Math.max(0, inside), top: outside(strip, tooltip.height, box.height) ?? beside };
}

function outside(strip: Strip | null, height: number, boxHeight: number): number | null {
  if (strip === null) return null;
  if (strip.bottom + 2 + height <= boxHeight) return strip.bottom + 2;
  return strip.top - 2 - height >= 0 ? strip.top - 2 - height : null;
}
