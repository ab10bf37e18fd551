/** Owns what is told of a wide layout before its rows are looked at: what its columns were taken for, and which of them could not be. */
import type { Problem } from '../intake/raw-table';
import { feedsUsage } from './build-usage';
import { isClock, isNumeric } from './column-content';
import { bandsUsed } from './energy-bands';
import { dateHeader, namesOneMonth } from './header-series';
import * as report from './model-problems';
import type { Source } from './source';
import { isTypical, TYPICAL_YEAR } from './typical-days';
import { isYearless } from './yearless-series';

/** Columns such as M1 … or D1 … that are worth a word; a few of them may be anything. */
const FEWEST = 6;
/** The reading of a meter's register: energy is the difference of two of them, times the multiplier. */
const REGISTER = /示数|表码|止码|起码|表底|底码/;

function isPlayed(source: Source, column: string): boolean {
  return [...source.roles.values()].some((columns) => columns.some(({ name }) => name === column));
}

export function tellLayout(source: Source): Problem[] {
  const problems: Problem[] = [];
  const left = source.attributes.filter(isNumeric).map(({ name }) => name);
  const told = left.filter((name) => namesOneMonth(name) || isYearless(name));
  if (told.length >= (told.every((name) => /[月日号]|\d{6}/.test(name)) ? 2 : FEWEST))
    problems.push(report.monthsNotUsed(source, told));
  const unused = source.raw.columns.filter((column) => !source.attributes.includes(column) || isNumeric(column));
  const registers = unused.filter(({ name }) => REGISTER.test(name) && !isPlayed(source, name)).map(({ name }) => name);
  if (registers.length > 0) problems.push(report.registersNotUsed(source, registers));
  const clock = source.raw.columns.find((column) => isClock(column) && !isPlayed(source, column.name));
  if (clock !== undefined && source.rowIs === 'customer') problems.push(report.clockWithoutDate(source, clock.name));
  if (source.rowIs === 'reading' && isTypical(source)) problems.push(report.typicalDays(source, TYPICAL_YEAR));
  const dated = [...source.months, ...source.days].filter(({ column }) => dateHeader(column.name, null) === null);
  const [first] = dated;
  if (first !== undefined) {
    const period = first.use.kind === 'month' ? first.use.period.slice(0, 4) : first.use.day.slice(0, 7);
    problems.push(report.periodFromFile(source, dated.length, period));
  }
  if (!feedsUsage(source)) return problems;
  const bands = bandsUsed(source);
  if (bands.areTotal || bands.hasCritical) problems.push(report.bandsAdded(source, bands.areTotal, bands.hasCritical));
  return problems;
}
