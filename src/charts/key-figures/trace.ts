/** Owns what stands behind each key figure: its statement, and the customers of whom it is made. */
import { factField } from '../../model/model-info';
import type { ChartContext, TracedFigure } from '../chart';
import type { FigureBox } from './layout';
import { queryFigures, type FigureId } from './query';

const FIELDS: Readonly<Record<FigureId, readonly string[]>> = {
  customers: [],
  energy: ['kwh_12m'],
  bill: ['amount_12m'],
  price: ['mean_price', 'kwh_12m', 'amount_12m'],
  arrears: ['arrears_amount'],
  satisfaction: ['csat', 'csat_top2'],
  complaints: ['complaints_12m', 'tickets_12m'],
};

/** Facts whose value above 0 (of satisfaction: any value) puts a customer behind the figure. */
const BEHIND: Readonly<Partial<Record<FigureId, { readonly field: string; readonly from: number }>>> = {
  arrears: { field: 'arrears_amount', from: 1e-9 },
  satisfaction: { field: 'csat_top2', from: 0 },
  complaints: { field: 'complaints_12m', from: 1 },
};

export function traceOf({ id, label, text, note, changes }: FigureBox, context: ChartContext): TracedFigure {
  const behind = BEHIND[id];
  const most = behind === undefined ? NaN : (factField(context.model, behind.field)?.range?.[1] ?? 1);
  return {
    title: `${label} ${text}`,
    note: [note, ...changes.map((change) => `${change.label} ${change.value} (${change.title})`)]
      .filter((part) => part !== '')
      .join('; '),
    statement: queryFigures(context, [id]),
    filters: behind === undefined ? [] : [{ kind: 'range', field: behind.field, lo: behind.from, hi: Math.max(most, 1) + 1 }],
    fields: FIELDS[id],
  };
}
