/** Owns the load curve of one customer as a table. */
import { formatHour } from '../../lib/format';
import type { ChartTable } from '../chart';
import type { CurveSlot } from './query';
import * as text from './text';

/** One row a slot; the segment's quantiles only where it has `smallGroup` customers. */
export function curveTable(slots: readonly CurveSlot[], smallGroup: number): ChartTable {
  const known = (value: number): number | null => (Number.isNaN(value) ? null : value);
  const same = (name: string): { en: string; zh: string } => ({ en: name, zh: name });
  return {
    columns: [
      { text: text.time, numeric: false },
      { text: text.ownKw, numeric: true },
      { text: text.axis, numeric: true },
      { text: same('P10'), numeric: true },
      { text: text.median, numeric: true },
      { text: same('P90'), numeric: true },
      { text: same('n'), numeric: true },
    ],
    rows: slots.map((slot) => {
      const of = (value: number): number | null => (slot.peers >= smallGroup ? known(value) : null);
      return [
        formatHour(slot.hour),
        known(slot.ownKw),
        known(slot.ownRatio),
        of(slot.p10),
        of(slot.p50),
        of(slot.p90),
        slot.peers,
      ];
    }),
  };
}
