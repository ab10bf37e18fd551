/** Owns the calibration of a risk as a table. */
import type { Locale } from '../../lib/text';
import type { ChartContext, ChartTable } from '../chart';
import { percentCell, roundedCell } from '../table-cells';
import type { Calibration } from './query';
import { calibrationRows } from './rows';
import { words } from './text';

/** One row a group; shares of groups below the limit are left out. */
export function tableOfCalibration(data: Calibration, context: ChartContext, locale: Locale): ChartTable {
  const numbers = [words.share, words.lo, words.hi, words.n, words.happened, words.lift, words.expected];
  return {
    columns: [{ text: words.group, numeric: false }, ...numbers.map((text) => ({ text, numeric: true }))],
    rows: calibrationRows(data, context.segments, context.smallGroup, locale).map((row) => [
      row.name,
      percentCell(row.value),
      percentCell(row.lo),
      percentCell(row.hi),
      row.band.n,
      Number.isFinite(row.value) ? row.band.positives : null,
      roundedCell(row.lift, 2),
      percentCell(row.expected),
    ]),
  };
}
