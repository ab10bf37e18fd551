/** Owns where the labels on ribbons stand: on their own ribbon, touching no other one and no other label. */
import { textWidth } from '../text-width';

export interface RibbonLabel {
  readonly text: string;
  /** Its left end and its baseline. */
  readonly x: number;
  readonly y: number;
}

export interface LabelledRibbon {
  /** The first that has room is drawn. */
  readonly forms: readonly string[];
  readonly edgesAt: (x: number) => readonly [top: number, bottom: number];
  /** The heaviest choose their place first. */
  readonly weight: number;
}

/** A file with dozens of departments has more ribbons than anyone could read labels of. */
const MOST = 40;
/** Half the height of a figure, em. */
const HALF_EM = 0.34;
/** Between the lines of two labels, em; beside each other they keep one em. */
const APART_EM = 1.05;

interface Box {
  readonly left: number;
  readonly right: number;
  readonly middle: number;
}

/** One label or null for each ribbon, in their order; positions in px. */
export function placeLabels(
  ribbons: readonly LabelledRibbon[],
  { x0, x1, fontPx }: { readonly x0: number; readonly x1: number; readonly fontPx: number },
): (RibbonLabel | null)[] {
  const step = fontPx / 2;
  // Text has no size while its chart is out of sight.
  const columns = step > 0 ? Math.max(0, Math.floor((x1 - x0) / step)) : 0;
  const edges = ribbons.map(({ edgesAt }) => Array.from({ length: columns + 1 }, (_, at) => edgesAt(x0 + at * step)));
  const half = HALF_EM * fontPx;
  const placed: Box[] = [];
  const labels = ribbons.map((): RibbonLabel | null => null);
  const order = ribbons.map((_, at) => at).sort((a, b) => (ribbons[b]?.weight ?? 0) - (ribbons[a]?.weight ?? 0));
  for (const own of order.slice(0, MOST)) {
    for (const text of ribbons[own]?.forms ?? []) {
      const box = findBox(own, Math.ceil(textWidth(text, fontPx) / step));
      if (box === null) continue;
      placed.push(box);
      labels[own] = { text, x: box.left, y: box.middle + 0.36 * fontPx };
      break;
    }
  }
  return labels;

  /** Beside the left end, else beside the right one, else anywhere between. */
  function findBox(own: number, length: number): Box | null {
    const last = columns - length - 1;
    if (last < 1) return null;
    const starts = [1, last, ...Array.from({ length: last - 1 }, (_, at) => at + 2)];
    for (const start of starts) {
      const [top, bottom] = edges[own]?.[start + Math.round(length / 2)] ?? [0, 0];
      const box = { left: x0 + start * step, right: x0 + (start + length) * step, middle: (top + bottom) / 2 };
      if (isFree(own, start, start + length, box)) return box;
    }
    return null;
  }

  function isFree(own: number, start: number, end: number, { left, right, middle }: Box): boolean {
    const meetsLabel = placed.some(
      (other) =>
        left < other.right + fontPx && other.left < right + fontPx && Math.abs(middle - other.middle) < APART_EM * fontPx,
    );
    if (meetsLabel) return false;
    // The middle of the text is on its own ribbon; where that is steep, the ends stand beside it.
    return edges.every(
      (ribbon, at) =>
        at === own || ribbon.slice(start, end + 1).every(([top, bottom]) => bottom <= middle - half || top >= middle + half),
    );
  }
}
