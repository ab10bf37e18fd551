/** Owns the rows of the potential that may be shown, with their sum. */
import type { Dominated } from '../dominated';
import { shownGroups } from '../small-groups';
import { shiftOf, type Shift } from './potential';
import type { Potential, PotentialRow } from './query';

export interface ShownPotential extends Shift {
  readonly row: PotentialRow;
  /** Of the energy, 0 … 1. */
  readonly peakShare: number;
}

export function shownPotential({ rows: all, shiftPercent, table }: Potential, smallGroup: number, dominated?: Dominated) {
  const { shown, hidden } = shownGroups(all, smallGroup, ({ segment }) => dominated?.keys.has(segment) === true);
  const rows = shown.map((row): ShownPotential => ({
    row,
    peakShare: row.shares.sharp + row.shares.peak,
    ...shiftOf(row, shiftPercent, table),
  }));
  const sum = (of: (one: ShownPotential) => number): number => rows.reduce((total, one) => total + (of(one) || 0), 0);
  return {
    rows,
    hidden,
    total: {
      customers: sum(({ row }) => row.customers),
      movedKwh: sum(({ movedKwh }) => movedKwh),
      savedMoney: rows.some(({ savedMoney }) => Number.isNaN(savedMoney)) ? NaN : sum(({ savedMoney }) => savedMoney),
      cutKw: sum(({ row }) => row.cutKw),
      peaksKw: sum(({ row }) => row.peaksKw),
    },
  };
}
