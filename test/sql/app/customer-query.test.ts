// The customers behind a view: those under its filters, the largest first, each with its segment and why.
import { afterAll, beforeAll, expect, it } from 'vitest';
import { countCustomers, customerQuestion, queryCustomers } from '../../../src/app/trace/customer-query';
import { openDuckdb, type TestDuckdb } from '../../support/duckdb';
import { makeFacts } from '../../support/facts-fixture';

let duckdb: TestDuckdb;
beforeAll(async () => {
  duckdb = await openDuckdb();
});
afterAll(() => {
  duckdb.close();
});

it('lists them by the number that the view shows, missing ones last, and counts them all', () => {
  const model = makeFacts(duckdb, [
    { name: 'class', values: ['home', 'home', 'shop', 'home'] },
    { name: 'kwh_12m', values: [10, null, 99, 30] },
    { name: 'people', values: [2, 5, 1, 3] },
  ]);
  duckdb.query(
    `CREATE OR REPLACE TABLE segment AS SELECT customer_id, class AS segment, 'class is ' || class AS reason FROM customer_facts`,
  );
  const homes = [{ kind: 'in', field: 'class', values: ['home'] }] as const;
  const question = customerQuestion(model, homes, []);
  expect(question.columns.map(({ name }) => name)).toEqual(['customer_id', 'segment', 'class', 'kwh_12m', 'people', 'reason']);
  const rows = duckdb.query(queryCustomers(question, model).text);
  expect(rows.map(({ customer_id, kwh_12m, c5 }) => [customer_id, kwh_12m, c5])).toEqual([
    ['c4', 30, 'class is home'],
    ['c1', 10, 'class is home'],
    ['c2', null, 'class is home'],
  ]);
  const byPeople = customerQuestion(model, homes, ['people']);
  expect(duckdb.query(queryCustomers(byPeople, model, 1).text).map(({ customer_id }) => customer_id)).toEqual(['c2']);
  expect(duckdb.query(countCustomers(homes).text)).toEqual([{ n: 3 }]);
});
