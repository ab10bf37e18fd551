/** Owns the geometry of a heat map of equal cells, its colour scale, and the legend. No DOM. */
import { formatNumber } from '../lib/format';
import type { Locale } from '../lib/text';
import { textWidth } from './text-width';

/** Values by row (from the top) and column; NaN where nothing is known. */
export interface HeatValues {
  readonly rows: number;
  readonly columns: number;
  readonly values: Float64Array;
  /** Cells that are no place at all, such as 30 February: neither value nor missing. */
  readonly isVoid?: (row: number, column: number) => boolean;
}

export interface HeatScale {
  readonly lo: number;
  readonly hi: number;
  /** 0 … 1 along the ramp. */
  readonly at: (value: number) => number;
}

/**
 * A scale from the 1st to the 99th percentile of the values, so that one odd day does not wash out the rest; what lies beyond is at the end.
 */
export function heatScale(values: ArrayLike<number>): HeatScale {
  const known = Array.from(values).filter(Number.isFinite);
  known.sort((a, b) => a - b);
  const lo = known[Math.floor(0.01 * (known.length - 1))] ?? 0;
  const hi = known[Math.ceil(0.99 * (known.length - 1))] ?? 1;
  return { lo, hi, at: (value) => (hi > lo ? Math.min(1, Math.max(0, (value - lo) / (hi - lo))) : 0.5) };
}

/** Ends of the ramp in words. */
export function scaleEnds({ lo, hi }: HeatScale, locale: Locale): readonly [string, string] {
  return [`≤ ${formatNumber(lo, locale)}`, `≥ ${formatNumber(hi, locale)}`];
}

/** About what the legend takes of a line. */
const LEGEND_EM = 20;

/** px above the cells: one line for the heading and the legend, or one for each where both do not fit. */
export function headHeight(heading: string, widthPx: number, fontPx: number): number {
  return (textWidth(heading, fontPx) + LEGEND_EM * fontPx > widthPx ? 3.5 : 2.1) * fontPx;
}

/** The cell under a point, or null beside the cells. */
export function cellAt(
  x: number,
  y: number,
  box: { readonly left: number; readonly top: number; readonly right: number; readonly bottom: number },
  { rows, columns }: Pick<HeatValues, 'rows' | 'columns'>,
): { row: number; column: number } | null {
  if (x < box.left || x >= box.right || y < box.top || y >= box.bottom) return null;
  return {
    row: Math.min(rows - 1, Math.floor(((y - box.top) / (box.bottom - box.top)) * rows)),
    column: Math.min(columns - 1, Math.floor(((x - box.left) / (box.right - box.left)) * columns)),
  };
}

/** Where an arrow key leads; null for other keys. The ends hold. */
export function movedCell(
  key: string,
  cell: { readonly row: number; readonly column: number },
  { rows, columns }: Pick<HeatValues, 'rows' | 'columns'>,
): { row: number; column: number } | null {
  const by: Readonly<Record<string, readonly [number, number]>> = {
    ...{ ArrowUp: [-1, 0], ArrowDown: [1, 0], ArrowLeft: [0, -1], ArrowRight: [0, 1] },
    ...{ Home: [0, -columns], End: [0, columns], PageUp: [-rows, 0], PageDown: [rows, 0] },
  };
  const move = by[key];
  if (move === undefined) return null;
  const clamp = (value: number, most: number): number => Math.max(0, Math.min(most, value));
  return { row: clamp(cell.row + move[0], rows - 1), column: clamp(cell.column + move[1], columns - 1) };
}

/** RGBA of the pixels, one for each cell, row by row; void and missing cells are clear. @param ramp CSS colours as [r, g, b], low to high */
export function heatPixels(
  { rows, columns, values }: HeatValues,
  scale: HeatScale,
  ramp: readonly (readonly [number, number, number])[],
): Uint8ClampedArray<ArrayBuffer> {
  const pixels = new Uint8ClampedArray(rows * columns * 4);
  values.forEach((value, cell) => {
    if (!Number.isFinite(value)) return;
    const place = scale.at(value) * (ramp.length - 1);
    const from = Math.min(ramp.length - 2, Math.floor(place));
    const [a, b] = [ramp[from] ?? [0, 0, 0], ramp[from + 1] ?? ramp[from] ?? [0, 0, 0]];
    const share = place - from;
    for (let i = 0; i < 3; i++) pixels[4 * cell + i] = (a[i] ?? 0) + share * ((b[i] ?? 0) - (a[i] ?? 0));
    pixels[4 * cell + 3] = 255;
  });
  return pixels;
}
