/** Owns the cells of hand-overs between departments, and the sentence of where most days are lost. */
import { formatCount, formatPercent } from '../../lib/format';
import type { Locale } from '../../lib/text';
import { valueText } from '../../model/vocabulary';
import { layoutCellGrid, type CellGridLayout, type GridCell } from '../cell-grid';
import { daysText } from '../duration-text';
import type { HandOver, HandOvers } from './query';
import { note, words } from './text';

export interface FlowLayout {
  readonly cells: readonly (readonly GridCell[])[];
  readonly grid: CellGridLayout;
}

/** Positions in px: a row and a column a department. */
export function layoutFlow(
  { departments, steps }: HandOvers,
  smallGroup: number,
  locale: Locale,
  width: number,
  height: number,
  fontPx: number,
): FlowLayout {
  const longest = longestWait(steps, smallGroup);
  const cells = departments.map((from) =>
    departments.map((to): GridCell =>
      cellOf(
        from,
        to,
        steps.find((step) => step.from === from && step.to === to),
      ),
    ),
  );
  const columns = departments.map((name) => ({ key: name, name: valueText(name, locale), colour: null, n: '' }));
  const rows = departments.map((name) => ({ key: name, name: valueText(name, locale) }));
  return { cells, grid: layoutCellGrid({ rows, columns, cells, width, height, fontPx }) };

  function cellOf(from: string, to: string, step: HandOver | undefined): GridCell {
    const title = titleOf({ from, to }, locale);
    if (step === undefined) return { lines: [['']], tone: 0, pale: true, title, facts: [[words.times[locale], '0']] };
    const isHidden = step.times < smallGroup;
    return {
      lines: [[formatCount(step.times, locale)], isHidden ? [''] : [daysText(step.wait, locale), '']],
      tone: isHidden || !Number.isFinite(step.wait) ? 0 : step.wait / longest,
      pale: step.times < 2 * smallGroup,
      ...{ title, facts: factsOf(step, smallGroup, locale) },
    };
  }
}

/** Longest median wait that may be shown, days; above 0, so that it may be divided by. */
export function longestWait(steps: readonly HandOver[], smallGroup: number): number {
  const large = steps.filter(({ times, wait }) => times >= smallGroup && Number.isFinite(wait));
  return Math.max(1e-9, ...large.map(({ wait }) => wait));
}

export function titleOf({ from, to }: Pick<HandOver, 'from' | 'to'>, locale: Locale): string {
  return `${valueText(from, locale)} → ${valueText(to, locale)}`;
}

/** The numbers of one pair of departments; its waiting is not told where it is too few. */
export function factsOf(step: HandOver, smallGroup: number, locale: Locale): GridCell['facts'] {
  const isHidden = step.times < smallGroup;
  return [
    [words.times[locale], formatCount(step.times, locale)],
    [words.wait[locale], isHidden ? words.hidden[locale] : daysText(step.wait, locale)],
    ...(isHidden ? [] : ([[words.waits[locale], daysText(step.waits, locale)]] as const)),
  ];
}

/** How many steps change hands, and the pair of departments between which most days are lost; empty where nothing waits. */
export function flowText({ steps }: HandOvers, locale: Locale): string {
  const all = steps.reduce((sum, { times }) => sum + times, 0);
  const waiting = steps.reduce((sum, { waits }) => sum + waits, 0);
  const changes = steps.filter(({ from, to }) => from !== to);
  const [worst] = [...changes].sort((a, b) => b.waits - a.waits);
  if (worst === undefined || !(waiting > 0)) return '';
  return note[locale](
    formatCount(
      changes.reduce((sum, { times }) => sum + times, 0),
      locale,
    ),
    formatCount(all, locale),
    valueText(worst.from, locale),
    valueText(worst.to, locale),
    daysText(worst.waits, locale),
    formatPercent(worst.waits / waiting, locale, 0),
  );
}
