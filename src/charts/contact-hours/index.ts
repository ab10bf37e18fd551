/** Owns the chart of contacts by weekday and hour. */
import type { Chart } from '../chart';
import { sameText } from '../../lib/text';
import { roundedCell } from '../table-cells';
import ContactHoursChart from './ContactHours.svelte';
import { queryContactHours, readContactHours, type ContactHours, type HoursOptions } from './query';
import { days, description, title, words } from './text';

const chart: Chart<ContactHours, HoursOptions> = {
  id: 'contact-hours',
  title,
  description,
  needs: ['contact', 'opened_at'],
  options: { kind: 'all', channel: '' },
  query: queryContactHours,
  read: readContactHours,
  count: ({ counts }) => counts.reduce((sum, count) => sum + count, 0),
  table: ({ counts, weeks }, _, locale) => ({
    columns: [
      { text: words.day, numeric: false },
      ...Array.from({ length: 24 }, (_, hour) => ({ text: sameText(`${String(hour)}:00`), numeric: true })),
    ],
    rows: days.map((day, d) => [
      day[locale],
      ...Array.from({ length: 24 }, (_, hour) => roundedCell((counts[24 * d + hour] ?? 0) / weeks, 2)),
    ]),
  }),
  component: ContactHoursChart,
};

export default chart;
