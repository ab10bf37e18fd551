// What every method of the plane kind promises on any data: each customer has one segment, whatever fields are called and values are.
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openDuckdb, type TestDuckdb } from '../../support/duckdb';
import { makeFacts, type FactColumn, type FactValue } from '../../support/facts-fixture';
import { segmentAs } from '../../support/segment-task';

let database: TestDuckdb;
beforeAll(async () => {
  database = await openDuckdb();
  database.query('CREATE TABLE usage (customer_id VARCHAR, period DATE, due DATE, paid DATE)');
});
afterAll(() => database.close());

const METHODS = ['value-tier', 'rfm', 'value-credit-potential', 'tiered', 'two-axis', 'own-sql'];
const HOSTILE = [
  'kind',
  'value',
  'x',
  'segment',
  'quantile',
  'measure',
  'size',
  's',
  'f',
  'score',
  "'; DROP TABLE customer_facts; --",
  'a"b',
  '电量 (kWh)',
  '%s',
  '\\',
];

function check(customers: number): void {
  expect(
    database.query(
      'SELECT count(*)::INTEGER AS n, count(DISTINCT customer_id)::INTEGER AS ids, count(segment)::INTEGER AS named FROM segment',
    ),
  ).toEqual([{ n: customers, ids: customers, named: customers }]);
}

/** Columns that let every method run. */
function columnsOf(rows: readonly (readonly [string | null, number | null, number | null, number | null])[]): FactColumn[] {
  const at = (i: 0 | 1 | 2 | 3): FactValue[] => rows.map((row) => row[i]);
  return [
    { name: 'class', values: ['居民', ...at(0)] },
    { name: 'kwh_12m', values: [1, ...at(1)] },
    { name: 'amount_12m', values: [1, ...at(2)] },
    { name: 'late_payments_12m', values: [0, ...at(3)] },
    { name: 'csat', values: [3, ...at(3)] },
  ];
}

const numbers = fc.option(fc.oneof(fc.constantFrom(0, 1, 1, 5, -3), fc.double({ noNaN: true, min: -1e9, max: 1e12 })), {
  nil: null,
});
const row = fc.tuple(
  fc.option(fc.constantFrom('居民', '大工业', '行政事业', "o'k", ''), { nil: null }),
  numbers,
  numbers,
  numbers,
);

describe.each(METHODS)('%s', (id) => {
  it('gives every customer one segment on any values', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(row, { maxLength: 12 }), async (rows) => {
        const model = makeFacts(database, columnsOf(rows), { roles: ['due', 'paid', 'amount'] });
        database.query('DELETE FROM usage');
        database.query(
          "INSERT INTO usage SELECT customer_id, DATE '2024-05-01', DATE '2024-05-20', CASE WHEN hash(customer_id) % 3 > 0 THEN DATE '2024-05-10' END FROM customer_facts",
        );
        const { lacks, segments } = await segmentAs(database, model, { method: id, params: {} });
        expect(lacks).toBeNull();
        check(rows.length + 1);
        const keys = database.query('SELECT DISTINCT segment FROM segment').map((each) => String(each['segment']));
        expect(segments.map(({ key }) => key).sort()).toEqual(keys.sort());
      }),
      { numRuns: 6, seed: 7 },
    );
  }, 60_000);

  it('takes fields of hostile names', async () => {
    const columns = HOSTILE.map((name, i): FactColumn => ({ name, values: [1, 2, null, 4, i] }));
    const texts = HOSTILE.map((name): FactColumn => ({ name: `${name} text`, values: [name, 'b', null, '居民', "'"] }));
    const model = makeFacts(database, [...columns, ...texts, { name: 'class', values: HOSTILE.slice(6, 11) }]);
    for (const [i, name] of HOSTILE.entries()) {
      const other = HOSTILE[(i + 1) % HOSTILE.length] ?? '';
      const params = id === 'value-tier' ? { field: name } : id === 'two-axis' ? { x: name, y: other } : {};
      await segmentAs(database, model, { method: id, params });
      check(5);
      if (id !== 'value-tier' && id !== 'two-axis') break;
    }
  }, 60_000);
});
