/** Owns the chart of load curves by kind of day: workdays, weekends and holidays, or the seasons. */
import { formatHour } from '../../lib/format';
import type { Chart } from '../chart';
import { kindName } from '../day-kind-text';
import { lacksReadings } from '../lacks-readings';
import { roundedCell } from '../table-cells';
import LoadKinds from './LoadKinds.svelte';
import { queryLoadKinds, readLoadKinds, type KindCurve, type LoadKindsOptions } from './query';
import { columns, description, title } from './text';

const chart: Chart<readonly KindCurve[], LoadKindsOptions> = {
  id: 'load-kinds',
  title,
  description,
  needs: [],
  lacks: lacksReadings,
  options: { by: 'kind' },
  query: queryLoadKinds,
  read: readLoadKinds,
  count: (data) => Math.max(0, ...data.map(({ customers }) => customers)),
  table: (data, _context, locale) => ({
    columns: [
      { text: columns.kind, numeric: false },
      { text: columns.hour, numeric: false },
      ...[columns.customers, columns.days, columns.kw, columns.relative].map((text) => ({ text, numeric: true })),
    ],
    rows: data.flatMap((curve) =>
      curve.kw.map((kw, slot) => [
        kindName(curve.key)[locale],
        formatHour((slot * 24) / curve.kw.length),
        ...[curve.customers, curve.days, roundedCell(kw, 4), roundedCell(curve.relative[slot] ?? NaN, 4)],
      ]),
    ),
  }),
  component: LoadKinds,
};

export default chart;
