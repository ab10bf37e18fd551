// Tests of the segmentation methods on eight customers worked out by hand.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Runner } from '../../../src/engine/engine';
import type { FactField, ModelInfo } from '../../../src/model/model-info';
import { SEGMENT_METHODS, segmentMethod } from '../../../src/segment/registry';
import { validChoice } from '../../../src/segment/segmentation';
import { segmentAs, testRunner } from '../../support/segment-task';
import { openDuckdb, type TestDuckdb } from '../../support/duckdb';

const text = (name: string) => ({ en: name, zh: name });
const category = (name: string, distinct: number): FactField => ({
  name,
  text: text(name),
  kind: 'category',
  family: 'social',
  known: 7,
  distinct,
});
const number = (name: string): FactField => ({
  name,
  text: text(name),
  kind: 'number',
  family: 'value',
  additive: true,
  known: 7,
  distinct: 0,
  range: [0, 500],
});

const MODEL: ModelInfo = {
  loadId: 1,
  customers: 8,
  rows: {},
  facts: [category('class', 3), category('odd"name', 2), number('kwh_12m')],
  roles: ['class', 'kwh'],
  period: null,
  slotsPerDay: 0,
  grain: 'customer',
  problems: [],
  files: [],
};

let database: TestDuckdb;
let runner: Runner;

beforeAll(async () => {
  database = await openDuckdb();
  runner = testRunner(database);
  // kWh: 500 + 250 + 120 + 80 + 30 + 20 + 0 = 1000. Running share before each: 0, .50, .75, .87, .95, .98
  database.query(`
    CREATE TABLE customer_facts AS SELECT * FROM (VALUES
      ('c1', '大工业', 'a', 500.0), ('c2', '居民', 'a', 250.0), ('c3', '居民', '''; DROP TABLE customer_facts;--', 120.0),
      ('c4', '居民', 'a', 80.0), ('c5', '商业', 'a', 30.0), ('c6', '商业', 'a', 20.0), ('c7', NULL, NULL, 0.0), ('c8', '农业', 'a', NULL)
    ) AS t(customer_id, class, "odd""name", kwh_12m)`);
});

afterAll(() => database.close());

function assigned(): Record<string, unknown> {
  return Object.fromEntries(
    database
      .query('SELECT customer_id, segment FROM segment ORDER BY customer_id')
      .map((row) => [row['customer_id'], row['segment']]),
  );
}

describe('by attribute', () => {
  it('takes no half segments from a file', () => {
    const top = (saved: number): unknown => validChoice({ method: 'by-category', params: { top: saved } }, MODEL).params['top'];
    expect([3, 2.5, 99].map(top)).toEqual([3, 6, 6]);
  });

  it('of values with as many customers names those that use most, whatever the attribute is called', async () => {
    database.query('CREATE OR REPLACE TABLE kept AS FROM customer_facts');
    // v8 is c1 with 500 kWh, v7 is c2 with 250; by their names v1 and v2 would come first.
    database.query(
      "CREATE OR REPLACE TABLE customer_facts AS SELECT *, 'v' || (9 - right(customer_id, 1)::INTEGER) AS energy FROM kept",
    );
    const model = { ...MODEL, facts: [...MODEL.facts, category('energy', 8)] };
    await segmentAs(database, model, validChoice({ method: 'by-category', params: { field: 'energy', top: 2 } }, model));
    expect(assigned()).toMatchObject({ c1: 'v8', c2: 'v7', c3: '(other)', c7: '(other)', c8: '(other)' });
    database.query('CREATE OR REPLACE TABLE customer_facts AS FROM kept');
  });

  it('takes an attribute that is called as the columns of the statement are', async () => {
    database.query('CREATE OR REPLACE TABLE kept AS FROM customer_facts');
    database.query("CREATE OR REPLACE TABLE customer_facts AS SELECT *, customer_id AS value, 'x' AS place FROM kept");
    const model = { ...MODEL, facts: [...MODEL.facts, category('value', 8)] };
    await segmentAs(database, model, validChoice({ method: 'by-category', params: { field: 'class', top: 2 } }, model));
    // 居民 has three customers, 商业 two.
    expect(new Set(Object.values(assigned()))).toEqual(new Set(['居民', '商业', '(other)', '(missing)']));
    await segmentAs(database, model, validChoice({ method: 'by-category', params: { field: 'value', top: 10 } }, model));
    expect(assigned()).toMatchObject({ c1: 'c1', c8: 'c8' });
    database.query('CREATE OR REPLACE TABLE customer_facts AS FROM kept');
  });
});

describe('value tiers', () => {
  it('cuts the running share of kWh at 80 % and 95 %', async () => {
    const choice = validChoice({ method: 'value-tier', params: { field: 'kwh_12m', cutA: 80, cutB: 95 } }, MODEL);
    const { segments } = await segmentAs(database, MODEL, choice);
    // c4 begins at .87, below .95; c5 begins exactly at .95, which is C.
    expect(assigned()).toEqual({ c1: 'A', c2: 'A', c3: 'A', c4: 'B', c5: 'C', c6: 'C', c7: 'C', c8: '(missing)' });
    expect(segments.map(({ key, colour }) => [key, colour])).toEqual([
      ['A', 0],
      ['B', 1],
      ['C', 2],
      ['(missing)', -1],
    ]);
  });

  it('gives the values that decided as the reason', () => {
    const [row] = database.query("SELECT reason FROM segment WHERE customer_id = 'c4'");
    expect(row).toEqual({ reason: 'kwh_12m=80.0, share_before=0.87' });
  });
});

describe('by category', () => {
  it('keeps the largest values and gathers the rest', async () => {
    const choice = validChoice({ method: 'by-category', params: { field: 'class', top: 2 } }, MODEL);
    const { segments } = await segmentAs(database, MODEL, choice);
    expect(assigned()).toEqual({
      c1: '(other)',
      c2: '居民',
      c3: '居民',
      c4: '居民',
      c5: '商业',
      c6: '商业',
      c7: '(missing)',
      c8: '(other)',
    });
    expect(segments.map(({ key }) => key)).toEqual(['居民', '商业', '(other)', '(missing)']);
  });

  it('is safe with a hostile column name and hostile values', async () => {
    const choice = validChoice({ method: 'by-category', params: { field: 'odd"name', top: 5 } }, MODEL);
    await segmentAs(database, MODEL, choice);
    expect(assigned()).toMatchObject({ c1: 'a', c3: "'; DROP TABLE customer_facts;--", c7: '(missing)' });
  });
});

describe('every method', () => {
  it.each(SEGMENT_METHODS.map(({ id }) => id))('%s partitions the customers with its defaults', async (id) => {
    await segmentAs(database, MODEL, validChoice({ method: id, params: {} }, MODEL));
    expect(
      database.query(
        'SELECT count(*)::INTEGER AS n, count(DISTINCT customer_id)::INTEGER AS ids, count(segment)::INTEGER AS named FROM segment',
      ),
    ).toEqual([{ n: 8, ids: 8, named: 8 }]);
  });

  it('falls back to one segment when the data has no field for it', async () => {
    const bare = { ...MODEL, facts: [] };
    const { segments } = await segmentAs(database, bare, validChoice(null, bare));
    expect(segments.map(({ key }) => key)).toEqual(['all']);
  });

  it('replaces fields that the data lacks and numbers out of range', () => {
    const choice = validChoice({ method: 'value-tier', params: { field: 'gone', cutA: 9000 } }, MODEL);
    expect(choice.params).toEqual(segmentMethod('value-tier').defaults(MODEL));
  });

  it('is refused when it does not give every customer one segment', async () => {
    const broken: Runner = {
      ...runner,
      run: (statement, options) =>
        statement.text.includes('CREATE OR REPLACE TABLE segment')
          ? runner.run(statement, options).then((result) => {
              database.query("DELETE FROM segment WHERE customer_id = 'c1'");
              return result;
            })
          : runner.run(statement, options),
    };
    await expect(segmentAs(database, MODEL, null, { runner: broken })).rejects.toThrow(/segmentation_broken/);
  });
});
