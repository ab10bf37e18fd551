// Tests of movement between two periods: three customers over two years, worked out by hand.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { movementOfLoads, movementOfPeriods } from '../../../src/app/segments/tabs/movement';
import type { ModelInfo } from '../../../src/model/model-info';
import { copyMembership, fillMembership } from '../../../src/state/membership';
import type { SegmentationChoice } from '../../../src/segment/segmentation';
import { openDuckdb, type TestDuckdb } from '../../support/duckdb';
import { segmentAs, segmentTask, testRunner } from '../../support/segment-task';
import { build, textTable } from '../model/model-fixture';

const month = (i: number): string => `${2022 + Math.floor(i / 12)}${String((i % 12) + 1).padStart(2, '0')}`;
const TIERS: SegmentationChoice = {
  method: 'value-tier',
  params: { field: 'kwh_12m', cutA: 80, cutB: 95 },
  edits: { names: { A: 'Top' } },
};

let db: TestDuckdb;
let model: ModelInfo;

beforeAll(async () => {
  db = await openDuckdb();
  // A month in 2022: A 90, B 10, C 0.5; in 2023: A 10, B 90, C 0.5, and D, new, 1.
  const rows = Array.from({ length: 24 }, (_, i) => {
    const [a, b] = i < 12 ? ['90', '10'] : ['10', '90'];
    const kwh = Object.entries({ A: a, B: b, C: '0.5', ...(i < 12 ? {} : { D: '1' }) });
    return kwh.map(([customer, value]) => [customer, month(i), value ?? '']);
  });
  const usage = await textTable(db, 'raw_u', [['户号', '年月', '电量'], ...rows.flat()]);
  model = await build(db, [usage]);
});
afterAll(() => db.close());

describe('movement', () => {
  it('applies the same choice to the figures of twelve months earlier', async () => {
    const { found } = await segmentAs(db, model, TIERS);
    const moved = await movementOfPeriods(segmentTask(db, model), TIERS, 12, [], found);
    // Then: A 1080 of 1206 (running 0 %), B 120 (90 %), C 6 (99.5 %). Now: B first, A at 88.7 %, D at 98.5 %, C last.
    expect(moved?.flows).toEqual(
      expect.arrayContaining([
        { from: 'A', to: 'B', customers: 1 },
        { from: 'B', to: 'A', customers: 1 },
        { from: 'C', to: 'C', customers: 1 },
        { from: null, to: 'C', customers: 1 },
      ]),
    );
    expect(moved?.flows).toHaveLength(4);
    expect(moved).toMatchObject({ comparable: true, warnings: [] });
    expect(moved?.then[0]?.text.en).toBe('Top');
    expect(moved?.notes[0]?.en).toContain('2022-12-31');
  });

  it('shows no picture of a measure that nobody had then, and names it', async () => {
    const growth: SegmentationChoice = { method: 'two-axis', params: { x: 'kwh_growth', y: 'kwh_growth' } };
    const tiers: SegmentationChoice = { method: 'value-tier', params: { field: 'kwh_growth' } };
    const choice = model.facts.find(({ name }) => name === 'kwh_growth')?.additive === true ? tiers : growth;
    const { found } = await segmentAs(db, model, choice);
    const moved = await movementOfPeriods(segmentTask(db, model), choice, 12, [], found);
    expect(moved?.comparable).toBe(false);
    expect(moved?.warnings[0]?.en).toContain('Growth of consumption');
  });

  it('ends before the first month', async () => {
    expect(await movementOfPeriods(segmentTask(db, model), TIERS, 24, [], [])).toBeNull();
  });

  it('remembers who was where before another load', async () => {
    const segmentation = await segmentAs(db, model, TIERS);
    const note = await copyMembership(testRunner(db), { model, segmentation, allSegments: segmentation.segments });
    db.query("UPDATE segment SET segment = 'C' WHERE customer_id = 'A'");
    const moved = await movementOfLoads(segmentTask(db, model), note, TIERS, [], []);
    expect(moved.flows).toContainEqual({ from: 'B', to: 'C', customers: 1 });
    expect(moved.warnings).toEqual([]);
    const other = { ...TIERS, params: { ...TIERS.params, cutA: 50 } };
    expect((await movementOfLoads(segmentTask(db, model), note, other, [], [])).warnings).toHaveLength(1);
  });

  it('takes a membership from a list, whatever its names hold', async () => {
    const key = `'); DROP TABLE segment;--`;
    const info = { key, text: { en: key, zh: key }, colour: 0, rule: { en: '', zh: '' } };
    const note = await fillMembership(
      testRunner(db),
      'list.csv',
      [
        ['A', key],
        ['gone', 'A'],
      ],
      [info],
    );
    const { flows } = await movementOfLoads(segmentTask(db, model), note, TIERS, [], []);
    expect(flows).toContainEqual({ from: 'A', to: null, customers: 1 });
    expect(flows).toContainEqual({ from: key, to: 'C', customers: 1 });
  });

  it('takes clusters for the same that the method calls alike, whatever their numbers and names', async () => {
    const cluster = (key: string, en: string, colour: number) => ({ key, text: { en, zh: en }, colour, rule: { en, zh: en } });
    const kmeans: SegmentationChoice = { method: 'kmeans', params: {}, edits: { names: { c1: 'VIP' } } };
    const then = [cluster('c1', 'High consumption', 0), cluster('c2', 'Low consumption', 1), cluster('c3', 'Steady', 2)];
    const now = [cluster('c1', 'Low consumption', 0), cluster('c2', 'High consumption', 1)];
    const rows = Object.entries({ A: 'c1', B: 'c2', C: 'c3' });
    const note = { ...(await fillMembership(testRunner(db), 'old.csv', rows, then)), found: then, choice: kmeans };
    db.query(`CREATE OR REPLACE TABLE segment AS FROM (VALUES
      ('A', 'c2', ''), ('B', 'c1', ''), ('C', 'c1', ''), ('D', 'c1', '')) AS t(customer_id, segment, reason)`);
    const moved = await movementOfLoads(segmentTask(db, model), note, kmeans, [], now);
    expect(moved.flows).toEqual([
      { from: 'Steady (c3)', to: 'c1', customers: 1 },
      { from: 'c1', to: 'c1', customers: 1 },
      { from: 'c2', to: 'c2', customers: 1 },
      { from: null, to: 'c1', customers: 1 },
    ]);
    expect(moved.then.map(({ key, text }) => [key, text.en])).toEqual([
      ['c2', 'High consumption'],
      ['c1', 'VIP'],
      ['Steady (c3)', 'Steady'],
    ]);
  });
});
