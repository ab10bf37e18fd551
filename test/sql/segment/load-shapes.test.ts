// Load shapes over SQL: planted rhythms on three grids, idle days, gaps, samples, and customers without readings.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ModelInfo } from '../../../src/model/model-info';
import { gridFor, layOnGrid } from '../../../src/segment/methods/load-shapes/read-days';
import { mostEach } from '../../../src/segment/methods/load-shapes/pick-days';
import type { LoadShapesReport } from '../../../src/segment/methods/load-shapes/report';
import type { Params } from '../../../src/segment/method';
import { validChoice } from '../../../src/segment/segmentation';
import { openDuckdb, type TestDuckdb } from '../../support/duckdb';
import { segmentAs } from '../../support/segment-task';

const MODEL: ModelInfo = {
  loadId: 1,
  customers: 13,
  rows: { reading_day: 120, load_shape: 288 },
  facts: [],
  roles: ['kw', 'time'],
  period: ['2025-01-06', '2025-01-15'],
  slotsPerDay: 24,
  grain: 'customer',
  problems: [],
  files: [],
};

const EVENING = [3, 2, 2, 2, 2, 3, 4, 5, 4, 4, 4, 4, 4, 4, 4, 4, 5, 7, 10, 12, 11, 9, 6, 4];
const PLATEAU = [1, 1, 1, 1, 1, 1, 1, 4, 9, 10, 10, 10, 9, 10, 10, 10, 9, 5, 2, 1, 1, 1, 1, 1];

let database: TestDuckdb;

beforeAll(async () => {
  database = await openDuckdb();
  // h1 … h6 peak in the evening, s1 … s6 work by day and on weekends use as homes do; none has no readings at all.
  database.query(
    "CREATE TABLE customer_facts AS SELECT * FROM (SELECT 'h' || i AS customer_id FROM range(1, 7) t(i) UNION ALL SELECT 's' || i FROM range(1, 7) t(i) UNION ALL SELECT 'none')",
  );
  const rows: string[] = [];
  for (let at = 0; at < 12; at++) {
    const isShop = at >= 6;
    const id = `${isShop ? 's' : 'h'}${String((at % 6) + 1)}`;
    for (let day = 0; day < 10; day++) {
      // 2025-01-06 is a Monday; day 5 and 6 are the weekend.
      const weekend = day === 5 || day === 6;
      const rhythm = isShop && !weekend ? PLATEAU : EVENING;
      const level = 0.2 * (1 + at) * (1 + day / 10);
      const kw = rhythm.map((value, hour) => level * value * (1 + 0.05 * Math.sin(at * 7 + day * 3 + hour)));
      // h2 reads half-hours, h3 misses an hour on its first day, h4 is idle on its second.
      const points = id === 'h2' ? kw.flatMap((value) => [value * 0.9, value * 1.1]) : kw;
      if (id === 'h3' && day === 0) points[4] = NaN;
      const list = id === 'h4' && day === 1 ? points.map(() => 0.001) : points;
      const text = list.map((value) => (Number.isNaN(value) ? 'NULL' : value.toFixed(4))).join(', ');
      rows.push(
        `('${id}', DATE '2025-01-${String(6 + day).padStart(2, '0')}', ${id === 'h2' ? '30' : '60'}, [${text}]::FLOAT[])`,
      );
    }
  }
  database.query(
    `CREATE TABLE reading_day AS SELECT * FROM (VALUES ${rows.join(', ')}) AS t(customer_id, day, slot_minutes, kw)`,
  );
  database.query(
    "CREATE TABLE load_shape AS SELECT customer_id, 'all' AS day_type, slot, slot::DOUBLE AS hour, avg(kw)::DOUBLE AS kw, 10 AS days FROM (SELECT customer_id, unnest(kw) AS kw, generate_subscripts(kw, 1) - 1 AS slot FROM reading_day WHERE len(kw) = 24) GROUP BY customer_id, slot",
  );
});

afterAll(() => database.close());

async function run(params: Params, model = MODEL) {
  const result = await segmentAs(database, model, validChoice({ method: 'load-shapes', params }, model));
  return { ...result, report: result.report as LoadShapesReport };
}

function segmentOf(id: string): unknown {
  return database.query(`SELECT segment FROM segment WHERE customer_id = '${id}'`)[0]?.['segment'];
}

describe('load shapes', () => {
  it.each(['kmeans', 'adaptive'])('finds the planted rhythms by %s, and whose they mostly are', async (way) => {
    const { segments, report } = await run({ way, k: 2 });
    const codes = Object.fromEntries(report.shapes.map(({ key, code }) => [code, key]));
    expect(Object.keys(codes).sort()).toEqual(['daytime_plateau', 'evening_peak']);
    for (let i = 1; i <= 6; i++) {
      expect(segmentOf(`h${String(i)}`)).toBe(codes['evening_peak']);
      expect(segmentOf(`s${String(i)}`)).toBe(codes['daytime_plateau']);
    }
    expect(segments.map(({ key }) => key)).toEqual(['s1', 's2', '(missing)']);
    expect(segmentOf('none')).toBe('(missing)');
    expect(report).toMatchObject({
      customers: 13,
      shaped: 12,
      readDays: 120,
      allDays: 120,
      idleDays: 1,
      incompleteDays: 1,
      perCustomer: null,
    });
    // Evening: 60 of the homes less an idle and an incomplete one, and 6 · 2 weekend days of the shops.
    expect(report.shapes.map(({ code, days }) => [code, days])).toEqual([
      ['evening_peak', 70],
      ['daytime_plateau', 48],
    ]);
  });

  it('does not ask how much is used', async () => {
    await run({ k: 2 });
    const plain = database.query('SELECT customer_id, segment FROM segment ORDER BY ALL');
    database.query('CREATE TABLE kept AS FROM reading_day');
    database.query('UPDATE reading_day SET kw = list_transform(kw, x -> (x * 1000)::FLOAT)');
    await run({ k: 2, floorKw: 20 });
    expect(database.query('SELECT customer_id, segment FROM segment ORDER BY ALL')).toEqual(plain);
    database.query('CREATE OR REPLACE TABLE reading_day AS FROM kept');
  });

  it('survives a customer alone, and none', async () => {
    database.query('CREATE TABLE whole AS FROM customer_facts');
    for (const condition of ["customer_id <> 'h1'", 'TRUE']) {
      database.query(`DELETE FROM customer_facts WHERE ${condition}`);
      const { report } = await run({ k: 2 });
      expect(report.shaped).toBe(report.customers);
    }
    database.query('CREATE OR REPLACE TABLE customer_facts AS FROM whole');
  });

  it('tells how far the days of a customer differ', async () => {
    const { report } = await run({ k: 2 });
    // The shops: 8 and 2 of 10 days; two shapes, so that log2 K is 1.
    const shops = -(0.8 * Math.log2(0.8) + 0.2 * Math.log2(0.2));
    const own = report.entropy.segments.find(({ key }) => key === segmentOf('s1'));
    expect(own).toMatchObject({ customers: 6 });
    expect(own?.mean).toBeCloseTo(shops, 10);
    expect(report.entropy.mean).toBeCloseTo(shops / 2, 10);
    expect(report.entropy.bins[0]).toBe(6);
    const [row] = database.query("SELECT reason FROM segment WHERE customer_id = 's1'");
    expect(row?.['reason']).toMatch(/^shape=s2, days=10, share=0\.8, entropy=0\.722$/);
  });

  it('takes workdays or weekends alone', async () => {
    const workdays = await run({ k: 2, dayType: 'workday' });
    expect(workdays.report.allDays).toBe(12 * 8);
    const weekend = await run({ k: 2, dayType: 'weekend' });
    expect(weekend.report.readDays).toBe(24);
    expect(weekend.report.shapes.every(({ code }) => code === 'evening_peak')).toBe(true);
  });

  it('clusters the mean day of each customer', async () => {
    const { report } = await run({ k: 2, each: 'mean' });
    expect(report).toMatchObject({ each: 'mean', readDays: 11, shaped: 11 });
    // The mean evening of five homes with readings by the hour: 12 at its highest, 119 in all.
    const evening = report.shapes.find(({ key }) => key === segmentOf('h1'));
    expect(evening?.centre[19]).toBeCloseTo((12 * 24) / 119, 1);
    expect(segmentOf('h1')).not.toBe(segmentOf('s1'));
  });

  it('draws a sample by the seed, fair to every customer', async () => {
    // The least that may be asked for is beyond this data, so that the way is asked itself.
    const { pickDays } = await import('../../../src/segment/methods/load-shapes/pick-days');
    const { segmentTask } = await import('../../support/segment-task');
    const { sql } = await import('../../../src/sql/sql');
    const task = {
      ...segmentTask(database, MODEL),
      facts: sql`customer_facts`,
      into: sql`segment`,
      kept: () => Promise.reject(new Error()),
    };
    const picked = async (seed: number) => {
      const { perCustomer, lengths } = await pickDays(task, sql`picked`, { dayType: 'all', most: 40, seed });
      expect(perCustomer).toBe(3);
      expect(lengths).toEqual([
        { slots: 24, days: 33 },
        { slots: 48, days: 3 },
      ]);
      return database.query('SELECT place FROM picked ORDER BY rowid').map((row) => row['place']);
    };
    expect(await picked(1)).toEqual(await picked(1));
    expect(await picked(2)).not.toEqual(await picked(1));
    database.query('DROP TABLE picked');
  });

  it('says what is missing without readings', async () => {
    const bare = { ...MODEL, slotsPerDay: 0 };
    const { lacks } = await run({}, bare);
    expect(lacks?.zh).toMatch(/负荷曲线数据/);
  });
});

describe('days per customer', () => {
  it.each([
    [[5, 5, 5], 10, 3],
    [[1, 1, 100], 10, 8],
    [[1, 2, 50, 50], 43, 20],
    [[4, 4, 4, 4], 2, 1],
  ])('of %j within %i are %i', (counts, most, each) => {
    expect(mostEach(counts, most)).toBe(each);
  });
});

describe('the grid of the day', () => {
  const column = (value: number) => Float64Array.of(value);
  const gridOf = (values: readonly number[], width: number) =>
    Array.from({ length: width }, (_, slot) => {
      let got = NaN;
      layOnGrid(values.map(column), slot, width, (_row, kw) => (got = kw));
      return got;
    });

  it('is the hour for more curves than the page can hold', () => {
    expect([gridFor(200_000, 96), gridFor(1_000_000, 96), gridFor(9_000_000, 24)]).toEqual([96, 24, 24]);
  });

  it('averages finer slots, of those that are known, and repeats coarser ones', () => {
    expect(gridOf([1, 3, 5, NaN, NaN, NaN], 3)).toEqual([2, 5, NaN]);
    expect(gridOf([1, 2], 6)).toEqual([1, 1, 1, 2, 2, 2]);
  });
});
