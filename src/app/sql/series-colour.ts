/** Owns the colour of a series of a result. */

/** A CSS colour: the palette of segments in order, from its beginning again after the tenth. */
export function seriesColour(series: number): string {
  return `var(--seg-${String(series % 10)})`;
}
