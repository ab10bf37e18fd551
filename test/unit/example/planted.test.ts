import { describe, expect, test } from 'vitest';
import { PLANTED } from '../../../src/example/index.ts';
import { Example } from './example-tables.ts';
import { RELATIONS, type Measured } from './relations.ts';

/** What must hold of each measurement. Margins are set so that other seeds pass as well. */
const CHECKS: Readonly<Record<string, (m: Measured) => void>> = {
  class_csat: (m) => {
    expect(m['publicBodies']).toBeGreaterThan((m['commercial'] ?? 1) + 0.15);
    expect(m['homes']).toBeGreaterThan((m['commercial'] ?? 1) + 0.1);
    expect(m['publicBodies']).toBeGreaterThan((m['industrial'] ?? 1) + 0.12);
  },
  slow_branch_connection: (m) => {
    expect((m['slow'] ?? 0) / (m['others'] ?? 1)).toBeGreaterThan(1.8);
    expect(m['handOversSlow']).toBeGreaterThan((m['handOversOthers'] ?? 9) + 0.5);
  },
  slow_branch_satisfaction: (m) => {
    expect(m['n']).toBeGreaterThan(150);
    expect(m['others']).toBeGreaterThan((m['group'] ?? 1) + 0.06);
    expect(m['responseOthers']).toBeGreaterThan((m['responseGroup'] ?? 1) + 0.15);
  },
  bad_feeder_outages: (m) => expect((m['group'] ?? 0) / (m['others'] ?? 1)).toBeGreaterThan(4),
  bad_feeder_complaints: (m) => {
    expect(m['n']).toBeGreaterThan(50);
    expect(m['others']).toBeGreaterThan((m['group'] ?? 1) + 0.12);
    expect((m['complaintsGroup'] ?? 0) / (m['complaintsOthers'] ?? 1)).toBeGreaterThan(2.5);
    expect(m['reliabilityOthers']).toBeGreaterThan((m['reliabilityGroup'] ?? 1) + 0.3);
  },
  slow_channel: (m) => {
    expect((m['slowHours'] ?? 0) / (m['otherHours'] ?? 1)).toBeGreaterThan(2);
    expect([m['months'], m['slowMonths']]).toEqual([12, 12]);
    expect(m['repeatSlow']).toBeGreaterThan(2.5 * (m['repeatOthers'] ?? 1));
  },
  arrears_small_traders: (m) => expect((m['group'] ?? 0) / (m['others'] ?? 1)).toBeGreaterThan(3.5),
  arrears_complaints: (m) => {
    expect(m['n']).toBeGreaterThan(200);
    expect((m['group'] ?? 0) / (m['others'] ?? 1)).toBeGreaterThan(2);
  },
  ev_time_of_use: (m) => {
    expect(m['n']).toBeGreaterThan(200);
    expect(m['group']).toBeGreaterThan((m['others'] ?? 1) + 0.5);
  },
  three_shift_load_factor: (m) => expect(m['group']).toBeGreaterThan((m['others'] ?? 1) + 0.25),
  app_young_contracts: (m) => expect(m['others']).toBeGreaterThan((m['group'] ?? 99) + 2.5),
  pareto: (m) => expect(m['topFifth']).toBeGreaterThan(0.8),
  growing_branch: (m) => expect(m['group']).toBeGreaterThan((m['others'] ?? 1) + 0.07),
  shrinking_customers: (m) => {
    expect(m['group']).toBeGreaterThan(0.035);
    expect(m['others']).toBeLessThan(0.02);
  },
  reliability_uniform: (m) => {
    expect(m['reliability']).toBeGreaterThan((m['bestOther'] ?? 1) + 0.04);
    for (const item of ['rPrice', 'rResponse']) expect(m[item]).toBeGreaterThan((m['rReliability'] ?? 1) + 0.12);
    expect(m['rBilling']).toBeGreaterThan(m['rReliability'] ?? 1);
    expect(m['price']).toBeLessThan(0.7);
  },
  missing_phones: (m) => expect((m['group'] ?? 0) / (m['others'] ?? 1)).toBeGreaterThan(3),
  over_capacity: (m) => {
    expect(m['customers']).toBeGreaterThanOrEqual(4);
    expect((m['customers'] ?? 0) / (m['sampled'] ?? 1)).toBeLessThan(0.06);
    expect(m['homesOrFarms']).toBe(0);
  },
  holiday: (m) => {
    for (const idle of ['school', 'government', 'machinery']) expect(m[idle]).toBeLessThan(0.5);
    for (const busy of ['restaurant', 'retail']) expect(m[busy]).toBeGreaterThan(1.1);
  },
  solar_midday: (m) => {
    expect(m['dipped']).toBeGreaterThan(18);
    expect(m['others']).toBeGreaterThan(100);
  },
  placebo_people: (m) => {
    // two and a half standard errors of a correlation, and of a difference of two shares, with no relation at all
    expect(Math.abs(m['r'] ?? 1)).toBeLessThan(2.5 / Math.sqrt(m['n'] ?? 1));
    expect(Math.abs(m['gap'] ?? 1)).toBeLessThan(2.5 * 0.4 * (2 / Math.sqrt(m['n'] ?? 1)));
  },
};

test('every planted relation is documented in both languages, measured and checked', () => {
  const ids = PLANTED.map(({ id }) => id);
  expect(new Set(ids).size).toBe(ids.length);
  expect(Object.keys(RELATIONS).sort()).toEqual([...ids].sort());
  expect(Object.keys(CHECKS).sort()).toEqual([...ids].sort());
  for (const { text } of PLANTED) expect(Math.min(text.en.length, text.zh.length)).toBeGreaterThan(10);
});

describe.each([['the default seed', undefined] as const, ['another seed', 7] as const])('with %s', (_, seed) => {
  const example = new Example(seed === undefined ? {} : { seed });
  test.each(PLANTED.map(({ id }) => id))('%s holds', (id) => {
    const measured = RELATIONS[id]?.(example) ?? {};
    CHECKS[id]?.(measured);
  });
});
