// Opens real exports through the built page, network cut, and compares sums with answers worked out elsewhere.
import type { Browser } from 'playwright';
import { readFileSync, truncateSync, writeFileSync, mkdtempSync, copyFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { queryPage, whenReady } from '../support/handle';
import { launchBrowser, openPage, type OpenedPage } from '../support/page';
import { describeWithSharedData } from '../support/shared-data';
import { undoEverything } from '../support/shown';
import { openFiles } from './open-files';

let browser: Browser;
let opened: OpenedPage;

// One page for all: what a file leaves behind would disturb the next.
beforeAll(async () => {
  browser = await launchBrowser();
  opened = await openPage(browser);
  await whenReady(opened.page);
});

afterAll(() => browser.close());

afterEach(() => {
  expect(opened.requests).toEqual([]);
  expect(opened.errors).toEqual([]);
});

async function one(sql: string): Promise<Record<string, unknown>> {
  return (await queryPage(opened.page, sql))[0] ?? {};
}

interface Answers {
  cases: { id: string; answers: { q: string; value: unknown }[] }[];
}

describeWithSharedData('real files through the page', (file) => {
  const answers = JSON.parse(readFileSync(file('answers.json'), 'utf8')) as Answers;
  const answer = (id: string, q: string): number =>
    answers.cases.find((entry) => entry.id === id)?.answers.find((entry) => entry.q === q)?.value as number;

  it.each(['lcl_customers_2013.csv', 'lcl_customers_2013_snappy.parquet'])('%s: customers, kWh and months', async (name) => {
    const { tables } = await openFiles(opened.page, [file(name)]);
    const raw = tables[0]?.name ?? '';
    expect(tables).toMatchObject([{ rows: answer('lcl_customers_2013', 'rows'), rejected: 0 }]);
    const sums = await one(`SELECT sum(annual_kwh_2013) AS kwh, median(annual_kwh_2013) AS middle FROM ${raw}`);
    expect(sums['kwh']).toBeCloseTo(answer('lcl_customers_2013', 'sum annual_kwh_2013'), 1);
    expect(sums['middle']).toBeCloseTo(answer('lcl_customers_2013', 'median'), 6);
    // The twelve month columns become usage; the column of the year must not be counted on top of them.
    const usage = await one('SELECT count(*) AS n, count(DISTINCT period) AS months, sum(kwh) AS kwh FROM usage');
    expect([usage['n'], usage['months']]).toEqual([1130 * 12, 12]);
    expect(usage['kwh']).toBeCloseTo(answer('lcl_customers_2013', 'sum annual_kwh_2013'), 0);
    const facts = await one('SELECT count(*) AS n, sum(kwh_12m) AS kwh FROM customer_facts');
    expect(facts['n']).toBe(1130);
    expect(facts['kwh']).toBeCloseTo(answer('lcl_customers_2013', 'sum annual_kwh_2013'), 0);
  });

  it('lcl_monthly_long.csv: every row, and the stub month kept out of the year', async () => {
    const { tables } = await openFiles(opened.page, [file('lcl_monthly_long.csv')]);
    expect(tables).toMatchObject([{ rows: answer('lcl_monthly_long', 'rows'), rejected: 0 }]);
    const usage = await one('SELECT count(*) AS n, sum(kwh) AS kwh FROM usage');
    expect(usage['n']).toBe(14690);
    expect(usage['kwh']).toBeCloseTo(answer('lcl_monthly_long', 'sum kwh'), 1);
    const facts = await one('SELECT sum(kwh_12m) AS kwh FROM customer_facts');
    const stub = answer('lcl_monthly_long', 'sum 2014-01-31 stub');
    expect(facts['kwh']).toBeCloseTo(answer('lcl_monthly_long', 'sum kwh') - stub, 0);
  });

  it('taipower_gb18030.csv: total rows are seen and left out', async () => {
    const { tables } = await openFiles(opened.page, [file('taipower_gb18030.csv')]);
    const raw = tables[0]?.name ?? '';
    expect(tables).toMatchObject([{ rows: answer('taipower_total_rows', 'rows') }]);
    const sums = await one(`SELECT sum("合計") FILTER (WHERE "縣市" <> '合計') AS kwh, sum("合計") AS naive FROM ${raw}`);
    expect(sums['kwh']).toBe(answer('taipower_total_rows', 'sum of 合計 column over counties only'));
    expect(sums['naive']).toBe(answer('taipower_total_rows', 'naive sum incl. total rows (WRONG answer)'));
    expect((await one('SELECT sum(kwh) AS kwh FROM usage'))['kwh']).toBe(
      answer('taipower_total_rows', 'sum of 合計 column over counties only'),
    );
    expect(
      (await one("SELECT sum(kwh) AS kwh FROM usage JOIN customer USING (customer_id) WHERE region = '高雄市'"))['kwh'],
    ).toBe(answer('taipower_total_rows', '高雄市 sum'));
  });

  it('sales by county and class: a row of each, and by the total when the switch says so, which can be undone', async () => {
    const { page } = opened;
    const { problems } = await openFiles(page, [file('台灣電力公司_各縣市住宅、服務業及機關用電統計資料.csv')]);
    expect(problems.map(({ code }) => code)).toContain('read_by_class');
    const byClass = `SELECT class, sum(kwh) AS kwh FROM usage JOIN customer USING (customer_id) GROUP BY 1 ORDER BY 2`;
    // Summed in Python over the rows without 合計.
    const classes = [
      { class: '農林漁牧', kwh: 22_198_544_531 },
      { class: '機關', kwh: 58_877_857_560 },
      { class: '服務業', kwh: 287_282_740_339 },
      { class: '住宅', kwh: 345_486_600_273 },
    ];
    expect(await queryPage(page, byClass)).toEqual(classes);
    await page.locator('[data-page="data"]').click();
    const card = page.getByTestId('table-card');
    await card.locator('summary').click();
    await card.getByRole('switch', { name: 'One row per 縣市 and class' }).click();
    const counties = 'SELECT count(*)::INTEGER AS n, sum(kwh_12m) AS kwh FROM customer_facts';
    await expect.poll(() => queryPage(page, counties)).toEqual([{ n: 22, kwh: 94_567_562_024 }]);
    await undoEverything(page);
    await expect.poll(() => queryPage(page, counties)).toEqual([{ n: 88, kwh: 94_567_562_024 }]);
    expect(await queryPage(page, byClass)).toEqual(classes);
  });

  it('citylearn_hourly_zstd.parquet: two million readings and their load curves', async () => {
    const { tables } = await openFiles(opened.page, [file('citylearn_hourly_zstd.parquet')]);
    expect(tables).toMatchObject([{ rows: answer('citylearn_hourly', 'rows') }]);
    const readings = await one('SELECT count(*) AS n, count(DISTINCT customer_id) AS buildings, sum(kwh) AS kwh FROM reading');
    expect([readings['n'], readings['buildings']]).toEqual([2163720, 247]);
    expect(readings['kwh']).toBeCloseTo(answer('citylearn_hourly', 'sum kwh'), 0);
    await opened.page.locator('[data-chart="load-curve"] path').first().waitFor();
    await expect.poll(() => opened.page.locator('[data-chart="load-curve"] path').count()).toBeGreaterThanOrEqual(3);
  });
});

describe('bad input', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'wattfolk-'));
  const write = (name: string, content: string | Uint8Array): string => {
    writeFileSync(path.join(folder, name), content);
    return path.join(folder, name);
  };
  const good = (): string => write('good.csv', '户号,用电类别,电量\n0001,大工业,10\n0002,居民生活,20\n');

  it.each([
    ['an empty file', () => write('empty.csv', '')],
    [
      'a picture renamed',
      () =>
        write('photo.csv', Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13, 0x49, 0x48, 0x44, 0x52)),
    ],
    [
      'a Parquet file without its end',
      () => write('cut.parquet', Uint8Array.from([0x50, 0x41, 0x52, 0x31, ...new Array<number>(400).fill(7)])),
    ],
  ])('%s gets a sentence, and the next good file opens', async (_, make) => {
    const bad = await openFiles(opened.page, [make()]);
    expect(bad.tables).toEqual([]);
    expect(bad.problems).toHaveLength(1);
    expect(bad.problems[0]?.message.length).toBeGreaterThan(20);
    const next = await openFiles(opened.page, [good()]);
    expect(next.tables).toMatchObject([{ rows: 2 }]);
    expect(await queryPage(opened.page, 'SELECT customer_id, class, kwh_12m FROM customer_facts ORDER BY customer_id')).toEqual([
      { customer_id: '0001', class: '大工业', kwh_12m: 10 },
      { customer_id: '0002', class: '居民生活', kwh_12m: 20 },
    ]);
  });

  it('a header without rows opens as a table of none, and says so', async () => {
    const result = await openFiles(opened.page, [write('header.csv', '户号,日期,电量\n')]);
    expect(result.tables).toMatchObject([{ rows: 0 }]);
    expect(result.problems.length).toBeGreaterThan(0);
  });

  it('one bad file among good ones stops nobody', async () => {
    const result = await openFiles(opened.page, [write('empty.csv', ''), good()]);
    expect(result.tables).toMatchObject([{ rows: 2 }]);
    expect(result.problems.map(({ message }) => message).join()).toMatch(/empty\.csv/);
  });

  it('what was open stays open when nothing new could be read', async () => {
    await openFiles(opened.page, [good()]);
    await openFiles(opened.page, [write('empty.csv', '')]);
    expect(await queryPage(opened.page, 'SELECT count(*) AS n FROM customer')).toEqual([{ n: 2 }]);
  });

  it('a Parquet file cut in the middle gets a sentence', async () => {
    const whole = path.resolve(import.meta.dirname, '../fixtures/small.parquet');
    const cut = path.join(folder, 'cut-in-the-middle.parquet');
    copyFileSync(whole, cut);
    truncateSync(cut, Math.floor(readFileSync(whole).length / 2));
    const bad = await openFiles(opened.page, [cut]);
    expect(bad.tables).toEqual([]);
    expect(bad.problems[0]?.message).toMatch(/cut-in-the-middle\.parquet/);
  });
});
