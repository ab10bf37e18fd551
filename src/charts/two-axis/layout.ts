/** Owns the geometry of the plane of two measures: marks, cuts, and the labels of the cells between them. */
import { scaleLinear, scaleLog } from 'd3-scale';
import { formatQuantity } from '../../lib/format';
import type { Locale, Text } from '../../lib/text';
import type { Plane, PlaneAxis } from '../../segment/methods/two-axis/report';
import { fitText, textWidth, widestText } from '../text-width';
import type { Tick } from '../tick';

/** One cell of the matrix, in words. */
export interface CellWords {
  readonly key: string;
  readonly colour: string;
  readonly name: string;
  /** Customers, and share of what is weighed. */
  readonly numbers: string;
}

export interface PlaneInput {
  readonly plane: Plane;
  readonly xCuts: readonly number[];
  readonly yCuts: readonly number[];
  readonly xUnit: Text | undefined;
  readonly yUnit: Text | undefined;
  readonly cells: readonly CellWords[];
  readonly locale: Locale;
  readonly width: number;
  readonly height: number;
  readonly fontPx: number;
}

export interface PlaneMark {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly opacity: number;
  readonly key: string;
}

export interface PlaneCell extends CellWords {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
  /** Lines of the label that fit, with their places; right-aligned in the right half. */
  readonly lines: readonly {
    readonly text: string;
    readonly strong: boolean;
    readonly x: number;
    readonly y: number;
    readonly anchor: 'start' | 'end';
  }[];
}

export interface PlaneLayout {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
  readonly marks: readonly PlaneMark[];
  readonly cells: readonly PlaneCell[];
  /** Of each cut: px, and the value in words. */
  readonly xCuts: readonly (Tick & { readonly anchor: 'start' | 'middle' | 'end' })[];
  readonly yCuts: readonly Tick[];
  readonly xTicks: readonly Tick[];
  readonly yTicks: readonly Tick[];
  valueAtX(px: number): number;
  valueAtY(px: number): number;
}

/** Steps from one end of an axis to the other when a cut is moved by keys. */
const KEY_STEPS = 100;

/** 0 … 1 of a value on its axis; what lies outside is at the nearer end. */
export function positionOf({ scale, from, to }: PlaneAxis, value: number): number {
  const at =
    scale === 'log'
      ? (Math.log(Math.max(value, from)) - Math.log(from)) / (Math.log(to) - Math.log(from))
      : (value - from) / (to - from);
  return Math.min(1, Math.max(0, at));
}

/** The value at a position, to three digits that matter: nobody means the fourth with a mouse. */
export function valueAt({ scale, from, to, bins }: PlaneAxis, position: number): number {
  const at = Math.min(1, Math.max(0, position));
  const value = scale === 'log' ? from * (to / from) ** at : from + at * (to - from);
  if (isScore({ scale, from, to, bins })) return Math.min(Math.floor(to), Math.max(Math.ceil(from), Math.round(value + 0.5)));
  return Number(value.toPrecision(3));
}

/** Whole numbers of a small range: each has a bin around it. */
function isScore({ scale, from, to, bins }: PlaneAxis): boolean {
  return scale === 'linear' && to - from === bins;
}

/** Where a cut stands: between two scores, because the higher one belongs to the level above. */
export function cutPosition(axis: PlaneAxis, cut: number): number {
  return positionOf(axis, isScore(axis) ? Math.ceil(cut) - 0.5 : cut);
}

/** A cut moved by whole steps; always to another value, as long as there is one. */
export function stepCut(axis: PlaneAxis, value: number, steps: number): number {
  if (isScore(axis)) {
    return Math.min(Math.floor(axis.to), Math.max(Math.ceil(axis.from), Math.ceil(value) + Math.sign(steps)));
  }
  return valueAt(axis, positionOf(axis, value) + steps / KEY_STEPS);
}

/** Positions in px. */
export function layoutPlane(input: PlaneInput): PlaneLayout {
  const { plane, locale, width, height, fontPx } = input;
  const top = 3.4 * fontPx;
  const bottom = Math.max(top + 40, height - 3.2 * fontPx);
  const yLabels = ticksOf(plane.y, 6).map((value) => ({ value, label: formatQuantity(value, input.yUnit, locale) }));
  const left =
    Math.ceil(
      widestText(
        yLabels.map(({ label }) => label),
        fontPx,
      ),
    ) + 10;
  const right = width - 1.4 * fontPx;
  const x = (value: number): number => left + positionOf(plane.x, value) * (right - left);
  const y = (value: number): number => bottom - positionOf(plane.y, value) * (bottom - top);
  const cut = (values: readonly number[], at: (value: number) => number, unit: Text | undefined): Tick[] =>
    values.map((value) => ({ at: at(value), label: formatQuantity(value, unit, locale) }));
  const most = Math.max(1, ...plane.customers);
  const [stepX, stepY] = [(right - left) / plane.x.bins, (bottom - top) / plane.y.bins];
  const marks = plane.at.map(([px, py], i): PlaneMark => {
    const [cx, cy] = [left + px * (right - left), bottom - py * (bottom - top)];
    const key = plane.segment[i] ?? '';
    if (plane.marks === 'points') return { x: cx, y: cy, width: 0, height: 0, opacity: 0.55, key };
    const opacity = 0.12 + 0.88 * Math.sqrt((plane.customers[i] ?? 0) / most);
    return {
      x: cx - stepX / 2 + 0.5,
      y: cy - stepY / 2 + 0.5,
      width: Math.max(1, stepX - 1),
      height: Math.max(1, stepY - 1),
      opacity,
      key,
    };
  });
  const xCut = (value: number): number => left + cutPosition(plane.x, value) * (right - left);
  const yCut = (value: number): number => bottom - cutPosition(plane.y, value) * (bottom - top);
  const xEdges = [left, ...input.xCuts.map(xCut), right];
  const yEdges = [bottom, ...input.yCuts.map(yCut), top];
  const cells = input.cells.flatMap((words): PlaneCell[] => {
    const [, i = '', j = ''] = /^x(\d)y(\d)$/.exec(words.key) ?? [];
    if (i === '') return [];
    const [x0 = left, x1 = right] = [xEdges[Number(i)], xEdges[Number(i) + 1]];
    const [y1 = bottom, y0 = top] = [yEdges[Number(j)], yEdges[Number(j) + 1]];
    return [
      {
        ...words,
        left: x0,
        top: y0,
        width: x1 - x0,
        height: y1 - y0,
        lines: linesOf(words, x0, x1, y0, y1, (left + right) / 2, fontPx),
      },
    ];
  });
  return {
    ...{ left, right, top, bottom, marks, cells },
    xCuts: anchored(cut(input.xCuts, xCut, input.xUnit), fontPx),
    yCuts: cut(input.yCuts, yCut, input.yUnit),
    xTicks: spaced(
      ticksOf(plane.x, 8).map((value) => ({ at: x(value), label: formatQuantity(value, input.xUnit, locale) })),
      fontPx,
    ),
    yTicks: yLabels.map(({ value, label }) => ({ at: y(value), label })),
    valueAtX: (px) => valueAt(plane.x, (px - left) / (right - left)),
    valueAtY: (px) => valueAt(plane.y, (bottom - px) / (bottom - top)),
  };
}

/** Labels of two cuts that would touch turn away from each other. */
function anchored(cuts: readonly Tick[], fontPx: number): PlaneLayout['xCuts'] {
  const [first, second] = cuts;
  const touch =
    first !== undefined &&
    second !== undefined &&
    second.at - first.at < (textWidth(first.label, fontPx) + textWidth(second.label, fontPx)) / 2 + fontPx;
  return cuts.map((cut, i) => ({ ...cut, anchor: touch ? (i === 0 ? 'end' : 'start') : 'middle' }));
}

function linesOf(
  { name, numbers }: CellWords,
  x0: number,
  x1: number,
  y0: number,
  y1: number,
  middle: number,
  fontPx: number,
): PlaneCell['lines'] {
  const room = x1 - x0 - 12;
  // What is too wide is broken where its parts meet.
  const broken = (text: string): string[] => (textWidth(text, fontPx) <= room ? [text] : text.split(' · '));
  const all = [
    ...broken(name).map((text) => ({ text, strong: true })),
    ...broken(numbers).map((text) => ({ text, strong: false })),
  ].map((line) => ({ ...line, text: fitText(line.text, fontPx, room) }));
  const texts = all.filter(({ text }) => textWidth(text, fontPx) > 2.5 * fontPx);
  // A number cut off would be another number.
  const isCut = all.some(({ text, strong }) => !strong && text.endsWith('…'));
  if (isCut || texts.length < all.length || y1 - y0 < texts.length * 1.3 * fontPx + 8) return [];
  const isRight = (x0 + x1) / 2 > middle;
  return texts.map(({ text, strong }, line) => ({
    ...{ text, strong },
    x: isRight ? x1 - 6 : x0 + 6,
    y: y0 + 4 + (line + 1) * 1.3 * fontPx,
    anchor: isRight ? 'end' : 'start',
  }));
}

function ticksOf({ scale, from, to, bins }: PlaneAxis, count: number): number[] {
  if (scale === 'linear') {
    const ticks = scaleLinear([from, to], [0, 1]).ticks(count);
    return isScore({ scale, from, to, bins }) ? ticks.filter(Number.isInteger) : ticks;
  }
  const powers = scaleLog([from, to], [0, 1])
    .ticks(count)
    .filter((value) => /^1e/.test(value.toExponential()));
  return powers.length >= 2 ? powers : scaleLog([from, to], [0, 1]).ticks(3);
}

/** Those whose labels keep their distance, from the left. */
function spaced(ticks: readonly Tick[], fontPx: number): Tick[] {
  let end = -Infinity;
  return ticks.filter((tick) => {
    const half = textWidth(tick.label, fontPx) / 2 + 0.4 * fontPx;
    if (tick.at - half < end) return false;
    end = tick.at + half;
    return true;
  });
}
