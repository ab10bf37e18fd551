// Filters by findings: their customers in the database, and the same answer from SQL and from memory.
import { afterAll, beforeAll, expect, it } from 'vitest';
import { FactsIndex, findingOf, type FactColumn } from '../../../src/crossfilter/facts-index';
import { loadFactColumn, queryFindingColumn, readNumberColumn } from '../../../src/crossfilter/load-column';
import { findingName, population, type Filter, type FindingFilter } from '../../../src/model/filter';
import { buildFinding, dropFindings, findingFilter } from '../../../src/model/quality/finding-table';
import { CHECKS, thresholdsOf } from '../../../src/model/quality/registry';
import { openDuckdb, type TestDuckdb } from '../../support/duckdb';
import { runnerOf } from './model-fixture';
import { askText, type Asked } from './quality-ask';

let db: TestDuckdb;
let asked: Asked;

beforeAll(async () => {
  db = await openDuckdb();
  asked = await askText(db, {
    raw_customers: [
      ['户号', '用电类别', '供电单位'],
      ['0330000001', '居民生活', '城东'],
      ['0330000002', '居民生活', '城西'],
      ['0330000003', '大工业', '城西'],
      ["O'Hare 4", '大工业', '城东'],
    ],
    raw_usage: [
      ['户号', '年月', '电量', '电费'],
      ['0330000001', '202401', '-10', '5'],
      ['0330000001', '202402', '-20', '5'],
      ['0330000002', '202401', '100', '50'],
      ['0330000002', '202402', '1500', '700'],
      ["O'Hare 4", '202401', '-5', '3'],
      ["O'Hare 4", '202402', '30', '10'],
      ['0330000099', '202401', '7', '3'],
    ],
  });
  db.query(
    "CREATE OR REPLACE TABLE segment AS SELECT customer_id, CASE WHEN class = '大工业' THEN 'industry' ELSE 'home' END AS segment, NULL AS reason FROM customer_facts",
  );
});
afterAll(() => db.close());

const check = (id: string) => CHECKS.find((candidate) => candidate.id === id)!;
const filterOf = (id: string, thresholds: Record<string, number> = {}): FindingFilter =>
  findingFilter(check(id), { ...asked.input, thresholds: thresholdsOf(check(id), thresholds) });
const keep = (filter: FindingFilter) => buildFinding(runnerOf(db), filter, asked.input, {});
const kept = (...filters: Filter[]) =>
  db.query(`SELECT customer_id FROM (${population(filters).text}) ORDER BY 1`).map((row) => row['customer_id']);

it('keeps the customers of a finding, each once', async () => {
  const negative = filterOf('negative-kwh');
  expect(await keep(negative)).toBe(2);
  expect(kept(negative)).toEqual(['0330000001', "O'Hare 4"]);
  expect(kept(negative, { kind: 'in', field: 'class', values: ['大工业'] })).toEqual(["O'Hare 4"]);
  // Asked once more, as after a cancelled attempt, nobody is there twice.
  await keep(negative);
  expect(db.query('SELECT count(*)::INTEGER AS n FROM finding ORDER BY n')).toEqual([{ n: 2 }]);
});

it('is judged by the thresholds of the filter, which are part of its name', async () => {
  const strict = filterOf('jump-months', { factor: 20 });
  const usual = filterOf('jump-months');
  expect([findingName(usual), findingName(strict)]).toEqual([
    'jump-months factor=10 floor=100',
    'jump-months factor=20 floor=100',
  ]);
  // 100 → 1500 is fifteen times as much.
  expect([await keep(usual), await keep(strict)]).toEqual([1, 0]);
  expect([kept(usual), kept(strict)]).toEqual([['0330000002'], []]);
});

it('answers from memory as from SQL', async () => {
  const run = (statement: { text: string }) => Promise.resolve(db.columns(statement.text));
  const filters = [filterOf('negative-kwh'), filterOf('jump-months')];
  const columns = new Map<string, FactColumn>([
    ['segment', await loadFactColumn('segment', 'category', run)],
    ['kwh_12m', await loadFactColumn('kwh_12m', 'number', run)],
  ]);
  let index = new FactsIndex(asked.model.customers, columns);
  for (const filter of filters) {
    let missing = '';
    try {
      index.mask([filter]);
    } catch (thrown) {
      missing = (thrown as { field: string }).field;
    }
    expect(findingOf(missing)).toBe(findingName(filter));
    index = index.with(missing, readNumberColumn(await run(queryFindingColumn(findingName(filter)))));
  }
  const sets: Filter[][] = [
    ...filters.map((filter) => [filter]),
    filters,
    [filters[0]!, { kind: 'in', field: 'segment', values: ['home'] }],
    [filters[0]!, { kind: 'range', field: 'kwh_12m', lo: 0, hi: 1e9 }],
  ];
  for (const set of sets) {
    const rows = db.query(
      `SELECT segment, count(*)::INTEGER AS n, coalesce(sum(kwh_12m), 0) AS kwh FROM (${population(set).text}) GROUP BY segment ORDER BY segment`,
    );
    const groups = index.group('segment', set, ['kwh_12m']).filter(({ count }) => count > 0);
    expect(
      groups.map(({ key, count, sums }) => ({ segment: key, n: count, kwh: sums[0] })),
      JSON.stringify(set),
    ).toEqual(rows);
  }
});

it('counts only those whom the dashboard has, and nobody for a check it does not know', async () => {
  const strangers = filterOf('not-in-customer-list');
  const size = await keep(strangers);
  expect(kept(strangers)).toHaveLength(size);
  expect(await keep({ ...strangers, check: "'; DROP TABLE customer; --" })).toBe(0);
  expect(db.query('SELECT count(*)::INTEGER > 0 AS there FROM customer ORDER BY 1')).toEqual([{ there: true }]);
});

it('goes with the data', async () => {
  await dropFindings(runnerOf(db));
  await dropFindings(runnerOf(db));
  expect(() => kept(filterOf('negative-kwh'))).toThrow(/finding does not exist/);
});
