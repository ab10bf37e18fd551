// Tests of risk and loyalty on the built page: what stands out, points that change levels, the list as a file, segments, other data.
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Browser, Page } from 'playwright';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { chooseRadio } from '../support/choose-radio';
import { queryPage, whenReady } from '../support/handle';
import { launchBrowser, openExample, openPage, type OpenedPage } from '../support/page';
import { describeWithSharedData } from '../support/shared-data';
import { settled } from '../support/settled';
import { turnTo, undoEverything } from '../support/shown';
import { openFiles } from './open-files';

let browser: Browser;
let folder: string;

beforeAll(async () => {
  browser = await launchBrowser();
  folder = await mkdtemp(path.join(tmpdir(), 'wattfolk-'));
});
afterAll(async () => {
  await browser.close();
  await rm(folder, { recursive: true });
});

async function toRisk(page: Page): Promise<void> {
  await turnTo(page, 'service');
  await page.getByRole('tab', { name: 'Risk & loyalty' }).click();
}
const view = (page: Page, name: string) => chooseRadio(page.getByRole('radio', { name, exact: true }));
const noTrouble = ({ requests, errors }: OpenedPage): void => expect([requests, errors]).toEqual([[], []]);

it('finds what was planted in the example, follows points that are changed, lists whom to act on, and makes segments', async () => {
  const opened = await openExample(browser);
  const { page, context } = opened;
  await toRisk(page);
  const findings = page.getByTestId('findings');
  await expect.poll(() => findings.innerText()).toContain('Retail or Restaurants and Contract capacity is at most 50 kVA');
  const said = await findings.innerText();
  expect(said).toMatch(/Late payments in the last 24 months is at least 6 complained/);
  expect(said).toContain('sign of churn');
  expect(said).not.toMatch(/People/);
  // Kept by a condition of its own, whose customers nothing has asked for before.
  const late = findings.locator('li', { hasText: 'Late payments in the last 24 months is at least 6 complained' });
  await late.locator('[data-trace]').click();
  const dialog = page.locator('dialog[open]');
  await dialog.getByRole('tab', { name: 'Customers', exact: true }).click();
  await expect.poll(() => dialog.innerText()).toMatch(/(?:All|The first) [1-9][\d,]* (?:of|customers)/);
  expect(await dialog.getByRole('alert').count()).toBe(0);
  await page.keyboard.press('Escape');
  await dialog.waitFor({ state: 'detached' });

  await view(page, 'Rules and points');
  const levels = page.getByTestId('risk-levels');
  const risky = async (condition: string): Promise<string> => {
    const [row] = await queryPage(page, `SELECT count(*)::INTEGER AS n FROM customer_facts WHERE ${condition}`);
    return `High ${String(row?.['n'])} (`;
  };
  await expect.poll(() => levels.innerText()).toContain('High 422 ');
  await page.getByLabel('High from (points)').fill('100');
  await page.getByLabel('High from (points)').press('Enter');
  await expect.poll(() => levels.innerText()).not.toContain('High 422 ');
  await settled(page);
  const before = await levels.innerText();
  const owes = page.locator('[data-rule="owes"]').getByLabel('Points');
  await owes.fill('100');
  await expect.poll(() => levels.innerText()).toContain(await risky('arrears_amount > 0'));
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect.poll(() => levels.innerText()).toBe(before);
  await undoEverything(page);

  await view(page, 'Does it hold?');
  await expect.poll(() => page.getByTestId('risk-notes').innerText()).toContain('Left out of the check');
  await expect.poll(() => page.getByTestId('lift-summary').innerText()).toMatch(/AUC 0\.\d{3} .*497 of 6,400/s);

  await view(page, 'Where to act');
  const shown = page.getByTestId('shown').locator('b');
  await expect.poll(() => shown.innerText()).toBe('6,400');
  const cell = page.locator('[data-chart="risk-grid"]').getByRole('button', { name: /^B · middle · High risk/ });
  await cell.click();
  const list = page.getByTestId('risk-list');
  await expect.poll(() => list.innerText()).toContain('Arrears · High · B');
  // The cell says how many there are.
  await expect.poll(() => page.getByTestId('risk-listed').innerText()).toContain('79 customers.');
  await expect.poll(() => shown.innerText()).toBe('79');
  expect(await page.locator('.bar').first().innerText()).toMatch(
    /Arrears\s*High \(50 points or more\)[^]*Value tier\s*B · middle/,
  );
  // Level and tier are one step.
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect.poll(() => shown.innerText()).toBe('6,400');
  await page.getByRole('button', { name: 'Redo' }).click();
  await expect.poll(() => shown.innerText()).toBe('79');
  await list.locator('[data-trace]').click();
  await dialog.getByRole('tab', { name: 'Result', exact: true }).click();
  await chooseRadio(dialog.getByRole('radio', { name: '2', exact: true }));
  await expect.poll(() => dialog.innerText()).toMatch(/\d{4}\*{4}\d{4}/);
  expect(await dialog.innerText()).not.toMatch(/(?<![\d.])\d{10,}(?![\d.])/);
  await page.keyboard.press('Escape');
  await dialog.waitFor({ state: 'detached' });
  const [download] = await Promise.all([page.waitForEvent('download'), list.getByRole('button', { name: 'CSV' }).click()]);
  const csv = (await readFile(await download.path(), 'utf8')).trim().split('\r\n');
  expect(csv).toHaveLength(79 + 1);
  expect(csv[1]).toMatch(/\d{4}\*{4}\d{4}.*Has unpaid bills.*By phone: /);
  expect(csv.join('')).not.toMatch(/\d{10,}/);

  await page.getByRole('button', { name: 'Use as segments' }).click();
  await expect
    .poll(async () =>
      (await queryPage(page, 'SELECT DISTINCT segment FROM segment ORDER BY segment')).map(({ segment }) => segment),
    )
    .toEqual(['high', 'low', 'medium']);
  noTrouble(opened);
  await context.close();
});

it('with nothing but a satisfaction score tells discontent, and says what else to add', async () => {
  const opened = await openPage(browser);
  const { page, context } = opened;
  await whenReady(page);
  const rows = Array.from(
    { length: 80 },
    (_, i) => `${String(1000 + i)},${i % 2 === 0 ? 'north' : 'south'},${String(1 + (i % 5))}`,
  );
  const answers = path.join(folder, 'answers.csv');
  await writeFile(answers, ['customer_id,region,satisfaction', ...rows].join('\n'));
  await openFiles(page, [answers]);
  await toRisk(page);
  await expect.poll(() => page.getByTestId('risk-list').innerText()).toContain('Discontent');
  await expect.poll(() => page.getByLabel('Risk', { exact: true }).locator('option').allInnerTexts()).toEqual(['Discontent']);
  await view(page, 'Retention');
  await expect.poll(() => page.locator('[data-chart="retention"]').innerText()).toContain('opening date');
  noTrouble(opened);
  await context.close();
});

describeWithSharedData('churn of a telephone company', (file) => {
  it('is ranked as scikit-learn ranks it, by contract and tenure, and kept as Kaplan and Meier estimate', async () => {
    const opened = await openPage(browser);
    const { page, context } = opened;
    await whenReady(page);
    await openFiles(page, [file('WA_Fn-UseC_-Telco-Customer-Churn.csv')]);
    await toRisk(page);
    await view(page, 'Does it hold?');
    // See test/sql/charts/risk-telco for where these come from.
    await expect.poll(() => page.getByTestId('lift-summary').innerText()).toContain('AUC 0.773 (0.762–0.785)');
    await expect.poll(() => page.getByTestId('lift-summary').innerText()).toContain('1,869 of 7,043');
    const calibration = page.locator('[data-chart="risk-calibration"]');
    await calibration.locator('select').selectOption('tariff');
    const row = (name: string) => calibration.getByRole('button', { name: new RegExp(`^${name}; `) });
    await expect.poll(() => row('Month-to-month').getAttribute('aria-label')).toContain('42.7%');
    await expect.poll(() => row('Two year').getAttribute('aria-label')).toContain('Customers 1,695');
    await calibration.locator('select').selectOption('tenure');
    await expect.poll(() => row('0 – 8').getAttribute('aria-label')).toContain('Customers 1,735');

    await view(page, 'Rules and points');
    await page.getByRole('button', { name: 'Suggest points from the data' }).click();
    await expect.poll(() => page.getByTestId('suggest-check').innerText()).toMatch(/AUC 0\.8[0-6]\d/);
    await page.getByRole('button', { name: 'Use these points' }).click();
    await view(page, 'Does it hold?');
    await expect.poll(() => page.getByTestId('risk-notes').innerText()).toContain('random half');
    await view(page, 'Retention');
    await expect.poll(() => page.getByTestId('log-rank').innerText()).toContain('χ² = 2352.9');
    noTrouble(opened);
    await context.close();
  });
});
