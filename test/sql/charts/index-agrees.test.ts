// Holds the charts' answers from typed arrays equal to those of their statements, on random customers under random filters.
import { afterAll, beforeAll, expect, it } from 'vitest';
import { indexDistribution, queryDistribution, readDistribution } from '../../../src/charts/distribution/query';
import { indexSatisfaction, querySatisfaction, readSatisfaction } from '../../../src/charts/satisfaction/query';
import { indexBubbles, queryBubbles, readBubbles } from '../../../src/charts/segment-bubble/query';
import { indexSegmentSizes, querySegmentSizes, readSegmentSizes } from '../../../src/charts/segment-size/query';
import { FactsIndex, type FactColumn } from '../../../src/crossfilter/facts-index';
import { Random } from '../../../src/lib/random';
import type { Filter } from '../../../src/model/filter';
import { join, sql, type Sql } from '../../../src/sql/sql';
import { openDuckdb, type TestDuckdb } from '../../support/duckdb';
import { contextOf, number, resultOf } from './fixture';

const SEGMENTS = ["O'Hare", '大工业', 'a"b', 'empty'];
const REGIONS = ['north', 'south', null];
const FIELDS = ['kwh_12m', 'late_payments', 'peak_hour', 'load_factor'] as const;

const random = new Random(20261101);
/** Skewed with zeros and gaps; whole numbers; half hours; an even share below 1. */
const customers = Array.from({ length: 500 }, (_, i) => ({
  customer_id: String(i).padStart(10, '0'),
  segment: random.weighted({ "O'Hare": 6, 大工业: 3, 'a"b': 1 }),
  region: random.pick(REGIONS),
  kwh_12m: random.chance(0.1) ? null : random.chance(0.05) ? 0 : random.logNormal(3000, 1.4),
  csat_top2: random.chance(0.6) ? null : Number(random.chance(0.7)),
  late_payments: random.poisson(0.8),
  peak_hour: random.chance(0.3) ? null : random.below(48) / 2,
  load_factor: random.next(),
}));

const column = (name: 'csat_top2' | (typeof FIELDS)[number]): Float64Array =>
  Float64Array.from(customers, (customer) => customer[name] ?? NaN);
const category = (
  values: readonly (string | null)[],
  of: (customer: (typeof customers)[number]) => string | null,
): FactColumn => ({
  kind: 'category',
  codes: Uint32Array.from(customers, (customer) => values.indexOf(of(customer))),
  values,
});
const index = new FactsIndex(
  customers.length,
  new Map<string, FactColumn>([
    ['segment', category(['a"b', "O'Hare", '大工业'], ({ segment }) => segment)],
    ['region', category(REGIONS, ({ region }) => region)],
    ...(['csat_top2', ...FIELDS] as const).map((name): [string, FactColumn] => [name, { kind: 'number', values: column(name) }]),
  ]),
);
const facts = FIELDS.map((name) => {
  const known = Array.from(column(name)).filter((value) => !Number.isNaN(value));
  return number(name, [Math.min(...known), Math.max(...known)]);
});

function randomFilters(): Filter[] {
  const some = <T>(values: readonly T[]): T[] => values.filter(() => random.chance(0.6));
  const field = random.pick(FIELDS);
  const lo = random.between(-1, 1) * (field === 'kwh_12m' ? 4000 : field === 'load_factor' ? 0.6 : 4);
  const all: Filter[] = [
    { kind: 'in', field: 'segment', values: some(SEGMENTS) },
    { kind: 'in', field: 'region', values: some(REGIONS) },
    { kind: 'range', field, lo, hi: lo + random.exponential(field === 'kwh_12m' ? 5000 : field === 'load_factor' ? 0.5 : 8) },
  ];
  return all.filter(() => random.chance(0.5));
}

let duckdb: TestDuckdb;
const run = (statement: Sql) => resultOf(duckdb.query(statement.text));

beforeAll(async () => {
  duckdb = await openDuckdb();
  const rows = customers.map(
    (c) => sql`(${[c.customer_id, c.segment, c.region, c.kwh_12m, c.csat_top2, c.late_payments, c.peak_hour, c.load_factor]})`,
  );
  duckdb.query(
    sql`CREATE TABLE given AS SELECT * FROM (VALUES ${join(rows, ', ')}) AS t(customer_id, segment, region, kwh_12m, csat_top2, late_payments, peak_hour, load_factor)`
      .text,
  );
  const doubles = ['csat_top2', ...FIELDS].map((name) => `${name}::DOUBLE AS ${name}`).join(', ');
  duckdb.query(`CREATE TABLE customer_facts AS SELECT customer_id, region, ${doubles} FROM given;
    CREATE TABLE segment AS SELECT customer_id, segment, '' AS reason FROM given`);
});
afterAll(() => {
  duckdb.close();
});

const cases = Array.from({ length: 24 }, (_, i) => ({ i: String(i), filters: i === 0 ? [] : randomFilters() }));

it.each(cases)('case $i', ({ filters }) => {
  const at = contextOf(SEGMENTS, filters, facts);

  const sizes = readSegmentSizes(run(querySegmentSizes(at)), at);
  const fromIndex = indexSegmentSizes(index, at);
  expect(fromIndex.rows.map(({ energyKwh: _, ...row }) => row)).toEqual(sizes.rows.map(({ energyKwh: _, ...row }) => row));
  // Sums differ by the order of addition only.
  fromIndex.rows.forEach((row, i) =>
    expect(row.energyKwh / (sizes.rows[i]!.energyKwh || 1)).toBeCloseTo(row.energyKwh === 0 ? 0 : 1, 10),
  );

  expect(indexSatisfaction(index, at)).toEqual(readSatisfaction(run(querySatisfaction(at))));

  for (const field of FIELDS) {
    const bubbles = indexBubbles(index, at, { field }).rows;
    readBubbles(run(queryBubbles(at, { field })), at, { field }).rows.forEach(({ sum, ...row }, i) => {
      expect(bubbles[i]).toEqual({ ...row, sum: bubbles[i]?.sum });
      expect(bubbles[i]!.sum / (sum || 1)).toBeCloseTo(sum === 0 ? 0 : 1, 10);
    });
    for (const scale of ['auto', 'linear', 'log'] as const) {
      const options = { field, scale };
      expect(indexDistribution(index, at, options)).toEqual(readDistribution(run(queryDistribution(at, options)), at, options));
    }
  }
});

it('tries both scales', () => {
  const scaleOf = (field: string) => indexDistribution(index, contextOf(SEGMENTS, [], facts), { field, scale: 'auto' }).scale;
  expect(FIELDS.map(scaleOf)).toEqual(['log', 'linear', 'linear', 'linear']);
});
