// The corpus of test/fixtures/corpus, one case after another through the built page: columns, rows, values and what is told.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Browser } from 'playwright';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Cell, CorpusCase } from '../fixtures/corpus/corpus-case';
import { corpus } from '../fixtures/corpus';
import { writeCase } from '../fixtures/corpus/write-corpus';
import { queryPage, whenReady } from '../support/handle';
import { launchBrowser, openPage, type OpenedPage } from '../support/page';
import { openFiles } from './open-files';

let browser: Browser;
let opened: OpenedPage;
const folder = mkdtempSync(path.join(tmpdir(), 'wattfolk-corpus-'));

// One page for all: what a file leaves behind would disturb the next.
beforeAll(async () => {
  browser = await launchBrowser();
  opened = await openPage(browser);
  await whenReady(opened.page);
});

afterAll(async () => {
  rmSync(folder, { recursive: true });
  expect(opened.requests).toEqual([]);
  expect(opened.errors).toEqual([]);
  await browser.close();
});

async function columnsOf(table: string): Promise<string[]> {
  const described = await queryPage(opened.page, `SELECT column_name AS name FROM (DESCRIBE "${table}")`);
  return described.map(({ name }) => String(name));
}

/** Cells by position: names of a record that look like numbers would change their order. */
async function rowsOf(table: string, columns: readonly string[]): Promise<Cell[][]> {
  const cells = columns.map((column, i) => `"${column.replaceAll('"', '""')}" AS c${String(i)}`);
  const rows = await queryPage(opened.page, `SELECT ${cells.join(', ')} FROM "${table}"`);
  return rows.map((row) => columns.map((_, i) => row[`c${String(i)}`] as Cell));
}

let written = 0;
async function check(one: CorpusCase): Promise<void> {
  const result = await openFiles(opened.page, await writeCase(one, path.join(folder, String(written++))));
  const told = result.problems.map(({ code }) => code);
  if (one.tables !== undefined) {
    const tables = [];
    for (const { name, rejected } of result.tables) {
      const columns = await columnsOf(name);
      tables.push({ columns, rows: await rowsOf(name, columns), rejected });
    }
    expect(tables, told.join(' ')).toEqual(one.tables.map((table) => ({ rejected: 0, ...table })));
    if (one.tables.length === 0) expect(told.length).toBeGreaterThan(0);
  }
  for (const code of one.reports ?? []) expect(told).toContain(code);
  for (const [statement, rows] of Object.entries(one.answers ?? {})) {
    const named = statement.replace(/\braw\b/g, `"${result.tables[0]?.name ?? ''}"`);
    const answer = await queryPage(opened.page, named);
    expect(
      answer.map((row) => Object.values(row)),
      statement,
    ).toEqual(rows);
  }
}

describe.each(Object.entries(corpus))('%s', (_, cases) => {
  it.each(cases.map((one) => [one.about, one] as const))('%s', (_about, one) => check(one));
});
