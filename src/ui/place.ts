/** Owns the arithmetic that puts a floating box beside its anchor and keeps it inside the window. */

/** CSS pixels in the window. */
export interface Box {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

/** Left and top in window pixels, and the room there is for the box's height. */
export interface Place {
  readonly left: number;
  readonly top: number;
  readonly maxHeight: number;
}

/** Room kept to the window's edge and between anchor and box. */
const GAP = 4;

/** Left and top of a box to the right of the anchor, centred on its height. */
export function placeRight(anchor: Box, box: { readonly height: number }): { readonly left: number; readonly top: number } {
  return { left: anchor.left + anchor.width + 2 * GAP, top: Math.max(GAP, anchor.top + (anchor.height - box.height) / 2) };
}

/**
 * Below the anchor, or above it when there is more room and below there is not enough. `align` sets which edges meet;
 * a box that would leave the window sideways is moved in.
 */
export function placeBox(
  anchor: Box,
  box: { readonly width: number; readonly height: number },
  view: { readonly width: number; readonly height: number },
  align: 'start' | 'centre' | 'end' = 'start',
): Place {
  const below = view.height - (anchor.top + anchor.height) - 2 * GAP;
  const above = anchor.top - 2 * GAP;
  const goesUp = box.height > below && above > below;
  const maxHeight = Math.max(0, goesUp ? above : below);
  const height = Math.min(box.height, maxHeight);
  const share = { start: 0, centre: 0.5, end: 1 }[align];
  const wanted = anchor.left + (anchor.width - box.width) * share;
  return {
    left: Math.max(GAP, Math.min(wanted, view.width - box.width - GAP)),
    top: goesUp ? anchor.top - GAP - height : anchor.top + anchor.height + GAP,
    maxHeight,
  };
}
