/** Owns the rows of the heat map: how far each segment's mean is from that of all, and which measure tells most. */
import type { FactField } from '../../model/model-info';
import type { Dominated } from '../dominated';
import { isEnergyFigure } from '../../model/largest-share';
import type { MomentsTable } from '../segment-moments';

export interface HeatCell {
  readonly n: number;
  /** NaN for a group that may not be told. */
  readonly mean: number;
  /** Distance from the mean of all in standard deviations of all; NaN where nothing is told or nothing differs. */
  readonly z: number;
}

export interface HeatRow {
  readonly field: FactField;
  /** In the order of the segments. */
  readonly cells: readonly HeatCell[];
  readonly all: HeatCell;
}

/** The measures that set segments apart most come first; those that no segment may show are left out. */
export function heatRows({ fields, segments, all }: MomentsTable, smallGroup: number, dominated?: Dominated): HeatRow[] {
  const rows = fields.map((field, i): HeatRow => {
    const whole = all.measures[i] ?? { n: 0, mean: NaN, sd: NaN };
    const cells = segments.map(({ key, measures }): HeatCell => {
      const { n, mean } = measures[i] ?? { n: 0, mean: NaN };
      const isDominated = isEnergyFigure(field.name) && dominated?.keys.has(key) === true;
      if (n < smallGroup || isDominated) return { n, mean: NaN, z: NaN };
      return { n, mean, z: whole.sd > 0 ? (mean - whole.mean) / whole.sd : NaN };
    });
    return { field, cells, all: { n: whole.n, mean: whole.n < smallGroup ? NaN : whole.mean, z: NaN } };
  });
  const reach = ({ cells }: HeatRow): number => Math.max(0, ...cells.map(({ z }) => (Number.isFinite(z) ? Math.abs(z) : 0)));
  return rows.filter(({ cells }) => cells.some(({ mean }) => Number.isFinite(mean))).sort((a, b) => reach(b) - reach(a));
}

/** +1.2, −0.4; empty where nothing is told. */
export function signed(z: number): string {
  if (!Number.isFinite(z)) return '';
  const text = Math.abs(z).toFixed(1);
  return text === '0.0' ? text : (z < 0 ? '−' : '+') + text;
}
