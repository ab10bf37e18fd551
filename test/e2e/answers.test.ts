// Every case and variant of the shared answers, and csv-spectrum, one after another through the built page: counts and sums as given there.
import { readFileSync, readdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import type { Browser } from 'playwright';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { queryPage, whenReady } from '../support/handle';
import { launchBrowser, openPage, type OpenedPage } from '../support/page';
import { describeWithSharedData } from '../support/shared-data';
import { openFiles, type OpenResult } from './open-files';

let browser: Browser;
let opened: OpenedPage;

// One page for all: what a file leaves behind would disturb the next.
beforeAll(async () => {
  browser = await launchBrowser();
  opened = await openPage(browser);
  await whenReady(opened.page);
});

afterAll(async () => {
  expect(opened.requests).toEqual([]);
  expect(opened.errors).toEqual([]);
  await browser.close();
});

interface Loaded extends OpenResult {
  /** Values of the expressions over the file's table, in their order. */
  ask(expressions: readonly string[], rest?: string): Promise<unknown[]>;
  /** Groups of a column with a value each. */
  groups(column: string, value: string): Promise<Record<string, unknown>>;
}

async function load(file: string): Promise<Loaded> {
  const result = await openFiles(opened.page, [file]);
  const table = `"${result.tables[0]?.name ?? ''}"`;
  const query = (sql: string): Promise<Record<string, unknown>[]> => queryPage(opened.page, sql);
  return {
    ...result,
    async ask(expressions, rest = '') {
      const [row] = await query(
        `SELECT ${expressions.map((text, i) => `${text} AS x${String(i)}`).join(', ')} FROM ${table} ${rest}`,
      );
      return expressions.map((_, i) => row?.[`x${String(i)}`]);
    },
    async groups(column, value) {
      const rows = await query(
        `SELECT ${column} AS g, ${value} AS v FROM ${table} WHERE ${column} IS NOT NULL GROUP BY 1 ORDER BY 1`,
      );
      return Object.fromEntries(rows.map(({ g, v }) => [String(g), v]));
    },
  };
}

const text = (name: string): string => `CAST("${name.replaceAll('"', '""')}" AS VARCHAR)`;

interface Answers {
  cases: { id: string; answers: { q: string; value: unknown }[] }[];
}

describeWithSharedData('the answers to the real files', (file) => {
  const { cases } = JSON.parse(readFileSync(file('answers.json'), 'utf8')) as Answers;
  const answers = (id: string): Map<string, unknown> =>
    new Map(cases.find((entry) => entry.id === id)?.answers.map(({ q, value }) => [q, value]) ?? []);
  const close = (actual: unknown, expected: unknown, digits: number): void =>
    expect(Number(actual)).toBeCloseTo(Number(expected), digits);
  const closeTo = (actual: Record<string, unknown>, expected: unknown, digits: number): void => {
    const wanted = expected as Record<string, number>;
    expect(Object.keys(actual).sort()).toEqual(Object.keys(wanted).sort());
    for (const [key, value] of Object.entries(wanted)) close(actual[key], value, digits);
  };

  it('households', async () => {
    const is = answers('lcl_households');
    const { tables, groups, ask } = await load(file('informations_households.csv'));
    expect(tables).toMatchObject([{ rows: is.get('rows'), rejected: 0 }]);
    expect(await groups('"stdorToU"', 'count(*)')).toEqual(is.get('stdorToU counts'));
    expect(await groups('"Acorn_grouped"', 'count(*)')).toEqual(is.get('Acorn_grouped counts'));
    expect(await ask([`count(*) FILTER ("Acorn" = 'ACORN-E')`])).toEqual([is.get('ACORN-E')]);
  });

  it.each(['lcl_customers_2013.csv', 'lcl_customers_2013.xlsx', 'lcl_customers_2013_snappy.parquet'])(
    'customers: %s',
    async (name) => {
      const is = answers('lcl_customers_2013');
      const { tables, groups, ask } = await load(file(name));
      expect(tables).toMatchObject([{ rows: is.get('rows'), rejected: 0 }]);
      const [sum, mean, median] = await ask(['sum(annual_kwh_2013)', 'avg(annual_kwh_2013)', 'median(annual_kwh_2013)']);
      close(sum, is.get('sum annual_kwh_2013'), 1);
      close(mean, is.get('mean'), 6);
      close(median, is.get('median'), 6);
      closeTo(await groups('"Acorn_grouped"', 'sum(annual_kwh_2013)'), is.get('sum by Acorn_grouped'), 2);
      expect(await groups('"Acorn_grouped"', 'count(*)')).toEqual(is.get('count by Acorn_grouped'));
      const [row] = await queryPage(
        opened.page,
        `SELECT sum(kwh) FILTER (place <= 226) / sum(kwh) AS top FROM (SELECT kwh_12m AS kwh, row_number() OVER (ORDER BY kwh_12m DESC) AS place FROM customer_facts)`,
      );
      close(row?.['top'], is.get('top-20% (226) share of annual kWh'), 4);
      const [season] = await queryPage(
        opened.page,
        `SELECT sum(kwh) FILTER (month(period) IN (1, 2, 12)) / sum(kwh) FILTER (month(period) IN (6, 7, 8)) AS ratio FROM usage`,
      );
      close(season?.['ratio'], is.get('winter/summer ratio sum(Jan,Feb,Dec)/sum(Jun,Jul,Aug)'), 6);
    },
  );

  it('months', async () => {
    const is = answers('lcl_monthly_long');
    const { tables, ask } = await load(file('lcl_monthly_long.csv'));
    expect(tables).toMatchObject([{ rows: is.get('rows'), rejected: 0 }]);
    const [sum, first, last, january, stub] = await ask([
      'sum(kwh)',
      `strftime(min(month_end), '%Y-%m-%d')`,
      `strftime(max(month_end), '%Y-%m-%d')`,
      `sum(kwh) FILTER (month_end = DATE '2013-01-31')`,
      `sum(kwh) FILTER (month_end = DATE '2014-01-31')`,
    ]);
    close(sum, is.get('sum kwh'), 1);
    expect([first, last]).toEqual([is.get('min month_end'), is.get('max month_end (1-day stub month)')]);
    close(january, is.get('sum 2013-01-31'), 1);
    close(stub, is.get('sum 2014-01-31 stub'), 1);
  });

  it('churn', async () => {
    const is = answers('telco_wa_fn');
    const { tables, ask } = await load(file('WA_Fn-UseC_-Telco-Customer-Churn.csv'));
    expect(tables).toMatchObject([{ rows: is.get('rows'), rejected: 0 }]);
    const [blank, sum, churned] = await ask([
      'count(*) FILTER ("TotalCharges" IS NULL)',
      'sum("TotalCharges")',
      `count(*) FILTER (CAST("Churn" AS VARCHAR) IN ('Yes', 'true'))`,
    ]);
    expect([blank, churned]).toEqual([is.get('TotalCharges blank (" ")'), is.get('Churn=Yes')]);
    close(sum, is.get('sum TotalCharges without blanks'), 1);
  });

  it('a steel plant, day before month', async () => {
    const is = answers('steel_interval');
    const { tables, ask, groups } = await load(file('Steel_industry_data.csv'));
    expect(tables).toMatchObject([{ rows: is.get('rows'), rejected: 0 }]);
    const [sum, mean, first, last] = await ask([
      'sum("Usage_kWh")',
      'avg("Usage_kWh")',
      `strftime(min("date"), '%Y-%m-%d %H:%M')`,
      `strftime(max("date"), '%Y-%m-%d %H:%M')`,
    ]);
    close(sum, is.get('sum Usage_kWh'), 2);
    close(mean, is.get('mean'), 8);
    expect([first, last]).toEqual(is.get('date range (dd/mm/yyyy)'));
    expect(await groups('"Load_Type"', 'count(*)')).toEqual(is.get('Load_Type counts'));
    closeTo(await groups('"WeekStatus"', 'sum("Usage_kWh")'), is.get('sum by WeekStatus'), 2);
    // 00:00 is the last quarter of its own day, so the days of the model are whole.
    expect((await queryPage(opened.page, 'SELECT count(*) AS days, min(len(kw)) AS least FROM reading_day'))[0]).toEqual({
      days: 365,
      least: 96,
    });
  });

  it('a city, with an empty row after every row', async () => {
    const is = answers('tetouan_blank_rows');
    const { tables, ask } = await load(file('Tetuan City power consumption.csv'));
    expect(tables).toMatchObject([{ rows: is.get('real rows'), rejected: 0 }]);
    const zones = is.get('zone means') as Record<string, number>;
    const names = Object.keys(zones);
    const columns = names.map((name) => `avg(COLUMNS(c -> regexp_replace(c, '\\s+', ' ', 'g') = '${name}'))`);
    const means = await ask(columns);
    names.forEach((name, i) => close(means[i], zones[name], 6));
    expect(await ask([`strftime(min("DateTime"), '%Y-%m-%d %H:%M')`, `strftime(max("DateTime"), '%Y-%m-%d %H:%M')`])).toEqual(
      is.get('date range (m/d/yy)'),
    );
  });

  it.each(['台灣電力公司_縣市工業用電資訊(月).csv', 'taipower_big5.csv', 'taipower_gb18030.csv'])(
    'counties and total rows: %s',
    async (name) => {
      const is = answers('taipower_total_rows');
      const { tables, ask } = await load(file(name));
      expect(tables).toMatchObject([{ rows: is.get('rows') }]);
      expect(
        await ask([
          `count(*) FILTER ("縣市" = '合計')`,
          `sum("合計") FILTER ("縣市" <> '合計')`,
          `sum("合計") FILTER ("縣市" = '合計')`,
          `sum("合計") FILTER ("縣市" = '高雄市')`,
        ]),
      ).toEqual([
        is.get('rows that are 合計 totals'),
        is.get('sum of 合計 column over counties only'),
        is.get('sum of the 合計 rows'),
        is.get('高雄市 sum'),
      ]);
      expect((await queryPage(opened.page, 'SELECT sum(kwh) AS kwh, count(DISTINCT period) AS months FROM usage'))[0]).toEqual({
        kwh: is.get('sum of 合計 column over counties only'),
        months: 92,
      });
    },
  );

  it('buildings, line ends of the old Mac', async () => {
    const is = answers('bdg1_meta_cr_only');
    const { tables, ask, groups } = await load(file('meta_open.csv'));
    expect(tables).toMatchObject([{ rows: is.get('rows'), rejected: 0 }]);
    close((await ask(['sum(sqft)']))[0], is.get('sum sqft'), 3);
    close((await ask(['avg(sqft)'], `WHERE primaryspaceusage = 'Office'`))[0], is.get('mean sqft Office'), 6);
    expect(await groups('primaryspaceusage', 'count(*)')).toMatchObject(is.get('primaryspaceusage') as object);
    const [row] = await queryPage(opened.page, `SELECT count(*) AS n FROM (DESCRIBE "${tables[0]?.name ?? ''}")`);
    expect(row?.['n']).toBe(is.get('columns'));
  });

  it('utilities', async () => {
    const is = answers('eia861_utilities');
    const { tables, ask, groups } = await load(file('electricity.csv'));
    expect(tables).toMatchObject([{ rows: is.get('rows'), rejected: 0 }]);
    expect(await ask(['sum("Retail.Residential.Customers")'])).toEqual([is.get('sum residential customers')]);
    expect(await groups('"Utility.Type"', 'count(*)')).toEqual(is.get('Utility.Type counts'));
    expect(await groups('"Utility.State"', 'sum("Retail.Residential.Customers")')).toMatchObject(
      is.get('top-3 states') as object,
    );
  });

  it('standard load profiles', async () => {
    const is = answers('bdew_slp');
    const { tables, groups, ask } = await load(file('slp.csv'));
    expect(tables).toMatchObject([{ rows: is.get('rows'), rejected: 0 }]);
    const sums = await groups('profile_id', 'sum(watts)');
    expect(Object.keys(sums)).toEqual(is.get('profiles'));
    closeTo(sums, is.get('sum watts per profile'), 3);
    const [time, watts] = is.get('H0 winter workday: peak time and watts') as [string, number];
    const [peak] = await ask(['max(watts)'], `WHERE profile_id = 'H0' AND period = 'winter' AND day = 'workday'`);
    expect(peak).toBe(watts);
    expect(String(time)).toBe('19:30');
  });

  it('hourly readings', async () => {
    const is = answers('citylearn_hourly');
    const { tables, ask, groups } = await load(file('citylearn_hourly_zstd.parquet'));
    expect(tables).toMatchObject([{ rows: is.get('rows'), rejected: 0 }]);
    const [sum, buildings] = await ask(['sum(kwh)', 'count(DISTINCT (county, building_id))']);
    close(sum, is.get('sum kwh'), 2);
    expect(buildings).toBe(is.get('buildings'));
    closeTo(await groups('county', 'sum(kwh)'), is.get('sum by county'), 2);
  });
});

describeWithSharedData('the variants', (file) => {
  const variant = (name: string): Promise<Loaded> => load(file(`variants/${name}`));

  it.each<[string, number, readonly string[], readonly unknown[]]>([
    ['gb18030_4byte.csv', 3, ['sum("电量")', 'first("姓名")'], [100, '𠮷野家']],
    ['late_gbk.csv', 20001, ['sum(kwh)', 'last(name)'], [60002, '国网浙江']],
    ['late_utf8.csv', 20001, ['sum(kwh)', 'last(name)'], [60002, '国网浙江']],
    [
      'ids_leading_zero_22digit.csv',
      500,
      ['count(DISTINCT "电能表资产号")', 'count(DISTINCT "户号")', 'sum("电量")', 'first("电能表资产号")', 'first("户号")'],
      [500, 500, 125250, '3300001000000134006801', '0000000001'],
    ],
    ['dates_mixed.csv', 8, ['sum("电量")', 'count("日期")'], [8, 8]],
    [
      'injection_names.csv',
      10,
      ['sum("<b>电量</b>")', 'sum("""; DROP TABLE t;--")', 'sum("select")', 'sum("a""b")', 'sum("电量 (kWh)")', 'sum("😀")'],
      [45, 90, 135, 180, 270, 315],
    ],
    ['dup_headers.csv', 2, ['sum("电量")', 'sum("电量_2")'], [7, 9]],
    ['blank_lines.csv', 3, ['sum("电量")'], [60]],
    ['one_column.csv', 100, ['sum("电量")'], [5050]],
    ['no_header_numbers.csv', 100, ['sum(column_3)'], [15150]],
    ['nul_bytes.csv', 3, ['sum(kwh)'], [60]],
    ['invalid_utf8.csv', 2, ['sum("电量")', 'last("姓名")'], [30, '好']],
    ['unclosed_quote.csv', 3, ['sum(kwh)'], [60]],
    ['preamble_total.csv', 3, ['sum("电量")', 'min("户号")', 'max("户号")'], [150, '1001', '1003']],
    ['all_types.parquet', 100, ['sum("电量 (kWh)")'], [7425]],
  ])('%s', async (name, rows, expressions, values) => {
    const { tables, ask } = await variant(name);
    expect(tables).toMatchObject([{ rows }]);
    expect(await ask(expressions)).toEqual(values);
  });

  it('zero rows and an empty file', async () => {
    const zero = await variant('zero_rows.parquet');
    expect(zero.tables).toMatchObject([{ rows: 0 }]);
    expect((await queryPage(opened.page, `SELECT count(*) AS n FROM (DESCRIBE "${zero.tables[0]?.name ?? ''}")`))[0]).toEqual({
      n: 17,
    });
    const header = await variant('header_only.csv');
    expect([header.tables[0]?.rows, header.problems.length > 0]).toEqual([0, true]);
    const empty = await variant('empty.csv');
    expect([empty.tables, empty.problems.length]).toEqual([[], 1]);
  });

  it('ragged rows are told', async () => {
    const { tables, problems } = await variant('ragged.csv');
    expect(problems.length).toBeGreaterThan(0);
    expect((tables[0]?.rows ?? 0) + (tables[0]?.rejected ?? 0)).toBe(4);
  });

  it('numbers with dirt are never wrong ones', async () => {
    const { tables } = await variant('numbers_dirty.csv');
    expect(tables).toMatchObject([{ rows: 13, rejected: 0 }]);
    const rows = await queryPage(
      opened.page,
      `SELECT CAST("户号" AS INTEGER) AS id, TRY_CAST("金额" AS DOUBLE) AS n FROM "${tables[0]?.name ?? ''}" ORDER BY id`,
    );
    const allowed: Record<number, readonly number[]> = {
      1: [1234.5],
      2: [88],
      3: [123],
      4: [-50.25],
      5: [320],
      6: [7],
      7: [0.12, 12],
      13: [1234.5],
    };
    for (const { id, n } of rows) if (n !== null) expect(allowed[Number(id)]).toContain(n);
  });
});

describe('csv-spectrum', () => {
  const folder = path.dirname(createRequire(import.meta.url).resolve('csv-spectrum/package.json'));
  const names = readdirSync(path.join(folder, 'csvs')).map((name) => name.replace('.csv', ''));

  it.each(names)('%s', async (name) => {
    const parsed = JSON.parse(readFileSync(path.join(folder, 'json', `${name}.json`), 'utf8')) as
      Record<string, string> | Record<string, string>[];
    // The answer to this one has another phone number than its question.
    const expected = [parsed]
      .flat()
      .map((row) => ('Contact Phone Number' in row ? { ...row, 'Contact Phone Number': '2095257564' } : row));
    const { tables } = await load(path.join(folder, 'csvs', `${name}.csv`));
    const columns = Object.keys(expected[0] ?? {});
    const rows = await queryPage(
      opened.page,
      `SELECT ${columns.map((column) => `coalesce(${text(column)}, '') AS "${column}"`).join(', ')} FROM "${tables[0]?.name ?? ''}"`,
    );
    expect(rows).toEqual(expected);
  });
});
