// Uses the tab of satisfaction as a person does: what is said of the example, and what a file with one column of words may expect.
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Browser, Page } from 'playwright';
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest';
import { seriousFindings } from '../support/axe';
import { launchBrowser, openExample, type OpenedPage } from '../support/page';
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
  await page.getByRole('tab', { name: '满意度', exact: true }).click();
});
afterEach(() => {
  expect(opened.requests).toEqual([]);
  expect(opened.errors).toEqual([]);
});

const said = () => page.getByTestId('findings').innerText();
const rows = (chart: string) => page.locator(`[data-chart="${chart}"] [data-segment]`);

it('says who is more and who is less content, and that the sample is biased; the placebo is not found', async () => {
  await expect
    .poll(said)
    .toMatch(/用电类别“一般工商业”满意率 6\d%，比其余客户（8\d%）低 1\d 个百分点；另一端为“非居民照明”（[89]\d%/);
  const text = await said();
  expect(text).toMatch(/“10kV槐荫线”满意率 [45]\d%，比其余客户（7\d%）低/);
  expect(text).toMatch(/“临港供电所”满意率 6\d%，比其余客户（7\d%）低/);
  expect(text).toMatch(/按用电类别（占客户 → 占答卷），居民生活 6\d% → 5\d%.*加权后满意率 7\d\.\d%（原始 7\d\.\d%）/);
  expect(text).not.toMatch(/人口/);
  expect(await seriousFindings(page)).toEqual([]);
});

it('shows any breakdown, and a mark keeps its customers', async () => {
  await page.getByLabel('分组', { exact: true }).selectOption('region');
  await expect
    .poll(() => rows('csat-groups').evaluateAll((all) => all.map((row) => row.getAttribute('data-segment'))))
    .toContain('临港供电所');
  for (const chart of ['csat-likert', 'csat-likert-groups', 'csat-coverage']) await rows(chart).first().waitFor();
  await expect.poll(() => page.locator('[data-chart="csat-difference"]').innerText()).toMatch(/临港供电所: 满意度更低/);
  await page.locator('[data-chart="csat-groups"] [data-segment="临港供电所"]').click();
  await expect.poll(() => shownCustomers(page)).toBeLessThan(1500);
});

it('reads a single column of words, says which it does not know, and counts them once they are told', async () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'wattfolk-'));
  const words = ['非常满意', '满意', '满意', '一般', '不满意', '还行'];
  const lines = Array.from(
    { length: 240 },
    (_, i) => `C${String(1000 + i)},${i % 2 === 0 ? '城区' : '郊区'},${words[i % 6] ?? ''}`,
  );
  const file = path.join(folder, '客户满意度.csv');
  writeFileSync(file, `客户编号,供电单位,满意度\n${lines.join('\n')}\n`);
  const { problems } = await openFiles(page, [file]);
  expect(problems.map(({ message }) => message).join()).toMatch(/40 个无法识别为评分.*“还行” \(40\)/);
  await turnTo(page, 'service');
  await expect.poll(said).toMatch(/满意率 60%.*n = 200/s);
  await expect.poll(() => page.getByTestId('declined').innerText()).toMatch(/评价没有日期，无法显示趋势/);
  await page.getByRole('button', { name: '量表与词语' }).click();
  await page.getByLabel('分值: 还行').selectOption('4');
  await page.getByRole('button', { name: '应用' }).click();
  // 120 + 40 of 240.
  await expect.poll(said).toMatch(/满意率 67%.*n = 240/s);
});

it('a column of words that nobody knows is read as the score, and counts once they are told', async () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'wattfolk-'));
  const words = ['挺好', '凑合', '挺好', '差劲', '挺好', '马马虎虎'];
  const lines = Array.from(
    { length: 240 },
    (_, i) => `C${String(1000 + i)},${i % 4 < 2 ? '城区' : '郊区'},${words[i % 6] ?? ''}`,
  );
  const file = path.join(folder, '客户满意度.csv');
  writeFileSync(file, `客户编号,供电单位,满意度\n${lines.join('\n')}\n`);
  const { problems } = await openFiles(page, [file]);
  expect(problems.map(({ message }) => message).join()).toMatch(/满意度：240 个回答中有 240 个无法识别为评分.*“挺好” \(120\)/);
  await turnTo(page, 'service');
  // What is there is not called missing.
  await page.getByText('请指定各词语的分值').waitFor();
  expect(await page.getByTestId('declined').count()).toBe(0);
  await page.getByRole('button', { name: '指定分值' }).click();
  for (const [word, score] of [
    ['挺好', '5'],
    ['凑合', '3'],
    ['马马虎虎', '3'],
    ['差劲', '1'],
  ] as const) {
    await page.getByLabel(`分值: ${word}`).selectOption(score);
  }
  await page.getByRole('button', { name: '应用' }).click();
  await expect.poll(said).toMatch(/满意率 50%.*n = 240/s);
});

it('reads a list of answers, its own questions included', async () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'wattfolk-'));
  const questions = ['总体满意度', '您对供电可靠性是否满意？', '营业厅环境'];
  const lines = Array.from({ length: 60 }, (_, i) =>
    questions.map(
      (question, q) => `C${String(1000 + i)},2025-0${String(1 + (i % 3))}-05,${question},${String(6 + ((i + q) % 5))}`,
    ),
  );
  const file = path.join(folder, '回访明细.csv');
  writeFileSync(file, `客户编号,回访日期,评价项目,得分\n${lines.flat().join('\n')}\n`);
  await openFiles(page, [file]);
  await turnTo(page, 'service');
  await expect
    .poll(() => page.locator('[data-chart="csat-likert"] text.name').allTextContents())
    .toEqual(['满意度', '供电可靠性', '营业厅环境']);
  // 1–10: 24 of 60 gave 9 or 10.
  await expect.poll(said).toMatch(/满意率 40%.*n = 60/s);
});
