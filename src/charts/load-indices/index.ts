/** Owns the table of indices of load curves. */
import type { Chart } from '../chart';
import { lacksReadings } from '../lacks-readings';
import type { LoadOptions } from '../load-options';
import { roundedCell, segmentName } from '../table-cells';
import LoadIndices from './LoadIndices.svelte';
import { queryIndices, readIndices, type IndexRow } from './query';
import { shownIndexRows, shownIndices } from './shown';
import { all, customers, description, indexText, segment, title } from './text';

const chart: Chart<readonly IndexRow[], LoadOptions> = {
  id: 'load-indices',
  title,
  description,
  needs: [],
  lacks: lacksReadings,
  options: {},
  query: queryIndices,
  read: readIndices,
  count: (data) => data.find((row) => row.segment === null)?.customers ?? 0,
  table(data, context, locale) {
    const { shown, together } = shownIndexRows(data, context.smallGroup, context.dominated);
    const indices = shownIndices(data);
    return {
      columns: [
        { text: segment, numeric: false },
        { text: customers, numeric: true },
        ...indices.map((index) => ({ text: indexText[index].name, numeric: true })),
      ],
      rows: [...shown, ...together].map((row) => [
        row.segment === null ? all[locale] : segmentName(context.segments, row.segment, locale),
        row.customers,
        ...indices.map((index) => roundedCell(row.values[index], index === 'tmaxHours' ? 0 : 6)),
      ]),
    };
  },
  byEnergy: 'mean_kw',
  component: LoadIndices,
};

export default chart;
