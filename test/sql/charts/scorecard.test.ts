// Holds every indicator of the scorecard to sums worked out by hand on six customers, and to every form of filter.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { cardOf } from '../../../src/charts/card-choice';
import type { Filter } from '../../../src/model/filter';
import type { FactField } from '../../../src/model/model-info';
import { makeCard } from '../../../src/service/scorecard/card';
import { rowOf, type ScorecardChoice } from '../../../src/service/scorecard/choice';
import { INDICATORS } from '../../../src/service/scorecard/indicators';
import { queryCard, readCard } from '../../../src/service/scorecard/query';
import { openDuckdb, type TestDuckdb } from '../../support/duckdb';
import { contextOf, EVERY_FILTER, number, resultOf, SIX_CUSTOMERS } from './fixture';

let duckdb: TestDuckdb;
beforeAll(async () => {
  duckdb = await openDuckdb();
  duckdb.query(SIX_CUSTOMERS);
  // north: c1, c2; south: c4, c5, c6; c3 belongs nowhere.
  duckdb.query(`
    ALTER TABLE customer_facts ADD COLUMN nps DOUBLE;
    UPDATE customer_facts SET nps = CASE customer_id WHEN 'c1' THEN 9 WHEN 'c2' THEN 6 WHEN 'c4' THEN 10 WHEN 'c5' THEN 8 END;
    ALTER TABLE customer_facts ADD COLUMN complaints_12m DOUBLE;
    UPDATE customer_facts SET complaints_12m = CASE customer_id WHEN 'c1' THEN 2 ELSE 0 END;
    ALTER TABLE customer_facts ADD COLUMN outage_minutes_12m DOUBLE;
    UPDATE customer_facts SET outage_minutes_12m = CASE customer_id WHEN 'c1' THEN 100 WHEN 'c2' THEN 50 WHEN 'c4' THEN 0 END;
    ALTER TABLE customer_facts ADD COLUMN arrears_amount DOUBLE;
    UPDATE customer_facts SET arrears_amount = CASE customer_id WHEN 'c1' THEN 12 WHEN 'c2' THEN 0 WHEN 'c4' THEN 0 WHEN 'c5' THEN 0 END;
    ALTER TABLE customer_facts ADD COLUMN channel VARCHAR;
    UPDATE customer_facts SET channel = CASE customer_id WHEN 'c1' THEN '微信' WHEN 'c2' THEN '营业厅' WHEN 'c4' THEN 'App' WHEN 'c5' THEN '网上国网' END;
    CREATE TABLE customer AS SELECT customer_id, region, channel, CASE WHEN customer_id <> 'c2' THEN 'x' END AS phone FROM customer_facts;
    CREATE OR REPLACE TABLE contact AS SELECT * FROM (VALUES
      ('c1', 10::DOUBLE, 10 / 24.0::DOUBLE, FALSE), ('c1', 100, 100 / 24.0, FALSE), ('c2', 72, 3, FALSE), ('c2', NULL, NULL, FALSE),
      ('c4', 240, 10, TRUE), ('c5', 480, 20, TRUE), ('c6', 720, 30, TRUE), (NULL, 1, 1 / 24.0, FALSE)
    ) AS t(customer_id, hours_open, days_open, is_connection);
    ALTER TABLE contact ADD COLUMN is_complaint BOOLEAN DEFAULT FALSE;
    ALTER TABLE contact ADD COLUMN opened_at TIMESTAMP;
    CREATE TABLE survey_asked AS SELECT * FROM (VALUES ('c1', TRUE), ('c2', FALSE), ('c4', TRUE), (NULL, TRUE)) AS t(customer_id, has_answer)`);
});
afterAll(() => duckdb.close());

const category = (name: string): FactField => ({
  ...{ name, text: { en: name, zh: name }, kind: 'category', family: 'social', known: 5, distinct: 2 },
});
const FACTS = [
  ...[category('region'), category('channel'), number('csat_top2'), number('nps'), number('complaints_12m')],
  ...[number('outage_minutes_12m'), number('arrears_amount')],
];
const CHOICE: ScorecardChoice = {
  ...{ field: 'region', method: 'hand', scoring: 'linear', pairs: {} },
  rows: INDICATORS.map(rowOf),
};
const context = (filters: readonly Filter[] = []) => {
  const plain = contextOf(['A', 'B', 'C'], filters, FACTS);
  const model = { ...plain.model, roles: ['phone'], rows: { contact: 8, customer: 6, survey_asked: 4, survey: 3 } };
  return { ...plain, model, smallGroup: 1 };
};
const values = (filters: readonly Filter[] = [], choice = CHOICE) =>
  readCard(resultOf(duckdb.query(queryCard(choice, context().model, filters).text)));

describe('indicators by branch', () => {
  it.each<readonly [string, readonly (readonly [string, number, number])[]]>([
    [
      'csat',
      [
        ['north', 0.5, 2],
        ['south', 1, 1],
      ],
    ],
    // North: one promoter, one detractor. South: one promoter of two.
    [
      'nps',
      [
        ['north', 0, 2],
        ['south', 50, 2],
      ],
    ],
    [
      'complaints',
      [
        ['north', 10_000, 2],
        ['south', 0, 3],
      ],
    ],
    // 10 and 72 hours are within 72, 100 is not; connections and open ones do not count.
    ['in_time', [['north', 2 / 3, 3]]],
    ['connection_days', [['south', 20, 3]]],
    [
      'saidi',
      [
        ['north', 75, 2],
        ['south', 0, 1],
      ],
    ],
    [
      'response',
      [
        ['north', 0.5, 2],
        ['south', 1, 1],
      ],
    ],
    [
      'arrears',
      [
        ['north', 0.5, 2],
        ['south', 0, 2],
      ],
    ],
    // Region, channel and phone: c2 lacks the phone, c6 the channel.
    [
      'complete',
      [
        ['north', 5 / 6, 2],
        ['south', 8 / 9, 3],
      ],
    ],
    [
      'online',
      [
        ['north', 0.5, 2],
        ['south', 1, 2],
      ],
    ],
  ])('%s', (id, expected) => {
    const found = values().values.filter((value) => value.id === id);
    expect(found.map(({ branch, value, n }) => [branch, value, n])).toEqual(
      expected.map(([branch, value, n]) => [branch, expect.closeTo(value, 9), n]),
    );
  });

  it('standard errors: of complaints by Poisson, of a median by the quartiles, of net promoters by their spread', () => {
    const error = (id: string, branch: string) =>
      values().values.find((value) => value.id === id && value.branch === branch)?.error;
    expect(error('complaints', 'north')).toBeCloseTo((10_000 * Math.SQRT2) / 2, 6);
    // Quartiles of 10, 20, 30 are 15 and 25.
    expect(error('connection_days', 'south')).toBeCloseTo((1.2533 * 10) / 1.349 / Math.sqrt(3), 6);
    // p = 1/2, d = 0: √((1/2 − 1/4) / 2).
    expect(error('nps', 'south')).toBeCloseTo(100 * Math.sqrt(0.125), 6);
    expect(error('csat', 'north')).toBeNaN();
  });

  it('a limit is as it was set', () => {
    const rows = [{ ...rowOf(INDICATORS.find(({ id }) => id === 'in_time')!), limit: 100 }];
    expect(values([], { ...CHOICE, rows }).values).toEqual([{ id: 'in_time', branch: 'north', value: 1, n: 3, error: NaN }]);
  });

  it('counts the customers of each branch; who has none is in none', () => {
    expect(values().branches).toEqual([
      { branch: 'north', customers: 2 },
      { branch: 'south', customers: 3 },
    ]);
    expect(values([{ kind: 'in', field: 'segment', values: ['A'] }]).branches).toEqual([{ branch: 'north', customers: 2 }]);
  });
});

it.each(Object.entries(EVERY_FILTER))('binds under filter %s', (_, filters) => {
  const { model } = context();
  const first = cardOf({ card: '' }, model);
  expect(first.rows).toHaveLength(10);
  const result = resultOf(duckdb.query(queryCard(first, model, filters).text));
  expect(makeCard(readCard(result), first, 1).columns).toHaveLength(10);
});
