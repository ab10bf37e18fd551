// Tests of value, credit and potential on four customers worked out by hand.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ScoresReport } from '../../../src/segment/methods/value-credit-potential/scores';
import { openDuckdb, type TestDuckdb } from '../../support/duckdb';
import { assigned, makeFacts } from '../../support/facts-fixture';
import { segmentAs } from '../../support/segment-task';

let database: TestDuckdb;
beforeAll(async () => {
  database = await openDuckdb();
});
afterAll(() => database.close());

describe('value, credit, potential', () => {
  it('weighs percent ranks, with half of the equals', async () => {
    const model = makeFacts(database, [
      { name: 'amount_12m', values: [100, 300, 300, 400, null] },
      { name: 'late_payments_12m', values: [0, 0, 3, 1, 0] },
      { name: 'kwh_growth', values: [0.5, -0.1, 0.2, null, 0] },
    ]);
    const { segments, report } = await segmentAs(database, model, { method: 'value-credit-potential', params: {} });
    // Value of four: 12.5, (1 + 1) / 4 = 50, 50, 87.5. Credit of five, fewer late the better: three of 0 have (2 + 1.5) / 5 = 70; 3 → 10; 1 → 30.
    // Potential of four: -0.1 → 12.5, 0 → 37.5, 0.2 → 62.5, 0.5 → 87.5.
    const reason = (id: string) => database.query(`SELECT reason FROM segment WHERE customer_id = '${id}'`)[0]?.['reason'];
    expect(reason('c1')).toBe('value=12.5, credit=70.0, potential=87.5');
    expect(reason('c3')).toBe('value=50.0, credit=10.0, potential=62.5');
    expect(assigned(database)).toEqual({ c1: '011', c2: '110', c3: '101', c4: '(missing)', c5: '(missing)' });
    expect(segments.map(({ text }) => text.zh)).toEqual(['成熟大户', '潜力风险大户', '成长客户', '缺失']);
    const { scores } = report as ScoresReport;
    expect(scores.map(({ missing }) => missing)).toEqual([1, 0, 1]);
    // 12.5 lies in the third bar of five points each.
    expect(scores[0]?.bins[2]).toBe(1);
  });

  it('mixes two measures by their weights, and lets the known one stand for both', async () => {
    const model = makeFacts(database, [
      { name: 'amount_12m', values: [1, 2] },
      { name: 'kwh_12m', values: [2, null] },
      { name: 'arrears_amount', values: [0, 5] },
    ]);
    const params = { weight_amount_12m: 30, weight_kwh_12m: 90 };
    await segmentAs(database, model, { method: 'value-credit-potential', params });
    // c1: amount 25, kWh 50 → (30·25 + 90·50) / 120 = 43.75; c2: amount 75 alone.
    const reasons = database.query('SELECT reason FROM segment ORDER BY customer_id').map((row) => row['reason']);
    expect(reasons[0]).toMatch(/^value=43\.[78], credit=75\.0$/);
    expect(reasons[1]).toBe('value=75.0, credit=25.0');
    expect(assigned(database)).toEqual({ c1: '01-', c2: '10-' });
  });

  it('needs value and one more, and weights above 0', async () => {
    const model = makeFacts(database, [{ name: 'amount_12m', values: [1] }]);
    const alone = await segmentAs(database, model, { method: 'value-credit-potential', params: {} });
    expect(alone.lacks?.en).toContain('Credit needs');
    const two = makeFacts(database, [
      { name: 'amount_12m', values: [1] },
      { name: 'arrears_amount', values: [0] },
    ]);
    const off = await segmentAs(database, two, { method: 'value-credit-potential', params: { weight_amount_12m: 0 } });
    expect(off.lacks?.zh).toContain('权重');
    for (const values of [[], [null, null], [2, 2]]) {
      const odd = makeFacts(database, [
        { name: 'amount_12m', values },
        { name: 'arrears_amount', values },
      ]);
      await segmentAs(database, odd, { method: 'value-credit-potential', params: {} });
    }
    // Equal values stand in the middle.
    expect(new Set(Object.values(assigned(database)))).toEqual(new Set(['11-']));
  });
});
