// Holds each chart's statement to rows worked out by hand, and to every form of filter.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { queryDistribution, readDistribution } from '../../../src/charts/distribution/query';
import { queryLoadCurves, readLoadCurves, type LoadCurveOptions } from '../../../src/charts/load-curve/query';
import { querySatisfaction, readSatisfaction } from '../../../src/charts/satisfaction/query';
import { querySegmentSizes, readSegmentSizes } from '../../../src/charts/segment-size/query';
import type { ChartContext } from '../../../src/charts/chart';
import type { Filter } from '../../../src/model/filter';
import type { Sql } from '../../../src/sql/sql';
import { openDuckdb, type TestDuckdb } from '../../support/duckdb';
import { contextOf, EVERY_FILTER, number, resultOf, SIX_CUSTOMERS } from './fixture';

let duckdb: TestDuckdb;
beforeAll(async () => {
  duckdb = await openDuckdb();
  duckdb.query(SIX_CUSTOMERS);
});
afterAll(() => {
  duckdb.close();
});

const FACTS = [number('csat_top2', [0, 1]), number('kwh_12m', [0, 300]), number('peak_hour', [8, 20])];
/** Listed in another order than the alphabet's; D has no customers. */
const context = (filters: readonly Filter[] = [], facts = FACTS) => contextOf(['B', 'A', 'C', 'D'], filters, facts);
const run = (statement: Sql) => resultOf(duckdb.query(statement.text));

describe('segment sizes', () => {
  const sizes = (at: ChartContext) =>
    readSegmentSizes(run(querySegmentSizes(at)), at).rows.map(({ key, customers, energyKwh, known }) => [
      key,
      customers,
      energyKwh,
      known,
    ]);

  it('count customers and add up known energy, in the order of the segments, empty ones included', () => {
    expect(sizes(context())).toEqual([
      ['B', 2, 50, 2],
      ['A', 3, 400, 2],
      ['C', 1, 0, 0],
      ['D', 0, 0, 0],
    ]);
  });

  it('follow the filters', () => {
    expect(sizes(context(EVERY_FILTER['in with null']))).toEqual([
      ['B', 0, 0, 0],
      ['A', 3, 400, 2],
      ['C', 0, 0, 0],
      ['D', 0, 0, 0],
    ]);
    expect(sizes(context(EVERY_FILTER['range'])).slice(0, 2)).toEqual([
      ['B', 1, 50, 1],
      ['A', 1, 100, 1],
    ]);
  });

  it('count customers only, when there is no energy', () => {
    const at = context([], [number('csat_top2')]);
    duckdb.query('CREATE OR REPLACE TABLE with_energy AS FROM customer_facts; ALTER TABLE customer_facts DROP kwh_12m');
    try {
      expect(readSegmentSizes(run(querySegmentSizes(at)), at)).toMatchObject({
        hasEnergy: false,
        rows: [{ customers: 2, energyKwh: 0 }, {}, {}, {}],
      });
    } finally {
      duckdb.query('CREATE OR REPLACE TABLE customer_facts AS FROM with_energy');
    }
  });
});

it('satisfaction counts those who answered, and the top-2 answers among them', () => {
  expect(readSatisfaction(run(querySatisfaction(context())))).toEqual([
    { key: 'B', answered: 1, top2: 1 },
    { key: 'A', answered: 3, top2: 2 },
    { key: 'C', answered: 0, top2: 0 },
    { key: 'D', answered: 0, top2: 0 },
  ]);
});

describe('load curves', () => {
  const curves = (options: Partial<LoadCurveOptions> = {}, filters: readonly Filter[] = []) =>
    readLoadCurves(run(queryLoadCurves(context(filters), { dayType: 'all', scale: 'auto', ...options })));
  const near = (value: number): unknown => expect.closeTo(value, 9) as unknown;
  const spread = (mean: number, p10: number, p90: number) => ({ mean: near(mean), p10: near(p10), p90: near(p90) });

  // On all days c1 has 3 kW at 0 h and 5 kW at 12 h; its mean is 4 kW.
  // c2 always has 2 kW. Between two values a < b, P10 is a + 0.1 (b − a).
  it('spread over customers, as metered and as multiples of each customer’s mean', () => {
    expect(curves()[1]).toEqual({
      key: 'A',
      customers: 2,
      points: [
        { hour: 0, customers: 2, kw: spread(2.5, 2.1, 2.9), relative: spread(0.875, 0.775, 0.975) },
        { hour: 12, customers: 2, kw: spread(3.5, 2.3, 4.7), relative: spread(1.125, 1.025, 1.225) },
      ],
    });
  });

  it('leave a customer without consumption out of the shapes, but not out of the means', () => {
    expect(curves()[0]).toEqual({
      key: 'B',
      customers: 2,
      points: [
        { hour: 0, customers: 1, kw: spread(0, 0, 0), relative: { mean: NaN, p10: NaN, p90: NaN } },
        { hour: 12, customers: 1, kw: spread(4, 4, 4), relative: spread(1, 1, 1) },
      ],
    });
  });

  it('take one day type alone, and leave out segments without curves', () => {
    const weekend = curves({ dayType: 'weekend' });
    expect(weekend.map(({ key, customers }) => [key, customers])).toEqual([['A', 1]]);
    expect(weekend[0]?.points.map(({ kw }) => kw.mean)).toEqual([8, 10]);
    expect(
      curves({ dayType: 'workday' }, EVERY_FILTER['several']).map(({ key, points }) => [key, points.map(({ kw }) => kw.mean)]),
    ).toEqual([['A', [1, 3]]]);
  });
});

describe('distribution', () => {
  const distribution = (scale: 'auto' | 'linear' | 'log', filters: readonly Filter[] = [], field = 'kwh_12m') => {
    const options = { field, scale } as const;
    return readDistribution(run(queryDistribution(context(filters), options)), context(filters), options);
  };
  /** Bins that hold someone, as [lo, hi, all, filtered]. */
  const filled = ({ edges, all, filtered }: ReturnType<typeof distribution>) =>
    all.flatMap((count, i) => (count > 0 ? [[edges[i], edges[i + 1], count, filtered[i]]] : []));

  it('has equal bins when the values are spread over the range, and counts the missing', () => {
    const data = distribution('auto', EVERY_FILTER['in with null']);
    expect(data.scale).toBe('linear');
    expect(data.edges).toHaveLength(32);
    expect(filled(data)).toEqual([
      [0, 10, 1, 0],
      [50, 60, 1, 0],
      [100, 110, 1, 1],
      [300, 310, 1, 1],
    ]);
    expect([data.missingAll, data.missingFiltered]).toEqual([2, 1]);
  });

  it('has bins of equal ratio on demand, and one for zeros', () => {
    const data = distribution('log');
    expect(data.scale).toBe('log');
    expect(filled(data)).toEqual([
      [0, 0.00025, 1, 1],
      [40, 63, 1, 1],
      [100, 160, 1, 1],
      [250, 400, 1, 1],
    ]);
  });

  it('chooses equal ratios when half of the customers lie in the lowest 15 % of the range', () => {
    duckdb.query(`UPDATE customer_facts SET kwh_12m = 44 WHERE customer_id = 'c4'`);
    expect(distribution('auto').scale).toBe('log');
    duckdb.query(`UPDATE customer_facts SET kwh_12m = 50 WHERE customer_id = 'c4'`);
  });

  it('is empty, not wrong, without any numeric fact', () => {
    const at = context([], []);
    const options = { field: 'kwh_12m', scale: 'auto' } as const;
    expect(readDistribution(run(queryDistribution(at, options)), at, options)).toMatchObject({ field: null, edges: [], all: [] });
  });
});

describe.each(Object.entries(EVERY_FILTER))('under filter %s', (name, filters) => {
  const twelve = Array.from({ length: 12 }, (_, i) =>
    i === 0 ? "O'Hare" : i === 1 ? 'a"b; DROP TABLE segment --' : `大工业${String(i)}`,
  );
  it.each([
    ['no segment', []],
    ['one segment', ['A']],
    ['twelve segments', twelve],
  ])('every statement binds and ends in ORDER BY, with %s', (_, keys) => {
    const at = contextOf(keys, filters, FACTS);
    const statements = [
      querySegmentSizes(at),
      querySatisfaction(at),
      ...(['all', 'workday', 'weekend'] as const).map((dayType) => queryLoadCurves(at, { dayType, scale: 'auto' })),
      ...(['auto', 'linear', 'log'] as const).flatMap((scale) =>
        FACTS.map(({ name: field }) => queryDistribution(at, { field, scale })),
      ),
    ];
    for (const { text } of statements) {
      expect(text).toMatch(/ORDER BY [^)]*$/);
      expect(() => duckdb.query(`EXPLAIN ${text}`)).not.toThrow();
    }
  });

  it('the charts agree on the number of customers', () => {
    const at = contextOf(['A', 'B', 'C'], filters, FACTS);
    const options = { field: 'kwh_12m', scale: 'auto' } as const;
    const sizes = readSegmentSizes(run(querySegmentSizes(at)), at).rows.reduce((sum, row) => sum + row.customers, 0);
    const { filtered, missingFiltered } = readDistribution(run(queryDistribution(at, options)), at, options);
    expect(filtered.reduce((sum, count) => sum + count, missingFiltered)).toBe(sizes);
    expect(sizes).toBe(
      {
        none: 6,
        in: 2,
        'in with null': 3,
        'only null': 1,
        finding: 2,
        'event in a month': 2,
        'counted events': 1,
        'no event': 4,
        risk: 3,
        'risk and value tier': 1,
        event: 2,
        nobody: 0,
        segment: 3,
        range: 2,
        several: 1,
      }[name],
    );
  });
});
