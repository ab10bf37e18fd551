// Holds the statements of the charts that set segments beside each other to rows worked out by hand, and to every form of filter.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Filter } from '../../../src/model/filter';
import type { FactField } from '../../../src/model/model-info';
import { queryBubbles, readBubbles } from '../../../src/charts/segment-bubble/query';
import { queryCompared, readCompared } from '../../../src/charts/segment-compare/query';
import { queryHeat, readHeat } from '../../../src/charts/segment-heat/query';
import { queryRegionSegments, readRegionSegments } from '../../../src/charts/segment-region/query';
import { querySpreads, readSpreads } from '../../../src/charts/segment-spread/query';
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

const region: FactField = {
  name: 'region',
  text: { en: 'region', zh: '地区' },
  kind: 'category',
  family: 'social',
  known: 5,
  distinct: 2,
};
const FACTS = [number('csat_top2', [0, 1]), number('kwh_12m', [0, 300]), number('peak_hour', [8, 20]), region];
const context = (filters: readonly Filter[] = []) => contextOf(['B', 'A', 'C', 'D'], filters, FACTS);
const run = (statement: Sql) => resultOf(duckdb.query(statement.text));
const near = (value: number): unknown => expect.closeTo(value, 9) as unknown;
const NORTH = EVERY_FILTER['in with null'] ?? [];

describe('value × satisfaction', () => {
  const bubbles = (filters: readonly Filter[] = [], field = 'kwh_12m') =>
    readBubbles(run(queryBubbles(context(filters), { field })), context(filters), { field }).rows.map((row) =>
      Object.values(row),
    );

  it('counts customers, values and answers of every segment, empty ones included', () => {
    // key, customers, with kWh, their sum, answered, satisfied
    expect(bubbles()).toEqual([
      ['B', 2, 2, 50, 1, 1],
      ['A', 3, 2, 400, 3, 2],
      ['C', 1, 0, 0, 0, 0],
      ['D', 0, 0, 0, 0, 0],
    ]);
  });

  it('follows filters, except by segment', () => {
    expect(bubbles(NORTH).slice(0, 2)).toEqual([
      ['B', 0, 0, 0, 0, 0],
      ['A', 3, 2, 400, 3, 2],
    ]);
    expect(bubbles(EVERY_FILTER['segment'])).toEqual(bubbles());
  });

  it('takes another measure, and never satisfaction itself', () => {
    expect(bubbles([], 'peak_hour')[0]).toEqual(['B', 2, 2, 20.5, 1, 1]);
    expect(readBubbles(run(queryBubbles(context(), { field: 'csat_top2' })), context(), { field: 'csat_top2' }).field?.name).toBe(
      'kwh_12m',
    );
  });
});

describe('means and spreads of every measure', () => {
  it('by segment and of all', () => {
    const { segments, all, fields } = readHeat(run(queryHeat(context(), {})), context(), {});
    expect(fields.map(({ name }) => name)).toEqual(['csat_top2', 'kwh_12m', 'peak_hour']);
    expect(segments.map(({ key, customers }) => [key, customers])).toEqual([
      ['B', 2],
      ['A', 3],
      ['C', 1],
      ['D', 0],
    ]);
    // kWh of A: 100 and 300, so mean 200 and s = √(2 · 100² / 1) = 141.42…; of all 0, 50, 100, 300: mean 112.5,
    // squares of the distances 12656.25 + 3906.25 + 156.25 + 35156.25 = 51875, s = √(51875 / 3).
    expect(segments[1]?.measures[1]).toEqual({ n: 2, mean: 200, sd: near(Math.sqrt(20000)) });
    expect(all.customers).toBe(6);
    expect(all.measures[1]).toEqual({ n: 4, mean: 112.5, sd: near(Math.sqrt(51875 / 3)) });
    // One value has no spread, none has no mean either.
    expect(segments[0]?.measures[0]).toEqual({ n: 1, mean: 1, sd: NaN });
    expect(segments[3]?.measures[1]).toEqual({ n: 0, mean: NaN, sd: NaN });
  });

  it('of the chosen segments in the order of choice, beside all', () => {
    const options = { segments: '["A","C"]' };
    const { segments, all } = readCompared(run(queryCompared(context(NORTH), options)), context(NORTH), options);
    expect(segments.map(({ key, customers }) => [key, customers])).toEqual([
      ['A', 3],
      ['C', 0],
    ]);
    expect(all.customers).toBe(3);
  });
});

describe('distributions by segment', () => {
  const spreads = (filters: readonly Filter[] = []) => {
    const options = { field: 'kwh_12m', scale: 'linear' } as const;
    return readSpreads(run(querySpreads(context(filters), options)), context(filters), options);
  };

  it('count customers in bins that all segments share', () => {
    const { edges, rows, scale } = spreads();
    expect(scale).toBe('linear');
    const filled = rows.map(({ key, counts }) => [key, counts.flatMap((n, i) => (n > 0 ? [[edges[i], n]] : []))]);
    expect(filled).toEqual([
      [
        'B',
        [
          [0, 1],
          [50, 1],
        ],
      ],
      [
        'A',
        [
          [100, 1],
          [300, 1],
        ],
      ],
      ['C', []],
      ['D', []],
    ]);
  });

  it('mark the median and the quartiles, between values by their distance', () => {
    // A has 100 and 300: P25 = 100 + 0.25 · 200.
    expect(spreads().rows.map(({ counts: _, ...row }) => row)).toEqual([
      { key: 'B', known: 2, missing: 0, q1: 12.5, median: 25, q3: 37.5 },
      { key: 'A', known: 2, missing: 1, q1: 150, median: 200, q3: 250 },
      { key: 'C', known: 0, missing: 1, q1: NaN, median: NaN, q3: NaN },
      { key: 'D', known: 0, missing: 0, q1: NaN, median: NaN, q3: NaN },
    ]);
  });
});

it('region × segment counts every pair, missing regions included', () => {
  const options = { field: 'region', share: 'region' } as const;
  const { keys, regions } = readRegionSegments(run(queryRegionSegments(context(), options)), context(), options);
  expect(keys).toEqual(['B', 'A', 'C', 'D']);
  expect(regions).toEqual([
    { value: 'north', counts: [0, 2, 0, 0] },
    { value: 'south', counts: [2, 0, 1, 0] },
    { value: null, counts: [0, 1, 0, 0] },
  ]);
});

describe.each(Object.entries(EVERY_FILTER))('under filter %s', (name, filters) => {
  const hostile = ["O'Hare", 'a"b; DROP TABLE segment --', ...Array.from({ length: 10 }, (_, i) => `大工业${String(i)}`)];
  it.each([
    ['no segment', []],
    ['one segment', ['A']],
    ['twelve segments', hostile],
  ])('every statement binds and ends in ORDER BY, with %s', (_, keys) => {
    for (const facts of [FACTS, [number('csat_top2', [0, 1])]]) {
      const at = contextOf(keys, filters, facts);
      const statements = [
        queryBubbles(at, { field: 'kwh_12m' }),
        queryHeat(at, {}),
        queryCompared(at, { segments: '' }),
        queryRegionSegments(at, { field: 'region', share: 'region' }),
        ...(['auto', 'linear', 'log'] as const).map((scale) => querySpreads(at, { field: 'kwh_12m', scale })),
      ];
      for (const { text } of statements) {
        expect(text).toMatch(/ORDER BY [^)]*$/);
        expect(() => duckdb.query(`EXPLAIN ${text}`)).not.toThrow();
      }
    }
  });

  it('the charts agree on the number of customers', () => {
    const at = contextOf(['A', 'B', 'C'], filters, FACTS);
    const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);
    const heat = readHeat(run(queryHeat(at, {})), at, {});
    const options = { field: 'kwh_12m', scale: 'auto' } as const;
    const spread = readSpreads(run(querySpreads(at, options)), at, options);
    const bubbles = readBubbles(run(queryBubbles(at, options)), at, options);
    const regions = readRegionSegments(run(queryRegionSegments(at, { field: 'region', share: 'region' })), at, {
      field: 'region',
      share: 'region',
    });
    expect(sum(heat.segments.map(({ customers }) => customers))).toBe(heat.all.customers);
    expect(sum(spread.rows.map(({ known, missing }) => known + missing))).toBe(heat.all.customers);
    for (const { known, counts } of spread.rows) expect(sum(counts)).toBe(known);
    expect(sum(bubbles.rows.map(({ customers }) => customers))).toBe(heat.all.customers);
    // Only the regions count a filter by segment.
    expect(sum(regions.regions.map(({ counts }) => sum(counts)))).toBe(
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
