// Tests of the statements behind combining, comparing, movement, profiles and lists, on twelve customers worked out by hand.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { queryCrossTable, readCrossTable } from '../../../src/charts/cross-table/query';
import { queryFlows, queryMoved, readFlows } from '../../../src/charts/segment-flow/query';
import { layoutProfile } from '../../../src/charts/segment-profile/layout';
import {
  queryNumberProfile,
  queryValueProfile,
  readNumberProfile,
  readValueProfile,
} from '../../../src/charts/segment-profile/query';
import { buildList, queryList, queryListCounts, readList, type ListRequest } from '../../../src/app/segments/tabs/list-query';
import type { FactField, ModelInfo } from '../../../src/model/model-info';
import type { CombineReport } from '../../../src/segment/methods/combine';
import { ident, sql } from '../../../src/sql/sql';
import { openDuckdb, type TestDuckdb } from '../../support/duckdb';
import { segmentAs } from '../../support/segment-task';

const field = (name: string, kind: FactField['kind']): FactField => ({
  ...{ name, text: { en: name, zh: name }, kind, family: 'social' as const, known: 11, distinct: kind === 'category' ? 3 : 0 },
});
const HOSTILE = `odd"'name`;
const MODEL: ModelInfo = {
  ...{ loadId: 1, customers: 12, rows: {}, roles: ['customer_id'], period: null, slotsPerDay: 0 },
  ...{ grain: 'customer' as const, problems: [], files: [] },
  facts: [
    field('class', 'category'),
    field(HOSTILE, 'category'),
    { ...field('kwh_12m', 'number'), additive: true },
    field('is inside', 'number'),
  ],
};
const KEPT = [
  { id: 'k1', name: "Class's", choice: { method: 'by-category', params: { field: 'class', top: 5 } } },
  {
    id: 'k2',
    name: 'Value',
    choice: { method: 'value-tier', params: { field: 'kwh_12m', cutA: 50, cutB: 80 }, edits: { names: { A: 'Key' } } },
  },
];

let db: TestDuckdb;
beforeAll(async () => {
  db = await openDuckdb();
  // kWh: 400 300 (70 %) 100 100 (90 %) 50 50; total 1000. A: before it 0 and .4. B: .7. C: .8 and .9 …
  db.query(`
    CREATE TABLE customer_facts AS SELECT * FROM (VALUES
      ('1', 'x', 'a', 400.0, 1.0), ('2', 'y', 'a', 300.0, 1.0), ('3', 'x', 'b', 100.0, 1.0), ('4', 'x', 'b', 100.0, 1.0),
      ('5', 'y', 'a', 50.0, 1.0), ('6', NULL, 'a', 50.0, NULL), ('0330123456789012345678', 'y', '''--', NULL, NULL)
    ) AS t(customer_id, class, "odd""'name", kwh_12m, "is inside")`);
});
afterAll(() => db.close());

const combine = (params: Record<string, string | string[]>) =>
  segmentAs(db, MODEL, { method: 'combine', params }, { keptSegmentations: KEPT });
const members = (table = 'segment'): Record<string, unknown> =>
  Object.fromEntries(
    db.query(`SELECT customer_id, segment FROM ${table} ORDER BY customer_id`).map((row) => [row['customer_id'], row['segment']]),
  );

describe('combining', () => {
  it('crosses two kept segmentations, from large to small, with their names', async () => {
    const { segments, lacks } = await combine({ how: 'cross', one: 'k1', other: 'k2' });
    expect(lacks).toBeNull();
    expect(members()).toMatchObject({ '1': 'x × A', '2': 'y × A', '3': 'x × B', '4': 'x × C', '6': '(missing) × C' });
    expect(segments.find(({ key }) => key === 'y × A')).toMatchObject({
      text: { en: 'Yes × Key', zh: '是 × Key' },
      rule: { en: "Class's is Yes and Value is Key" },
    });
    expect(db.query("SELECT reason FROM segment WHERE customer_id = '1'")).toEqual([{ reason: "Class's=x, Value=A" }]);
  });

  it.each([
    ['and', ['1', '2']],
    ['or', ['0330123456789012345678', '1', '2', '3', '4', '5']],
    ['not', ['0330123456789012345678', '3', '4', '5']],
  ])('%s', async (how, expected) => {
    const { segments, report } = await combine({ how, one: 'k1', other: 'k2', inOne: ['x', 'y'], inOther: ['A'] });
    expect(
      Object.entries(members())
        .flatMap(([id, segment]) => (segment === 'in' ? [id] : []))
        .sort(),
    ).toEqual(expected);
    expect(segments.map(({ key }) => key)).toEqual(['in', 'out']);
    expect((report as CombineReport).other.segments[0]?.text.en).toBe('Key');
  });

  it('with nothing ticked leaves everybody out, and says how to keep one while there is none', async () => {
    await combine({ how: 'and', one: 'k1', other: 'k2', inOne: [], inOther: [] });
    expect(new Set(Object.values(members()))).toEqual(new Set(['out']));
    expect((await combine({ how: 'cross' })).lacks?.zh).toContain('保存方案');
  });

  it('gathers what is beyond twelve combinations', async () => {
    db.query('CREATE OR REPLACE TABLE kept_facts AS FROM customer_facts');
    db.query(`CREATE OR REPLACE TABLE customer_facts AS
      SELECT 'c' || i AS customer_id, 'k' || (i % 4) AS class, 'm' || (i % 5) AS "odd""'name", i * 1.0 AS kwh_12m, 1.0 AS "is inside" FROM range(100) r(i)`);
    const kept = [KEPT[0]!, { id: 'k3', name: 'Odd', choice: { method: 'by-category', params: { field: HOSTILE, top: 9 } } }];
    const choice = { method: 'combine', params: { how: 'cross', one: 'k1', other: 'k3' } };
    const { segments } = await segmentAs(db, MODEL, choice, { keptSegmentations: kept });
    // 20 combinations of 5 customers each: 11 stand alone, 9 are "other".
    expect(segments).toHaveLength(12);
    expect(db.query("SELECT count(*)::INTEGER AS n FROM segment WHERE segment = '(other)'")).toEqual([{ n: 45 }]);
    db.query('CREATE OR REPLACE TABLE customer_facts AS FROM kept_facts');
  });
});

describe('beside another segmentation', () => {
  beforeAll(async () => {
    await segmentAs(db, MODEL, KEPT[0]!.choice);
    await segmentAs(db, MODEL, KEPT[1]!.choice, { into: ident('other') });
  });

  it('counts customers by both', () => {
    const result = db.columns(queryCrossTable([], ident('other')).text);
    expect(readCrossTable(result, ['x', 'y', '(missing)'], ['A', 'B', 'C', '(missing)'])).toEqual([
      [1, 1, 1, 0],
      [1, 0, 1, 1],
      [0, 0, 1, 0],
    ]);
    const few = db.columns(queryCrossTable([{ kind: 'range', field: 'kwh_12m', lo: 100, hi: 301 }], ident('other')).text);
    expect(readCrossTable(few, ['x', 'y'], ['A', 'B', 'C'])).toEqual([
      [0, 1, 1],
      [1, 0, 0],
    ]);
  });

  it('tells who moved, who is new and who is gone; under filters nobody is gone', () => {
    db.query(
      "CREATE OR REPLACE TABLE before AS SELECT * FROM (VALUES ('1', 'x'), ('2', 'x'), ('3', 'x'), ('old', 'y')) t(customer_id, segment)",
    );
    const flows = readFlows(db.columns(queryFlows([], sql`before`).text));
    expect(flows).toEqual(
      expect.arrayContaining([
        { from: 'x', to: 'x', customers: 2 },
        { from: 'x', to: 'y', customers: 1 },
        { from: 'y', to: null, customers: 1 },
        { from: null, to: 'x', customers: 1 },
      ]),
    );
    expect(flows.reduce((sum, { customers }) => sum + customers, 0)).toBe(8);
    const x = [{ kind: 'in', field: 'class', values: ['x'] }] as const;
    expect(readFlows(db.columns(queryFlows(x, sql`before`).text)).some(({ to }) => to === null)).toBe(false);
    const ids = (choice: object) => db.columns(queryMoved([], sql`before`, choice, 10).text).texts('customer_id');
    expect(ids({ from: 'x', to: 'y' })).toEqual(['2']);
    expect(ids({ from: 'x', to: 'x' })).toEqual(['1', '3']);
    expect(ids({ from: 'x' })).toEqual(['2']);
    expect(ids({ to: null })).toEqual(['old']);
  });
});

describe('a profile', () => {
  it('sets means, medians and shares beside those of all', () => {
    const request = { filters: [], segments: ['x'] };
    const numbers = readNumberProfile(db.columns(queryNumberProfile(request, MODEL).text), MODEL);
    expect(numbers[0]).toMatchObject({
      field: { name: 'kwh_12m' },
      inside: { n: 3, mean: 200, median: 100 },
      // 400 300 100 100 50 50: mean 1000 / 6, median 100.
      all: { n: 6, median: 100 },
    });
    expect(numbers[0]?.all.mean).toBeCloseTo(1000 / 6, 9);
    // Deviations of 400, 100, 100 from 200: 40000 + 10000 + 10000 over 2.
    expect(numbers[0]?.inside.sd).toBeCloseTo(Math.sqrt(30000), 9);
    const values = readValueProfile(db.columns(queryValueProfile(request, MODEL)!.text), MODEL);
    expect(values.find(({ value }) => value === 'b')).toMatchObject({ inside: { n: 3, count: 2 }, all: { n: 7, count: 2 } });
    const { rows } = layoutProfile(numbers, values, 'mean', 1);
    const kwh = rows.find((row) => row.field.name === 'kwh_12m');
    expect(kwh?.index).toBeCloseTo(120, 9);
    expect(kwh?.interval?.map((bound) => Math.round(bound))).toEqual([4, 396]);
    expect(kwh?.standing).toBe(0);
    // Of the class everybody inside has x: share 1 beside 3 of 6, arcs 2·asin(1) − 2·asin(√½) = π/2.
    const x = rows.find(({ value }) => value === 'x');
    expect(x).toMatchObject({ inside: 1, all: 0.5, index: 200 });
    expect(x?.effect).toBeCloseTo(Math.PI / 2, 12);
    expect(layoutProfile(numbers, values, 'mean', 4)).toMatchObject({ rows: [], hidden: numbers.length + values.length });
  });

  it('runs for no segment and for no customers', () => {
    const nobody = { filters: [{ kind: 'in', field: 'class', values: [] }] as const, segments: [] };
    expect(db.columns(queryNumberProfile(nobody, MODEL).text).numbers('customers')[0]).toBe(0);
    expect(db.columns(queryValueProfile(nobody, MODEL)!.text).rowCount).toBe(0);
  });
});

describe('a list', () => {
  const request: ListRequest = {
    filters: [],
    segments: [{ key: 'y' }, { key: 'x' }],
    facts: ['kwh_12m', HOSTILE],
    ...{ sortBy: 'kwh_12m', withReason: true, holdOut: 0, seed: 1 },
  };

  it('holds the customers of the segments, in their order, the largest first, numbers of 22 digits whole', () => {
    const result = db.columns(queryList(request, MODEL).text);
    expect(result.texts('customer_id')).toEqual(['2', '5', '0330123456789012345678', '1', '3', '4']);
    expect(result.texts(HOSTILE).slice(2, 3)).toEqual(["'--"]);
    expect(result.texts('c4')[0]).toBe('class=y');
    expect(db.columns(queryList({ ...request, segments: [] }, MODEL).text).rowCount).toBe(0);
  });

  it('is read back from its table in pieces, in order', () => {
    db.query(buildList(request, MODEL).text);
    const ids = [0, 4].flatMap((from) => db.columns(readList(from, 4).text).texts('customer_id'));
    expect(ids).toEqual(['2', '5', '0330123456789012345678', '1', '3', '4']);
  });

  it('holds out the share of each segment, the same customers for the same seed, whatever is filtered', () => {
    db.query(
      `CREATE OR REPLACE TABLE segment AS SELECT 'c' || i AS customer_id, 's' || (i % 3) AS segment, '' AS reason FROM range(3000) r(i)`,
    );
    db.query(
      `CREATE OR REPLACE TABLE customer_facts AS SELECT customer_id, segment AS class, 'a' AS "odd""'name", 1.0 AS kwh_12m, 1.0 AS "is inside" FROM segment`,
    );
    const segments = ['s0', 's1', 's2'].map((key) => ({ key }));
    const held = (more: Partial<ListRequest>): (string | null)[] => {
      const result = db.columns(queryList({ ...request, segments, facts: [], holdOut: 0.1, ...more }, MODEL).text);
      return result.texts('customer_id').filter((_, row) => result.cell('c2', row) === true);
    };
    const counts = db.columns(queryListCounts({ ...request, segments, holdOut: 0.1 }, MODEL).text);
    expect(Array.from(counts.numbers('held_out'))).toEqual([100, 100, 100]);
    const first = held({});
    expect(new Set(first).size).toBe(300);
    expect(held({})).toEqual(first);
    const filters = [{ kind: 'in', field: 'class', values: ['s1'] }] as const;
    expect(held({ filters })).toEqual(first.filter((id) => Number(id?.slice(1)) % 3 === 1));
    // Another seed draws others: of 300 about 30 twice; 6 standard deviations (5.2 each) are allowed.
    const second = new Set(held({ seed: 2 }));
    expect(Math.abs(first.filter((id) => second.has(id)).length - 30)).toBeLessThan(31);
    // A larger share keeps those who were held out.
    expect(held({ holdOut: 0.2 })).toEqual(expect.arrayContaining(first));
  });
});
