// Tests of movement between two periods: three customers over two years, worked out by hand.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { movementOfLoads, movementOfPeriods } from '../../../src/app/segments/tabs/movement';
import type { ModelInfo } from '../../../src/model/model-info';
import { copyMembership, fillMembership, takeLeaving } from '../../../src/state/membership';
import { runSegmentation, type SegmentationChoice } from '../../../src/segment/segmentation';
import type { Tag } from '../../../src/tag/tag';
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
    const note = await copyMembership(testRunner(db), {
      model,
      segmentation,
      allSegments: segmentation.segments,
      basis: 'rules',
    });
    await takeLeaving(testRunner(db));
    db.query("UPDATE segment SET segment = 'C' WHERE customer_id = 'A'");
    const moved = await movementOfLoads(segmentTask(db, model), note, TIERS, [], [], 'rules');
    expect(moved.flows).toContainEqual({ from: 'B', to: 'C', customers: 1 });
    expect(moved.warnings).toEqual([]);
    const other = { ...TIERS, params: { ...TIERS.params, cutA: 50 } };
    expect((await movementOfLoads(segmentTask(db, model), note, other, [], [], 'rules')).warnings).toHaveLength(1);
    // The same ids, behind which stand other rules.
    expect((await movementOfLoads(segmentTask(db, model), note, TIERS, [], [], 'new rules')).warnings).toHaveLength(1);
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
    const { flows } = await movementOfLoads(segmentTask(db, model), note, TIERS, [], [], 'rules');
    expect(flows).toContainEqual({ from: 'A', to: null, customers: 1 });
    expect(flows).toContainEqual({ from: key, to: 'C', customers: 1 });
  });

  it('takes clusters for the same that the method calls alike, whatever their numbers and names', async () => {
    const cluster = (key: string, en: string, colour: number) => ({ key, text: { en, zh: en }, colour, rule: { en, zh: en } });
    const kmeans: SegmentationChoice = { method: 'kmeans', params: {}, edits: { names: { c1: 'VIP' } } };
    const then = [cluster('c1', 'High consumption', 0), cluster('c2', 'Low consumption', 1), cluster('c3', 'Steady', 2)];
    const now = [cluster('c1', 'Low consumption', 0), cluster('c2', 'High consumption', 1)];
    const rows = Object.entries({ A: 'c1', B: 'c2', C: 'c3' });
    const note = {
      ...(await fillMembership(testRunner(db), 'old.csv', rows, then)),
      found: then,
      choice: kmeans,
      basis: 'rules',
    };
    db.query(`CREATE OR REPLACE TABLE segment AS FROM (VALUES
      ('A', 'c2', ''), ('B', 'c1', ''), ('C', 'c1', ''), ('D', 'c1', '')) AS t(customer_id, segment, reason)`);
    const moved = await movementOfLoads(segmentTask(db, model), note, kmeans, [], now, 'rules');
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

describe('what was known at the earlier time', () => {
  let usage: ModelInfo;

  beforeAll(async () => {
    // Bills of 2022 and 2023, due on the 20th. A pays on time in 2022 and late from 2023; B the other way round; C is always on time.
    const paid = (customer: string, i: number): string => {
      const isLate = customer === 'C' ? false : i < 12 === (customer === 'B');
      return `${month(i).slice(0, 4)}-${month(i).slice(4)}-${isLate ? '25' : '15'}`;
    };
    const rows = Array.from({ length: 24 }, (_, i) =>
      ['A', 'B', 'C'].map((customer) => {
        const kwh = customer === 'C' ? 50 : (customer === 'A') === i >= 21 ? 100 : 10;
        const due = `${month(i).slice(0, 4)}-${month(i).slice(4)}-20`;
        return [customer, month(i), String(kwh), String(kwh / 2), due, paid(customer, i)];
      }),
    );
    const raw = await textTable(db, 'raw_bills', [['户号', '年月', '电量', '电费', '应缴日期', '缴费日期'], ...rows.flat()]);
    usage = await build(db, [raw]);
  });

  const moves = async (choice: SegmentationChoice, months: number, more: Parameters<typeof segmentTask>[2] = {}) => {
    const { found } = await segmentAs(db, usage, choice, more);
    return movementOfPeriods(segmentTask(db, usage, more), choice, months, [], found);
  };

  it('is what a statement of one’s own reads, whichever table it names', async () => {
    const text = `SELECT customer_id, CASE WHEN sum(kwh) >= 250 THEN 'high' ELSE 'low' END AS segment
      FROM usage WHERE period > (SELECT max(period) FROM usage) - INTERVAL 3 MONTH GROUP BY customer_id`;
    // October to December 2023: A 300, B 30, C 150. July to September 2023: A 30, B 300, C 150.
    const moved = await moves({ method: 'own-sql', params: { text } }, 3);
    expect(moved?.flows).toEqual([
      { from: 'high', to: 'low', customers: 1 },
      { from: 'low', to: 'high', customers: 1 },
      { from: 'low', to: 'low', customers: 1 },
    ]);
    expect(moved).toMatchObject({ comparable: true, warnings: [] });

    const monthly = await moves({ method: 'own-sql', params: { text: text.replaceAll('FROM usage', 'FROM "usage_month"') } }, 3);
    expect(monthly?.flows).toEqual(moved?.flows);
    const facts = `SELECT customer_id, CASE WHEN late_payments_12m > (SELECT avg(late_payments_12m) FROM customer_facts) THEN 'late' ELSE 'punctual' END AS segment FROM customer_facts`;
    expect((await moves({ method: 'own-sql', params: { text: facts } }, 12))?.flows).toEqual([
      { from: 'late', to: 'punctual', customers: 1 },
      { from: 'punctual', to: 'late', customers: 1 },
      { from: 'punctual', to: 'punctual', customers: 1 },
    ]);
  });

  it('is passed by a statement that names the table of today with its schema, and the page says so', async () => {
    const text = `SELECT customer_id, CASE WHEN sum(kwh) >= 250 THEN 'high' ELSE 'low' END AS segment FROM main.usage GROUP BY customer_id`;
    const moved = await moves({ method: 'own-sql', params: { text } }, 3);
    expect(moved?.warnings.map(({ en }) => en)).toEqual([expect.stringContaining('also reads usage directly')]);
  });

  it('decides the recency of a payment', async () => {
    const choice: SegmentationChoice = { method: 'rfm', params: { value: 'amount_12m', good: 8, poor: 5, key: 2 } };
    const moved = await moves(choice, 12);
    // Then: A on time in December 2022, B never; now: A a year ago, B in December 2023. With three customers a score is 5, 4 or 2.
    const of = (customer: string): unknown[] =>
      db.query(
        `SELECT t.segment AS was, n.segment AS becomes FROM segment_then t JOIN segment n USING (customer_id) WHERE customer_id = '${customer}'`,
      );
    expect(of('A')).toEqual([
      { was: expect.stringMatching(/good$/) as unknown, becomes: expect.not.stringMatching(/good$/) as unknown },
    ]);
    expect(of('B')).toEqual([
      { was: expect.not.stringMatching(/good$/) as unknown, becomes: expect.stringMatching(/good$/) as unknown },
    ]);
    expect(moved?.warnings).toEqual([]);
  });

  it('is what a tag of the last months counts', async () => {
    const tag: Tag = {
      ...{ id: 'grown', name: { en: 'Grown', zh: '' }, family: 'value', description: { en: '', zh: '' }, owner: '', version: 1 },
      rule: { kind: 'recent', measure: 'kwh', months: 3, op: '>=', value: 250 },
    };
    const moved = await moves({ method: 'by-tag', params: { tags: ['grown'] } }, 3, { tags: [tag] });
    expect(moved?.flows).toEqual([
      { from: '(no tag)', to: '(no tag)', customers: 1 },
      { from: '(no tag)', to: 'grown', customers: 1 },
      { from: 'grown', to: '(no tag)', customers: 1 },
    ]);
    expect(moved?.warnings).toEqual([]);
  });
});

describe('combinations at an earlier time', () => {
  it('are those of today, so that nobody moves into "other" by a change of which are the largest', async () => {
    // Four classes and five kinds of them: 20 combinations, 11 of which stand alone. Class and kind are known as of today, and a customer's
    // first bill tells since when it is there: of combination i there are 21 - i customers today, and i of them a year ago (1 for the first).
    const rows: string[] = [];
    const usage: string[] = [];
    for (let pair = 0; pair < 20; pair++) {
      for (let n = 0; n <= 20 - pair; n++) {
        const id = `p${String(pair).padStart(2, '0')}-${String(n).padStart(2, '0')}`;
        rows.push(id, `k${String(pair % 4)}`, `m${String(pair % 5)}`);
        const since = n < Math.min(pair, 21 - pair) || n === 0 ? 0 : 12;
        for (let i = since; i < 24; i++) usage.push(id, month(i), '10');
      }
    }
    const threes = (list: readonly string[]): string[][] =>
      Array.from({ length: list.length / 3 }, (_, i) => list.slice(3 * i, 3 * i + 3));
    const of = await build(db, [
      await textTable(db, 'raw_pair', [['户号', '用电类别', '行业分类'], ...threes(rows)]),
      await textTable(db, 'raw_pair_u', [['户号', '年月', '电量'], ...threes(usage)]),
    ]);
    const byCategory = (field: string, top: number): SegmentationChoice => ({ method: 'by-category', params: { field, top } });
    const kept = [
      { id: 'a', name: 'Class', choice: byCategory('class', 5) },
      { id: 'b', name: 'Industry', choice: byCategory('industry', 6) },
    ];
    const cross: SegmentationChoice = { method: 'combine', params: { how: 'cross', one: 'a', other: 'b' } };
    const task = segmentTask(db, of, { keptSegmentations: kept });
    const { found } = await runSegmentation(task, cross);
    expect(found.map(({ key }) => key)).toEqual([
      ...Array.from({ length: 11 }, (_, pair) => `k${String(pair % 4)} × m${String(pair % 5)}`),
      '(other)',
    ]);
    const moved = await movementOfPeriods(task, cross, 12, [], found);
    // Whoever was there then is where it was: class and kind have not changed.
    expect(moved?.flows.filter(({ from, to }) => from !== null && from !== to)).toEqual([]);
    expect(moved?.then.map(({ key }) => key)).toEqual(found.map(({ key }) => key));
    // The same of one category whose largest values were others.
    const one = byCategory('industry', 2);
    const today = await segmentAs(db, of, one);
    const alone = await movementOfPeriods(segmentTask(db, of), one, 12, [], today.found);
    expect(alone?.flows.filter(({ from, to }) => from !== null && from !== to)).toEqual([]);
  });

  it('give clusters inside them the keys, names and merging of those of today that are called alike', async () => {
    const kmeans: SegmentationChoice = { method: 'kmeans', params: { measures: ['kwh_12m', 'amount_12m'], k: 2 } };
    const numbered = [20, 25, 30, 400, 420, 900, 950, 980, 1000];
    const raw = await textTable(db, 'raw_k', [
      ['户号', '年月', '电量', '电费'],
      // A year later everybody is in the other half.
      ...numbered.flatMap((_, c) =>
        Array.from({ length: 24 }, (_, i) => {
          const kwh = numbered[i < 12 ? c : 8 - c] ?? 0;
          return [`k${String(c)}`, month(i), String(kwh), String(kwh * 0.6)];
        }),
      ),
    ]);
    const of = await build(db, [raw]);
    const today = await segmentAs(db, of, kmeans);
    const [first] = today.found;
    const edits = { names: { [first?.key ?? '']: 'Watched' } };
    const kept = [
      { id: 'one', name: 'One', choice: { ...kmeans, edits } },
      {
        id: 'two',
        name: 'Two',
        choice: { method: 'combine', params: { how: 'or', one: 'one', other: 'one', inOne: [first?.key ?? ''], inOther: [] } },
      },
    ];
    const both: SegmentationChoice = { method: 'combine', params: { how: 'cross', one: 'one', other: 'two' } };
    let jobs = 0;
    const task = segmentTask(db, of, { keptSegmentations: kept });
    const counted = { ...task, cluster: ((job, call) => (jobs++, task.cluster(job, call))) as typeof task.cluster };
    const { found } = await runSegmentation(counted, both);
    // Of today, the clusters stand in three places and are worked out once.
    expect(jobs).toBe(1);
    const moved = await movementOfPeriods(counted, both, 12, [], found);
    // Once for then, once for the names of today.
    expect(jobs).toBe(3);
    const text = moved?.then.map(({ text: { en } }) => en) ?? [];
    expect(text).toContain('Watched × In');
    // Whoever was in the first cluster then is known under the key that this kind of customer has today.
    const members = (table: string): [unknown, string[]][] =>
      db
        .query(
          `SELECT segment, string_agg(customer_id, ',' ORDER BY customer_id) AS ids FROM ${table} GROUP BY segment ORDER BY segment`,
        )
        .map(({ segment, ids }) => [segment, String(ids).split(',')]);
    const mirrored = (ids: readonly string[]): string[] => ids.map((id) => `k${String(8 - Number(id.slice(1)))}`).sort();
    expect(members('segment_then')).toEqual(members('segment').map(([segment, ids]) => [segment, mirrored(ids)]));
  });
});
