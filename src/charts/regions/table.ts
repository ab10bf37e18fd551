/** Owns the regions as a table. */
import type { Locale } from '../../lib/text';
import { factField } from '../../model/model-info';
import type { ChartContext, ChartTable } from '../chart';
import { subjectOf } from '../subject';
import { percentCell, roundedCell } from '../table-cells';
import { leastOf, rankedName } from './layout';
import { addUp, type Regions } from './query';
import { rank } from './ranking';
import { eachColumn, field, words } from './text';

/** One row a region, the most customers first; small ones together as drawn. */
export function tableOfRegions(data: Regions, context: ChartContext, locale: Locale): ChartTable {
  const { model, smallGroup } = context;
  const all = addUp(data.regions).customers;
  const hasEnergy = factField(model, 'kwh_12m') !== undefined;
  const hasBill = factField(model, 'amount_12m') !== undefined;
  const numeric = (text: { en: string; zh: string }) => ({ text, numeric: true });
  const [en, zh] = [subjectOf(model.grain, 'en'), subjectOf(model.grain, 'zh')];
  return {
    columns: [
      { text: data.field?.text ?? field, numeric: false },
      numeric({ en: en.heading, zh: zh.heading }),
      numeric(words.shareColumn),
      ...(hasEnergy ? [numeric(words.kwhColumn), numeric({ en: eachColumn.en(en), zh: eachColumn.zh(zh) })] : []),
      ...(hasBill ? [numeric(words.amountColumn)] : []),
    ],
    rows: rank(data, 'customers', leastOf(context)).map((one) => [
      rankedName(one, smallGroup, locale),
      one.customers,
      percentCell(one.customers / all),
      ...(hasEnergy ? [one.kwhKnown > 0 ? roundedCell(one.kwh, 1) : null, roundedCell(one.kwh / one.kwhKnown, 1)] : []),
      ...(hasBill ? [one.amountKnown > 0 ? roundedCell(one.amount, 2) : null] : []),
    ]),
  };
}
