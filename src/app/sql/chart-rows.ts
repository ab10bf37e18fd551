/** Owns the reading of a result for a chart: series of points or bars, and what is left out, said in words. Pure. */
import { cellOf } from '../../engine/cells';
import { formatCount } from '../../lib/format';
import { many } from '../../lib/many';
import type { Text } from '../../lib/text';
import { EACH_NUMBER, type ChartChoice } from './chart-guess';
import { kindOfType, openCell, type ResultView } from './result-cells';
import { timeOfText } from './time-text';

export interface ChartPoint {
  /** Number or ms for lines and points; the place of the category for bars. */
  readonly x: number;
  readonly y: number;
}

export interface ChartSeries {
  /** Empty when there is but one and it needs no name. */
  readonly name: string;
  readonly points: readonly ChartPoint[];
}

export interface ChartRows {
  readonly series: readonly ChartSeries[];
  /** Of bars, in the order of the result; empty for the rest. */
  readonly categories: readonly string[];
  readonly xIsTime: boolean;
  readonly notes: readonly Text[];
}

const MOST_SERIES = 8;
const MOST_CATEGORIES = 40;
/** Rows read; of a longer result every n-th. */
const MOST_ROWS = 20_000;

/** Values that are NULL or no numbers are left out. Masked names stay masked. */
export function readChart(view: ResultView, { kind, x, y, series }: ChartChoice): ChartRows {
  if (x === EACH_NUMBER) return columnBars(view);
  const { result } = view;
  const isBars = kind === 'bars';
  const step = isBars ? 1 : Math.ceil(result.rowCount / MOST_ROWS);
  const [xColumn, seriesColumn] = [result.names.indexOf(x), result.names.indexOf(series ?? '')];
  const measures = series === EACH_NUMBER ? numbersBeside(view, x) : [y];
  const label = (row: number, column: number): string => String(openCell(view, row, column) ?? 'NULL');
  const readX = isBars ? null : positions(view, x);
  const places = new Map<string, number>();
  const lines = new Map<string, ChartPoint[]>();
  const seen = new Set<string>();
  let [leftOut, repeated] = [0, 0];
  for (let row = 0; row < result.rowCount; row += step) {
    const category = isBars ? label(row, xColumn) : '';
    if (isBars && !places.has(category)) {
      if (places.size === MOST_CATEGORIES) {
        leftOut++;
        continue;
      }
      places.set(category, places.size);
    }
    const at = readX === null ? (places.get(category) ?? 0) : readX.at(row);
    for (const measure of measures) {
      const name = series === EACH_NUMBER ? measure : seriesColumn === -1 ? '' : label(row, seriesColumn);
      const value = result.cell(measure, row);
      if (value === null || Number.isNaN(Number(value)) || Number.isNaN(at)) continue;
      const key = JSON.stringify([category, name]);
      if (isBars && seen.has(key)) {
        repeated++;
        continue;
      }
      seen.add(key);
      const line = lines.get(name);
      if (line !== undefined) line.push({ x: at, y: Number(value) });
      else if (lines.size < MOST_SERIES) lines.set(name, [{ x: at, y: Number(value) }]);
      else leftOut++;
    }
  }
  const list = [...lines].map(([name, points]) => ({
    name,
    points: kind === 'lines' ? points.sort((a, b) => a.x - b.x) : points,
  }));
  return {
    series: list,
    categories: [...places.keys()],
    xIsTime: readX?.isTime ?? false,
    notes: notesOf(step, leftOut, repeated),
  };
}

/** A bar for each number of the first row. */
function columnBars(view: ResultView): ChartRows {
  const categories = numbersBeside(view, '');
  const points = categories
    .map((name, x) => ({ x, y: Number(view.result.cell(name, 0) ?? NaN) }))
    .filter(({ y }) => !Number.isNaN(y));
  return { series: [{ name: '', points }], categories, xIsTime: false, notes: [] };
}

function numbersBeside({ result: { names, types } }: ResultView, x: string): string[] {
  return names.filter((name, i) => name !== x && kindOfType(types[i] ?? '') === 'number').slice(0, MOST_SERIES);
}

/** Months written as 202401 stand where they lie in time. */
function positions({ result }: ResultView, x: string): { at: (row: number) => number; isTime: boolean } {
  const column = result.column(x);
  if (column.kind === 'cells') {
    const isTime = kindOfType(result.types[result.names.indexOf(x)] ?? '') === 'text';
    const at = (row: number): number => {
      const cell = cellOf(column, row);
      return cell === null ? NaN : isTime ? timeOfText(String(cell)) : Number(cell);
    };
    return { at, isTime };
  }
  const { values } = column;
  if (column.kind !== 'number') return { at: (row) => values[row] ?? NaN, isTime: true };
  const isMonths = values.length > 0 && values.every((value) => Number.isNaN(value) || isYearMonth(value));
  if (!isMonths) return { at: (row) => values[row] ?? NaN, isTime: false };
  return { at: (row) => Date.UTC(Math.floor((values[row] ?? NaN) / 100), ((values[row] ?? NaN) % 100) - 1), isTime: true };
}

function isYearMonth(value: number): boolean {
  return Number.isInteger(value) && value >= 190_001 && value <= 210_012 && value % 100 >= 1 && value % 100 <= 12;
}

function notesOf(step: number, leftOut: number, repeated: number): Text[] {
  const notes: Text[] = [];
  const count = (n: number): string => formatCount(n, 'en');
  if (step > 1) notes.push({ en: `One row in ${count(step)} is drawn.`, zh: `每 ${count(step)} 行取一行绘制。` });
  if (leftOut > 0) {
    notes.push({
      en: `${many(leftOut, 'value')} beyond the first 40 bars or 8 series not drawn.`,
      zh: `仅绘制前 40 项、8 个系列，另有 ${count(leftOut)} 个值未绘制。`,
    });
  }
  if (repeated > 0) {
    notes.push({
      en: `${many(repeated, 'further value')} of the same name not drawn; add them up in the statement (GROUP BY).`,
      zh: `同名项另有 ${count(repeated)} 个值未绘制，请在语句中汇总（GROUP BY）。`,
    });
  }
  return notes;
}
