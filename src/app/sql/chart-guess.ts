/** Owns which chart a result asks for: bars, lines or points, and which columns play which part. Pure. */
import type { ResultColumns } from '../../engine/columns';
import { kindOfType } from './result-cells';
import { timeOfText } from './time-text';

export type ChartKind = 'bars' | 'lines' | 'points';

/** Stands for: every column of numbers is a series of its own; of a single row, as category, a bar of its own. */
export const EACH_NUMBER = '*';

/** Names of columns. `y` is one of numbers; `series` null for none, or EACH_NUMBER. */
export interface ChartChoice {
  readonly kind: ChartKind;
  readonly x: string;
  readonly y: string;
  readonly series: string | null;
}

/** Rows looked at to see how many values a column has. */
const SAMPLE_ROWS = 2000;
/** More series than that cannot be told apart, more bars than that are no longer compared. */
const MOST_SERIES = 8;
const MOST_BARS = 60;
/** Columns of numbers whose largest values are further apart than this do not belong on one axis. */
const SAME_SIZE = 20;

/** A number that counts time. */
const TIME_NAME = /^(?:hour|slot|day|week|month|year|period|quarter|weekday|hour_of_day)s?$|[时日月年]$/i;

export interface ChartColumns {
  readonly numbers: readonly string[];
  readonly times: readonly string[];
  readonly texts: readonly string[];
}

/** Columns by what they can be in a chart; lists and records are none. */
export function chartColumns(result: ResultColumns): ChartColumns {
  const { names, types } = result;
  const kinds = names.map((name, i) => {
    const kind = kindOfType(types[i] ?? '');
    return kind === 'text' && isTimeText(result, name) ? 'time' : kind;
  });
  const of = (kind: string): string[] => names.filter((_, i) => kinds[i] === kind);
  return { numbers: of('number'), times: of('time'), texts: of('text') };
}

/** Every text of it is a month, a day or a time. */
function isTimeText(result: ResultColumns, name: string): boolean {
  const texts = sample(result, name).filter((value) => value !== null);
  return texts.length > 0 && texts.every((value) => !Number.isNaN(timeOfText(String(value))));
}

/** null when there is nothing to draw: no row, or no column of numbers beside another column. */
export function guessChart(result: ResultColumns): ChartChoice | null {
  const { numbers, times, texts } = chartColumns(result);
  if (result.rowCount === 0 || numbers.length === 0) return null;
  const time = times[0] ?? numbers.find((name) => TIME_NAME.test(name));
  const measures = numbers.filter((name) => name !== time);
  if (result.rowCount === 1 && texts.length === 0 && measures[1] !== undefined)
    return { kind: 'bars', x: EACH_NUMBER, y: measures[0] ?? '', series: EACH_NUMBER };
  const groups = texts.filter((name) => distinct(result, name) <= MOST_SERIES);
  const [y, second] = measures;
  if (time !== undefined && y !== undefined && result.rowCount > 1)
    return { kind: 'lines', x: time, y, series: groups[0] ?? (alike(result, measures) ? EACH_NUMBER : null) };
  const category = texts.find((name) => distinct(result, name) <= MOST_BARS);
  if (category !== undefined && y !== undefined) {
    if (isUnique(result, [category])) return { kind: 'bars', x: category, y, series: null };
    const series = groups.find((name) => name !== category && isUnique(result, [category, name]));
    if (series !== undefined) return { kind: 'bars', x: category, y, series };
  }
  // A name that stands in many rows is no bar of its own: the rows are points of that name.
  if (y !== undefined && second !== undefined) return { kind: 'points', x: y, y: second, series: groups[0] ?? null };
  const any = texts[0] ?? time;
  return any === undefined || y === undefined ? null : { kind: 'bars', x: any, y, series: null };
}

function sample(result: ResultColumns, name: string): unknown[] {
  return Array.from({ length: Math.min(SAMPLE_ROWS, result.rowCount) }, (_, row) => result.cell(name, row));
}

function distinct(result: ResultColumns, name: string): number {
  return new Set(sample(result, name)).size;
}

function isUnique(result: ResultColumns, names: readonly string[]): boolean {
  const columns = names.map((name) => sample(result, name));
  const keys = columns[0]?.map((_, row) => JSON.stringify(columns.map((values) => String(values[row])))) ?? [];
  return new Set(keys).size === keys.length;
}

/** At least two columns of numbers of about one size: a mean and its quantile, but no count beside a sum. */
function alike(result: ResultColumns, names: readonly string[]): boolean {
  if (names.length < 2 || names.length > MOST_SERIES) return false;
  const largest = names.map((name) => Math.max(0, ...sample(result, name).map((value) => Math.abs(Number(value ?? 0)) || 0)));
  return Math.max(...largest) <= SAME_SIZE * Math.min(...largest);
}
