/** Owns the geometry of plain lines over one axis, named at their right ends. */
import { scaleLinear } from 'd3-scale';
import { line as linePath } from 'd3-shape';
import { formatNumber } from '../lib/format';
import type { Locale } from '../lib/text';
import { endNames } from './end-names';
import { widestText } from './text-width';
import type { Tick } from './tick';

/** One line to draw; `values` has an entry for each x, NaN for a gap. */
export interface PlainLine {
  readonly key: string;
  readonly name: string;
  /** Stands after the name, such as "n = 40". */
  readonly n: string;
  readonly colour: string;
  readonly values: readonly number[];
  /** Where labels have no room for all, the heaviest stay. */
  readonly weight: number;
  /** Drawn dashed: a small group. */
  readonly few: boolean;
  /** Drawn thick: the sum of the others. */
  readonly strong: boolean;
}

export interface DrawnLine extends PlainLine {
  readonly path: string;
  readonly end: { readonly x: number; readonly y: number };
  /** Null when there is no room, or nothing to name. Lines of the name are apart by a line end. */
  readonly label: { readonly y: number; readonly name: string; readonly n: string } | null;
}

export interface LinePlotLayout {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
  readonly labelX: number;
  readonly x: (value: number) => number;
  readonly y: (value: number) => number;
  /** px of the ends of the steps between the x values, for looking at one. */
  readonly edges: readonly number[];
  readonly at: readonly number[];
  readonly yTicks: readonly Tick[];
  readonly lines: readonly DrawnLine[];
}

export interface LinePlotInput {
  readonly lines: readonly PlainLine[];
  /** Ascending; one for each value of every line. */
  readonly xs: readonly number[];
  readonly xDomain: readonly [number, number];
  readonly locale: Locale;
  readonly width: number;
  readonly height: number;
  readonly fontPx: number;
  /** Lines of text below the axis, its labels included. */
  readonly linesBelow: number;
  /** The least top of the axis, in its unit. */
  readonly leastTop?: number;
}

/** Positions in px. The vertical axis begins at 0, or below where values do. */
export function layoutLines(input: LinePlotInput): LinePlotLayout {
  const { lines, xs, locale, width, height, fontPx } = input;
  const top = 2.1 * fontPx;
  const bottom = Math.max(top + 20, height - 0.3 * fontPx - 1.5 * fontPx * input.linesBelow);
  const named = endNames(
    lines.map(({ name, n }) => ({ name, rest: n })),
    width,
    bottom - top,
    fontPx,
  );
  const values = lines.flatMap((line) => line.values.filter(Number.isFinite));
  const hi = Math.max(input.leastTop ?? 0, 1.05 * Math.max(0, ...values));
  const lo = Math.min(0, ...values);
  const y = scaleLinear(hi > lo ? [lo, hi] : [0, 1], [bottom, top]);
  const yTicks = y
    .ticks(Math.max(2, Math.min(6, Math.floor((bottom - top) / (2.6 * fontPx)))))
    .map((value) => ({ at: y(value), label: formatNumber(value, locale) }));
  const left =
    Math.ceil(
      widestText(
        yTicks.map(({ label }) => label),
        fontPx,
      ),
    ) + 10;
  const labelX = width - named.gutter - 4;
  const right = Math.max(left + 60, labelX - 1.6 * fontPx);
  const x = scaleLinear([...input.xDomain], [left, right]);
  const at = xs.map((value) => x(value));
  const path = linePath<number>(
    (_, i) => at[i] ?? left,
    (value) => y(value),
  ).defined(Number.isFinite);
  const ends = lines.map((line) => {
    const last = line.values.reduce((held, value, i) => (Number.isFinite(value) ? i : held), -1);
    return last < 0 ? null : { x: at[last] ?? right, y: y(line.values[last] ?? 0) };
  });
  const places = named.place(
    lines.map((line, i) => ({ at: ends[i]?.y ?? bottom, weight: line.weight })),
    top,
    bottom,
  );
  return {
    ...{ left, right, top, bottom, labelX, at, yTicks },
    x: (value) => x(value),
    y: (value) => y(value),
    edges: [left, ...at.slice(1).map((px, i) => ((at[i] ?? left) + px) / 2), right],
    lines: lines.map((line, i): DrawnLine => {
      const [end, place] = [ends[i] ?? null, places[i] ?? null];
      return {
        ...line,
        path: path([...line.values]) ?? '',
        end: end ?? { x: left, y: bottom },
        label: end === null || place === null ? null : { y: place, name: named.names[i] ?? '', n: line.n },
      };
    }),
  };
}

/** Values of the lines at one x, the highest first; lines with a gap there are left out. */
export function valuesAt(lines: readonly DrawnLine[], step: number, most: number): { line: DrawnLine; value: number }[] {
  return lines
    .flatMap((line) => {
      const value = line.values[step] ?? NaN;
      return Number.isFinite(value) ? [{ line, value }] : [];
    })
    .sort((a, b) => b.value - a.value)
    .slice(0, Math.max(1, most));
}
