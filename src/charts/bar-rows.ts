/** Owns the geometry of rows of bars made of parts, whatever they stand for. */
import { gutterName, gutterWidth, rowHeight } from './row-layout';
import { fitText, widestText } from './text-width';

export interface BarPart {
  readonly key: string;
  /** CSS colour. */
  readonly colour: string;
  /** ≥ 0, in the unit of the axis. */
  readonly value: number;
}

export interface BarInput {
  readonly key: string;
  readonly name: string;
  readonly parts: readonly BarPart[];
  /** At the end of the bar, and a shorter form where there is little room. */
  readonly label: string;
  readonly shortLabel?: string;
  readonly spoken: string;
  /** So few customers that it is drawn pale. */
  readonly few?: boolean;
}

export interface BarRow extends BarInput {
  /** Cut to the gutter, lines apart by a line end. */
  readonly name: string;
  readonly fullName: string;
  readonly top: number;
  readonly height: number;
  readonly pieces: readonly { readonly key: string; readonly colour: string; readonly x: number; readonly width: number }[];
  readonly shownLabel: string;
  readonly labelX: number;
}

export interface BarRowsLayout {
  readonly height: number;
  readonly barHeight: number;
  readonly left: number;
  /** Where the rows begin. */
  readonly top: number;
  readonly heading: string;
  readonly rows: readonly BarRow[];
  /** x of the value that all are compared with. */
  readonly meanX: number | null;
}

export interface BarRowsInput {
  readonly bars: readonly BarInput[];
  readonly heading: string;
  /** The value of all together, or null. */
  readonly mean?: number | null;
  /** Full length of the axis; the longest bar unless given. */
  readonly most?: number;
  readonly width: number;
  readonly height: number;
  readonly fontPx: number;
}

/** Part of the width that names may take. */
const MOST_GUTTER = 0.44;
/** Bars shorter than so many em compare nothing, and then labels are shortened. */
const LEAST_BAR_EM = 7;

/** Positions in px. Rows that do not fit make the layout higher than asked for. */
export function layoutBarRows({ bars, heading, mean = null, most, width, height, fontPx }: BarRowsInput): BarRowsLayout {
  const names = bars.map(({ name }) => name);
  const left = Math.ceil(gutterWidth(names, fontPx, width, MOST_GUTTER));
  const room = (labels: readonly string[]): number => width - left - widestText(labels, fontPx) - fontPx;
  const full = bars.map(({ label }) => label);
  const isRoomy = room(full) >= LEAST_BAR_EM * fontPx;
  const labels = isRoomy ? full : bars.map(({ label, shortLabel }) => shortLabel ?? label);
  const totals = bars.map(({ parts }) => parts.reduce((sum, { value }) => sum + Math.max(0, value), 0));
  const longest = Math.max(most ?? 0, mean ?? 0, ...totals, 1e-12);
  const scale = Math.max(0, room(labels)) / longest;
  const top = heading === '' ? 0.3 * fontPx : 1.9 * fontPx;
  const each = rowHeight(bars.length, height - top - 0.4 * fontPx, fontPx);
  const rows = bars.map((bar, i): BarRow => {
    let x = left;
    const pieces = bar.parts
      .filter(({ value }) => value > 0)
      .map(({ key, colour, value }) => {
        const piece = { key, colour, x, width: value * scale };
        x += piece.width;
        return piece;
      });
    return {
      ...bar,
      name: gutterName(bar.name, fontPx, left + 0.7 * fontPx, each),
      fullName: bar.name,
      top: top + i * each,
      height: each,
      pieces,
      shownLabel: labels[i] ?? '',
      labelX: x + 0.45 * fontPx,
    };
  });
  return {
    height: Math.max(height, top + rows.length * each + 0.4 * fontPx),
    barHeight: Math.min(0.66 * each, 2.2 * fontPx),
    left,
    top,
    heading: fitText(heading, 1.07 * fontPx, width - 8),
    rows,
    meanX: mean === null || !Number.isFinite(mean) ? null : left + mean * scale,
  };
}
