// Samples of what the charts of contacts and connections draw: 40 contacts, or 40 connections.
import { AGE_EDGES, type AgeBin } from '../../../src/charts/contact-ages/query';
import type { Closing } from '../../../src/charts/contact-closing/query';
import type { ContactHours } from '../../../src/charts/contact-hours/query';
import type { ContactMix } from '../../../src/charts/contact-mix/query';
import type { Repeats } from '../../../src/charts/contact-repeats/query';
import type { RateData } from '../../../src/charts/complaint-rate/query';
import type { HandOvers } from '../../../src/charts/connection-flow/query';
import type { LateStage } from '../../../src/charts/connection-late/query';
import type { Stages } from '../../../src/charts/connection-stages/query';
import type { ConnectionTimes } from '../../../src/charts/connection-time/query';
import type { AfterAnswers } from '../../../src/service/after-complaint';
import { LEVEL } from '../../../src/service/connections';
import type { Grouping } from '../../../src/service/grouping';

export const TYPE: Grouping = { id: 'type', text: { en: 'Type', zh: '类型' }, isOfEvent: true };
export const REGION: Grouping = { id: 'region', text: { en: 'Region', zh: '区域' }, isOfEvent: false };
const duration = { n: 40, open: 2, median: 5, p90: 12, lo: 4, hi: 6 };

export const MIX: ContactMix = {
  grouping: TYPE,
  groups: [
    { value: 'repair', contacts: 30, complaints: 0, customers: 25, unknown: 1 },
    { value: 'rare', contacts: 10, complaints: 5, customers: 8, unknown: 0 },
  ],
};
export const RATES: RateData = {
  grouping: REGION,
  rates: {
    groups: [
      { value: 'north', customers: 20, years: 20, complaints: 10, complainers: 8 },
      { value: 'south', customers: 20, years: 20, complaints: 0, complainers: 0 },
    ],
    ...{ period: ['2024-01-01', '2024-12-31'], spread: 1 },
  },
};
export const AFTER: readonly AfterAnswers[] = [
  { group: 'never', stratum: null, answers: 20, satisfied: 10, customers: 20 },
  { group: 'd90', stratum: null, answers: 20, satisfied: 5, customers: 20 },
];
export const CLOSING: Closing = {
  ...{ step: 'close', leftOut: 0 },
  grouping: TYPE,
  groups: [{ ...duration, value: 'repair', judged: 20, kept: 10 }],
};
export const AGES: readonly AgeBin[] = AGE_EDGES.close.map((lo, place) => ({
  ...{ lo, hi: AGE_EDGES.close[place + 1] ?? Infinity },
  ...(place === 2 ? { contacts: 30, late: 0 } : place === 7 ? { contacts: 10, late: 4 } : { contacts: 0, late: 0 }),
}));
export const REPEATS: Repeats = {
  grouping: TYPE,
  groups: [
    { value: 'repair', n: 20, again: 10 },
    { value: 'other', n: 20, again: 2 },
  ],
};
export const HOURS: ContactHours = {
  counts: Float64Array.from({ length: 168 }, (_, place) => (place === 9 ? 30 : place === 33 ? 10 : 0)),
  ...{ weeks: 4, channels: ['App', 'Hall'] },
};
export const STAGES: Stages = {
  grouping: LEVEL,
  groups: [
    {
      ...{ value: 'high', cases: 40 },
      stages: [
        { ...duration, stage: '受理', median: 1, p90: 2, lo: 0.5, hi: 1.5, wait: NaN, meanDays: 1, meanWait: 0 },
        { ...duration, stage: '施工', n: 30, wait: 0.5, meanDays: 6, meanWait: 1 },
        { ...duration, stage: '归档', n: 3, wait: 0.5, meanDays: 0, meanWait: 0 },
      ],
    },
  ],
};
export const TIMES: ConnectionTimes = {
  grouping: REGION,
  groups: [
    { ...duration, value: 'north', n: 20, judged: 20, late: 10, handed: 20, hands: 2.5, error: 0.1 },
    { ...duration, value: 'south', n: 20, median: 3, judged: 20, late: 2, handed: 3, hands: 1, error: 0.5 },
  ],
};
export const LATE: readonly LateStage[] = [
  { level: 'low', stage: '', limitDays: 15, judged: 20, late: 10, open: 0 },
  { level: 'high', stage: '勘查', limitDays: 5, judged: 19, late: 2, open: 1 },
];
export const HANDS: HandOvers = {
  departments: ['desk', 'survey'],
  steps: [
    { from: 'desk', to: 'survey', times: 35, wait: 1.5, waits: 60 },
    { from: 'survey', to: 'survey', times: 5, wait: 0, waits: 1 },
  ],
};

export const CONTACT_SAMPLES = {
  'contact-mix': MIX,
  'complaint-rate': RATES,
  'complaint-after': AFTER,
  'contact-closing': CLOSING,
  'contact-ages': AGES,
  'contact-repeats': REPEATS,
  'contact-hours': HOURS,
  'connection-stages': STAGES,
  'connection-time': TIMES,
  'connection-late': LATE,
  'connection-flow': HANDS,
};
