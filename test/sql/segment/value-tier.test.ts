// Tests of the Pareto curve behind the value tiers.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { customersHolding, MOST_POINTS, type ValueTierReport } from '../../../src/segment/pareto';
import { openDuckdb, type TestDuckdb } from '../../support/duckdb';
import { assigned, makeFacts } from '../../support/facts-fixture';
import { segmentAs } from '../../support/segment-task';

let database: TestDuckdb;
beforeAll(async () => {
  database = await openDuckdb();
});
afterAll(() => database.close());

async function reportOf(values: readonly (number | null)[]): Promise<ValueTierReport> {
  const model = makeFacts(database, [{ name: 'kwh_12m', values }]);
  const { report } = await segmentAs(database, model, { method: 'value-tier', params: {} });
  return report as ValueTierReport;
}

describe('value tiers', () => {
  it('draw the curve from large to small, with Gini and the top fifth', async () => {
    const { pareto, totals } = await reportOf([10, 40, null, 20, 30, 0]);
    // Five known: 40 30 20 10 0 of 100.
    expect(pareto.customers).toEqual([0, 0.2, 0.4, 0.6, 0.8, 1]);
    expect(pareto.total).toEqual([0, 0.4, 0.7, 0.9, 1, 1]);
    // Ascending 0 10 20 30 40: Σ i·x = 20 + 60 + 120 + 200 = 400; 800 / 500 − 6 / 5.
    expect(pareto.gini).toBeCloseTo(0.4, 12);
    expect(pareto.top20).toBeCloseTo(0.4, 12);
    expect(pareto).toMatchObject({ known: 5, sum: 100 });
    // Shares before: 40 → 0, 30 → .4, 20 → .7, 10 → .9, 0 → C.
    expect(assigned(database)).toEqual({ c1: 'B', c2: 'A', c3: '(missing)', c4: 'A', c5: 'A', c6: 'C' });
    expect(totals.map(({ key, customers, amount }) => [key, customers, amount])).toEqual([
      ['(missing)', 1, NaN],
      ['A', 3, 90],
      ['B', 1, 10],
      ['C', 1, 0],
    ]);
    // Half of the way from 0.4 to 0.7.
    expect(customersHolding(pareto, 0.55)).toBeCloseTo(0.3, 12);
  });

  it('keep to 300 points and end at 100 % of both', async () => {
    database.query(
      'CREATE OR REPLACE TABLE customer_facts AS SELECT CAST(i AS VARCHAR) AS customer_id, i::DOUBLE AS kwh_12m FROM range(1, 5001) t(i)',
    );
    const model = { ...makeFacts(database, [{ name: 'kwh_12m', values: [1] }]), customers: 5000 };
    database.query(
      'CREATE OR REPLACE TABLE customer_facts AS SELECT CAST(i AS VARCHAR) AS customer_id, i::DOUBLE AS kwh_12m FROM range(1, 5001) t(i)',
    );
    const { report } = await segmentAs(database, model, { method: 'value-tier', params: {} });
    const { pareto } = report as ValueTierReport;
    expect(pareto.customers.length).toBeLessThanOrEqual(MOST_POINTS);
    expect(pareto.customers.length).toBeGreaterThan(250);
    expect([pareto.customers.at(-1), pareto.total.at(-1)]).toEqual([1, 1]);
    // For 1 … n Gini is (n − 1) / (3 n).
    expect(pareto.gini).toBeCloseTo(4999 / 15000, 9);
    // The largest 1,000: mean 4,500.5, of a mean of 2,500.5.
    expect(pareto.top20).toBeCloseTo((0.2 * 4500.5) / 2500.5, 9);
  });

  it.each([[[]], [[null, null]], [[0, 0]]])('stand without a positive total: %j', async (values) => {
    const model = makeFacts(database, [{ name: 'kwh_12m', values }]);
    const { report } = await segmentAs(database, model, { method: 'value-tier', params: {} });
    expect((report as ValueTierReport).pareto).toMatchObject({ customers: [], gini: NaN, top20: NaN });
  });

  it('offer only measures that add up', async () => {
    const model = makeFacts(database, [{ name: 'mean_price', values: [1, 2], more: { additive: false } }]);
    const { lacks, segments } = await segmentAs(database, model, { method: 'value-tier', params: { field: 'mean_price' } });
    expect(lacks?.en).toContain('adds up');
    expect(segments.map(({ key }) => key)).toEqual(['all']);
  });
});
