// K-means over SQL: three kinds of customers that anyone can see, and everything that may be wrong with their values.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { adjustedRand } from '../../../src/cluster/adjusted-rand';
import type { FactField, ModelInfo } from '../../../src/model/model-info';
import type { KMeansReport } from '../../../src/segment/methods/kmeans/report';
import type { Params } from '../../../src/segment/method';
import { validChoice } from '../../../src/segment/segmentation';
import { openDuckdb, type TestDuckdb } from '../../support/duckdb';
import { segmentAs } from '../../support/segment-task';

const number = (name: string, more: Partial<FactField> = {}): FactField => ({
  name,
  text: { en: name, zh: name },
  kind: 'number',
  family: 'value',
  known: 90,
  distinct: 0,
  range: [0, 90_000],
  ...more,
});

const MODEL: ModelInfo = {
  loadId: 1,
  customers: 90,
  rows: { usage: 90 * 12 },
  facts: [number('kwh_12m'), number('load_factor'), number('odd"; name'), number('same', { range: [5, 5] }), number('empty')],
  roles: ['kwh', 'period'],
  period: ['2025-01-01', '2025-12-31'],
  completeMonths: ['2025-01-01', '2025-12-01'],
  incompleteMonths: ['2026-01-01'],
  slotsPerDay: 0,
  grain: 'customer',
  problems: [],
  files: [],
};

let database: TestDuckdb;

/** Kind 0: small and even (40), 1: large and even (30), 2: small and peaky (20), in mixed order. */
const KINDS = Array.from({ length: 90 }, (_, i) => ((i * 7) % 9 < 4 ? 0 : (i * 7) % 9 < 7 ? 1 : 2));

beforeAll(async () => {
  database = await openDuckdb();
  const rows = KINDS.map((kind, i) => {
    const kwh = (kind === 1 ? 50_000 : 2000) * (1 + (i % 5) / 20);
    const factor = (kind === 2 ? 0.2 : 0.7) + (i % 7) / 100;
    return `('c${String(i)}', ${String(kwh)}::DOUBLE, ${String(factor)}::DOUBLE, ${String(i % 3)}::DOUBLE, 5.0::DOUBLE, NULL::DOUBLE)`;
  });
  database.query(
    `CREATE TABLE customer_facts AS SELECT * FROM (VALUES ${rows.join(', ')}) AS t(customer_id, kwh_12m, load_factor, "odd""; name", same, empty)`,
  );
  // Kinds 0 and 1 use most in winter, kind 2 in summer; c0 lacks December.
  const usage = KINDS.flatMap((kind, i) =>
    Array.from({ length: i === 0 ? 11 : 12 }, (_, month) => {
      const summer = month >= 5 && month <= 7;
      const winter = month <= 1 || month === 11;
      const kwh = (kind === 2 ? summer : winter) ? 200 : 100;
      return `('c${String(i)}', DATE '2025-${String(month + 1).padStart(2, '0')}-01', ${String(kwh * (1 + i))}.0)`;
    }),
  );
  // A stub of the next January, of one day.
  usage.push("('c1', DATE '2026-01-01', 9.0)");
  database.query(
    `CREATE TABLE usage AS SELECT *, NULL::DOUBLE AS amount FROM (VALUES ${usage.join(', ')}) AS t(customer_id, period, kwh)`,
  );
});

afterAll(() => database.close());

async function run(params: Params, model = MODEL) {
  const result = await segmentAs(database, model, validChoice({ method: 'kmeans', params }, model));
  return { ...result, report: result.report as KMeansReport };
}

function segmentOf(): string[] {
  return database
    .query('SELECT s.segment FROM customer_facts f JOIN segment s USING (customer_id) ORDER BY f.rowid')
    .map((row) => String(row['segment']));
}

const two = { measures: ['kwh_12m', 'load_factor'], k: 3 };

describe('k-means', () => {
  it('finds the three kinds, names them by what sets them apart, and sums up their energy', async () => {
    const { segments, report } = await run(two);
    const found = segmentOf();
    expect(
      adjustedRand(
        found.map((key) => Number(key.slice(1))),
        KINDS,
      ),
    ).toBe(1);
    expect(report.clusters.map(({ customers }) => customers)).toEqual([40, 30, 20]);
    expect(segments.map(({ key, colour }) => [key, colour])).toEqual([
      ['c1', 0],
      ['c2', 1],
      ['c3', 2],
    ]);
    expect(segments[1]?.text).toEqual({
      en: 'Very high kwh_12m, high load_factor'.replace('kwh_12m', 'consumption').replace('load_factor', 'load factor'),
      zh: '极高电量·高负荷率',
    });
    expect(segments[2]?.text.zh).toBe('极低负荷率·低电量');
    const large = database.query('SELECT sum(kwh_12m) AS kwh FROM customer_facts WHERE kwh_12m > 40000')[0]?.['kwh'];
    expect(report.clusters[1]?.energyKwh).toBeCloseTo(Number(large), 6);
    expect(report.quality.strength).toBe('strong');
  });

  it('gives each customer its values and distance as the reason', async () => {
    await run(two);
    // c1: kind 2, 2000 · 1.05, 0.2 + 0.01
    expect(KINDS[1]).toBe(2);
    const [row] = database.query("SELECT reason FROM segment WHERE customer_id = 'c1'");
    expect(row?.['reason']).toMatch(/^kwh_12m=2100\.0, load_factor=0\.21, distance=0\.\d+$/);
  });

  it('names typical customers of the cluster itself', async () => {
    const { report } = await run(two);
    for (const { key, typical } of report.clusters) {
      expect(typical).toHaveLength(5);
      const ids = typical.map(({ customerId }) => `'${customerId}'`).join(', ');
      expect(database.query(`SELECT DISTINCT segment FROM segment WHERE customer_id IN (${ids})`)).toEqual([{ segment: key }]);
    }
  });

  it('is the same again for the same seed', async () => {
    await run({ ...two, seed: 7 });
    const once = segmentOf();
    await run({ ...two, seed: 7 });
    expect(segmentOf()).toEqual(once);
  });

  it('puts customers without a value aside, takes the median, or gives them a group', async () => {
    database.query('CREATE OR REPLACE TABLE whole AS FROM customer_facts');
    database.query("UPDATE customer_facts SET load_factor = NULL WHERE customer_id IN ('c3', 'c4')");
    const outside = await run(two);
    expect(outside.segments.map(({ key, colour }) => [key, colour]).slice(-1)).toEqual([['(missing)', -1]]);
    expect(outside.report).toMatchObject({ dropped: 2, customers: 90 });
    const median = await run({ ...two, missing: 'median' });
    expect(median.segments.map(({ key }) => key)).toEqual(['c1', 'c2', 'c3']);
    expect(median.report.measures[1]?.scaling.imputed).toBe(2);
    const own = await run({ ...two, missing: 'separate' });
    expect(own.segments.map(({ key, colour }) => [key, colour]).slice(-1)).toEqual([['(incomplete)', 3]]);
    database.query('CREATE OR REPLACE TABLE customer_facts AS FROM whole');
  });

  it('takes the farthest share out as outliers', async () => {
    const { segments, report } = await run({ ...two, outliers: 'share', outlierShare: 10 });
    expect(report.outliers).toBeGreaterThan(0);
    expect(report.outliers).toBeLessThanOrEqual(9);
    expect(segments.find(({ key }) => key === '(outlier)')).toMatchObject({ colour: -1, text: { zh: '离群客户' } });
  });

  it('merges small clusters or marks them', async () => {
    const merged = await run({ ...two, minSize: 25, small: 'merge' });
    expect(merged.report).toMatchObject({ merged: 1, askedK: 3 });
    expect(merged.report.clusters).toHaveLength(2);
    const marked = await run({ ...two, minSize: 25, small: 'mark' });
    expect(marked.report.clusters.map(({ isSmall }) => isSmall)).toEqual([false, false, true]);
    expect(marked.segments[2]?.text.zh).toMatch(/户数少/);
  });

  it('takes hostile names, constants and measures without any value', async () => {
    await run({ ...two, measures: ['odd"; name', 'same'] });
    const { segments } = await run({ ...two, measures: ['kwh_12m', 'empty'] });
    expect(segments.map(({ key }) => key)).toEqual(['(missing)']);
    const filled = await run({ ...two, measures: ['kwh_12m', 'empty'], missing: 'median' });
    expect(filled.report.dropped).toBe(0);
  });

  it('finds the kinds of years in monthly shares', async () => {
    const { segments, report } = await run({ monthly: true, k: 2, minSize: 0 });
    expect(segments.map(({ text }) => text.zh)).toEqual(['12–2月高峰（均值 1.6 倍）', '6–8月高峰（均值 1.6 倍）', '缺失']);
    // 3 months of 200 and 9 of 100: 200 / 1500
    expect(report.clusters[0]?.centre[0]).toBeCloseTo(2 / 15, 5);
    expect(report.clusters[0]?.centre[5]).toBeCloseTo(1 / 15, 5);
    expect(report.clusters.map(({ customers }) => customers)).toEqual([69, 20]);
    const [row] = database.query("SELECT segment, reason FROM segment WHERE customer_id = 'c0'");
    expect(row?.['segment']).toBe('(missing)');
  });

  it('tells that months are missing rather than cluster by something else', async () => {
    const { lacks, choice } = await run({ monthly: true, k: 2 }, { ...MODEL, completeMonths: ['2025-02-01', '2025-12-01'] });
    expect([choice.params['monthly'], lacks?.zh]).toEqual([true, expect.stringContaining('12 个月')]);
  });

  it.each([
    'DELETE FROM customer_facts',
    "DELETE FROM customer_facts WHERE customer_id <> 'c5'",
    'UPDATE customer_facts SET kwh_12m = 1, load_factor = 1',
  ])('survives %s', async (statement) => {
    database.query('CREATE OR REPLACE TABLE whole AS FROM customer_facts');
    database.query(statement);
    await run(two);
    expect(segmentOf()).toHaveLength(database.query('FROM customer_facts').length);
    database.query('CREATE OR REPLACE TABLE customer_facts AS FROM whole');
  });

  it('gives the same partition for customers in another order, in other units, and beside copies of themselves', async () => {
    await run(two);
    const plain = Object.fromEntries(database.query('FROM segment').map((row) => [row['customer_id'], row['segment']]));
    database.query('CREATE OR REPLACE TABLE whole AS FROM customer_facts');
    database.query(`CREATE OR REPLACE TABLE customer_facts AS
      SELECT * EXCLUDE (ending) REPLACE (customer_id || ending AS customer_id, kwh_12m / 1000 AS kwh_12m)
      FROM whole, (VALUES (''), ('x')) t(ending)
      ORDER BY md5(customer_id || ending)`);
    await run({ ...two, log: 'off' });
    for (const row of database.query('FROM segment')) {
      expect(row['segment']).toBe(plain[String(row['customer_id']).replace('x', '')]);
    }
    database.query('CREATE OR REPLACE TABLE customer_facts AS FROM whole');
  });

  it('leaves no table behind', async () => {
    await run(two);
    expect(database.query("SELECT table_name FROM duckdb_tables() WHERE table_name LIKE '%label%' ORDER BY 1")).toEqual([]);
  });
});
