/** Owns the geometry of nested boxes: columns from left to right, heights by share, an enlarged box among its neighbours. */
import { formatCount, formatEnergy, formatPercent, formatQuantity } from '../../lib/format';
import type { Locale } from '../../lib/text';
import { factField } from '../../model/model-info';
import type { ChartContext } from '../chart';
import { segmentColour } from '../segment-colour';
import { subjectOf } from '../subject';
import { fitText, textWidth } from '../text-width';
import { fieldName, nodeName } from './names';
import type { Composition } from './query';
import * as text from './text';
import { nest, sizeOf, type Node, type Size } from './tree';

/** An enlarged box takes so much of the box around it; its neighbours share the rest. */
const FOCUS_SHARE = 0.72;

export interface Box {
  /** Path as JSON. */
  readonly key: string;
  readonly node: Node;
  readonly depth: number;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  /** CSS colour of its one segment; null for a box of several. */
  readonly colour: string | null;
  readonly name: string;
  /** Whole words, on two lines where one is too short, or nothing: a cut name would be another one. */
  readonly lines: readonly string[];
  /** Share, right-aligned; empty without room. */
  readonly value: string;
  readonly share: number;
  readonly ofParent: number;
  /** Fewer than twice the small group. */
  readonly few: boolean;
  readonly canEnlarge: boolean;
  readonly enlarged: boolean;
  readonly spoken: string;
}

export interface CompositionLayout {
  readonly fields: readonly string[];
  readonly headings: readonly { readonly x: number; readonly label: string }[];
  /** By column, then from top to bottom. */
  readonly boxes: readonly Box[];
  readonly top: number;
  /** The enlarged box in words; empty for none. */
  readonly focus: string;
}

export interface CompositionInput {
  readonly data: Composition;
  readonly size: Size;
  /** Path of the enlarged box as JSON; empty for none. */
  readonly focus: string;
  readonly context: ChartContext;
  readonly locale: Locale;
  readonly width: number;
  readonly height: number;
  readonly fontPx: number;
}

/** Positions in px. */
export function layoutComposition({
  data,
  size,
  focus,
  context,
  locale,
  width,
  height,
  fontPx,
}: CompositionInput): CompositionLayout {
  const { model, segments, smallGroup } = context;
  // Where a region or a row stands for one, a group of few is no group of few people.
  const least = model.grain === 'customer' ? smallGroup : 0;
  const { fields, roots } = nest(
    data,
    size,
    least,
    segments.map(({ key }) => key),
  );
  const top = 1.6 * fontPx;
  const bottom = Math.max(top + 20, height - 2);
  const columnWidth = width / Math.max(1, fields.length);
  const colours = new Map(segments.map(({ key, colour }) => [key, colour]));
  const whole = roots.reduce((sum, node) => sum + sizeOf(node, size), 0);
  const of = subjectOf(model.grain, locale);
  const boxes: Box[] = [];
  place(roots, top, bottom, 0, whole);
  boxes.sort((a, b) => a.depth - b.depth || a.y - b.y);
  return {
    fields,
    top,
    boxes,
    headings: fields.map((field, depth) => ({ x: depth * columnWidth + 2, label: heading(field, depth) })),
    focus: boxes
      .filter(({ enlarged }) => enlarged)
      .map(({ name }) => name)
      .join(' › '),
  };

  /** The outermost one says the total, where it has room for that. */
  function heading(field: string, depth: number): string {
    const name = fieldName(field, context, locale);
    const total =
      size === 'customers'
        ? `${formatCount(whole, locale)}${of.counter}`
        : size === 'energy'
          ? formatEnergy(whole, locale)
          : formatQuantity(whole, factField(model, 'amount_12m')?.unit, locale);
    const full = locale === 'zh' ? `${name}（${total}）` : `${name} (${total})`;
    const room = columnWidth - fontPx;
    return depth === 0 && textWidth(full, 1.07 * fontPx) <= room ? full : fitText(name, 1.07 * fontPx, room);
  }

  function place(nodes: readonly Node[], from: number, to: number, depth: number, parent: number): void {
    const sizes = nodes.map((node) => sizeOf(node, size));
    const sum = sizes.reduce((total, size) => total + size, 0);
    if (!(sum > 0)) return;
    const keys = nodes.map(({ path }) => JSON.stringify(path));
    const inFocus = keys.findIndex((key) => isOutside(key, focus));
    const heights = spread(sizes, inFocus).map((share) => share * (to - from));
    let y = from;
    nodes.forEach((node, i) => {
      const rise = heights[i] ?? 0;
      const size = sizes[i] ?? 0;
      if (rise > 0) box(node, keys[i] ?? '', y, rise, depth, size, parent, i === inFocus);
      place(node.children, y, y + rise, depth + 1, size);
      y += rise;
    });
  }

  function box(
    node: Node,
    key: string,
    y: number,
    rise: number,
    depth: number,
    size: number,
    parent: number,
    enlarged: boolean,
  ): void {
    const name = nodeName(node, context, locale);
    const share = size / whole;
    const ofParent = size / parent;
    const canEnlarge = divides(node) || enlarged;
    const room = columnWidth - 1.6 * fontPx - (canEnlarge ? 1.4 * fontPx : 0);
    const value = formatPercent(share, locale);
    const lines = linesOf(name, room, Math.floor((rise - 0.2 * fontPx) / (1.2 * fontPx)), fontPx);
    const both = textWidth(`${lines[0] ?? ''}  ${value}`, fontPx) <= room;
    boxes.push({
      ...{ key, node, depth, y, name, lines, share, ofParent, canEnlarge, enlarged },
      x: depth * columnWidth,
      width: columnWidth - 2,
      height: rise,
      colour: node.segment === null ? null : segmentColour(colours.get(node.segment) ?? -1),
      value: lines.length > 0 && both ? value : '',
      few: node.customers < 2 * least,
      spoken: text.spoken[locale](
        of,
        name,
        formatCount(node.customers, locale),
        formatPercent(share, locale),
        formatPercent(ofParent, locale),
      ),
    });
  }
}

/** The name on as many lines as there are, two at most, broken between words; none where it does not fit whole. */
function linesOf(name: string, room: number, most: number, fontPx: number): string[] {
  const fits = (line: string): boolean => textWidth(line, fontPx) <= room;
  if (most < 1) return [];
  if (fits(name)) return [name];
  const words = name.split(' ');
  if (most < 2) return [];
  for (let taken = words.length - 1; taken > 0; taken--) {
    const [first, second] = [words.slice(0, taken).join(' '), words.slice(taken).join(' ')];
    if (fits(first) && fits(second)) return [first, second];
  }
  return [];
}

/** There is something inside to be seen larger. */
function divides({ children }: Node): boolean {
  return children.length > 1 || children.some(divides);
}

/** Shares of the height that add up to 1; the box at `focus` (−1 for none) is at least the large one. */
export function spread(sizes: readonly number[], focus: number): number[] {
  const sum = sizes.reduce((total, size) => total + size, 0);
  const own = (sizes[focus] ?? 0) / sum;
  if (focus < 0 || own >= FOCUS_SHARE || sizes.length < 2) return sizes.map((size) => size / sum);
  return sizes.map((size, i) => (i === focus ? FOCUS_SHARE : ((size / sum) * (1 - FOCUS_SHARE)) / (1 - own)));
}

/** True for the focused box and those around it. @param key path as JSON */
function isOutside(key: string, focus: string): boolean {
  return focus !== '' && (focus === key || focus.startsWith(`${key.slice(0, -1)},`));
}
