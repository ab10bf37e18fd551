// Holds the statements of the Overview's charts to figures worked out by hand, with a last month that is not complete.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ChartContext } from '../../../src/charts/chart';
import { nest } from '../../../src/charts/composition/tree';
import { queryComposition, readComposition } from '../../../src/charts/composition/query';
import { changesOf, completeMonths } from '../../../src/charts/key-figures/change';
import { queryKeyFigures, readKeyFigures, yearOf, type Figure, type FigureId } from '../../../src/charts/key-figures/query';
import { queryParetoCurve, readParetoCurve } from '../../../src/charts/pareto/query';
import { queryRegions, readRegions } from '../../../src/charts/regions/query';
import { querySegmentSizes, readSegmentSizes } from '../../../src/charts/segment-size/query';
import { queryTrend, readTrend } from '../../../src/charts/trend/query';
import type { Filter } from '../../../src/model/filter';
import type { FactField } from '../../../src/model/model-info';
import { chooseWindow, MONTH_TOTALS } from '../../../src/model/usage-window';
import { BUILD_CONTACT } from '../../../src/model/build-contact';
import type { Sql } from '../../../src/sql/sql';
import { openDuckdb, type TestDuckdb } from '../../support/duckdb';
import { contextOf, EVERY_FILTER, number, resultOf } from './fixture';

/**
 * Big uses 100 kWh a month in 2024 and 110 in 2025 at 0.5 yuan; small 50 at 1 yuan, but 34 in December 2025. Of January 2026 there is
 * a first bit only. Third has nothing but arrears. 20 answers in November (15 satisfied), 20 in December (16); one complaint in November,
 * two in December, one of them in two stages.
 */
const UTILITY = `
CREATE OR REPLACE TABLE usage AS
  SELECT 'big' AS customer_id, m::DATE AS period, CASE WHEN m < TIMESTAMP '2025-01-01' THEN 100 ELSE 110 END::DOUBLE AS kwh,
         CASE WHEN m < TIMESTAMP '2025-01-01' THEN 50 ELSE 55 END::DOUBLE AS amount, NULL::DOUBLE AS arrears
  FROM range(TIMESTAMP '2024-01-01', TIMESTAMP '2026-01-01', INTERVAL 1 MONTH) AS t(m)
  UNION ALL
  SELECT 'small', m::DATE, CASE WHEN m = TIMESTAMP '2025-12-01' THEN 34 ELSE 50 END, CASE WHEN m = TIMESTAMP '2025-12-01' THEN 34 ELSE 50 END, NULL
  FROM range(TIMESTAMP '2024-01-01', TIMESTAMP '2026-01-01', INTERVAL 1 MONTH) AS t(m)
  UNION ALL SELECT 'big', DATE '2026-01-01', 10, 5, NULL
  UNION ALL SELECT 'third', NULL, NULL, NULL, 30;
CREATE OR REPLACE TABLE customer_facts AS SELECT * FROM (VALUES
  ('big', 'north', 1320::DOUBLE, 660::DOUBLE, 0::DOUBLE, 1::DOUBLE, 2::DOUBLE, 19::DOUBLE),
  ('small', 'south', 584, 584, 0, 0, 1, 20),
  ('third', NULL, NULL, NULL, 30, NULL, 0, NULL)
) AS t(customer_id, region, kwh_12m, amount_12m, arrears_amount, csat_top2, complaints_12m, peak_hour);
CREATE OR REPLACE TABLE segment AS SELECT * FROM (VALUES ('big', 'A', ''), ('small', 'B', ''), ('third', 'B', '')) AS t(customer_id, segment, reason);
CREATE OR REPLACE TABLE finding AS SELECT 'negative-kwh' AS finding, 'big' AS customer_id;
CREATE OR REPLACE TABLE survey AS
  SELECT 'big' AS customer_id, DATE '2025-11-10' AS answered, i < 15 AS top2 FROM range(20) AS t(i)
  UNION ALL SELECT 'small', DATE '2025-12-10', i < 16 FROM range(20) AS t(i);
CREATE OR REPLACE TABLE ticket AS SELECT *, NULL::TIMESTAMP AS responded_at, NULL::TIMESTAMP AS closed_at, NULL::VARCHAR AS ticket_channel, NULL::VARCHAR AS stage, NULL::VARCHAR AS department, NULL::VARCHAR AS cause FROM (VALUES
  ('big', 't0', '咨询', TIMESTAMP '2025-11-02 08:00'), ('big', 't1', '投诉', TIMESTAMP '2025-11-05 08:00'),
  ('big', 't2', '投诉举报', TIMESTAMP '2025-12-05 08:00'), ('big', 't2', '投诉举报', TIMESTAMP '2025-12-06 08:00'),
  ('small', 't3', 'Complaint', TIMESTAMP '2025-12-20 08:00'), ('third', 't4', '报修', TIMESTAMP '2025-12-30 08:00')
) AS t(customer_id, ticket_id, type, opened_at);`;

const FACTS: readonly FactField[] = [
  { ...number('region'), kind: 'category', distinct: 2 },
  { ...number('kwh_12m', [584, 1320]), additive: true },
  ...['amount_12m', 'arrears_amount', 'csat_top2', 'complaints_12m'].map((name) => number(name, [0, 700])),
];

let duckdb: TestDuckdb;
const run = (statement: Sql) => resultOf(duckdb.query(statement.text));

function context(filters: readonly Filter[] = []): ChartContext {
  const at = contextOf(['B', 'A', 'D'], filters, FACTS);
  const window = chooseWindow(run(MONTH_TOTALS))!;
  const months = { completeMonths: [window.start, window.to] as const, incompleteMonths: window.incomplete };
  return { ...at, model: { ...at.model, ...months, customers: 3, rows: { usage: 50 } } };
}

beforeAll(async () => {
  duckdb = await openDuckdb();
  duckdb.query(UTILITY);
  duckdb.query(BUILD_CONTACT.text);
});
afterAll(() => {
  duckdb.close();
});

describe('key figures', () => {
  const figures = (filters: readonly Filter[] = []): Map<FigureId, Figure> => {
    const at = context(filters);
    return new Map(readKeyFigures(run(queryKeyFigures(at)), at).map((figure) => [figure.id, figure]));
  };
  const now = (figure: Figure | undefined): number => (figure?.now.value ?? NaN) / (figure?.now.base ?? NaN);
  const changes = (id: FigureId) => {
    const { completeMonths: complete = null } = context().model;
    return changesOf(id, completeMonths(id, figures().get(id)?.months ?? [], complete), 15);
  };

  it('stand for the last twelve complete months, arrears and service for today', () => {
    const all = figures();
    expect([...all.keys()]).toEqual(['customers', 'energy', 'bill', 'price', 'arrears', 'satisfaction', 'complaints']);
    expect([...all.values()].map(now)).toEqual([3, 1904, 1244, 1244 / 1904, 30, 1 / 2, 1e4]);
    expect([...all.values()].map(({ now: { n } }) => n)).toEqual([3, 2, 2, 24, 1, 2, 3]);
  });

  it('follow the filters', () => {
    const north = figures([{ kind: 'in', field: 'region', values: ['north'] }]);
    expect(now(north.get('price'))).toBe(0.5);
    expect(now(north.get('arrears'))).toBe(0);
    expect(north.get('arrears')?.now.n).toBe(0);
    expect(north.get('complaints')?.months.map(({ value }) => value)).toEqual([1e4, 1e4]);
  });

  it('compare twelve months with the twelve before and the last complete month with the one before', () => {
    expect(changes('energy').year).toMatchObject({
      change: expect.closeTo(104 / 1800, 12) as number,
      now: ['2025-01-01', '2025-12-01'],
      before: ['2024-01-01', '2024-12-01'],
    });
    // December 110 + 34 after November 110 + 50; January 2026 with its 10 kWh is not compared.
    expect(changes('energy').month).toMatchObject({
      change: expect.closeTo(-0.1, 12) as number,
      now: ['2025-12-01', '2025-12-01'],
    });
    expect(changes('bill').year?.change).toBeCloseTo(44 / 1200, 12);
    expect(changes('bill').month?.change).toBeCloseTo(89 / 105 - 1, 12);
    // A price is compared as a price, not as a sum of prices.
    expect(changes('price').year?.change).toBeCloseTo(1244 / 1904 / (1200 / 1800) - 1, 12);
    expect(changes('customers')).toMatchObject({
      year: { change: 0, before: ['2024-12-01', '2024-12-01'] },
      month: { change: 0 },
    });
    expect(changes('arrears')).toEqual({ year: null, month: null });
  });

  it('compare shares in points and count the stages of a complaint once', () => {
    expect(changes('satisfaction')).toMatchObject({
      year: null,
      // 15 and 16 of 20 are no difference.
      month: { change: expect.closeTo(0.05, 12) as number, isPoints: true, isChance: true },
    });
    expect(
      figures()
        .get('complaints')
        ?.months.map(({ period, value, base }) => [period, value / base]),
    ).toEqual([
      ['2025-11-01', 1e4 / 3],
      ['2025-12-01', 2e4 / 3],
    ]);
    expect(changes('complaints').month?.change).toBe(1);
  });

  it('say nothing where a month in between is missing, and fall back to one month against its like', () => {
    const months = (figures().get('energy')?.months ?? []).filter(
      ({ period }) => period !== '2024-06-01' && period < '2026-01-01',
    );
    expect(changesOf('energy', months, 15).year).toMatchObject({
      change: expect.closeTo(144 / 150 - 1, 12) as number,
      before: ['2024-12-01', '2024-12-01'],
    });
    expect(
      changesOf(
        'energy',
        months.filter(({ period }) => period !== '2025-11-01'),
        15,
      ).month,
    ).toBeNull();
  });
});

describe('the trend', () => {
  it('has every month of every segment, the incomplete one as well', () => {
    const { months, series } = readTrend(run(queryTrend(context())));
    expect(months).toHaveLength(25);
    expect(series.map(({ key }) => key)).toEqual(['B', 'A']);
    expect(series.map(({ points }) => points.map((point) => point?.kwh ?? null).slice(-3))).toEqual([
      [50, 34, null],
      [110, 110, 10],
    ]);
    expect(context().model.incompleteMonths).toEqual(['2026-01-01']);
  });

  it('keeps a place for a month without data', () => {
    duckdb.query("CREATE OR REPLACE TABLE whole AS FROM usage; DELETE FROM usage WHERE period = '2024-06-01'");
    try {
      const { months, series } = readTrend(run(queryTrend(context())));
      expect(months[5]).toBe('2024-06-01');
      expect(series.every(({ points }) => points.length === 25 && points[5] === null)).toBe(true);
    } finally {
      duckdb.query('CREATE OR REPLACE TABLE usage AS FROM whole');
    }
  });
});

describe('the Pareto curve', () => {
  it('has the points, the top fifth and the Gini coefficient of two customers', () => {
    const at = context();
    const curve = readParetoCurve(run(queryParetoCurve(at, { field: 'kwh_12m' })), at, { field: 'kwh_12m' });
    expect(curve).toMatchObject({ known: 2, missing: 1, sum: 1904, sizes: [1320, 1320, 584], customers: [0, 0.5, 1] });
    expect(curve.total).toEqual([0, 1320 / 1904, 1]);
    // 20 % of two customers are 0.4 of the larger one; G = 2 (1·584 + 2·1320) / (2 · 1904) − 3/2.
    expect(curve.top20).toBeCloseTo((0.4 * 1320) / 1904, 12);
    expect(curve.gini).toBeCloseTo((584 + 2 * 1320) / 1904 - 1.5, 12);
  });

  it('has no curve where nobody has a value', () => {
    const at = context([{ kind: 'in', field: 'region', values: [null] }]);
    expect(readParetoCurve(run(queryParetoCurve(at, { field: '' })), at, { field: '' })).toMatchObject({
      known: 0,
      customers: [],
    });
  });
});

const COMPOSED = { first: 'auto', second: 'auto', third: 'auto', size: 'energy', focus: '' } as const;
const REGIONS = { field: 'region', measure: 'customers', view: 'auto' } as const;

it('sums agree across charts under every filter', () => {
  for (const [name, filters] of Object.entries(EVERY_FILTER)) {
    const at = context(filters);
    const sizes = readSegmentSizes(run(querySegmentSizes(at)), at).rows;
    const total = (of: readonly number[]): number => of.reduce((sum, value) => sum + value, 0);
    // A segment that is not listed has no bar, and none of these filters keeps one.
    const customers = total(sizes.map((row) => row.customers));
    const kwh = total(sizes.map((row) => row.energyKwh));
    const composition = readComposition(run(queryComposition(at, COMPOSED)), at, COMPOSED);
    const { roots } = nest(composition, 'energy', 0, ['B', 'A', 'D']);
    const { regions } = readRegions(run(queryRegions(at, REGIONS)), at, REGIONS);
    const figures = readKeyFigures(run(queryKeyFigures(at)), at);
    const pareto = readParetoCurve(run(queryParetoCurve(at, { field: 'kwh_12m' })), at, { field: 'kwh_12m' });
    const [from, to] = yearOf(at.model)!;
    const trend = readTrend(run(queryTrend(at)));
    const inWindow = trend.months.map((month) => month >= from && month <= to);
    const month = trend.series.flatMap(({ points }) => points.map((point, i) => (inWindow[i] === true ? (point?.kwh ?? 0) : 0)));
    expect([name, total(roots.map((node) => node.customers)), total(roots.map((node) => node.kwh))]).toEqual([
      name,
      customers,
      kwh,
    ]);
    expect([name, total(regions.map((region) => region.customers)), total(regions.map((region) => region.kwh))]).toEqual([
      name,
      customers,
      kwh,
    ]);
    expect([name, figures[0]?.now.value, figures[1]?.now.value || 0]).toEqual([name, customers, kwh]);
    expect([name, pareto.sum || 0, total(month)]).toEqual([name, kwh, kwh]);
  }
});

it('boxes of one box each say nothing and are left out', () => {
  const at = context([{ kind: 'in', field: 'region', values: ['north', 'south'] }]);
  const options = { ...COMPOSED, first: 'segment', second: 'region', third: 'none' };
  const composition = readComposition(run(queryComposition(at, options)), at, options);
  expect(composition.levels).toEqual(['segment', 'region']);
  expect(nest(composition, 'customers', 0, ['B', 'A']).fields).toEqual(['segment']);
  // Order of the segments, not of their size.
  expect(nest(composition, 'customers', 0, ['B', 'A']).roots.map(({ path }) => path)).toEqual([[['B']], [['A']]]);
});

it('a difference of shares is told from chance', () => {
  const month = (period: string, value: number, base: number) => ({ period, value, base, n: base });
  const changed = (before: number, now: number, base: number) =>
    changesOf('satisfaction', [month('2025-11-01', before, base), month('2025-12-01', now, base)], 15).month;
  // Pooled 0.775: the 95 % point is 1.96 · √(0.775 · 0.225 · 2 / 20) = 0.26 with 20 and 20 answers, 0.037 with 1,000 and 1,000.
  expect(changed(15, 16, 20)).toMatchObject({ isChance: true });
  expect(changed(750, 800, 1000)).toMatchObject({ change: expect.closeTo(0.05, 12) as number, isChance: false });
  expect(changed(7, 7, 10)).toBeNull();
});
