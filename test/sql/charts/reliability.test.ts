// Holds the statements of reliability to a utility small enough to work out by hand.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { causeFilter } from '../../../src/charts/outage-causes/cause-filter';
import { queryCauses, readCauses, DEFAULTS as CAUSES } from '../../../src/charts/outage-causes/query';
import { queryCemi, readCemi } from '../../../src/charts/outage-cemi/query';
import { timesFilter } from '../../../src/charts/outage-cemi/times-filter';
import { queryEffect, readEffect } from '../../../src/charts/outage-effect/query';
import { monthFilter } from '../../../src/charts/outage-months/month-filter';
import { queryMonths, readMonths, DEFAULTS as MONTHS } from '../../../src/charts/outage-months/query';
import { queryReliability, readReliability, DEFAULTS } from '../../../src/charts/reliability/query';
import { queryOutageList } from '../../../src/app/service/reliability/list-query';
import { buildCustomerOutage } from '../../../src/model/build-customer-outage';
import { population, type Filter } from '../../../src/model/filter';
import type { FactField } from '../../../src/model/model-info';
import { indicesOf } from '../../../src/service/reliability/indices';
import { queryLineEvents, readLineEvents } from '../../../src/service/reliability/line-events';
import { USUAL_OUTAGES } from '../../../src/service/reliability/outage-choice';
import { sql, type Sql } from '../../../src/sql/sql';
import { openDuckdb, type TestDuckdb } from '../../support/duckdb';
import { contextOf, EVERY_FILTER, number, resultOf, SIX_CUSTOMERS } from './fixture';

let duckdb: TestDuckdb;
beforeAll(async () => {
  duckdb = await openDuckdb();
  duckdb.query(SIX_CUSTOMERS);
  // c1, c2 on F1; c4, c5 on F2; c3 on no line; c6 on F3, which is never interrupted. No record could name c3, so it is in no denominator.
  duckdb.query(`
    ALTER TABLE customer_facts ADD COLUMN feeder VARCHAR;
    UPDATE customer_facts SET feeder = CASE customer_id WHEN 'c1' THEN 'F1' WHEN 'c2' THEN 'F1' WHEN 'c4' THEN 'F2' WHEN 'c5' THEN 'F2' WHEN 'c6' THEN 'F3' END;
    ALTER TABLE customer_facts ADD COLUMN complaints_12m DOUBLE;
    UPDATE customer_facts SET complaints_12m = CASE customer_id WHEN 'c1' THEN 2 ELSE 0 END;
    ALTER TABLE customer_facts ADD COLUMN importance VARCHAR;
    UPDATE customer_facts SET importance = CASE customer_id WHEN 'c1' THEN '一级' WHEN 'c2' THEN '普通' WHEN 'c6' THEN '特级' END;
    CREATE TABLE customer AS SELECT customer_id, feeder, region FROM customer_facts;
    CREATE TABLE outage AS SELECT NULL::VARCHAR AS customer_id, NULL::VARCHAR AS region, * FROM (VALUES
      ('F1', TIMESTAMP '2024-03-10 08:00', TIMESTAMP '2024-03-10 10:00', TRUE, 'works'),
      ('F1', TIMESTAMP '2024-12-20 00:00', TIMESTAMP '2024-12-20 00:30', FALSE, 'storm'),
      ('F2', TIMESTAMP '2024-12-20 00:00', TIMESTAMP '2024-12-20 01:30', FALSE, 'storm'),
      ('F1', TIMESTAMP '2024-12-31 12:00', TIMESTAMP '2024-12-31 12:03', FALSE, 'blink'),
      ('F1', TIMESTAMP '2023-12-01 08:00', TIMESTAMP '2023-12-01 10:00', FALSE, 'too long ago'),
      ('F2', TIMESTAMP '2024-12-30 08:00', NULL, FALSE, 'in progress'),
      ('F4', TIMESTAMP '2024-06-30 08:00', TIMESTAMP '2024-06-30 09:00', FALSE, 'of nobody')
    ) AS t(feeder, started, ended, planned, cause)`);
  for (const statement of buildCustomerOutage()) duckdb.query(statement.text);
  duckdb.query(`
    ALTER TABLE customer_facts ADD COLUMN outage_minutes_12m DOUBLE;
    UPDATE customer_facts SET outage_minutes_12m = CASE feeder WHEN 'F1' THEN 153 WHEN 'F2' THEN 90 WHEN 'F3' THEN 0 END`);
});
afterAll(() => duckdb.close());

const category = (name: string): FactField => ({
  ...{ name, text: { en: name, zh: name }, kind: 'category', family: 'social', known: 5, distinct: 3 },
});
const FACTS = [
  ...[category('feeder'), category('region'), category('importance'), number('csat_top2', [0, 1])],
  ...[number('complaints_12m', [0, 2]), number('outage_minutes_12m', [0, 153]), number('kwh_12m', [0, 300])],
];
const context = (filters: readonly Filter[] = []) => contextOf(['A', 'B', 'C'], filters, FACTS);
const run = (statement: Sql) => resultOf(duckdb.query(statement.text));
const reliability = (more: Partial<typeof DEFAULTS> = {}, filters: readonly Filter[] = []) => {
  const options = { ...DEFAULTS, field: 'feeder', ...more };
  return readReliability(run(queryReliability(context(filters), options)), context(filters), options);
};

describe('indices by group', () => {
  it('count sustained interruptions of the year up to the last record, and what is in progress apart', () => {
    const data = reliability();
    expect(data).toMatchObject({ field: 'feeder', since: '2023-12-31', until: '2024-12-31', days: 365, open: 2 });
    // F1: 120 planned and 30 minutes for two customers; the blink of three minutes is momentary. F2: 90 minutes for two.
    expect(data.groups).toEqual([
      { value: 'F1', customers: 2, interruptions: 4, minutes: 300, plannedInterruptions: 2, plannedMinutes: 240 },
      { value: 'F2', customers: 2, interruptions: 2, minutes: 180, plannedInterruptions: 0, plannedMinutes: 0 },
      { value: 'F3', customers: 1, interruptions: 0, minutes: 0, plannedInterruptions: 0, plannedMinutes: 0 },
    ]);
    // All five: (300 + 180) / 5 minutes, 6 / 5 times.
    const all = indicesOf({ customers: 5, interruptions: 6, minutes: 480 }, data.days);
    expect([all.saidi, all.saifi, all.caidi]).toEqual([96, 1.2, 80]);
  });

  it('take a shorter limit, one kind, and segments', () => {
    expect(reliability({ momentary: 1 }).groups[0]).toMatchObject({ interruptions: 6, minutes: 306 });
    expect(reliability({ kind: 'planned' }).groups.map(({ minutes }) => minutes)).toEqual([240, 0, 0]);
    expect(reliability({ kind: 'unplanned' }).groups.map(({ minutes }) => minutes)).toEqual([60, 180, 0]);
    expect(reliability({ field: 'segment' }).groups.map(({ value, customers, minutes }) => [value, customers, minutes])).toEqual([
      ['A', 2, 300],
      ['B', 2, 180],
      ['C', 1, 0],
    ]);
  });

  it('leave out major event days: minutes a customer of a day beyond 2.5 β of all days', () => {
    // Of the four customers with records (F1, F2 – F3 has none): 60 on 10 March, (2·30 + 2·90) / 4 = 60 on 20 December, 1.5 on the 31st. ln: 4.094,
    // 4.094, 0.405; mean 2.865, s 2.130: the border is e^8.19, and no day is beyond it.
    expect(reliability({ majorDays: false }).groups[0]).toMatchObject({ minutes: 300 });
    // Forty ordinary days of one minute and one of 600: ln 0 and 6.397; mean 0.156, s 0.999, border e^2.65 = 14 minutes.
    duckdb.query(`CREATE OR REPLACE TABLE kept AS FROM place_outage;
      INSERT INTO place_outage SELECT place, TIMESTAMP '2024-06-01 08:00' + INTERVAL (d) DAY, TIMESTAMP '2024-06-01 08:04' + INTERVAL (d) DAY, 4, FALSE, 'small', NULL, NULL
      FROM (SELECT DISTINCT place FROM supply_point), range(40) t(d);
      INSERT INTO place_outage SELECT DISTINCT place, TIMESTAMP '2024-09-01 08:00', TIMESTAMP '2024-09-01 18:00', 600, FALSE, 'typhoon', NULL, NULL FROM supply_point`);
    try {
      const causes = (majorDays: boolean) =>
        readCauses(run(queryCauses(context(), { ...CAUSES, majorDays }))).causes.map(({ cause }) => cause);
      expect(causes(true)).toContain('typhoon');
      expect(causes(false)).not.toContain('typhoon');
      expect(causes(false)).toContain('small');
    } finally {
      duckdb.query('CREATE OR REPLACE TABLE place_outage AS FROM kept');
    }
  });

  it('follow the filters', () => {
    expect(reliability({}, EVERY_FILTER['in']).groups.map(({ value }) => value)).toEqual(['F1']);
  });
});

it('causes weigh by the customers they hit', () => {
  const { served, causes } = readCauses(run(queryCauses(context(), CAUSES)));
  expect(served).toBe(5);
  expect(causes).toEqual([
    { cause: 'storm', interruptions: 4, minutes: 240, plannedInterruptions: 0, plannedMinutes: 0, customers: 4 },
    { cause: 'works', interruptions: 2, minutes: 240, plannedInterruptions: 2, plannedMinutes: 240, customers: 2 },
  ]);
});

it('months of the period are all there, those at the ends in part', () => {
  const { months } = readMonths(run(queryMonths(context(), MONTHS)));
  expect(
    months.map(({ month, saidi, isPart }) => [month, saidi, isPart]).filter(([, saidi, part]) => saidi !== 0 || part),
  ).toEqual([
    ['2023-12', 0, true],
    ['2024-03', 48, false], // 2 · 120 / 5
    ['2024-12', 48, false], // (2 · 30 + 2 · 90) / 5
  ]);
  expect(months).toHaveLength(13);
});

it('customers with at least n interruptions', () => {
  expect(readCemi(run(queryCemi(context(), USUAL_OUTAGES)))).toEqual({
    served: 5,
    steps: [
      { times: 1, customers: 4, minutes: 480 },
      { times: 2, customers: 2, minutes: 300 },
    ],
    // The year up to the last interruption, which began at noon.
    from: '2023-12-31 12:00:00.000001',
    before: '2024-12-31 12:00:00.000001',
  });
});

it.each(['all', 'planned', 'unplanned'])('a bar of %s interruptions filters to as many customers as it counts', (kind) => {
  for (const momentary of [0, 3, 5]) {
    const choice = { ...USUAL_OUTAGES, kind, momentary };
    const data = readCemi(run(queryCemi(context(), choice)));
    expect(data.steps.length).toBeGreaterThan(0);
    for (const { times, customers } of data.steps) {
      const filter = timesFilter(times, data, choice);
      const kept =
        filter === null ? [] : run(sql`SELECT customer_id FROM (${population([filter])}) ORDER BY 1`).texts('customer_id');
      expect(kept).toHaveLength(customers);
    }
  }
  expect(timesFilter(1, readCemi(run(queryCemi(context(), USUAL_OUTAGES))), { ...USUAL_OUTAGES, majorDays: false })).toBeNull();
});

describe('what is clicked keeps the customers that it counts', () => {
  const kept = (filter: Filter) => run(sql`SELECT customer_id FROM (${population([filter])}) ORDER BY 1`).texts('customer_id');

  it.each(['all', 'planned', 'unplanned'])('a cause of %s interruptions, without what is momentary or too long ago', (kind) => {
    // Works that cut F2 a year before the period do not count.
    duckdb.query(`CREATE OR REPLACE TABLE kept AS FROM place_outage;
      INSERT INTO place_outage SELECT place, TIMESTAMP '2022-05-01 08:00', TIMESTAMP '2022-05-01 10:00', 120, TRUE, 'works', NULL, NULL
      FROM supply_point WHERE customer_id = 'c4'`);
    try {
      for (const momentary of [0, 3, 5]) {
        const choice = { ...CAUSES, kind, momentary };
        const data = readCauses(run(queryCauses(context(), choice)));
        expect(data.causes.length).toBeGreaterThan(0);
        for (const { cause, customers } of data.causes) expect(kept(causeFilter([cause], data, choice))).toHaveLength(customers);
      }
    } finally {
      duckdb.query('CREATE OR REPLACE TABLE place_outage AS FROM kept');
    }
  });

  it('a month, by the kind that is shown', () => {
    const of = (month: string, kind: string, momentary = 3) => {
      const choice = { ...MONTHS, kind, momentary };
      return kept(monthFilter([month], readMonths(run(queryMonths(context(), choice))), choice));
    };
    expect(of('2024-03', 'all')).toEqual(['c1', 'c2']);
    expect(of('2024-12', 'all')).toEqual(['c1', 'c2', 'c4', 'c5']);
    expect(of('2024-12', 'planned')).toEqual([]);
    // In December the storm took 30 minutes of c1 and c2, and 90 of the others.
    expect(of('2024-12', 'all', 45)).toEqual(['c4', 'c5']);
    // December 2023 is in the period from the 31st on.
    expect(of('2023-12', 'all')).toEqual([]);
  });
});

it('satisfaction and complaints by minutes without supply', () => {
  const bins = readEffect(run(queryEffect(context())));
  // c6 had none; c4 and c5 90 minutes, one answered and is satisfied; c1 and c2 153 minutes, one of two satisfied, c1 with two complaints.
  expect(bins).toEqual([
    { lo: 0, hi: 1e-9, customers: 1, answered: 0, top2: 0, asked: 1, complainers: 0, complaints: 0 },
    { lo: 60, hi: 180, customers: 4, answered: 3, top2: 2, asked: 4, complainers: 1, complaints: 2 },
  ]);
});

it('lines count the interruptions of most of their customers, by cause', () => {
  const lines = readLineEvents(run(queryLineEvents([], 'feeder', USUAL_OUTAGES)));
  expect(lines.map(({ name, customers, events, causes }) => [name, customers, events, Object.fromEntries(causes)])).toEqual([
    ['F1', 2, 2, { works: 1, storm: 1 }],
    ['F2', 2, 1, { storm: 1 }],
    ['F3', 1, 0, {}],
  ]);
});

it('lists tell who was hit, and which of them are important', () => {
  const list = (onlyImportant: boolean) =>
    duckdb
      .query(queryOutageList(context().model, [], USUAL_OUTAGES, onlyImportant, 3).text)
      .map((row) => [row['customer_id'], row['times'], row['minutes'], row['last'], row['customers'], row['served']]);
  expect(list(false)).toEqual([
    ['c1', 2, 150, '2024-12-20', 4, 5],
    ['c2', 2, 150, '2024-12-20', 4, 5],
    ['c4', 1, 90, '2024-12-20', 4, 5],
  ]);
  // c1 and c6 have a level; c6 was never hit, c2 is ordinary.
  expect(list(true)).toEqual([['c1', 2, 150, '2024-12-20', 1, 2]]);
});

describe.each(Object.entries(EVERY_FILTER))('under filter %s', (_, filters) => {
  it.each([
    ['reliability', () => queryReliability(context(filters), { ...DEFAULTS, majorDays: false })],
    ['causes', () => queryCauses(context(filters), CAUSES)],
    ['months', () => queryMonths(context(filters), MONTHS)],
    ['cemi', () => queryCemi(context(filters), USUAL_OUTAGES)],
    ['effect', () => queryEffect(context(filters))],
    ['lines', () => queryLineEvents(filters, 'feeder', USUAL_OUTAGES)],
    ['list', () => queryOutageList(context().model, filters, USUAL_OUTAGES, true, 10)],
  ])('%s binds', (_name, statement) => {
    expect(duckdb.query(`EXPLAIN ${statement().text}`)).not.toHaveLength(0);
  });
});
