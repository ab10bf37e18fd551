// Checks readings of which each column is a customer, named by its header; sums worked out by hand.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { guessMapping } from '../../../src/model/guess-mapping';
import { hasCustomerNumbers } from '../../../src/model/masking';
import { openDuckdb, type TestDuckdb } from '../../support/duckdb';
import { describeWithSharedData } from '../../support/shared-data';
import { build, csvTable, textTable } from './model-fixture';

let db: TestDuckdb;
beforeAll(async () => {
  db = await openDuckdb();
});
afterAll(() => db.close());

const upTo = (count: number): number[] => Array.from({ length: count }, (_, i) => i);
const time = (hour: number): string => `2024-01-15 ${String(hour).padStart(2, '0')}:00`;
const power = (): unknown[] => db.query('SELECT customer_id, kw FROM reading_day ORDER BY 1').map((row) => Object.values(row));

describe('a column a customer', () => {
  it('of zones beside their weather', async () => {
    const raw = await textTable(db, 'raw_zones', [
      ['DateTime', 'Temperature', 'Zone 1 Power Consumption', 'Zone 2 Power Consumption'],
      ...upTo(24).map((hour) => [time(hour), '20', String(hour), hour === 5 ? null : '100']),
    ]);
    const info = await build(db, [raw]);
    expect(power()).toEqual([
      ['Zone 1 Power Consumption', upTo(24)],
      ['Zone 2 Power Consumption', upTo(24).map((hour) => (hour === 5 ? null : 100))],
    ]);
    expect(info).toMatchObject({ customers: 2, grain: 'customer', problems: [] });
    // The heads may be numbers of customers, so that lists of them are masked.
    expect(hasCustomerNumbers(info)).toBe(true);
    // 0 + … + 23 kWh, and 23 hours of 100.
    expect(db.query('SELECT kwh_12m FROM customer_facts ORDER BY customer_id')).toEqual([{ kwh_12m: 276 }, { kwh_12m: 2300 }]);
  });

  it('of numbered meters, joined to their customers, energy in quarter hours', async () => {
    const readings = await textTable(db, 'raw_meters', [
      ['时间', '用户1(kWh)', '用户2(kWh)'],
      ...upTo(96).map((i) => [
        `2024-01-15 ${String(Math.floor(i / 4)).padStart(2, '0')}:${String((i % 4) * 15).padStart(2, '0')}`,
        '1',
        '2',
      ]),
    ]);
    const customers = await textTable(db, 'raw_names', [
      ['户号', '用电类别'],
      ['用户1(kWh)', '大工业'],
      ['用户3', '居民生活'],
    ]);
    await build(db, [customers, readings]);
    expect(db.query('SELECT customer_id, class, mean_kw FROM customer_facts ORDER BY 1')).toEqual([
      { customer_id: '用户1(kWh)', class: '大工业', mean_kw: 4 },
      { customer_id: '用户2(kWh)', class: null, mean_kw: 8 },
      { customer_id: '用户3', class: '居民生活', mean_kw: null },
    ]);
  });

  it('counts a time once that stands twice as a copy', async () => {
    const rows = upTo(24).map((hour) => [time(hour), '1', '2']);
    const raw = await textTable(db, 'raw_twice', [['time', 'MT_001', 'MT_002'], ...rows, ...rows.slice(0, 1)]);
    const info = await build(db, [raw]);
    expect(power()).toEqual([
      ['MT_001', upTo(24).map(() => 1)],
      ['MT_002', upTo(24).map(() => 2)],
    ]);
    expect(info.problems.map(({ code, count }) => [code, count])).toEqual([['rows_copied', 1]]);
  });

  it.each([
    ['other measures of one customer', ['date', 'Usage_kWh', 'Reactive_Power_kVarh', 'CO2', 'Sub_metering_1', 'Sub_metering_2']],
    ['phases', ['time', 'Power phase 1', 'Power phase 2', 'Power phase 3', 'load', 'temp']],
    ['a forecast', ['time', 'load', 'load forecast 1', 'load forecast 2', 'x', 'y']],
    ['columns beside a customer number', ['户号', 'time', 'Zone 1 load', 'Zone 2 load', 'x', 'y']],
  ])('not: %s', async (_, header) => {
    const at = header.findIndex((name) => name === 'time' || name === 'date');
    const raw = await textTable(db, 'raw_other', [
      header,
      ...upTo(24).map((hour) => header.map((_name, i) => (i === at ? time(hour) : String(i + 1)))),
    ]);
    const powers = guessMapping(raw).columns.filter(
      ({ use }) => use.kind === 'role' && (use.role === 'kw' || use.role === 'reading_kwh'),
    );
    expect(powers.length).toBeLessThan(2);
  });
});

describeWithSharedData('a real file', (file) => {
  it('Tetuan: three zones, whose means Python gives', async () => {
    const raw = await csvTable(db, 'tetuan', file('Tetuan City power consumption.csv'), ', all_varchar = true');
    const info = await build(db, [raw]);
    expect(info.customers).toBe(3);
    const rows = db.query('SELECT customer_id, mean_kw FROM customer_facts ORDER BY 1');
    expect(rows.map((row) => String(row['customer_id']).slice(0, 6))).toEqual(['Zone 1', 'Zone 2', 'Zone 3']);
    [32344.970563585928, 21042.509082321638, 17835.4062183767].forEach((mean, i) =>
      expect(Number(rows[i]?.['mean_kw']) / mean).toBeCloseTo(1, 6),
    );
  });
});
