/** Owns the arithmetic of a virtual grid: which rows and columns are in view, and heights beyond what a browser can draw. */

/** Browsers cap an element's height near 16.7 (Firefox) and 33 (Chromium) million CSS pixels. */
export const MAX_HEIGHT_PX = 8_000_000;

/** Pixels of all rows together: what would be drawn (`full`), and what is really drawn (`drawn`, at most MAX_HEIGHT_PX). */
export interface GridHeight {
  readonly full: number;
  readonly drawn: number;
}

/** Heights for `rowCount` rows. */
export function gridHeight(rowCount: number, rowHeightPx: number): GridHeight {
  const full = rowCount * rowHeightPx;
  return { full, drawn: Math.min(full, MAX_HEIGHT_PX) };
}

/** From the scroll bar's offset to the offset in the full height. Both ends meet exactly. */
export function toFull(drawnTop: number, height: GridHeight, viewPx: number): number {
  const range = height.drawn - viewPx;
  return range <= 0 ? 0 : (drawnTop * Math.max(0, height.full - viewPx)) / range;
}

/** The inverse of toFull. */
export function toDrawn(fullTop: number, height: GridHeight, viewPx: number): number {
  const range = height.full - viewPx;
  return range <= 0 ? 0 : (fullTop * Math.max(0, height.drawn - viewPx)) / range;
}

/** First row in view and the one after the last, for an offset in the full height. */
export function rowsInView(fullTop: number, viewPx: number, rowHeightPx: number, rowCount: number): [number, number] {
  const first = Math.max(0, Math.min(rowCount, Math.floor(fullTop / rowHeightPx)));
  return [first, Math.min(rowCount, Math.ceil((fullTop + viewPx) / rowHeightPx))];
}

/** Left edges of the columns and, as the last entry, the width of all. */
export function columnEdges(widths: readonly number[]): number[] {
  const edges = [0];
  for (const width of widths) edges.push((edges[edges.length - 1] ?? 0) + width);
  return edges;
}

/**
 * Widths with which one column takes the room that the others leave; where they leave less than it needs, the flexible ones give way as far
 * as `leastPx` each, in proportion to what they can give.
 */
export function filledWidths(
  widths: readonly number[],
  fill: { readonly column: number; readonly leastPx: number; readonly viewPx: number },
  isFlexible: (column: number) => boolean,
  leastPx: number,
): number[] {
  const gives = widths.map((width, at) => (at !== fill.column && isFlexible(at) ? Math.max(0, width - leastPx) : 0));
  const sum = (list: readonly number[]): number => list.reduce((total, value) => total + value, 0);
  const others = sum(widths) - (widths[fill.column] ?? 0);
  const lacking = Math.max(0, others + fill.leastPx - fill.viewPx);
  const part = Math.min(1, lacking / Math.max(1, sum(gives)));
  const shrunk = widths.map((width, at) => width - part * (gives[at] ?? 0));
  const left = fill.viewPx - (sum(shrunk) - (shrunk[fill.column] ?? 0));
  return shrunk.map((width, at) => (at === fill.column ? Math.max(fill.leastPx, left) : width));
}

/** First column in view and the one after the last. */
export function columnsInView(edges: readonly number[], left: number, viewPx: number): [number, number] {
  const count = edges.length - 1;
  let first = 0;
  while (first < count - 1 && (edges[first + 1] ?? 0) <= left) first++;
  let end = first;
  while (end < count && (edges[end] ?? 0) < left + viewPx) end++;
  return [first, end];
}

/** Width of a text in halves of a Chinese character: a Latin letter or digit is 1, a full-width character 2. */
export function textUnits(text: string): number {
  let units = 0;
  for (const character of text) units += (character.codePointAt(0) ?? 0) > 0x2e7f ? 2 : 1;
  return units;
}
