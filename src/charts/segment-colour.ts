/** Owns the way from a segment's palette index to the theme's colour. */

/** Colours in the palette; further segments start over, and are told apart by their labels. */
const PALETTE_SIZE = 10;

/** @param index SegmentInfo.colour; −1 is the neutral colour of "other" and "missing" */
export function segmentColour(index: number): string {
  return index < 0 ? 'var(--seg-none)' : `var(--seg-${String(index % PALETTE_SIZE)})`;
}
