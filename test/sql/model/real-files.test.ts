// Checks real exports against answers computed independently (answers.json), with the guessed mapping accepted.
import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { guessMapping } from '../../../src/model/guess-mapping';
import { sql } from '../../../src/sql/sql';
import { openDuckdb, type TestDuckdb } from '../../support/duckdb';
import { describeWithSharedData } from '../../support/shared-data';
import { build, csvTable, describe as describeRaw } from './model-fixture';

describeWithSharedData('real exports', (file) => {
  const { cases } = JSON.parse(readFileSync(file('answers.json'), 'utf8')) as {
    cases: { id: string; answers: { q: string; value: unknown }[] }[];
  };
  const answer = <T>(id: string, question: string): T => {
    const found = cases.find((entry) => entry.id === id)?.answers.find(({ q }) => q === question);
    if (found === undefined) throw new RangeError(`no answer ${id}: ${question}`);
    return found.value as T;
  };
  const number = (statement: string): number => Number(Object.values(db.query(statement)[0] ?? {})[0]);

  let db: TestDuckdb;
  beforeAll(async () => {
    db = await openDuckdb();
  });
  afterAll(() => db.close());

  it('London households, one column a month', async () => {
    const info = await build(db, [await csvTable(db, 'lcl', file('lcl_customers_2013.csv'))]);
    expect(info).toMatchObject({
      customers: answer('lcl_customers_2013', 'rows'),
      period: ['2013-01-01', '2013-12-31'],
      problems: [],
    });
    expect(number('SELECT sum(kwh) FROM usage')).toBeCloseTo(answer<number>('lcl_customers_2013', 'sum annual_kwh_2013'), 1);
    const groups = answer<Record<string, number>>('lcl_customers_2013', 'sum by Acorn_grouped');
    for (const [group, kwh] of Object.entries(groups)) {
      expect(number(sql`SELECT sum(kwh_12m) FROM customer_facts WHERE Acorn_grouped = ${group}`.text), group).toBeCloseTo(kwh, 2);
    }
    expect(number('SELECT median(kwh_12m) FROM customer_facts')).toBeCloseTo(answer<number>('lcl_customers_2013', 'median'), 6);
  });

  it('the same, a row a month: the one-day stub is in the table and not in the year', async () => {
    const info = await build(db, [await csvTable(db, 'lcl_long', file('lcl_monthly_long.csv'))]);
    expect(info.rows['usage']).toBe(answer('lcl_monthly_long', 'rows'));
    expect(number('SELECT sum(kwh) FROM usage')).toBeCloseTo(answer<number>('lcl_monthly_long', 'sum kwh'), 1);
    expect(number('SELECT sum(kwh_12m) FROM customer_facts')).toBeCloseTo(
      answer<number>('lcl_customers_2013', 'sum annual_kwh_2013'),
      1,
    );
    expect(info.problems.map(({ code }) => code)).toEqual(['months_incomplete']);
    expect(info.facts.map(({ name }) => name)).toEqual(expect.arrayContaining(['tariff', 'Acorn', 'Acorn_grouped']));
  });

  it('Taiwan, region by month with total rows inside', async () => {
    const raw = await csvTable(db, 'taipower', file('台灣電力公司_縣市工業用電資訊(月).csv'));
    const info = await build(db, [raw]);
    expect(info).toMatchObject({ grain: 'group', period: ['2012-01-01', '2019-08-31'] });
    expect(number('SELECT sum(kwh) FROM usage')).toBe(answer('taipower_total_rows', 'sum of 合計 column over counties only'));
    expect(number("SELECT sum(kwh) FROM usage JOIN customer USING (customer_id) WHERE region = '高雄市'")).toBe(
      answer('taipower_total_rows', '高雄市 sum'),
    );
    expect(
      number(
        "SELECT sum(kwh) FROM usage JOIN customer USING (customer_id) WHERE region = '新北市' AND period = DATE '2019-08-01'",
      ),
    ).toBe(answer('taipower_total_rows', '新北市 2019年08月'));
  });

  it('a steel plant by the quarter hour, 00:00 last', async () => {
    const info = await build(db, [await csvTable(db, 'steel', file('Steel_industry_data.csv'), ", types = {'date': 'VARCHAR'}")]);
    expect(info).toMatchObject({ customers: 1, slotsPerDay: 96, period: ['2018-01-01', '2018-12-31'], problems: [] });
    expect(info.rows['reading']).toBe(answer('steel_interval', 'rows'));
    // Points are stored as 32-bit floats: 7 digits each, a little more in the sum.
    expect(number('SELECT sum(kwh) FROM reading')).toBeCloseTo(answer<number>('steel_interval', 'sum Usage_kWh'), 2);
    const weekdays = answer<Record<string, number>>('steel_interval', 'sum by WeekStatus');
    expect(number('SELECT sum(kwh) FROM reading WHERE isodow(time) <= 5')).toBeCloseTo(weekdays['Weekday'] ?? NaN, 2);
  });

  it('247 buildings by the hour', async () => {
    const { readParquet } = (await import('parquet-wasm/node')) as unknown as {
      readParquet(bytes: Uint8Array): { intoIPCStream(): Uint8Array };
    };
    db.insertArrow(readParquet(new Uint8Array(readFileSync(file('citylearn_hourly_zstd.parquet')))).intoIPCStream(), 'citylearn');
    const raw = await describeRaw(db, 'citylearn', 'citylearn_hourly_zstd.parquet');
    expect(guessMapping(raw).rowIs).toBe('reading');
    const info = await build(db, [raw]);
    expect(info).toMatchObject({ customers: answer('citylearn_hourly', 'buildings'), slotsPerDay: 24, problems: [] });
    expect(info.rows).toMatchObject({ reading: answer('citylearn_hourly', 'rows'), load_shape: 247 * 3 * 24 });
    expect(Math.abs(number('SELECT sum(kwh) FROM reading') - answer<number>('citylearn_hourly', 'sum kwh'))).toBeLessThan(0.001);
    for (const [county, kwh] of Object.entries(answer<Record<string, number>>('citylearn_hourly', 'sum by county'))) {
      expect(number(sql`SELECT sum(kwh_12m) FROM customer_facts WHERE region = ${county}`.text), county).toBeCloseTo(kwh, 3);
    }
  });

  it('hostile headers: every column can be grouped or added up', async () => {
    const info = await build(db, [await csvTable(db, 'injection', file('variants/injection_names.csv'))]);
    expect(info.grain).toBe('row');
    const sums = { '<b>电量</b>': 45, '"; DROP TABLE t;--': 90, select: 135, 'a"b': 180, '😀': 315, kwh_12m: 270 };
    for (const [name, sum] of Object.entries(sums))
      expect(number(`SELECT sum("${name.replaceAll('"', '""')}") FROM customer_facts`), name).toBe(sum);
  });

  it('dirty numbers: what is one is read, what is not is counted', async () => {
    const info = await build(db, [await csvTable(db, 'dirty', file('variants/numbers_dirty.csv'), ', all_varchar = true')]);
    expect(db.query('SELECT amount FROM usage ORDER BY TRY_CAST(customer_id AS INTEGER)').map((row) => row['amount'])).toEqual([
      1234.5, 88, 123, -50.25, 320, 7,
    ]);
    // 12% and 1.234,50; the marks for "none" are no mistakes.
    expect(info.problems.find(({ code }) => code === 'values_unreadable')).toMatchObject({ count: 2 });
  });
});
