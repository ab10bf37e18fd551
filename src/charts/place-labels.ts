/** Owns the places of labels beside bubbles: near their own, over no other label and, where it can be, over no bubble. */

export interface LabelWish {
  readonly x: number;
  readonly y: number;
  readonly radius: number;
  readonly width: number;
  readonly height: number;
  /** Half of the line of the interval through the bubble, upwards and downwards. */
  readonly up: number;
  readonly down: number;
}

export interface PlacedLabel {
  readonly left: number;
  readonly top: number;
  /** A line leads from the label to its bubble. */
  readonly leader: boolean;
}

interface Box {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

const meet = (a: Box, b: Box): boolean => a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;

/**
 * In the order of the wishes, those before have the first choice; null where no place is left.
 * @param across lines through the plot, which beside their own bubble labels keep clear of
 */
export function placeLabels(
  wishes: readonly LabelWish[],
  inside: Box,
  gapPx: number,
  across: readonly Box[] = [],
): (PlacedLabel | null)[] {
  const bubbles = wishes.map(({ x, y, radius }): Box => ({
    left: x - radius,
    right: x + radius,
    top: y - radius,
    bottom: y + radius,
  }));
  const lines = wishes.map(({ x, y, up, down }): Box => ({ left: x - 1, right: x + 1, top: y - up, bottom: y + down }));
  const taken: Box[] = [];
  return wishes.map((wish) => {
    const free = (box: Box, obstacles: readonly Box[]): boolean =>
      box.left >= inside.left &&
      box.right <= inside.right &&
      box.top >= inside.top &&
      box.bottom <= inside.bottom &&
      [...taken, ...obstacles].every((other) => !meet(box, other));
    const near = candidates(wish, gapPx);
    const options = [...near, ...anywhere(wish, inside)];
    const found =
      near.find(({ box }) => free(box, [...bubbles, ...lines, ...across])) ??
      options.find(({ box }) => free(box, [...bubbles, ...lines])) ??
      options.find(({ box }) => free(box, bubbles)) ??
      options.find(({ box }) => free(box, []));
    if (found === undefined) return null;
    taken.push(found.box);
    return { left: found.box.left, top: found.box.top, leader: found.leader };
  });
}

function candidates({ x, y, radius, width, height, up, down }: LabelWish, gap: number): { box: Box; leader: boolean }[] {
  const at = (left: number, top: number): Box => ({ left, top, right: left + width, bottom: top + height });
  const beside = [0, -0.8, 0.8, -1.6, 1.6].flatMap((shift) => {
    const top = y - height / 2 + shift * height;
    return [at(x + radius + gap, top), at(x - radius - gap - width, top)];
  });
  const over = [at(x - width / 2, y - Math.max(radius, up) - gap - height), at(x - width / 2, y + Math.max(radius, down) + gap)];
  const far = [1, 2, 3].flatMap((ring) => {
    const away = radius + gap + ring * 1.4 * height;
    return [
      at(x + away, y - away),
      at(x - away - width, y - away),
      at(x + away, y + away - height),
      at(x - away - width, y + away - height),
    ];
  });
  return [...[...beside, ...over].map((box) => ({ box, leader: false })), ...far.map((box) => ({ box, leader: true }))];
}

/** Places all over the plot, the nearest first: for bubbles in a crowd. */
function anywhere({ x, y, width, height }: LabelWish, inside: Box): { box: Box; leader: boolean }[] {
  const places: { readonly box: Box; readonly far: number }[] = [];
  for (let top = inside.top; top + height <= inside.bottom; top += height / 2) {
    for (let left = inside.left; left + width <= inside.right; left += height) {
      const far = Math.hypot(left + width / 2 - x, top + height / 2 - y);
      places.push({ box: { left, top, right: left + width, bottom: top + height }, far });
    }
  }
  return places.sort((a, b) => a.far - b.far).map(({ box }) => ({ box, leader: true }));
}
