/** Owns the names at the right ends of lines: how wide their gutter is, how they are broken or cut, and how far apart they stand. */
import { dodge, type Wish } from './dodge';
import { fitText, textWidth, widestText } from './text-width';
import { wrapText } from './wrap-text';

/** A name and what stands behind it whole, such as its n. */
export interface EndName {
  readonly name: string;
  readonly rest: string;
}

export interface EndNames {
  /** Of the room for names, px. */
  readonly gutter: number;
  /** As drawn: cut to the gutter; lines are apart by a line end. */
  readonly names: readonly string[];
  /** Their middles, px, for the wishes in the same order; null where there is no room. */
  readonly place: (wishes: readonly Wish[], top: number, bottom: number) => (number | null)[];
}

/** Height of a line of a name, and what keeps two names apart, em. */
export const END_LINE_EM = 1.15;
const GAP_EM = 0.15;
/** Part of the width that names may take. */
const MOST = 0.42;

/** Names that are too long for one line take two where the height has room for two of all of them. */
export function endNames(ends: readonly EndName[], width: number, heightPx: number, fontPx: number): EndNames {
  const behind = (rest: string): string => (rest === '' ? '' : `  ${rest}`);
  // A pixel more, because the same widths added up in another order may come out a hair apart.
  const whole =
    1 +
    Math.ceil(
      widestText(
        ends.map(({ name, rest }) => name + behind(rest)),
        fontPx,
      ),
    );
  const gutter = Math.min(whole, MOST * width);
  const two = (2 * END_LINE_EM + GAP_EM) * fontPx;
  const isBroken = whole > gutter && ends.length * two <= heightPx + END_LINE_EM * fontPx;
  const each = isBroken ? two : (END_LINE_EM + GAP_EM) * fontPx;
  const edge = isBroken ? (END_LINE_EM / 2) * fontPx : 0;
  return {
    gutter,
    names: ends.map(({ name, rest }) => {
      const last = gutter - textWidth(behind(rest), fontPx);
      if (!isBroken || textWidth(name, fontPx) <= last) return fitText(name, fontPx, last);
      // What fits one line only without what stands behind it is broken in about the middle.
      const room = Math.min(gutter, 0.75 * textWidth(name, fontPx));
      const [first = '', second] = wrapText(name, fontPx, room, 2);
      return second === undefined ? fitText(name, fontPx, last) : `${first}\n${fitText(second, fontPx, last)}`;
    }),
    place: (wishes, top, bottom) => dodge(wishes, each, top + edge, bottom - edge),
  };
}

/** A drawn name in its lines: the one above, null for none, and the last, behind which the rest stands. */
export function endLines(name: string): readonly [above: string | null, last: string] {
  const [first = '', second] = name.split('\n');
  return second === undefined ? [null, first] : [first, second];
}
