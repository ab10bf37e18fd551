// Holds what a brush gets from memory equal to SQL: random filters of every kind, gaps, dates, findings, two segmentations, mean curves.
import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { indexComposition, queryComposition, readComposition, type Composition } from '../../../src/charts/composition/query';
import { indexRegions, queryRegions, readRegions, type Regions } from '../../../src/charts/regions/query';
import { indexLoadCurves, queryLoadCurves, readLoadCurves, type SegmentCurve } from '../../../src/charts/load-curve/query';
import type { FactColumn } from '../../../src/crossfilter/fact-column';
import { curveColumn, FactsIndex } from '../../../src/crossfilter/facts-index';
import { curvesFit, loadCurves } from '../../../src/crossfilter/load-curves';
import { loadFactColumn, loadFactColumns, queryFindingColumn, readNumberColumn } from '../../../src/crossfilter/load-column';
import { population, type Filter } from '../../../src/model/filter';
import { queryLargestShares } from '../../../src/model/largest-share';
import { ident, join, sql, type Sql } from '../../../src/sql/sql';
import { contextOf, number } from '../charts/fixture';
import { openDuckdb, type TestDuckdb } from '../../support/duckdb';

const ROWS = 700;
const REGIONS = ["O'Hare", '大工业', '', null];
const OPENED = ['2001-05-17', '2012-02-29', null];
/** Both name the two segmentations' segments, so that a filter on one may name nobody of the other. */
const SEGMENTS = ['s0', 's1', 's2', 't0', 't1'];
const KWH_EDGES = [0, 10, 25, 50, 75.5, 100, 1000];
const PRICE_EDGES = [-1, 0, 0.25, 0.5, 1];

let database: TestDuckdb;
const run = (statement: Sql) => Promise.resolve(database.columns(statement.text));
/** One for each segmentation; `use` puts its table in place. */
const cases: { index: FactsIndex; use: () => void }[] = [];

beforeAll(async () => {
  database = await openDuckdb();
  const texts = (list: readonly (string | null)[]): string => sql`${list}`.text;
  database.query(`
    CREATE TABLE customer_facts AS
    SELECT
      'c' || lpad(i::VARCHAR, 4, '0') AS customer_id,
      [${texts(REGIONS)}][1 + (hash(i) % 4)::INTEGER] AS region,
      CAST([${texts(OPENED)}][1 + (hash(i, 1) % 3)::INTEGER] AS DATE) AS opened,
      CASE WHEN hash(i, 2) % 9 > 0 THEN (hash(i, 3) % 1100)::DOUBLE / 10 END AS kwh_12m,
      CASE WHEN hash(i, 4) % 7 > 0 THEN (hash(i, 5) % 1000)::DOUBLE / 700 - 0.4 END AS mean_price
    FROM range(${String(ROWS)}) t(i)
    ORDER BY hash(i, 6);
    CREATE TABLE finding AS SELECT 'jump factor=2' AS finding, customer_id FROM customer_facts WHERE hash(customer_id) % 3 = 0;
    CREATE TABLE load_shape AS
    SELECT customer_id, 'all' AS day_type, slot::INTEGER AS slot, slot * 6::DOUBLE AS hour,
      CASE WHEN hash(customer_id, slot, 1) % 11 > 0 THEN CASE WHEN hash(customer_id, 2) % 20 = 0 THEN 0 ELSE (hash(customer_id, slot) % 500)::DOUBLE / 100 END END AS kw,
      9 AS days
    FROM customer_facts, range(4) r(slot)
    WHERE hash(customer_id, 3) % 2 = 0`);
  const columns = await loadFactColumns(
    [
      ...['region', 'opened'].map((field) => ({ field, kind: 'category' }) as const),
      ...['kwh_12m', 'mean_price'].map((field) => ({ field, kind: 'number' }) as const),
    ],
    run,
  );
  columns.set('finding\njump factor=2', readNumberColumn(await run(queryFindingColumn('jump factor=2'))));
  columns.set(curveColumn('all'), await loadCurves('all', 4, run));
  // In the order of the facts, and in another one.
  const assignments = [
    `SELECT customer_id, 's' || (hash(customer_id, 4) % 3) AS segment FROM customer_facts ORDER BY rowid`,
    `SELECT customer_id, 't' || (hash(customer_id, 5) % 2) AS segment FROM customer_facts ORDER BY customer_id`,
  ];
  for (const assignment of assignments) {
    const use = () => void database.query(`CREATE OR REPLACE TABLE segment AS ${assignment}`);
    use();
    const segment = await loadFactColumn('segment', 'category', run);
    cases.push({ index: new FactsIndex(ROWS, new Map<string, FactColumn>(columns).set('segment', segment)), use });
  }
});
afterAll(() => database.close());

const subset = (values: readonly (string | null)[], field: string): fc.Arbitrary<Filter> =>
  fc.subarray([...values]).map((kept): Filter => ({ kind: 'in', field, values: kept }));
const between = (field: string, edges: readonly number[]): fc.Arbitrary<Filter> =>
  fc.tuple(fc.nat(edges.length - 1), fc.nat(edges.length - 1)).map(([a, b]): Filter => {
    const [lo = 0, hi = 0] = [edges[Math.min(a, b)], edges[Math.max(a, b)]];
    return { kind: 'range', field, lo, hi };
  });
const other = fc.oneof(
  subset(REGIONS, 'region'),
  subset(OPENED, 'opened'),
  subset(SEGMENTS, 'segment'),
  between('mean_price', [-0.3, 0.1, 0.77]),
  between('kwh_12m', [3, 40, 90]),
  fc.constant<Filter>({ kind: 'finding', field: 'customer_id', check: 'jump', thresholds: { factor: 2 } }),
);
const moves = fc.oneof(
  fc.record({ brush: fc.constant({ field: 'kwh_12m', edges: KWH_EDGES }), move: between('kwh_12m', KWH_EDGES) }),
  fc.record({ brush: fc.constant({ field: 'mean_price', edges: PRICE_EDGES }), move: between('mean_price', PRICE_EDGES) }),
  fc.record({ brush: fc.constant({ field: 'segment' }), move: subset(SEGMENTS, 'segment') }),
  fc.record({ brush: fc.constant({ field: 'region' }), move: subset(REGIONS, 'region') }),
);

/** Figures under the filters by SQL: per value of a category, and per bin of the price with the missing ones last. */
function bySql(by: string, filters: readonly Filter[]) {
  const groups = database.query(
    sql`SELECT CAST(${ident(by)} AS VARCHAR) AS key, count(*)::INTEGER AS n, coalesce(sum(kwh_12m), 0)::DOUBLE AS kwh, count(kwh_12m)::INTEGER AS known
FROM (${population(filters)}) GROUP BY key ORDER BY key NULLS LAST`.text,
  );
  const bins = PRICE_EDGES.slice(1).map(
    (hi, i) =>
      sql`count(*) FILTER (mean_price >= ${PRICE_EDGES[i] ?? 0} AND mean_price < ${hi})::INTEGER AS ${ident(`b${String(i)}`)}`,
  );
  const [row = {}] = database.query(
    sql`SELECT ${join(bins, ', ')}, count(*) FILTER (mean_price IS NULL)::INTEGER AS missing FROM (${population(filters)})`.text,
  );
  return { groups, bins: Object.values(row) };
}

const meansOf = (curves: readonly SegmentCurve[]) =>
  curves.map(({ key, customers, points }) => [
    key,
    customers,
    points.map((point) => [point.hour, point.customers, point.kw.mean, point.relative.mean]),
  ]);
/** Curves are held in single precision. */
const near = (value: unknown): unknown =>
  Array.isArray(value) ? value.map(near) : typeof value === 'number' && !Number.isNaN(value) ? expect.closeTo(value, 5) : value;

it('counts, sums, bins and mean curves of every move are SQL’s', () => {
  fc.assert(
    fc.property(
      fc.nat(1),
      fc.array(other, { maxLength: 3 }),
      moves,
      fc.constantFrom('segment', 'region', 'opened'),
      (which, others, { brush, move }, by) => {
        const { index, use } = cases[which]!;
        use();
        index.expectBrush(brush);
        const filters = [...others, move];
        const expected = bySql(by, filters);
        const groups = index.group(by, filters, ['kwh_12m']).filter(({ count }) => count > 0);
        expect(groups.map(({ key, count, known }) => [key, count, known[0]])).toEqual(
          expected.groups.map(({ key, n, known }) => [key, n, known]),
        );
        groups.forEach(({ sums }, i) => {
          const sum = Number(expected.groups[i]?.['kwh']);
          expect(Math.abs((sums[0] ?? NaN) - sum)).toBeLessThanOrEqual(1e-9 * Math.abs(sum));
        });
        const largest = database.query(queryLargestShares(filters).text);
        const shares = new Map(index.largest('segment', filters, 'kwh_12m').map(({ key, share }) => [key, share]));
        for (const { segment, largest: share } of largest) {
          const own = shares.get(String(segment)) ?? NaN;
          if (share === null) expect(own).toBeNaN();
          else expect(own).toBeCloseTo(Number(share), 12);
        }
        const bins = [...index.histogram('mean_price', PRICE_EDGES, filters), index.missing('mean_price', PRICE_EDGES, filters)];
        expect(bins).toEqual(expected.bins);
        const context = contextOf(SEGMENTS, filters, []);
        const options = { dayType: 'all', scale: 'auto' } as const;
        const curves = readLoadCurves(database.columns(queryLoadCurves(context, options).text));
        expect(meansOf(indexLoadCurves(index, context, options))).toEqual(near(meansOf(curves)));
      },
    ),
    { numRuns: 60 },
  );
});

const FACTS = [{ ...number('region'), kind: 'category', distinct: 3 } as const, number('kwh_12m', [0, 110])];
const rowsOf = ({ rows }: Composition) => rows.map((row) => [row.values, row.segment, row.customers, row.kwh, row.amount]);
const regionsOf = ({ regions }: Regions) =>
  regions.map(({ value, segments, ...sums }) => [
    value,
    Object.entries(sums).sort(),
    [...segments].map(([key, own]) => [key, Object.entries(own).sort()]),
  ]);

it('combinations of several attributes are SQL’s, in the same order', () => {
  fc.assert(
    fc.property(fc.nat(1), fc.array(other, { maxLength: 2 }), moves, (which, others, { brush, move }) => {
      const { index, use } = cases[which]!;
      use();
      index.expectBrush(brush);
      const context = contextOf(SEGMENTS, [...others, move], FACTS);
      const boxes = { first: 'auto', second: 'auto', third: 'auto', size: 'customers', focus: '' } as const;
      const bySql = readComposition(database.columns(queryComposition(context, boxes).text), context, boxes);
      expect(rowsOf(indexComposition(index, context, boxes))).toEqual(near(rowsOf(bySql)));
      const bars = { field: 'region', measure: 'energy', view: 'auto' } as const;
      const regions = readRegions(database.columns(queryRegions(context, bars).text), context, bars);
      expect(regionsOf(indexRegions(index, context, bars))).toEqual(near(regionsOf(regions)));
    }),
    { numRuns: 40 },
  );
});

it('leaves curves that would take too much memory in the database', () => {
  // 400 MB are 100 million points of four bytes.
  expect([curvesFit(0), curvesFit(100e6), curvesFit(100e6 + 1)]).toEqual([false, true, false]);
});
