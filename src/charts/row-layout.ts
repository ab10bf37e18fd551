/** Owns the geometry that charts with one row a segment share: the gutter of names and the heights of rows. */
import { widestText } from './text-width';
import { wrapText } from './wrap-text';

/** What every row needs to be drawn, named and chosen. Px of the plot. */
export interface SegmentRow {
  readonly key: string;
  /** Shortened to the gutter; lines are apart by a line end. */
  readonly name: string;
  /** CSS colour. */
  readonly colour: string;
  readonly top: number;
  readonly height: number;
  /** Everything that the row shows, in words. */
  readonly spoken: string;
}

/** Height of a line of a name, in em. */
export const NAME_LINE_EM = 1.15;

/** Space left of a name for its swatch, in em. */
export const SWATCH_EM = 1.35;

/** Width in px of the gutter that holds swatches and names: the widest name, but at most the given part of the width. */
export function gutterWidth(names: readonly string[], fontPx: number, widthPx: number, most = 0.28): number {
  return Math.ceil(Math.min(widestText(names, fontPx) + (SWATCH_EM + 0.8) * fontPx, most * widthPx));
}

/** A name cut to the gutter; a row of that height may hold up to three lines, with line ends between. */
export function gutterName(name: string, fontPx: number, gutterPx: number, rowPx = 0): string {
  const lines = Math.max(1, Math.min(3, Math.floor(rowPx / (NAME_LINE_EM * fontPx))));
  return wrapText(name, fontPx, gutterPx - (SWATCH_EM + 0.6) * fontPx, lines).join('\n');
}

/** Height in px of each of `count` rows in the space: never so low that lines touch, never so high that rows fall apart. */
export function rowHeight(count: number, spacePx: number, fontPx: number): number {
  if (count === 0) return 0;
  return Math.min(Math.max(spacePx / count, 1.4 * fontPx), 6 * fontPx);
}
