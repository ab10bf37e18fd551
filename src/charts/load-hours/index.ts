/** Owns the heat map of hours by days. */
import { formatHour } from '../../lib/format';
import { sameText } from '../../lib/text';
import type { Chart } from '../chart';
import { lacksReadings } from '../lacks-readings';
import type { LoadOptions } from '../load-options';
import { roundedCell } from '../table-cells';
import LoadHours from './LoadHours.svelte';
import { queryHours, readHours, type HourDays } from './query';
import { description, title, words } from './text';

/** Columns of the table: means of hours, so that a year stays a table one can read. */
const TABLE_HOURS = 24;

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
  table: ({ days, slots, kw }) => ({
    columns: [
      { text: words.day, numeric: false },
      ...Array.from({ length: TABLE_HOURS }, (_, hour) => ({ text: sameText(formatHour(hour)), numeric: true })),
    ],
    rows: days.map((day, column) => [
      day,
      ...Array.from({ length: TABLE_HOURS }, (_, hour) => {
        const own = Array.from({ length: slots }, (_, slot) => slot)
          .filter((slot) => Math.floor((slot * TABLE_HOURS) / slots) === hour)
          .map((slot) => kw[slot * days.length + column] ?? NaN)
          .filter(Number.isFinite);
        return roundedCell(own.reduce((sum, value) => sum + value, 0) / own.length, 4);
      }),
    ]),
  }),
  component: LoadHours,
};

export default chart;
