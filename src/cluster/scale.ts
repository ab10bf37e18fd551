/** Owns the way from measures in their units to numbers that can be compared, and back. */
import type { Matrix } from './matrix';

/** What is to be done with one measure. */
export interface ColumnPlan {
  /** Logarithm first: sign(x) · ln(1 + |x|), for measures whose large values are rare. */
  readonly log: boolean;
  /** Values beyond this share at either end are set to the quantile there; 0 leaves them. Below 0.5. */
  readonly winsor: number;
  /** Mean 0 and standard deviation 1 (of the population), 0…1, or as it is, for measures of one unit. */
  readonly range: 'z' | 'min_max' | 'none';
  /** A missing value leaves its row out, is replaced by the median of the others, or puts its row in a group of its own. */
  readonly missing: 'drop_row' | 'median' | 'separate';
}

/** What was done with one measure; plain data. Levels are in the measure's own unit. */
export interface ColumnScaling {
  readonly log: boolean;
  /** Quantiles that values were cut to; −∞ and ∞ when none were. */
  readonly low: number;
  readonly high: number;
  /** Values below `low` and above `high`. */
  readonly cutLow: number;
  readonly cutHigh: number;
  /** Missing values that became the median, and that median (NaN without any value). */
  readonly imputed: number;
  readonly median: number;
  /** scaled = (x or its logarithm − offset) / spread; spread 0 marks a constant, which is scaled to 0. */
  readonly offset: number;
  readonly spread: number;
}

/** Every row of the input is in exactly one of `rows`, `separate` and `dropped`. */
export interface ScaledRows {
  readonly matrix: Matrix;
  /** Row of the input behind each row of the matrix, rising. */
  readonly rows: Int32Array;
  /** Rows that lack a measure whose plan is `separate`. */
  readonly separate: Int32Array;
  /** Rows that lack a measure whose plan is `drop_row`; those that are also separate count as separate. */
  readonly dropped: Int32Array;
  readonly columns: readonly ColumnScaling[];
}

/** @param columns measures of equal length; NaN and infinities are missing @param plans one for each column */
export function scaleRows(columns: readonly Float64Array[], plans: readonly ColumnPlan[]): ScaledRows {
  const groups = splitRows(columns, plans);
  const { rows } = groups;
  const width = columns.length;
  const values = new Float32Array(rows.length * width);
  const scalings = columns.map((column, at) => {
    const plan = plans[at];
    if (plan === undefined) throw new RangeError('a plan for each column');
    const used = Float64Array.from(rows, (row) => column[row] ?? NaN);
    const scaling = scalingOf(used, plan);
    used.forEach((value, row) => (values[row * width + at] = scaleValue(scaling, value)));
    return scaling;
  });
  return { ...groups, matrix: { values, rows: rows.length, width }, columns: scalings };
}

/** A value in its own unit as the clustering sees it: cut, missing replaced. */
export function scaleValue(scaling: ColumnScaling, value: number): number {
  const { low, high, median, offset, spread } = scaling;
  if (spread === 0) return 0;
  const known = Number.isFinite(value) ? Math.min(high, Math.max(low, value)) : median;
  return (forward(known, scaling.log) - offset) / spread;
}

/** Back into the measure's unit, so that a centre can be read. Of a mean of logarithms this is a kind of geometric mean. */
export function unscaleValue({ log, offset, spread }: ColumnScaling, scaled: number): number {
  return backward(scaled * spread + offset, log);
}

/** Centres (k × width, as clustered) in the units of the measures. */
export function unscaleCentres(centres: ArrayLike<number>, columns: readonly ColumnScaling[]): Float64Array {
  return Float64Array.from(centres, (value, at) => {
    const scaling = columns[at % columns.length];
    return scaling === undefined ? NaN : unscaleValue(scaling, value);
  });
}

/** Quantile of rising values by linear interpolation (type 7 of Hyndman & Fan 1996, numpy's default). NaN without values. */
export function quantile(rising: ArrayLike<number>, share: number): number {
  const place = share * (rising.length - 1);
  const below = Math.floor(place);
  const from = rising[below] ?? NaN;
  const to = rising[Math.min(below + 1, rising.length - 1)] ?? NaN;
  return from + (place - below) * (to - from);
}

function splitRows(columns: readonly Float64Array[], plans: readonly ColumnPlan[]) {
  const rows: number[] = [];
  const separate: number[] = [];
  const dropped: number[] = [];
  for (let row = 0; row < (columns[0]?.length ?? 0); row++) {
    let place = rows;
    for (let at = 0; at < columns.length; at++) {
      const missing = plans[at]?.missing;
      if (missing === 'median' || Number.isFinite(columns[at]?.[row])) continue;
      if (missing === 'separate') place = separate;
      else if (place === rows) place = dropped;
    }
    place.push(row);
  }
  return { rows: Int32Array.from(rows), separate: Int32Array.from(separate), dropped: Int32Array.from(dropped) };
}

function scalingOf(values: Float64Array, plan: ColumnPlan): ColumnScaling {
  const known = values.filter((value) => Number.isFinite(value)).sort();
  const median = quantile(known, 0.5);
  const isCut = plan.winsor > 0 && known.length > 0;
  const low = isCut ? quantile(known, plan.winsor) : -Infinity;
  const high = isCut ? quantile(known, 1 - plan.winsor) : Infinity;
  const ready = values.map((value) => forward(Number.isFinite(value) ? Math.min(high, Math.max(low, value)) : median, plan.log));
  return {
    ...{ log: plan.log, low, high, median },
    cutLow: known.filter((value) => value < low).length,
    cutHigh: known.filter((value) => value > high).length,
    imputed: values.length - known.length,
    ...RANGES[plan.range](ready),
  };
}

interface Range {
  readonly offset: number;
  readonly spread: number;
}

function zRange(values: Float64Array): Range {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const variance = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length;
  // What rounding leaves of a constant is no spread.
  const isConstant = !(variance > (1e-12 * mean) ** 2) || values.every((value) => value === values[0]);
  return isConstant ? { offset: values[0] ?? NaN, spread: 0 } : { offset: mean, spread: Math.sqrt(variance) };
}

function minMaxRange(values: Float64Array): Range {
  const lowest = values.reduce((least, value) => Math.min(least, value), Infinity);
  const highest = values.reduce((most, value) => Math.max(most, value), -Infinity);
  return highest > lowest ? { offset: lowest, spread: highest - lowest } : { offset: values[0] ?? NaN, spread: 0 };
}

function plainRange(values: Float64Array): Range {
  const varies = values.some((value) => value !== values[0]);
  return varies ? { offset: 0, spread: 1 } : { offset: values[0] ?? NaN, spread: 0 };
}

const RANGES: Readonly<Record<ColumnPlan['range'], (values: Float64Array) => Range>> = {
  z: zRange,
  min_max: minMaxRange,
  none: plainRange,
};

function forward(value: number, log: boolean): number {
  return log ? Math.sign(value) * Math.log1p(Math.abs(value)) : value;
}

function backward(value: number, log: boolean): number {
  return log ? Math.sign(value) * Math.expm1(Math.abs(value)) : value;
}
