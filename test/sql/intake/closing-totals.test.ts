// Rows of totals at the end of a table are left out and told; those further up, and customers with such a name, stay.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openDuckdb, type TestDuckdb } from '../../support/duckdb';
import { loadText } from './load-text';

let db: TestDuckdb;
beforeAll(async () => {
  db = await openDuckdb();
});
afterAll(() => db.close());

async function load(text: string, name = 'totals.csv') {
  const { table } = await loadText(db, new TextEncoder().encode(text), name);
  const [row] = db.query(`SELECT count(*)::INTEGER AS n, sum("电量")::DOUBLE AS kwh FROM ${table.name}`);
  return { table, n: row?.['n'], kwh: row?.['kwh'] };
}

describe('total rows at the end', () => {
  it('are left out, with their lines, and no sum counts twice', async () => {
    const { table, n, kwh } = await load('户号,类别,电量\n01,大工业,10\n02,居民,20\n小计,,30\n合 计,,30\n');
    expect([n, kwh, table.rows, table.rejected]).toEqual([2, 30, 2, 2]);
    expect(table.rejectedRows).toMatchObject([
      { line: 4, text: '小计,,30' },
      { line: 5, text: '合 计,,30' },
    ]);
    expect(table.problems.map(({ code }) => code)).toContain('total_row_at_end');
    expect(table.totals).toEqual([]);
  });

  it('stay where there are others further up: they are a level of the table', async () => {
    const { table, n } = await load('户号,类别,电量\n01,大工业,10\n合计,,10\n02,居民,20\n合计,,20\n');
    expect([n, table.totals]).toEqual([4, [{ column: '户号', rows: 2 }]]);
  });

  it('stay when the row says more than a name: it may be a customer', async () => {
    const { table, n } = await load('户号,户名,类别,电量\n01,甲,大工业,10\n02,Total,大工业,20\n');
    expect([n, table.rejected]).toEqual([2, 0]);
  });

  it('stay when they are all there is', async () => {
    expect((await load('户号,类别,电量\n合计,,10\n')).n).toBe(1);
  });
});
