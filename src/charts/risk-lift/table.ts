/** Owns the gains of a risk as a table. */
import { gainedAt } from '../../lib/roc';
import type { Locale } from '../../lib/text';
import type { ChartContext, ChartTable } from '../chart';
import { percentCell, roundedCell } from '../table-cells';
import { STEPS, whyNone } from './layout';
import type { LiftData } from './query';
import { words } from './text';

/** One row a twentieth of the customers. */
export function tableOfLift(data: LiftData, context: ChartContext, _locale: Locale): ChartTable {
  const steps = whyNone(data, context.smallGroup) === null ? STEPS.slice(1) : [];
  return {
    columns: [words.first, words.found, words.lift, words.n].map((text) => ({ text, numeric: true })),
    rows: steps.map((share) => [
      percentCell(share),
      percentCell(gainedAt(data.points, share)),
      roundedCell(gainedAt(data.points, share) / share, 2),
      Math.round(share * data.n),
    ]),
  };
}
