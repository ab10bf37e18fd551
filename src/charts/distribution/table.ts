/** Owns a distribution as a table. */
import type { Text } from '../../lib/text';
import type { ChartTable } from '../chart';
import { percentCell } from '../table-cells';
import type { Distribution } from './query';
import { words } from './text';

/** One row a bin; customers without a value are in none. */
export function tableOfDistribution(data: Distribution): ChartTable {
  const total = data.filtered.reduce((sum, count) => sum + count, 0);
  const { unit } = data.field ?? {};
  const withUnit = (text: Text): Text =>
    unit === undefined ? text : { en: `${text.en} (${unit.en})`, zh: `${text.zh}（${unit.zh}）` };
  return {
    columns: [withUnit(words.from), withUnit(words.to), words.filtered, words.chosenShare, words.all].map((text) => ({
      text,
      numeric: true,
    })),
    rows: data.all.map((all, i) => {
      const filtered = data.filtered[i] ?? 0;
      return [data.edges[i] ?? null, data.edges[i + 1] ?? null, filtered, percentCell(filtered / total), all];
    }),
  };
}
