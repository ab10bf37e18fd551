// Reads tables thinner by way of a staging table, and stops before one that will not fit; the expected rows are worked out by hand.
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { writeIpc, type ColumnInput } from '../../../src/engine/ipc';
import { describeTable } from '../../../src/intake/describe-table';
import { columnBytes, fittingSample, type MemoryForecast } from '../../../src/intake/memory-forecast';
import type { RawTable } from '../../../src/intake/raw-table';
import type { ReadContext, ReadOverrides } from '../../../src/intake/reader';
import type { Thinning } from '../../../src/intake/thin-choice';
import type { LargeTable, MemoryWatch } from '../../../src/intake/thin-gate';
import { readWatched } from '../../../src/intake/thin-reading';
import { ident, sql } from '../../../src/sql/sql';
import { openDuckdb, type TestDuckdb } from '../../support/duckdb';
import { runnerOf } from './load-text';

let db: TestDuckdb;
beforeAll(async () => {
  db = await openDuckdb();
});
afterAll(() => db.close());
beforeEach(() => db.query('DROP TABLE IF EXISTS raw_t'));

const tables = (): unknown[] => db.query('SELECT table_name AS name FROM duckdb_tables() ORDER BY 1').map(({ name }) => name);

interface Batch {
  readonly ids: readonly string[];
  /** Minutes after the start of 2024. */
  readonly minutes: readonly number[];
  readonly kw: readonly number[];
}

const NEW_YEAR_MS = Date.UTC(2024, 0, 1);

function columnsOf({ ids, minutes, kw }: Batch): ColumnInput[] {
  return [
    { name: '户号', kind: 'text', values: [...ids] },
    { name: '时间', kind: 'timestamp', values: Float64Array.from(minutes, (minute) => NEW_YEAR_MS + minute * 60_000) },
    { name: '功率', kind: 'float', values: Float64Array.from(kw) },
    { name: '备注', kind: 'text', values: ids.map(() => 'a long remark that nobody needs') },
  ];
}

/** A reader of those batches: it makes the table first, or lets the first batch make it; in the end it changes a type, as readers do. */
function reader(batches: readonly Batch[], creates: boolean) {
  return async ({ runner, nameFor, onProgress, signal }: Omit<ReadContext, 'readInner'>): Promise<RawTable[]> => {
    const name = nameFor('t');
    try {
      if (!creates)
        await runner.run(
          sql`CREATE OR REPLACE TABLE ${ident('main', name)} (户号 VARCHAR, 时间 TIMESTAMP, 功率 DOUBLE, 备注 VARCHAR)`,
        );
      for (const [i, batch] of batches.entries()) {
        signal.throwIfAborted();
        onProgress({ file: 't', share: (i + 1) / (batches.length + 1), rows: batch.ids.length * (i + 1) });
        await runner.insert('main', name, writeIpc(columnsOf(batch)), creates && i === 0);
      }
      await runner.run(sql`ALTER TABLE ${ident('main', name)} ALTER COLUMN ${ident('备注')} TYPE VARCHAR`);
      const source = { file: 't', bytes: 1, format: 'test' };
      return [await describeTable(runner, name, { source, totals: [{ column: '备注', rows: 9 }] })];
    } catch (thrown) {
      await runner.run(sql`DROP TABLE IF EXISTS ${ident('main', name)}`);
      throw thrown;
    }
  };
}

async function read(batches: readonly Batch[], overrides: ReadOverrides, creates = false, watch: MemoryWatch | null = null) {
  let names = 0;
  const context = {
    runner: runnerOf(db),
    nameFor: () => (names++ === 0 ? 'raw_t' : `raw_t_${String(names)}`),
    overrides,
    onProgress: () => undefined,
    signal: new AbortController().signal,
  };
  return readWatched(new File(['x'], 't'), context, watch, reader(batches, creates));
}

/** Two batches; the hours of both customers go on from the first into the second. Quarter-hours of 1, 2, 3, 4 … kW. */
const BATCHES: readonly Batch[] = [
  { ids: ['007', '007', '008', '008'], minutes: [0, 15, 0, 15], kw: [1, 2, 10, 20] },
  { ids: ['007', '007', '007', '008'], minutes: [30, 45, 60, 30], kw: [3, 4, 5, 30] },
];

describe.each([false, true])('reading thinner, where the first batch makes the table: %s', (creates) => {
  it('keeps the columns chosen, with every row and in their order', async () => {
    const { tables: read_ } = await read(BATCHES, { thinning: { columns: ['户号', '功率', 'not there'] } }, creates);
    expect(read_[0]).toMatchObject({ name: 'raw_t', rows: 8, totals: [], source: { thinning: { columns: ['户号', '功率'] } } });
    expect(read_[0]?.problems.map(({ code }) => code)).toEqual(['columns_chosen']);
    expect(db.query('SELECT 户号 AS id, 功率 AS kw FROM raw_t').map(({ id, kw }) => `${String(id)} ${String(kw)}`)).toEqual(
      ['007 1', '007 2', '008 10', '008 20', '007 3', '007 4', '007 5', '008 30'], // prettier-ignore
    );
    expect(tables()).toEqual(['raw_t']);
  });

  it('means power over the hours, across batches', async () => {
    const sums = { id: '户号', time: '时间', to: 'hour' as const, values: [{ column: '功率', how: 'mean' as const }] };
    const { tables: read_ } = await read(BATCHES, { thinning: { sums } }, creates);
    expect(read_[0]?.columns.map(({ name, kind }) => [name, kind])).toEqual([
      ['户号', 'text'],
      ['时间', 'timestamp'],
      ['功率', 'number'],
    ]);
    // (1+2+3+4)/4, 5, (10+20+30)/3
    expect(db.query('SELECT 户号 AS id, 时间::VARCHAR AS t, 功率 AS kw FROM raw_t')).toEqual([
      { id: '007', t: '2024-01-01 00:00:00', kw: 2.5 },
      { id: '007', t: '2024-01-01 01:00:00', kw: 5 },
      { id: '008', t: '2024-01-01 00:00:00', kw: 20 },
    ]);
    expect(tables()).toEqual(['raw_t']);
  });
});

describe('sums', () => {
  const energy = { id: '户号', time: '时间', to: 'day' as const, values: [{ column: '功率', how: 'energy' as const }] };

  it('turn power into energy of the day: the mean times 24 h', async () => {
    await read(BATCHES, { thinning: { sums: energy } });
    expect(db.query('SELECT 户号 AS id, 时间::VARCHAR AS t, kwh FROM raw_t')).toEqual([
      { id: '007', t: '2024-01-01', kwh: 72 }, // (1+2+3+4+5)/5 × 24
      { id: '008', t: '2024-01-01', kwh: 480 },
    ]);
  });

  it('count a time that ends its interval to the day that it ends, 24:00 included', async () => {
    // 00:15 … 24:00 of one day, written as 00:00 of the next: all of it is 1 January.
    const minutes = Array.from({ length: 96 }, (_, i) => 15 * (i + 1));
    const batch = { ids: minutes.map(() => '1'), minutes, kw: minutes.map((_, i) => i) };
    await read([batch], { thinning: { sums: { ...energy, endOfMinutes: 15 } } });
    expect(db.query('SELECT 时间::VARCHAR AS t, kwh FROM raw_t')).toEqual([{ t: '2024-01-01', kwh: 47.5 * 24 }]);
  });

  it('count 00:00 at the end of its own day', async () => {
    const batch = { ids: ['1', '1'], minutes: [15, 0], kw: [2, 4] };
    const sums = { ...energy, to: 'hour' as const, values: [{ column: '功率', how: 'sum' as const }] };
    await read([batch], { thinning: { sums: { ...sums, endOfMinutes: 15, midnightEndsDay: true } } });
    expect(db.query('SELECT 时间::VARCHAR AS t, 功率 AS s FROM raw_t')).toEqual([
      { t: '2024-01-01 00:00:00', s: 2 },
      { t: '2024-01-01 23:00:00', s: 4 },
    ]);
  });
});

describe('a sample', () => {
  const ids = Array.from({ length: 4000 }, (_, i) => String(i % 2000).padStart(6, '0'));
  const batch = { ids, minutes: ids.map((_, i) => i), kw: ids.map(() => 1) };
  const sample = (oneIn: number): Thinning => ({ sample: { oneIn, id: '户号' } });

  it('keeps all rows of its customers, about the share promised, and the same customers in every file', async () => {
    const { tables: read_ } = await read([batch, batch], { thinning: sample(10) });
    const [counts] = db.query(
      'SELECT count(*)::INTEGER AS customers, min(n)::INTEGER AS least, max(n)::INTEGER AS most FROM (SELECT count(*) AS n FROM raw_t GROUP BY 户号)',
    );
    expect(counts).toMatchObject({ least: 4, most: 4 });
    expect(Number(counts?.['customers'])).toBeGreaterThan(150);
    expect(Number(counts?.['customers'])).toBeLessThan(250);
    expect(read_[0]?.problems.map(({ code }) => code)).toEqual(['sample_read']);
    const kept = db.query('SELECT DISTINCT 户号 AS id FROM raw_t ORDER BY 1').map(({ id }) => Number(id));
    // Elsewhere the number may have lost its zeros.
    await read([{ ...batch, ids: ids.map((id) => String(Number(id))) }], { thinning: sample(10) });
    const elsewhere = db.query('SELECT DISTINCT 户号::INTEGER AS id FROM raw_t ORDER BY 1').map(({ id }) => Number(id));
    expect(elsewhere).toEqual(kept);
  });

  it('leaves a table without that column whole', async () => {
    const { tables: read_ } = await read(BATCHES, { thinning: { sample: { oneIn: 10, id: '用户编号' } } });
    expect([read_[0]?.rows, read_[0]?.source.thinning, read_[0]?.totals]).toEqual([8, undefined, [{ column: '备注', rows: 9 }]]);
  });
});

describe('the stop before a file that will not fit', () => {
  const ids = Array.from({ length: 20_000 }, (_, i) => String(i));
  const big = { ids, minutes: ids.map((_, i) => i), kw: ids.map(() => 1) };
  const many = Array.from({ length: 10 }, () => big);
  const watch = (decide: MemoryWatch['decide'], usable = 10e6): MemoryWatch => ({ usable, modelBytes: () => 0, decide });

  it('asks once with the figures, and reads the file again as decided', async () => {
    const found: LargeTable[] = [];
    const result = await read(
      many,
      {},
      false,
      watch((large) => {
        found.push(large);
        return Promise.resolve({ columns: ['功率'] });
      }),
    );
    expect(found).toHaveLength(1);
    expect(found[0]?.forecast.rows).toBeGreaterThan(150_000);
    expect([result.thinning, result.tables[0]?.name, result.tables[0]?.rows]).toEqual([{ columns: ['功率'] }, 'raw_t', 200_000]);
    expect(tables()).toEqual(['raw_t']);
  });

  it('reads on when told so, and asks no more', async () => {
    let asked = 0;
    const result = await read(
      many,
      {},
      false,
      watch(() => (asked++, Promise.resolve('all' as const))),
    );
    expect([asked, result.thinning, result.tables[0]?.rows]).toEqual([1, null, 200_000]);
  });

  it('does not ask where there is room', async () => {
    const result = await read(
      many,
      {},
      false,
      watch(() => Promise.reject(new Error('asked')), 1e9),
    );
    expect(result.tables[0]?.rows).toBe(200_000);
  });
});

describe('the forecast', () => {
  /** Bytes a row that the engine says a table of one column takes. */
  function measured(expression: string, rows: number): number {
    const used = () => Number(db.query('SELECT sum(memory_usage_bytes)::DOUBLE AS n FROM duckdb_memory()')[0]?.['n']);
    const before = used();
    db.query(`CREATE TABLE measured AS SELECT ${expression} AS x FROM range(${String(rows)})`);
    const after = used();
    db.query('DROP TABLE measured');
    return (after - before) / rows;
  }

  it.each([
    ['BIGINT', 0, 'range'],
    ['DOUBLE', 0, 'random()'],
    ['DATE', 0, "DATE '2024-01-01' + (range % 300)::INTEGER"],
    ['VARCHAR', 12, "lpad(range::VARCHAR, 12, '0')"],
    ['VARCHAR', 30, "repeat('户', 8) || lpad(range::VARCHAR, 6, '0')"],
  ])('of %s with %i bytes is near what the engine takes', (type, bytes, expression) => {
    const real = measured(expression, 1_000_000);
    expect(Math.abs(columnBytes(type, bytes) / real - 1)).toBeLessThan(0.08);
  });

  it('gives the largest sample that fits beside the rest', () => {
    const forecast: MemoryForecast = { rows: 1, columns: new Map(), table: 6e9, model: 2e9, others: 1e8 };
    expect(fittingSample(forecast, 2.1e9)).toBe(5); // 8e9 / 5 = 1.6e9 ≤ 0.9 × 2e9
    expect(fittingSample({ ...forecast, others: 9e9 }, 2.1e9)).toBe(100); // room is never less than a twentieth
  });
});
