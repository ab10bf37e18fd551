// A filter by interruptions goes with the interruptions that it counted.
import { expect, it } from 'vitest';
import { changedOutages, OUTAGE_OPTIONS, readOutageOptions } from '../../../../src/app/service/reliability/outage-options';
import { eventFilter } from '../../../../src/model/event-filter';
import { USUAL_OUTAGES } from '../../../../src/service/reliability/outage-choice';

const filter = eventFilter('customer_outage', { en: 'Interruptions', zh: '停电' });
const choices = {
  chartOptions: { pareto: { by: 'x' } },
  filters: { 'outage-causes': filter, 'outage-months': filter, 'outage-cemi': filter, 'contact-mix': filter },
};

it.each([
  ['kind', { kind: 'planned' }, ['contact-mix']],
  ['minutes', { momentary: 5 }, ['contact-mix']],
  [
    'major event days, which no filter by cause or month can tell',
    { majorDays: false },
    ['outage-causes', 'outage-months', 'contact-mix'],
  ],
  ['nothing', {}, ['outage-causes', 'outage-months', 'outage-cemi', 'contact-mix']],
])('a change of %s', (_, patch, kept) => {
  const after = { ...USUAL_OUTAGES, ...patch };
  const changed = changedOutages(choices, USUAL_OUTAGES, after);
  expect(Object.keys(changed.filters)).toEqual(kept);
  expect(readOutageOptions(changed.chartOptions[OUTAGE_OPTIONS])).toEqual(after);
  expect(changed.chartOptions['pareto']).toEqual({ by: 'x' });
});
