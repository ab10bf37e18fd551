// The SQL page of the built file, as an analyst uses it: typing with offers, errors at their place, long results, cancel, export.
import { readFileSync } from 'node:fs';
import type { Browser, Locator, Page } from 'playwright';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { seriousFindings } from '../support/axe';
import { chooseRadio } from '../support/choose-radio';
import { queryPage, whenReady } from '../support/handle';
import { launchBrowser, openExample, type OpenedPage } from '../support/page';
import { settled } from '../support/settled';
import { turnTo } from '../support/shown';

let browser: Browser;
let opened: OpenedPage;
let page: Page;
let editor: Locator;

// One page for all: to load the example takes longer than any of these.
beforeAll(async () => {
  browser = await launchBrowser();
  opened = await openExample(browser, { locale: 'en-US' });
  page = opened.page;
  editor = page.locator('#statement');
});
afterAll(() => browser.close());
beforeEach(async () => {
  await turnTo(page, 'sql');
  await page.getByRole('button', { name: 'Insert customer_facts' }).waitFor();
  const table = page.getByRole('radio', { name: 'Table' });
  if ((await table.count()) > 0) await chooseRadio(table);
});
afterEach(() => {
  expect(opened.requests).toEqual([]);
  expect(opened.errors).toEqual([]);
});

async function run(statement: string): Promise<void> {
  await editor.fill(statement);
  await editor.press('Control+Enter');
}

/** Texts of the cells in view. */
const cells = (): Promise<string[]> => page.getByRole('gridcell').allInnerTexts();

describe('the editor', () => {
  it('offers tables and columns while one types, and runs what came of it', async () => {
    await editor.fill('');
    await editor.focus();
    await page.keyboard.type('SELECT count(*) AS n FROM customer_f');
    await page.getByRole('option', { name: /customer_facts/ }).waitFor();
    await page.keyboard.press('Enter');
    await page.keyboard.type(' f WHERE f.complaints');
    const offer = page.getByRole('option', { name: /complaints_12m.*Complaints/ });
    await offer.waitFor();
    expect(await seriousFindings(page)).toEqual([]);
    await page.keyboard.press('Tab');
    await page.keyboard.type(' > 1');
    await expect.poll(() => editor.inputValue()).toBe('SELECT count(*) AS n FROM customer_facts f WHERE f.complaints_12m > 1');
    await page.keyboard.press('Control+Enter');
    await page.getByText(/1 row/).waitFor();
    await editor.focus();
    await page.keyboard.press('Control+z');
    await expect.poll(() => editor.inputValue()).not.toMatch(/> 1$/);
  });

  it('marks an error at its place with a plain sentence, and forgets the mark when one types', async () => {
    await run('-- 注释\nSELECT customer_id, claas\nFROM customer_facts');
    await page.getByText('Line 2, column 21: there is no column claas. Did you mean class', { exact: false }).waitFor();
    await expect.poll(() => page.locator('.under .mark').innerText()).toBe('claas');
    await editor.press('End');
    await page.keyboard.type(' ');
    await expect.poll(() => page.locator('.under .mark').count()).toBe(0);
  });

  it('refuses what does not read', async () => {
    await run('DROP TABLE customer');
    await page.getByText(/Only reading statements run here/).waitFor();
  });

  it('runs the selection, or the statement at the cursor', async () => {
    await run("SELECT 1 AS a;\nSELECT 'second' AS b");
    await expect.poll(cells).toEqual(['second']);
    await editor.evaluate((area: HTMLTextAreaElement) => area.setSelectionRange(0, 13));
    await page.getByRole('button', { name: 'Run selection' }).click();
    await expect.poll(cells).toEqual(['1']);
  });

  it('indents with Tab, and lets go after Escape', async () => {
    await editor.fill('');
    await editor.press('Tab');
    await expect.poll(() => editor.inputValue()).toBe('  ');
    await editor.press('Escape');
    await editor.press('Tab');
    await expect.poll(() => editor.evaluate((area) => area === document.activeElement)).toBe(false);
  });

  it('gives way to an example as if it were typed, so that Ctrl+Z brings back what was there', async () => {
    await editor.fill('SELECT typed, not run');
    await page.getByRole('button', { name: 'Examples' }).click();
    await page.getByRole('menuitem', { name: 'Arrears by region' }).click();
    await expect.poll(() => editor.inputValue()).toContain('customers_in_arrears');
    await page.keyboard.press('Control+z');
    await expect.poll(() => editor.inputValue()).toBe('SELECT typed, not run');
  });

  it('is made taller and set back by keys and a double click', async () => {
    const bar = page.getByRole('separator', { name: /Height of the editor/ });
    const height = async (): Promise<number> => (await editor.boundingBox())?.height ?? 0;
    const before = await height();
    await bar.focus();
    await page.keyboard.press('End');
    await expect.poll(height).toBeGreaterThan(before + 100);
    await page.keyboard.press('ArrowUp');
    await expect.poll(() => bar.getAttribute('aria-valuenow')).toBe('75');
    await bar.dblclick();
    await expect.poll(height).toBe(before);
  });

  it('keeps what was run over a reload, and forgets it when told to', async () => {
    await run('SELECT 41 + 1 AS answer');
    await expect.poll(cells).toEqual(['42']);
    await page.reload();
    await whenReady(page);
    // The example comes back by itself.
    await page.getByRole('button', { name: 'Insert customer_facts' }).waitFor();
    await settled(page);
    await page.getByRole('button', { name: 'History' }).click();
    const entry = page.getByRole('button', { name: /SELECT 41 \+ 1 AS answer/ });
    await entry.waitFor();
    await page.getByRole('button', { name: 'Remove this statement' }).first().click();
    await expect.poll(() => entry.count()).toBe(0);
  });
});

describe('the result', () => {
  it('scrolls a million rows to the last one, and sorts them', async () => {
    await run("SELECT range AS n, 'c' || (range % 10) AS t FROM range(1000000)");
    await page.getByText('1,000,000 rows').waitFor();
    const grid = page.getByRole('grid', { name: 'Result' });
    await expect.poll(async () => (await cells())[0]).toBe('0');
    expect(await page.getByRole('gridcell').count()).toBeLessThan(100);
    await grid.focus();
    await page.keyboard.press('End');
    await expect.poll(cells).toContain('999,999');
    const cursor = page.locator('[role=gridcell].cursor');
    await page.keyboard.press('Control+Home');
    await expect.poll(() => cursor.innerText()).toBe('0');
    await page.keyboard.press('Control+End');
    await expect.poll(() => cursor.innerText()).toBe('c9');
    await page.keyboard.press('PageUp');
    await page.keyboard.press('PageUp');
    await expect.poll(cells).not.toContain('999,999');
    const heading = page.locator('[role=columnheader][aria-colindex="2"]');
    await heading.getByRole('button').click();
    await expect.poll(() => heading.getAttribute('aria-sort')).toBe('ascending');
    await heading.getByRole('button').click();
    await expect.poll(() => heading.getAttribute('aria-sort')).toBe('descending');
    await grid.focus();
    await page.keyboard.press('Home');
    await expect.poll(async () => (await cells())[0]).toBe('999,999');
    expect(await seriousFindings(page)).toEqual([]);
  });

  it('tells the time of a heavy statement and cancels it', async () => {
    await run('SELECT count(*) FROM range(100000000) a, range(100000) b WHERE a.range % 7 = b.range % 5');
    await page.getByText(/Running, \d/).waitFor();
    await page.getByRole('button', { name: 'Cancel' }).click();
    await page.getByText(/Cancelled after/).waitFor();
    await run('SELECT 2 AS two');
    await expect.poll(cells).toEqual(['2']);
  });

  it('exports what is shown: masked, in its order, harmless for a spreadsheet', async () => {
    await run("SELECT customer_id, '=1+1' AS formula, kwh_12m FROM customer_facts ORDER BY kwh_12m DESC NULLS LAST LIMIT 3");
    // Not from the count of rows, which an answer before may have had, too.
    await expect.poll(cells).toContain('=1+1');
    await page.getByRole('button', { name: 'Export' }).click();
    const download = page.waitForEvent('download');
    await page.getByRole('menuitem', { name: 'CSV' }).click();
    const file = await download;
    expect(file.suggestedFilename()).toMatch(/^wattfolk-sql-\d{8}-\d{4}\.csv$/);
    const lines = readFileSync(await file.path(), 'utf8')
      .trimEnd()
      .split('\r\n');
    expect(lines[0]).toBe('\ufeffcustomer_id,formula,kwh_12m');
    expect(lines.length).toBe(4);
    for (const line of lines.slice(1)) expect(line).toMatch(/^\d{4}\*{4}\d{4},'=1\+1,\d/);
  });

  it('draws the result with one click, and follows the choice of columns', async () => {
    await run(
      'SELECT class, count(*) AS customers, sum(kwh_12m) AS kwh FROM customer_facts WHERE class IS NOT NULL GROUP BY class ORDER BY class',
    );
    // Not from the page's count of rows, which is that of the statement before until this one has answered.
    const [classes] = await queryPage(page, 'SELECT count(DISTINCT class)::INTEGER AS n FROM customer_facts');
    const rows = Number(classes?.['n']);
    await chooseRadio(page.getByRole('radio', { name: 'Chart' }));
    const chart = page.getByRole('group', { name: 'Chart: customers by class' });
    await expect.poll(() => chart.locator('rect.mark').count()).toBe(rows);
    await page.getByLabel('Value').selectOption('kwh');
    await page.getByRole('group', { name: 'Chart: kwh by class' }).waitFor();
    expect(await seriousFindings(page)).toEqual([]);
    await run('SELECT period, sum(kwh) AS kwh FROM usage GROUP BY period ORDER BY period');
    const line = page.getByRole('group', { name: 'Chart: kwh by period' });
    await expect.poll(() => line.locator('circle.mark').count()).toBe(24);
    await chooseRadio(page.getByRole('radio', { name: 'Table' }));
    await page.getByRole('grid').waitFor();
  });

  it('hides the customers that an expression, another name or SUMMARIZE would show, and says that groups are not hidden', async () => {
    await run('SELECT max(customer_id), any_value(name) AS 姓名, count(customer_id) AS n FROM customer');
    await expect.poll(async () => (await cells())[2]).toBe('6,400');
    const [number, name] = await cells();
    expect(number).toMatch(/^\d{4}\*{4}\d{4}$/);
    expect(name).toMatch(/\*/);
    await page.getByText('personal columns masked · small groups shown').waitFor();
    await run('SUMMARIZE customer_facts');
    await expect.poll(async () => (await cells())[0]).toBe('customer_id');
    expect((await cells()).slice(2, 4).join()).toMatch(/^\d{4}\*{4}\d{4},\d{4}\*{4}\d{4}$/);
  });

  it('draws the plan of EXPLAIN line by line', async () => {
    await run('EXPLAIN SELECT count(*) FROM customer');
    await expect.poll(() => page.locator('pre').filter({ hasText: 'AGGREGATE' }).count()).toBe(1);
  });

  it('answers every example statement', async () => {
    const menu = page.getByRole('button', { name: 'Examples' });
    await menu.click();
    await page.getByRole('menuitem').first().waitFor();
    const names = await page.getByRole('menuitem').allInnerTexts();
    await page.keyboard.press('Escape');
    expect(names.length).toBeGreaterThanOrEqual(8);
    for (const name of names) {
      await menu.click();
      await page.getByRole('menuitem', { name: name.trim(), exact: true }).click();
      await editor.press('Control+Enter');
      // The newest entry of the history tells what has just been answered, and with how many rows.
      const answered = async (): Promise<unknown> => {
        const [newest] = JSON.parse(await page.evaluate(() => localStorage.getItem('wattfolk.sql-history.1') ?? '[]')) as {
          text: string;
          rows: number | null;
        }[];
        return newest?.text === (await editor.inputValue()).trim() && (newest.rows ?? 0) > 0;
      };
      await expect.poll(answered, { message: name }).toBe(true);
    }
  });

  it('shows NULL as such, and turns customers with a level into segments', async () => {
    await run(
      "SELECT customer_id, CASE WHEN kwh_12m > 10000 THEN 'large' WHEN kwh_12m > 2000 THEN 'middle' END AS level FROM customer_facts",
    );
    await expect.poll(cells).toContain('NULL');
    await page.getByRole('button', { name: 'Turn into segments' }).click();
    await page.locator('[data-segment="large"]').waitFor();
  });
});
