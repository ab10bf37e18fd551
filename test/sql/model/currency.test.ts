// Checks in which currency money is shown: the one that its headers name, yuan where Chinese headers name none, and none elsewhere.
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openDuckdb, type TestDuckdb } from '../../support/duckdb';
import { build, textTable } from './model-fixture';

let db: TestDuckdb;
beforeAll(async () => {
  db = await openDuckdb();
});
afterAll(() => db.close());

it.each<[header: string, unit: string | undefined]>([
  ['电费', 'yuan'],
  ['MonthlyCharges', undefined],
  ['bill (USD)', 'USD'],
  ['bill_yuan', 'yuan'],
])('%s is in %s', async (header, unit) => {
  const info = await build(db, [
    await textTable(db, 'raw_money', [
      ['customer_id', header],
      ['0001', '10'],
      ['0002', '20'],
    ]),
  ]);
  const bill = info.facts.find(({ name }) => name === 'amount_12m');
  expect([bill?.known, bill?.unit?.en]).toEqual([2, unit]);
});
