/** Owns the geometry that charts with one row a segment share: the gutter of names and the heights of rows. */
import { fitText, widestText } from './text-width';

/** What every row needs to be drawn, named and chosen. Px of the plot. */
export interface SegmentRow {
  readonly key: string;
  /** Shortened to the gutter. */
  readonly name: string;
  /** CSS colour. */
  readonly colour: string;
  readonly top: number;
  readonly height: number;
  /** Everything that the row shows, in words. */
  readonly spoken: string;
}

/** Space left of a name for its swatch, in em. */
export const SWATCH_EM = 1.35;

/** Width in px of the gutter that holds swatches and names: the widest name, but at most the given part of the width. */
export function gutterWidth(names: readonly string[], fontPx: number, widthPx: number, most = 0.28): number {
  return Math.ceil(Math.min(widestText(names, fontPx) + (SWATCH_EM + 0.8) * fontPx, most * widthPx));
}

/** A name cut to the gutter. */
export function gutterName(name: string, fontPx: number, gutterPx: number): string {
  return fitText(name, fontPx, gutterPx - (SWATCH_EM + 0.6) * fontPx);
}

/** Height in px of each of `count` rows in the space: never so low that lines touch, never so high that rows fall apart. */
export function rowHeight(count: number, spacePx: number, fontPx: number): number {
  if (count === 0) return 0;
  return Math.min(Math.max(spacePx / count, 1.4 * fontPx), 6 * fontPx);
}
