/** Owns the gallery as tables: what is told of each shape, and the curves. */
import { formatHour } from '../../lib/format';
import { sameText } from '../../lib/text';
import type { ChartTable } from '../chart';
import { percentCell, roundedCell } from '../table-cells';
import type { GalleryShape } from './layout';
import { words } from './text';

export interface TableShape extends GalleryShape {
  readonly customers: number;
  readonly beyondTheta: number;
  readonly peakHour: number;
  readonly silhouette: number;
}

/** One row a shape. */
export function tableOfShapes(shapes: readonly TableShape[]): ChartTable {
  const all = shapes.reduce((sum, { days }) => sum + days, 0);
  const { shape, days, dayShare, dominant, customers, kwh, beyond, peak, silhouette } = words;
  return {
    columns: [shape, days, dayShare, dominant, customers, kwh, beyond, peak, silhouette].map((text) => ({
      text,
      numeric: text !== shape,
    })),
    rows: shapes.map((one) => [
      one.name,
      one.days,
      percentCell(one.days / all),
      one.dominant,
      one.customers,
      roundedCell(one.kwh, 0),
      percentCell(one.beyondTheta / one.days),
      formatHour(one.peakHour),
      roundedCell(one.silhouette, 2),
    ]),
  };
}

/** One row a slot of the day, a column a shape; multiples of the day's mean. */
export function tableOfCurves(shapes: readonly GalleryShape[]): ChartTable {
  const slots = shapes[0]?.centre.length ?? 0;
  return {
    columns: [{ text: words.hour, numeric: false }, ...shapes.map(({ name }) => ({ text: sameText(name), numeric: true }))],
    rows: Array.from({ length: slots }, (_, slot) => [
      formatHour((slot * 24) / slots),
      ...shapes.map(({ centre }) => roundedCell(centre[slot] ?? NaN, 3)),
    ]),
  };
}
