// Tests of the page as a file: hosted, in a browser that is too old, with a paste, with a statement that is stopped, with too few columns.
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import type { Browser } from 'playwright';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { queryPage, whenReady } from '../support/handle';
import { launchBrowser, openPage, type OpenedPage } from '../support/page';
import { repositoryRoot } from '../support/places.mjs';

let browser: Browser;

beforeAll(async () => {
  browser = await launchBrowser();
});

afterAll(() => browser.close());

async function paste({ page }: OpenedPage, text: string): Promise<void> {
  await page.evaluate((content) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData('text/plain', content);
    document.body.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
  }, text);
}

describe('the file', () => {
  it('works the same when hosted, asking for nothing but itself', async () => {
    const server: ChildProcess = spawn(process.execPath, ['build/serve.mjs'], {
      cwd: repositoryRoot,
      env: { ...process.env, PORT: '4891' },
    });
    try {
      if (server.stdout === null) throw new Error('no output');
      const [output] = (await once(server.stdout, 'data')) as [Buffer];
      const address = /http:\/\/127\.0\.0\.1:\d+\//.exec(String(output))?.[0] ?? '';
      const context = await browser.newContext();
      const page = await context.newPage();
      const requests: string[] = [];
      page.on('request', (request) => requests.push(request.url()));
      await page.goto(address);
      await whenReady(page);
      expect(await queryPage(page, 'SELECT 6 * 7 AS answer')).toEqual([{ answer: 42 }]);
      expect(requests.filter((url) => !/^(blob|data):/.test(url))).toEqual([address]);
      await context.close();
    } finally {
      server.kill();
    }
  });

  it('has a sentence, not a blank page, for a browser that is too old', async () => {
    const context = await browser.newContext({ offline: true });
    await context.addInitScript(() => {
      Reflect.deleteProperty(window, 'DecompressionStream');
    });
    const page = await context.newPage();
    await page.goto(`file://${path.join(repositoryRoot, 'dist', 'index.html')}`);
    await page.getByText('This browser is too old for Wattfolk').waitFor();
    await expect.poll(() => page.locator('#app').innerText()).toBe('');
    await context.close();
  });

  it('carries a policy that lets it run only its own script and fetch nothing', async () => {
    const { page, context } = await openPage(browser);
    const policy = await page.locator('meta[http-equiv="Content-Security-Policy"]').getAttribute('content');
    const directives = Object.fromEntries(
      (policy ?? '').split('; ').map((part) => [part.split(' ')[0], part.split(' ').slice(1)]),
    );
    expect(directives['default-src']).toEqual(["'none'"]);
    expect(directives['connect-src']).toEqual(['data:']);
    expect(directives['worker-src']).toEqual(['blob:']);
    expect(directives['script-src']?.every((source: string) => /^'(sha256-.+|wasm-unsafe-eval)'$/.test(source))).toBe(true);
    const blocked = await page.evaluate(() =>
      fetch('https://wattfolk.invalid/').then(
        () => 'sent',
        () => 'refused',
      ),
    );
    expect(blocked).toBe('refused');
    await context.close();
  });

  it('names its version and the licences of what it bundles', async () => {
    const { page, context } = await openPage(browser);
    await page.getByRole('button', { name: 'About' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByText('@duckdb/duckdb-wasm').waitFor();
    for (const name of ['svelte', 'apache-arrow', 'parquet-wasm', 'd3-scale'])
      await expect.poll(() => dialog.innerText()).toContain(name);
    await expect.poll(() => dialog.innerText()).toMatch(/\d{4}-\d{2}-\d{2}/);
    await context.close();
  });
});

describe('working with it', () => {
  it('opens pasted cells, says what is missing for a view, and masks what is personal', async () => {
    const opened = await openPage(browser);
    const { page, context } = opened;
    await whenReady(page);
    await paste(opened, '户号\t户名\t用电类别\t电量\n0330100000001\t张小明\t居民生活\t120\n0330100000002\t李雷\t大工业\t98000\n');
    const card = page.getByTestId('table-card');
    await expect.poll(() => card.innerText()).toMatch(/0330\*{4}\d/);
    expect(await card.innerText()).not.toMatch(/张小明|0330100000001/);
    await page.getByRole('button', { name: 'Use it' }).click();
    await page.locator('[data-chart="segment-size"] .plot svg').waitFor();
    // All in one list, each with its own columns, and no card stands empty for them.
    const declined = page.getByTestId('declined');
    await expect.poll(() => declined.innerText()).toMatch(/Satisfaction by segment[\s\S]*满意度/);
    expect(await declined.innerText()).toMatch(/Load curves by segment[\s\S]*P96/);
    expect(await declined.getByRole('button').count()).toBe(1);
    expect(await page.locator('[data-chart="satisfaction"], [data-chart="load-curve"]').count()).toBe(0);
    expect(opened.errors).toEqual([]);
    await context.close();
  });

  it('corrects a guess before loading', async () => {
    const opened = await openPage(browser);
    const { page, context } = opened;
    await whenReady(page);
    await paste(opened, '户号\t类型\t电量\n01\t甲\t10\n02\t乙\t30\n');
    await page.getByRole('combobox', { name: /类型/ }).selectOption({ label: 'Customer class' });
    await page.getByRole('button', { name: 'Use it' }).click();
    await page.locator('[data-chart="segment-size"] .plot svg').waitFor();
    expect(await queryPage(page, 'SELECT customer_id, class FROM customer ORDER BY customer_id')).toEqual([
      { customer_id: '01', class: '甲' },
      { customer_id: '02', class: '乙' },
    ]);
    await context.close();
  });

  it('runs one reading statement on the SQL page, stops a long one, and refuses to write', async () => {
    const opened = await openPage(browser);
    const { page, context } = opened;
    await whenReady(page);
    await page.getByRole('button', { name: 'SQL', exact: true }).click();
    const statement = page.getByRole('textbox');
    const run = page.getByRole('button', { name: /^Run/ });
    await statement.fill('SELECT count(*) FROM range(3000000) a(i), range(3000000) b(j) WHERE (i * j) % 7 = 3');
    await run.click();
    await page.getByRole('button', { name: 'Cancel' }).click();
    await statement.fill("SELECT 40 + 2 AS answer, '0001' AS 户号");
    await run.click();
    await page.getByText('0001', { exact: true }).waitFor();
    await statement.fill('DROP TABLE customer');
    await run.click();
    await page.getByText(/Only reading statements run here/).waitFor();
    await context.close();
  });
});
