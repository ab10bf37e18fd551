/** Owns the calendar of daily energy. */
import type { Chart } from '../chart';
import { kindName, weekdayText } from '../day-kind-text';
import { lacksDays } from '../lacks-readings';
import type { LoadOptions } from '../load-options';
import { roundedCell } from '../table-cells';
import LoadCalendar from './LoadCalendar.svelte';
import { queryCalendar, readCalendarDays, type EnergyDay } from './query';
import { description, title, words } from './text';

const chart: Chart<readonly EnergyDay[], LoadOptions> = {
  id: 'load-calendar',
  title,
  description,
  needs: [],
  lacks: lacksDays,
  options: {},
  query: queryCalendar,
  read: readCalendarDays,
  count: (data) => Math.max(0, ...data.map(({ customers }) => customers)),
  table: (data, _context, locale) => ({
    columns: [
      ...[words.day, words.weekday, words.kind].map((text) => ({ text, numeric: false })),
      ...[words.eachColumn, words.totalColumn, words.customersColumn].map((text) => ({ text, numeric: true })),
    ],
    rows: data.map(({ day, kind, kwh, customers }) => [
      ...[day, weekdayText(day)[locale], kindName(kind)[locale]],
      ...[roundedCell(kwh / customers, 3), roundedCell(kwh, 3), customers],
    ]),
  }),
  component: LoadCalendar,
};

export default chart;
