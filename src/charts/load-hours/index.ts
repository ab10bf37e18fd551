/** Owns the heat map of hours by days. */
import { formatHour } from '../../lib/format';
import type { Chart } from '../chart';
import { lacksReadings } from '../lacks-readings';
import type { LoadOptions } from '../load-options';
import { roundedCell } from '../table-cells';
import LoadHours from './LoadHours.svelte';
import { queryHours, readHours, type HourDays } from './query';
import { description, title, words } from './text';

const chart: Chart<HourDays, LoadOptions> = {
  id: 'load-hours',
  title,
  description,
  needs: [],
  lacks: lacksReadings,
  options: {},
  query: queryHours,
  read: readHours,
  count: ({ customers }) => customers,
  table: ({ days, slots, kw, known }) => ({
    columns: [
      ...[words.day, words.hour].map((text) => ({ text, numeric: false })),
      ...[words.loadColumn, words.customersColumn].map((text) => ({ text, numeric: true })),
    ],
    rows: days.flatMap((day, column) =>
      Array.from({ length: slots }, (_, slot) => {
        const cell = slot * days.length + column;
        return [day, formatHour((slot * 24) / slots), roundedCell(kw[cell] ?? NaN, 4), known[cell] ?? 0];
      }),
    ),
  }),
  component: LoadHours,
};

export default chart;
