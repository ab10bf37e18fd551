// Uses the tabs of contacts and connections as a person does: what is said of the example, limits, the list, and data that lacks what they need.
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Browser, Page } from 'playwright';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { seriousFindings } from '../support/axe';
import { launchBrowser, openExample, type OpenedPage } from '../support/page';
import { settled } from '../support/settled';
import { shownCustomers, turnTo, undoEverything } from '../support/shown';
import { openFiles } from './open-files';

let browser: Browser;
let opened: OpenedPage;
let page: Page;

// One page for all: to load the example takes longer than any of these. The last tests open other data.
beforeAll(async () => {
  browser = await launchBrowser();
  opened = await openExample(browser, { locale: 'zh-CN' });
  page = opened.page;
});
afterAll(() => browser.close());
beforeEach(async () => {
  await undoEverything(page);
  await turnTo(page, 'service');
});
afterEach(() => {
  expect(opened.requests).toEqual([]);
  expect(opened.errors).toEqual([]);
});

const tab = (name: string) => page.getByRole('tab', { name, exact: true }).click();
const said = () => page.getByTestId('findings').innerText();
const chart = (id: string) => page.locator(`[data-chart="${id}"]`);

describe('contacts', () => {
  it('says which line and which payers complain, which channel is slow and comes back, and nothing of the placebo', async () => {
    await tab('客户诉求');
    await expect.poll(said).toMatch(/10kV槐荫线每万户年投诉 [\d,]+ 次，是其他客户（\d+ 次）的 4\.\d 倍/);
    const text = await said();
    expect(text).toMatch(/近 12 个月逾期 3 次及以上的客户每万户年投诉 [\d,]+ 次，是其他客户（\d+ 次）的 [34]\.\d 倍/);
    expect(text).toMatch(/“微信”的工单办结用时是同类型其他工单的 2\.\d 倍，12 个月中每个月都更慢/);
    expect(text).toMatch(/“微信”渠道 14 天内重复诉求率 2\d\.\d%，其他渠道为 [45]\.\d%/);
    expect(text).toMatch(
      /“微信”渠道的工单首次响应用时是同类型其他工单的 \d\.\d 倍（中位数 1\.\d 小时）；2 小时内响应率 \d\d%，其他为 9\d%/,
    );
    expect(text).toMatch(/投诉之后客户的满意率比同类别未投诉客户低 \d\d 个百分点/);
    // The branch of the bad line complains no more than others but for it; and people in a home have nothing to do with anything.
    expect(text).not.toMatch(/供电所每万户|人口/);
    for (const id of ['contact-mix', 'contact-causes', 'complaint-rate', 'complaint-after', 'contact-closing', 'contact-repeats'])
      await chart(id).locator('[data-row]').first().waitFor();
    expect(await seriousFindings(page)).toEqual([]);
  });

  it('keeps the customers of a finding and of a mark', async () => {
    await tab('客户诉求');
    await page.locator('[data-finding="complaints-feeder"]').getByRole('button', { name: '只看这些客户' }).click();
    await expect.poll(() => shownCustomers(page)).toBeLessThan(400);
    // The charts, too, are those of the line.
    await settled(page);
    const onLine = await shownCustomers(page);
    await chart('contact-causes').locator('[data-row]').first().click();
    await expect.poll(() => shownCustomers(page)).toBeLessThan(onLine);
  });

  it('judges by the limits that are set, and keeps them', async () => {
    await tab('客户诉求');
    const closing = chart('contact-closing');
    await closing.locator('select').nth(0).selectOption('type');
    const complaints = closing.locator('[data-row=\'["投诉"]\']');
    await complaints.waitFor();
    await closing.locator('select').nth(1).selectOption('limit');
    await expect.poll(() => complaints.getAttribute('aria-label')).toMatch(/时限内办结率 8\d/);
    await page.getByRole('button', { name: '办结时限', exact: true }).click();
    await page.getByRole('spinbutton', { name: '投诉' }).fill('1');
    await page.keyboard.press('Enter');
    await expect.poll(() => complaints.getAttribute('aria-label')).toMatch(/时限内办结率 \d\.\d%|时限内办结率 [12]\d\.\d%/);
    await page.keyboard.press('Escape');
    await turnTo(page, 'overview');
    await turnTo(page, 'service');
    await tab('客户诉求');
    await page.getByRole('button', { name: '办结时限', exact: true }).click();
    await expect.poll(() => page.getByRole('spinbutton', { name: '投诉' }).inputValue()).toBe('1');
    await page.keyboard.press('Escape');
  });
});

describe('connection', () => {
  it('says which branch is slow and hands over more, and which stage costs most', async () => {
    await tab('报装');
    await expect
      .poll(said)
      .toMatch(/临港供电所报装用时中位数 \d+ 天（其他 [\d.]+ 天），同电压同类别比较是其他供电单位的 2\.\d 倍/);
    const text = await said();
    expect(text).toMatch(/临港供电所每件报装在部门间流转 3\.\d 次，其他供电单位 2\.\d 次/);
    expect(text).toMatch(/高压报装耗时最多的环节是“施工”/);
    for (const id of ['connection-stages', 'connection-time', 'connection-late', 'connection-trend'])
      await chart(id).locator('[data-row]').first().waitFor();
    await chart('connection-flow').locator('[data-ribbon]').first().waitFor();
    // The list masks who it is.
    await expect.poll(() => page.getByRole('table', { name: '最慢的报装件' }).innerText()).toMatch(/\d{4}\*{4}\d{4}/);
    expect(await seriousFindings(page)).toEqual([]);
  });
});

function write(name: string, text: string): string {
  const file = path.join(mkdtempSync(path.join(tmpdir(), 'wattfolk-')), name);
  writeFileSync(file, text);
  return file;
}

it('tickets without connections, stages or departments say what to export', async () => {
  const rows = Array.from(
    { length: 40 },
    (_, i) => `T${String(i)},C${String(i % 10)},咨询,2024-01-${String(1 + (i % 28)).padStart(2, '0')} 09:00,2024-01-29 10:00`,
  );
  await openFiles(page, [write('工单.csv', `工单编号,户号,业务类型,受理时间,办结时间\n${rows.join('\n')}\n`)]);
  await turnTo(page, 'service');
  await tab('报装');
  await page.getByText('工单中没有报装（新装').waitFor();
  await tab('客户诉求');
  await chart('contact-mix').locator('[data-row]').first().waitFor();
  await expect.poll(said).toMatch(/没有超出随机波动/);
  await expect.poll(() => page.getByTestId('declined').innerText()).toMatch(/满意度/);
  expect(await chart('complaint-after').count()).toBe(0);
});

it('tickets that tell when somebody responded, but not when they were closed, have times to respond', async () => {
  // Half by App, responded to after ten minutes and a little; half by WeChat, after three hours and a little.
  const rows = Array.from({ length: 160 }, (_, i) => {
    const [channel, minutes] = i % 2 === 0 ? ['App', 10 + (i % 7)] : ['微信', 180 + (i % 11)];
    const day = `2024-01-${String(1 + (i % 28)).padStart(2, '0')}`;
    const at = `${String(9 + Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
    return `T${String(i)},C${String(i)},咨询,${channel},${day} 09:00,${day} ${at}`;
  });
  await openFiles(page, [write('工单.csv', `工单编号,户号,业务类型,渠道,受理时间,首次响应时间\n${rows.join('\n')}\n`)]);
  await turnTo(page, 'service');
  await tab('客户诉求');
  await expect
    .poll(said)
    .toMatch(/“微信”渠道的工单首次响应用时是同类型其他工单的 1\d\.\d 倍（中位数 3\.1 小时）；2 小时内响应率 0%，其他为 100%/);
  await chart('contact-closing').locator('[data-row=\'["微信"]\']').waitFor();
  expect(await chart('contact-closing').innerText()).toMatch(/没有办结时间列/);
  const ages = chart('contact-ages');
  await ages.locator('[data-row="2"]').waitFor();
  // Its limit can be set, and there is none to close.
  await page.getByRole('button', { name: '响应时限', exact: true }).click();
  await page.getByRole('spinbutton', { name: '首次响应' }).fill('4');
  await page.keyboard.press('Enter');
  await expect.poll(said).toMatch(/4 小时内响应率 100%/);
  await page.keyboard.press('Escape');
  expect(await page.getByRole('button', { name: '办结时限', exact: true }).count()).toBe(0);
});

it('with nothing but one score on the customer file the tabs say what to add', async () => {
  const rows = Array.from(
    { length: 40 },
    (_, i) => `C${String(1000 + i)},${i % 2 === 0 ? '城区' : '郊区'},${String(1 + (i % 5))}`,
  );
  await openFiles(page, [write('客户满意度.csv', `客户编号,供电单位,满意度\n${rows.join('\n')}\n`)]);
  await turnTo(page, 'service');
  for (const name of ['客户诉求', '报装']) {
    await tab(name);
    await expect.poll(() => page.getByRole('tabpanel').innerText()).toMatch(/缺少此部分所需的数据.*业务类型.*受理时间/s);
  }
});
