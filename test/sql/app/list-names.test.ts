// Statements of lists name their columns by what is in them, so that customers stay masked wherever such a statement is run.
import { afterAll, beforeAll, expect, it } from 'vitest';
import { maskedColumns } from '../../../src/app/sql/masked-columns';
import { queryList, queryListCounts, type ListRequest } from '../../../src/app/segments/tabs/list-query';
import { queryActions } from '../../../src/app/service/risk/action-query';
import type { Risk } from '../../../src/tag/risk/risk';
import { openDuckdb, type TestDuckdb } from '../../support/duckdb';
import { makeFacts } from '../../support/facts-fixture';

let duckdb: TestDuckdb;
beforeAll(async () => {
  duckdb = await openDuckdb();
});
afterAll(() => duckdb.close());

it('masks the customer of each list, and of no other column', () => {
  const model = makeFacts(duckdb, [
    { name: 'class', values: ['home', 'home', 'shop'] },
    { name: 'kwh_12m', values: [10, 20, 30] },
  ]);
  duckdb.query(`CREATE OR REPLACE TABLE segment AS SELECT customer_id, class AS segment, '' AS reason FROM customer_facts`);
  const list: ListRequest = {
    ...{ filters: [], segments: [{ key: 'shop' }, { key: 'home' }], facts: ['class'], sortBy: 'kwh_12m' },
    ...{ withReason: true, holdOut: 0.5, seed: 1 },
  };
  const name = { en: 'Uses much', zh: '' };
  const risk: Risk = {
    ...{ id: 'much', name, medium: 1, high: 1 },
    rules: [{ id: 'much', rule: { kind: 'compare', field: 'kwh_12m', op: '>=', value: 20 }, points: 1, reason: name }],
  };
  const actions = { risk, filters: [], tier: null, level: 'high', value: 'kwh_12m', locale: 'en' } as const;
  const hidden = maskedColumns([], () => ({}) as never, true);
  const people = (statement: string): unknown[][] =>
    duckdb.query(statement).map((row) => Object.keys(row).flatMap((column) => (hidden.has(column) ? row[column] : [])));
  expect(people(queryList(list, model).text)).toEqual([['c3'], ['c2'], ['c1']]);
  expect(people(queryActions(actions, model).text)).toEqual([['c3'], ['c2']]);
  expect(duckdb.query(queryListCounts(list, model).text).map(({ segment, customers }) => [segment, customers])).toEqual([
    ['home', 2],
    ['shop', 1],
  ]);
});
