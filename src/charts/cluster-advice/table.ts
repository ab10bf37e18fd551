/** Owns the advice on k as a table. */
import type { Advice } from '../../cluster/adviser';
import type { ChartTable } from '../chart';
import { roundedCell } from '../table-cells';
import { clusters, indexWords, smallest, type IndexName } from './text';

/** One row a k. */
export function tableOfAdvice({ ks }: Advice): ChartTable {
  const indices = Object.keys(indexWords) as IndexName[];
  return {
    columns: [clusters, ...indices.map((index) => indexWords[index].text), smallest].map((text) => ({ text, numeric: true })),
    rows: ks.map((one) => [
      one.k,
      ...indices.map((index) => roundedCell(one[index], index === 'calinskiHarabasz' ? 0 : 3)),
      one.sizes[one.sizes.length - 1] ?? null,
    ]),
  };
}
