/** Owns the geometry of rows with one estimate each on a common axis from 0: a dot with its interval, or a bar; a second mark; words at the right. */
import { scaleLinear, scaleLog } from 'd3-scale';
import { gutterName, gutterWidth, rowHeight } from './row-layout';
import { textWidth, widestText } from './text-width';
import type { Tick } from './tick';
import { spaced } from './value-axis';

export interface EstimateRow {
  readonly key: string;
  readonly name: string;
  /** NaN for what is hidden or not known; then the label says why. */
  readonly value: number;
  readonly lo: number;
  readonly hi: number;
  /** A second, higher figure such as P90; NaN for none. */
  readonly far: number;
  /** In full, and where there is little room. */
  readonly label: string;
  readonly short: string;
  readonly n: string;
  /** Few cases: read with care. */
  readonly few: boolean;
  /** All numbers of the row: rows of the tooltip, which are also read aloud. */
  readonly facts: readonly (readonly [name: string, value: string])[];
  /** What a click on the row chooses. */
  readonly values: readonly (string | null)[];
}

export interface PlacedEstimate {
  readonly key: string;
  readonly row: EstimateRow;
  /** Cut to the gutter; lines are apart by a line end. */
  readonly name: string;
  readonly top: number;
  readonly height: number;
  /** px; NaN where there is none. */
  readonly x: number;
  readonly loX: number;
  readonly hiX: number;
  readonly farX: number;
  /** The interval or the second mark goes on beyond the axis. */
  readonly isCut: boolean;
  readonly label: string;
  readonly spoken: string;
}

export interface EstimateLayout {
  readonly height: number;
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
  readonly ticks: readonly Tick[];
  readonly rows: readonly PlacedEstimate[];
  readonly labelX: number;
  readonly nX: number;
  readonly reference: { readonly x: number; readonly label: string; readonly labelX: number } | null;
}

export interface EstimateInput {
  readonly rows: readonly EstimateRow[];
  /** What all together have; NaN for none. */
  readonly reference: { readonly value: number; readonly label: string };
  readonly tickText: (value: number) => string;
  /** The axis ends here at the latest; 1 for shares. */
  readonly most?: number;
  /** The axis is logarithmic; these are the places that may be labelled, ascending. */
  readonly logTicks?: readonly number[];
  readonly width: number;
  readonly height: number;
  readonly fontPx: number;
}

/** The axis has at least so much room, or labels are shortened. */
const LEAST_AXIS_EM = 9;

/** Positions in px. Rows that do not fit make the layout higher than asked for. */
export function layoutEstimates({
  rows,
  reference,
  tickText,
  most = Infinity,
  logTicks,
  width,
  height,
  fontPx,
}: EstimateInput): EstimateLayout {
  const nWidth = widestText(
    rows.map(({ n }) => n),
    fontPx,
  );
  const names = rows.map(({ name }) => name);
  const spare = (labels: readonly string[]): number => width - nWidth - widestText(labels, fontPx) - (LEAST_AXIS_EM + 3) * fontPx;
  const full = rows.map(({ label }) => label);
  const isRoomy = spare(full) >= Math.min(gutterWidth(names, fontPx, width, 1), 0.34 * width);
  const labels = isRoomy ? full : rows.map(({ short }) => short);
  const gutter = gutterWidth(names, fontPx, width, Math.max(0.26, Math.min(0.45, spare(labels) / width)));
  const nX = width - 6;
  const labelX = nX - nWidth - fontPx - widestText(labels, fontPx);
  const left = gutter + 0.4 * fontPx;
  const right = Math.max(left + 40, labelX - 1.2 * fontPx);
  const [start, end] = logTicks === undefined ? [0, axisEnd(rows, reference.value, most)] : logEnds(rows);
  const x = (logTicks === undefined ? scaleLinear : scaleLog)([start, end], [left, right]).clamp(true);

  const top = (reference.label === '' ? 0.5 : 1.7) * fontPx;
  const foot = 3.2 * fontPx;
  const each = rowHeight(rows.length, height - top - foot, fontPx);
  const at = (value: number): number => (Number.isFinite(value) ? x(Math.max(start, value)) : NaN);
  const placed = rows.map((row, i): PlacedEstimate => {
    const isCut = Number.isFinite(row.value) && (row.hi > end || row.far > end || row.value > end);
    return {
      ...{ key: row.key, row, isCut },
      name: gutterName(row.name, fontPx, gutter, each),
      top: top + i * each,
      height: each,
      x: at(row.value),
      loX: at(row.lo),
      // An end that is not known lies beyond the axis.
      hiX: Number.isFinite(row.lo) && !Number.isFinite(row.hi) ? right : at(row.hi),
      farX: at(row.far),
      label: labels[i] ?? '',
      spoken: [row.name, ...row.facts.map(([name, value]) => `${name} ${value}`)].join('; '),
    };
  });
  const bottom = top + rows.length * each;
  const places =
    logTicks?.filter((tick) => tick >= start && tick <= end) ?? x.ticks(Math.max(2, Math.floor((right - left) / (5 * fontPx))));
  const ticks = places.map((value) => ({ at: x(value), label: tickText(value) }));
  const half = textWidth(reference.label, fontPx) / 2;
  const has = Number.isFinite(reference.value) && rows.length > 1 && reference.value <= end;
  return {
    height: Math.max(height, bottom + foot),
    ...{ left, right, top, bottom, labelX, nX },
    ticks: spaced(ticks, fontPx),
    rows: placed,
    reference: has
      ? {
          x: x(reference.value),
          label: reference.label,
          labelX: Math.max(half + 2, Math.min(Math.max(x(reference.value), left + half), Math.max(right - half, left + half))),
        }
      : null,
  };
}

/** Of a logarithmic axis: all that is known of the rows, with a little room; values of 0 stand at its beginning. */
function logEnds(rows: readonly EstimateRow[]): readonly [number, number] {
  const known = rows.flatMap(({ value, lo, hi, far }) => [value, lo, hi, far]).filter((one) => Number.isFinite(one) && one > 0);
  if (known.length === 0) return [1, 10];
  return [Math.min(...known) / 1.25, Math.max(...known) * 1.1];
}

/** Far enough for every estimate; an interval or a second mark may be cut where it would leave the estimates in a corner. */
function axisEnd(rows: readonly EstimateRow[], reference: number, most: number): number {
  const finite = (values: readonly number[]): number => Math.max(0, ...values.filter(Number.isFinite));
  const estimates = Math.max(finite(rows.map(({ value }) => value)), Number.isFinite(reference) ? reference : 0);
  const beyond = finite(rows.flatMap(({ hi, far }) => [hi, far]));
  const end = Math.min(most, Math.max(estimates * 1.03, Math.min(beyond, 4 * estimates)));
  return end > 0 ? end : 1;
}
