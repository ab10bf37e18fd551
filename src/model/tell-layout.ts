/** Owns what is told of a wide layout before its rows are looked at: what its columns were taken for, and which of them could not be. */
import type { Problem } from '../intake/raw-table';
import { feedsUsage } from './build-usage';
import { isNumeric } from './column-content';
import { bandsUsed } from './energy-bands';
import { dateHeader, namesOneMonth } from './header-series';
import * as report from './model-problems';
import type { Source } from './source';
import { isYearless } from './yearless-series';

/** Columns such as M1 … or D1 … that are worth a word; a few of them may be anything. */
const FEWEST = 6;

export function tellLayout(source: Source): Problem[] {
  const problems: Problem[] = [];
  const left = source.attributes.filter(isNumeric).map(({ name }) => name);
  const ofMonths = left.filter(namesOneMonth);
  const yearless = left.filter(isYearless);
  const told = ofMonths.length >= yearless.length ? ofMonths : yearless;
  if (told.length >= (told === ofMonths ? 2 : FEWEST)) problems.push(report.monthsNotUsed(source, told));
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
