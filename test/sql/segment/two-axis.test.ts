// Tests of the two-axis matrix on customers worked out by hand.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { TwoAxisReport } from '../../../src/segment/methods/two-axis/report';
import { openDuckdb, type TestDuckdb } from '../../support/duckdb';
import { assigned, makeFacts } from '../../support/facts-fixture';
import { segmentAs } from '../../support/segment-task';

let database: TestDuckdb;
beforeAll(async () => {
  database = await openDuckdb();
});
afterAll(() => database.close());

describe('the two-axis matrix', () => {
  it('cuts consumption and satisfaction at their medians', async () => {
    const model = makeFacts(database, [
      { name: 'kwh_12m', values: [100, 200, 300, 400, null] },
      { name: 'csat', values: [5, 1, 2, 4, 3] },
    ]);
    const { segments, report } = await segmentAs(database, model, { method: 'two-axis', params: {} });
    // Medians 250 and 3; a value at the cut is high.
    expect(assigned(database)).toEqual({ c1: 'x0y1', c2: 'x0y0', c3: 'x1y0', c4: 'x1y1', c5: '(missing)' });
    expect(segments.map(({ text }) => text.zh)).toEqual([
      '高用电 · 满意度较高',
      '高用电 · 满意度较低',
      '低用电 · 满意度较高',
      '低用电 · 满意度较低',
      '缺失',
    ]);
    expect(segments[1]?.text.en).toBe('High consumption · less satisfied');
    const { xCuts, yCuts, plane, totals } = report as TwoAxisReport;
    expect([xCuts, yCuts]).toEqual([[250], [3]]);
    expect(plane).toMatchObject({ known: 4, marks: 'bins', y: { bins: 5, from: 0.5, to: 5.5 } });
    expect(plane?.customers.reduce((sum, n) => sum + n, 0)).toBe(4);
    expect(totals.find(({ key }) => key === 'x1y1')).toMatchObject({ customers: 1, amount: 400 });
  });

  it('lets a crowd of equal lowest values be the low level', async () => {
    const model = makeFacts(database, [
      { name: 'kwh_12m', values: [1, 2, 3, 4] },
      { name: 'late_payments_12m', values: [0, 0, 0, 2] },
    ]);
    const params = { x: 'kwh_12m', y: 'late_payments_12m' };
    const { report } = await segmentAs(database, model, { method: 'two-axis', params });
    expect((report as TwoAxisReport).yCuts).toEqual([2]);
    expect(assigned(database)).toEqual({ c1: 'x0y0', c2: 'x0y0', c3: 'x1y0', c4: 'x1y1' });
  });

  it('takes fixed values, and six or nine cells', async () => {
    const model = makeFacts(database, [
      { name: 'x', values: [1, 2, 3, 4, 5, 6] },
      { name: "y'; DROP TABLE customer_facts; --", values: [6, 5, 4, 3, 2, 1] },
    ]);
    const y = "y'; DROP TABLE customer_facts; --";
    const base = { x: 'x', y, xOf: 'x', yOf: y, how: 'fixed' };
    await segmentAs(database, model, { method: 'two-axis', params: { ...base, grid: '3x2', xAt: [2, 5], yAt: [6] } });
    expect(assigned(database)).toEqual({ c1: 'x0y1', c2: 'x1y0', c3: 'x1y0', c4: 'x1y0', c5: 'x2y0', c6: 'x2y0' });
    const { report } = await segmentAs(database, model, {
      method: 'two-axis',
      params: { ...base, how: 'even', grid: '3x3' },
    });
    // Thirds of 1 … 6 by interpolation: 2 ⅔ and 4 ⅓.
    expect((report as TwoAxisReport).xCuts.map((cut) => cut.toFixed(3))).toEqual(['2.667', '4.333']);
  });

  it('forgets values of another measure', async () => {
    const model = makeFacts(database, [
      { name: 'a', values: [1, 2, 3] },
      { name: 'b', values: [1, 2, 3] },
    ]);
    const { choice, report } = await segmentAs(database, model, {
      method: 'two-axis',
      params: { x: 'a', y: 'b', how: 'fixed', xOf: 'gone', xAt: [900], yOf: 'b', yAt: [3] },
    });
    expect(choice.params).toMatchObject({ xAt: [], yAt: [3] });
    expect(report).toMatchObject({ xCuts: [2], yCuts: [3] });
  });

  it('takes one fixed value for three levels where no more are there', async () => {
    const model = makeFacts(database, [
      { name: 'a', values: [1, 2, 3] },
      { name: 'b', values: [1, 2, 3] },
    ]);
    const params = { x: 'a', y: 'b', grid: '3x3', how: 'fixed', xOf: 'a', xAt: [3], yOf: 'b', yAt: [2, 3] };
    await segmentAs(database, model, { method: 'two-axis', params });
    expect(assigned(database)).toEqual({ c1: 'x0y0', c2: 'x0y1', c3: 'x1y2' });
  });

  it('shows a skewed measure on a log axis and many customers in bins', async () => {
    const many = makeFacts(database, [
      { name: 'a', values: [1] },
      { name: 'b', values: [1] },
    ]);
    database.query(
      'CREATE OR REPLACE TABLE customer_facts AS SELECT CAST(i AS VARCHAR) AS customer_id, exp(i / 500.0) AS a, (i * 37 % 1000) / 7.0 AS b FROM range(5000) t(i)',
    );
    const { report } = await segmentAs(database, many, { method: 'two-axis', params: { x: 'a', y: 'b' } });
    const { plane } = report as TwoAxisReport;
    expect(plane).toMatchObject({ known: 5000, marks: 'bins', x: { scale: 'log' }, y: { scale: 'linear' } });
    expect(plane?.customers.reduce((sum, n) => sum + n, 0)).toBe(5000);
    expect(plane?.at.every(([x, y]) => x > 0 && x < 1 && y > 0 && y < 1)).toBe(true);
  });

  it.each([
    [[], []],
    [
      [null, null],
      [1, 2],
    ],
    [[7], [3]],
    [
      [5, 5, 5],
      [1, 1, 1],
    ],
  ])('stands on %j and %j', async (x, y) => {
    const model = makeFacts(database, [
      { name: 'a', values: x },
      { name: 'b', values: y },
    ]);
    const { segments } = await segmentAs(database, model, { method: 'two-axis', params: { x: 'a', y: 'b' } });
    expect(segments.length).toBe(x.length === 0 ? 0 : 1);
  });
});
