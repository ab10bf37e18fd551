/** Owns the way from a segment's palette index to the theme's colour. */
import type { SegmentInfo } from '../segment/method';

/** Colours in the palette; further segments start over, and are told apart by their labels. */
const PALETTE_SIZE = 10;

/** @param index SegmentInfo.colour; −1 is the neutral colour of "other" and "missing" */
export function segmentColour(index: number): string {
  return index < 0 ? 'var(--seg-none)' : `var(--seg-${String(index % PALETTE_SIZE)})`;
}

/** How rows of groups are coloured: segments as everywhere; groups of another kind not at all. */
export interface RowColours {
  readonly colourOf?: (row: string) => string;
}

/** @param by what the rows are grouped by; their keys are JSON of a list with the group's own key */
export function rowColours(by: string, segments: readonly SegmentInfo[]): RowColours {
  if (by !== 'segment') return {};
  const colours = new Map(segments.map(({ key, colour }) => [JSON.stringify([key]), segmentColour(colour)]));
  return { colourOf: (row) => colours.get(row) ?? segmentColour(-1) };
}

/** Palette index of a group that is a segment; undefined for groups of another kind. */
export function colourOfGroup(
  { id }: { readonly id: string },
  group: string | null,
  segments: readonly SegmentInfo[],
): number | undefined {
  return id === 'segment' ? (segments.find(({ key }) => key === group)?.colour ?? -1) : undefined;
}
