// Checks that no table, name or value can break a build: hostile, empty, tiny and one-sided exports, and filters on what comes out.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { filtersFor, population, type Filter, type FilterSet } from '../../../src/model/filter';
import { guessMapping } from '../../../src/model/guess-mapping';
import type { TableMapping } from '../../../src/model/mapping';
import type { ModelInfo } from '../../../src/model/model-info';
import { buildModel } from '../../../src/model/build-model';
import { ident, sql } from '../../../src/sql/sql';
import { openDuckdb, type TestDuckdb } from '../../support/duckdb';
import { build, runnerOf, selectTable, textTable } from './model-fixture';

let db: TestDuckdb;
beforeAll(async () => {
  db = await openDuckdb();
});
afterAll(() => db.close());

/** Canonical columns that any statement of a chart may name. */
const CANONICAL: Record<string, string> = {
  customer:
    'customer_id, name, phone, address, id_number, class, nature, industry, region, feeder, voltage, capacity_kva, people, opened, tariff, importance, channel, status, annual_kwh',
  usage: 'customer_id, period, kwh, amount, peak_kwh, flat_kwh, valley_kwh, due, paid, arrears',
  reading: 'customer_id, time, kw, kwh',
  reading_day: 'customer_id, day, slot_minutes, kw',
  survey:
    'answer_id, customer_id, answered, overall, scale_min, scale_max, top2, reliability, billing, price, staff, response, channel_ease, nps, comment',
  survey_item: 'answer_id, customer_id, answered, item, score, scale_min, scale_max, level, top2',
  survey_asked: 'customer_id, has_answer',
  ticket: 'ticket_id, customer_id, type, ticket_channel, opened_at, responded_at, closed_at, stage, department, cause',
  outage: 'customer_id, region, feeder, started, ended, planned, cause',
  supply_point: 'customer_id, place',
  place_outage: 'place, started, ended, minutes, is_planned, cause, feeder, region',
  customer_outage: 'customer_id, feeder, region, started, ended, minutes, is_planned, cause',
  load_shape: 'customer_id, day_type, slot, hour, kw, days',
  customer_facts:
    'customer_id, class, nature, industry, region, feeder, voltage, tariff, importance, channel, status, capacity_kva, people, opened, annual_kwh, contract_years, ' +
    'kwh_12m, amount_12m, kwh_growth, mean_price, peak_share, valley_share, late_payments_12m, arrears_amount, csat, csat_top2, nps, tickets_12m, complaints_12m, ' +
    'outage_minutes_12m, mean_kw, peak_kw, load_factor, peak_hour, capacity_use',
};

function expectAllTables(): void {
  for (const [table, columns] of Object.entries(CANONICAL))
    expect(() => db.query(`SELECT ${columns} FROM ${table} ORDER BY ALL LIMIT 1`), table).not.toThrow();
}

const sqlTypes = (): Record<string, unknown> =>
  Object.fromEntries(
    db
      .query('SELECT column_name, column_type FROM (DESCRIBE customer_facts)')
      .map((row) => [row['column_name'], row['column_type']]),
  );

describe('every table has every column', () => {
  it('with nothing loaded', async () => {
    const info = await build(db, []);
    expectAllTables();
    expect(info).toMatchObject({ customers: 0, facts: [], roles: [], period: null, slotsPerDay: 0, problems: [], files: [] });
  });

  it('with a header and no rows', async () => {
    await build(db, [await textTable(db, 'raw_header', [['户号', '年月', '电量', '用电类别']])]);
    expectAllTables();
  });

  it('with one customer and one column, and all its measures DOUBLE', async () => {
    const info = await build(db, [await textTable(db, 'raw_one', [['户号'], ['1']])]);
    expectAllTables();
    expect(info).toMatchObject({ customers: 1, facts: [] });
    const types = sqlTypes();
    for (const name of [
      'kwh_12m',
      'csat_top2',
      'tickets_12m',
      'late_payments_12m',
      'outage_minutes_12m',
      'peak_kw',
      'peak_hour',
      'capacity_use',
      'kwh_growth',
    ]) {
      expect(types[name], name).toBe('DOUBLE');
    }
  });

  it('with all values missing', async () => {
    const header = ['户号', '用电类别', '合同容量', '立户日期', '2024年1月', '满意度', '星级'];
    const info = await build(db, [
      await textTable(db, 'raw_void', [
        header,
        ['1', ...header.slice(1).map(() => null)],
        ['2', ...header.slice(1).map(() => '-')],
      ]),
    ]);
    expectAllTables();
    expect(info).toMatchObject({ customers: 2, facts: [], problems: [] });
  });

  it('and what was loaded before is gone', async () => {
    await build(db, [
      await textTable(db, 'raw_old', [
        ['户号', '年月', '电量'],
        ['1', '202401', '5'],
      ]),
    ]);
    await build(db, [
      await textTable(db, 'raw_new', [
        ['户号', '用电类别'],
        ['2', '大工业'],
      ]),
    ]);
    expect(db.query('SELECT count(*)::INTEGER AS n FROM usage ORDER BY n')).toEqual([{ n: 0 }]);
    expect(db.query('SELECT customer_id FROM customer ORDER BY 1')).toEqual([{ customer_id: '2' }]);
  });
});

describe('hostile names and values', () => {
  const NAMES = [
    '"; DROP TABLE customer;--',
    "it's",
    'select',
    'a"b',
    '😀',
    '<b>x</b>',
    'Class',
    'segment',
    'KWH_12M',
    'source',
    'rowid',
    'place',
    'customer_id ',
    'a\u0000b'.replace('\u0000', '\u0001'),
    '户 号',
  ];
  const VALUES = ["'; DROP TABLE customer; --", '"', '\\', '%_', '=1+1', "O'Brien", '😀'];

  it('every column becomes a fact of its own, under a name that can be filtered', async () => {
    const header = ['户号', ...NAMES.filter((name) => name !== '户 号')];
    const rows = Array.from({ length: 21 }, (_, i) => [
      String(i),
      ...header.slice(1).map((_name, at) => VALUES[(i + at) % VALUES.length] ?? null),
    ]);
    const raw = await textTable(db, 'raw_hostile', [header, ...rows]);
    const guess = guessMapping(raw);
    const mapping: TableMapping = {
      ...guess,
      columns: guess.columns.map((entry) => (entry.column === '户号' ? entry : { ...entry, use: { kind: 'attribute' } })),
    };
    const info = await build(db, [raw], [mapping]);
    expectAllTables();
    expect(info.customers).toBe(21);
    expect(info.facts).toHaveLength(header.length - 1);
    expect(new Set(info.facts.map(({ name }) => name.toLowerCase())).size).toBe(info.facts.length);
    db.query('CREATE OR REPLACE TABLE segment AS SELECT customer_id, customer_id AS segment, NULL AS reason FROM customer_facts');
    for (const { name } of info.facts) {
      for (const value of VALUES) {
        const filter: Filter = { kind: 'in', field: name, values: [value] };
        expect(
          db.query(`SELECT count(*)::INTEGER AS n FROM (${population([filter]).text}) ORDER BY n`),
          `${name} ${value}`,
        ).toEqual([{ n: 3 }]);
      }
    }
  });

  it('a table and its ids may be called anything', async () => {
    const raw = await selectTable(
      db,
      'raw "x"; --',
      sql`SELECT unnest(${VALUES.length > 0 ? sql`[${VALUES}]` : sql`[]`}) AS 户号, 1.0 AS 电量`,
      "it's.csv",
    );
    const info = await build(db, [raw]);
    expect(info.customers).toBe(VALUES.length);
    expect(db.query('SELECT customer_id FROM customer').map((row) => row['customer_id'])).toEqual(
      expect.arrayContaining(["'; DROP TABLE customer; --", '😀']),
    );
  });

  it('columns that only show as text are left out, odd numbers are no numbers', async () => {
    const raw = await selectTable(
      db,
      'raw_types',
      sql`SELECT CAST(i AS VARCHAR) AS 户号, [i, 2] AS 列表, CAST('a' AS BLOB) AS 二进制, INTERVAL 1 DAY AS 间隔, CASE i WHEN 1 THEN 'nan'::DOUBLE WHEN 2 THEN 'inf'::DOUBLE ELSE 5 END AS 电量,
          CAST(1.25 AS DECIMAL(38, 10)) AS 十进制, CAST(170141183460469231731687303715884105727 AS HUGEINT) AS 巨整数, i = 1 AS 标志 FROM range(3) r(i)`,
    );
    await build(db, [raw]);
    expect(db.query('SELECT customer_id, kwh_12m, 十进制, 标志 FROM customer_facts ORDER BY 1')).toEqual([
      { customer_id: '0', kwh_12m: 5, 十进制: 1.25, 标志: 'false' },
      { customer_id: '1', kwh_12m: null, 十进制: 1.25, 标志: 'true' },
      { customer_id: '2', kwh_12m: null, 十进制: 1.25, 标志: 'false' },
    ]);
  });
});

describe('filters', () => {
  it('of every kind bind on every fact, and keep what they say', async () => {
    const raw = await textTable(db, 'raw_filter', [
      ['户号', '用电类别', '合同容量', '立户日期', '电量', '满意度'],
      ['1', '大工业', '315', '2020-01-01', '10', '5'],
      ['2', '居民生活', '', '2021-01-01', '20', ''],
      ['3', '', '8', '', '', '2'],
    ]);
    const info: ModelInfo = await build(db, [raw]);
    db.query("CREATE OR REPLACE TABLE segment AS SELECT customer_id, 'all' AS segment, NULL AS reason FROM customer_facts");
    const ids = (...filters: Filter[]): unknown[] =>
      db.query(`SELECT customer_id FROM (${population(filters).text}) ORDER BY 1`).map((row) => row['customer_id']);
    for (const { name, kind, range } of info.facts) {
      const filters: Filter[] = [
        { kind: 'in', field: name, values: ['大工业', "a'b"] },
        { kind: 'in', field: name, values: [null] },
        { kind: 'in', field: name, values: ['x', null] },
        { kind: 'in', field: name, values: [] },
        ...(kind === 'number' && range !== undefined
          ? [{ kind: 'range' as const, field: name, lo: range[0], hi: range[1] }]
          : []),
      ];
      for (const filter of filters)
        expect(() => db.query(`EXPLAIN ${population([filter]).text}`), JSON.stringify(filter)).not.toThrow();
    }
    const set: FilterSet = {
      size: { kind: 'range', field: 'kwh_12m', lo: 10, hi: 20 },
      kinds: { kind: 'in', field: 'class', values: ['大工业', null] },
      opened: { kind: 'in', field: 'opened', values: ['2020-01-01'] },
      segments: { kind: 'in', field: 'segment', values: ['all'] },
    };
    expect(() => db.query(`EXPLAIN ${population(filtersFor(set, null)).text}`)).not.toThrow();
    expect(ids(...filtersFor(set, null))).toEqual(['1']);
    expect(ids({ kind: 'in', field: 'class', values: [null] })).toEqual(['3']);
    expect(ids({ kind: 'in', field: 'class', values: ['居民生活', null] })).toEqual(['2', '3']);
    expect(ids({ kind: 'in', field: 'class', values: [] })).toEqual([]);
    expect(ids({ kind: 'range', field: 'kwh_12m', lo: 10, hi: 20 })).toEqual(['1']);
    expect(ids()).toEqual(['1', '2', '3']);
  });
});

describe('a build', () => {
  it('reports its steps in order up to 1', async () => {
    const shares: number[] = [];
    const raw = await textTable(db, 'raw_steps', [
      ['户号', '电量'],
      ['1', '5'],
    ]);
    await buildModel(runnerOf(db), [raw], [guessMapping(raw)], {
      today: '2026-11-24',
      loadId: 7,
      onProgress: (share) => shares.push(share),
    });
    expect(shares).toEqual([...shares].sort((a, b) => a - b));
    expect(shares.at(-1)).toBe(1);
  });

  it('stops when it is cancelled', async () => {
    const controller = new AbortController();
    const raw = await textTable(db, 'raw_stop', [
      ['户号', '电量'],
      ['1', '5'],
    ]);
    const building = buildModel(runnerOf(db), [raw], [guessMapping(raw)], {
      today: '2026-11-24',
      loadId: 8,
      signal: controller.signal,
      onProgress: () => controller.abort(),
    });
    await expect(building).rejects.toMatchObject({ name: 'AbortError' });
  });

  it('takes several columns in one role, the first that has a value', async () => {
    const raw = await textTable(db, 'raw_two_ids', [
      ['户号', '旧户号', '电量'],
      ['1', '9', '5'],
      ['', '2', '6'],
    ]);
    const guess = guessMapping(raw);
    const columns = guess.columns.map((entry) =>
      entry.column === '旧户号' ? { ...entry, use: { kind: 'role' as const, role: 'customer_id' } } : entry,
    );
    await build(db, [raw], [{ ...guess, columns }]);
    expect(db.query(`SELECT ${ident('customer_id').text}, kwh_12m FROM customer_facts ORDER BY 1`)).toEqual([
      { customer_id: '1', kwh_12m: 5 },
      { customer_id: '2', kwh_12m: 6 },
    ]);
  });

  it('works for every meaning that the user may give to one row', async () => {
    const raw = await textTable(db, 'raw_any', [
      ['户号', '日期', '电量', '用电类别', '开始时间', '结束时间'],
      ['1', '2024-01-01', '5', '大工业', '2024-01-01 08:00', '2024-01-01 09:00'],
    ]);
    for (const rowIs of ['customer', 'usage', 'reading', 'survey', 'ticket', 'outage', 'ignore'] as const) {
      await build(db, [raw], [guessMapping(raw, rowIs)]);
      expectAllTables();
    }
  });
});
