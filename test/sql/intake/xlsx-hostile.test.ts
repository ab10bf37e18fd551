// Workbooks made to do harm, or harmed themselves: a sentence each, in bounded time, and the engine answers afterwards.
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import fc from 'fast-check';
import { AppError } from '../../../src/lib/errors';
import { openDuckdb, type TestDuckdb } from '../../support/duckdb';
import { book, line, merges, number, parts, row, sheet, strings, styles, text, zipped } from '../../support/workbook';
import { changedParts, damagedBytes } from '../../support/workbook-damage';
import { gridOf, loadWorkbook, problemsOf, refusal } from './load-workbook';

let duckdb: TestDuckdb;
beforeAll(async () => void (duckdb = await openDuckdb()));
afterAll(() => duckdb.close());
afterEach(() => {
  expect(duckdb.query('SELECT 42 AS n')).toEqual([{ n: 42 }]);
});

const rows = line(1, ['a', 'b']) + line(2, [1, 2]);
const good = () => parts([{ name: 's', rows }]);

it.each<[string, () => Uint8Array<ArrayBuffer>, string]>([
  ['no ZIP at all', () => new Uint8Array(1000).fill(7), 'zip_broken'],
  ['only the first half', () => book([{ name: 's', rows }]).slice(0, 300), 'zip_broken'],
  ['a ZIP without a workbook', () => zipped({ 'a.txt': 'x' }), 'xlsx_not_workbook'],
  ['a workbook that is none', () => zipped({ ...good(), 'xl/workbook.xml': '<html/>' }), 'xlsx_not_workbook'],
  ['a binary workbook', () => zipped({ 'xl/workbook.bin': 'x' }), 'xlsx_binary'],
  ['a workbook without its sheet', () => book([{ name: 's', rows }], { 'xl/worksheets/sheet1.xml': '' }), 'xlsx_empty'],
  [
    'a sheet that ends within a tag',
    () => book([], { ...good(), 'xl/worksheets/sheet1.xml': '<worksheet><sheetData><row r="1' }),
    'zip_broken',
  ],
  [
    'elements nested without end',
    () => zipped({ ...good(), 'xl/workbook.xml': `<workbook>${'<a>'.repeat(100_000)}` }),
    'zip_broken',
  ],
])('%s gets a sentence', async (_, make, code) => {
  expect(await refusal(duckdb, make())).toBe(code);
});

it('a bomb is refused before it is unpacked', async () => {
  // 200 MB of empty rows in 200 KB.
  const sheetXml = new Uint8Array(200 * 1024 * 1024);
  const head = new TextEncoder().encode(`<worksheet><sheetData>${rows}${'<row/>'.repeat(1000)}`);
  sheetXml.set(head);
  for (let at = head.length; at < sheetXml.length; at += 6000)
    sheetXml.set(head.subarray(head.length - 6000).subarray(0, sheetXml.length - at), at);
  const bomb = zipped({ ...good(), 'xl/worksheets/sheet1.xml': sheetXml });
  expect(bomb.length).toBeLessThan(1024 * 1024);
  expect(await refusal(duckdb, bomb)).toBe('zip_too_large');
});

it('entities are neither expanded nor fetched, and it is said', async () => {
  const laughs = `<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY file SYSTEM "file:///etc/passwd">]>`;
  const inline = `${laughs}<worksheet><sheetData>${line(1, ['a'])}<row><c t="inlineStr"><is><t>&b;</t></is></c></row><row><c t="inlineStr"><is><t>&file;</t></is></c></row></sheetData></worksheet>`;
  const [table] = await loadWorkbook(duckdb, zipped({ ...good(), 'xl/worksheets/sheet1.xml': inline }));
  expect(gridOf(duckdb, table)).toEqual([['&b;'], ['&file;']]);
  expect(problemsOf(table)['xml_declarations']).toBe(true);
});

// Each would outlast the time of a test if its cost grew with the square of its size.
it.each<[string, () => Uint8Array<ArrayBuffer>]>([
  ['a text of 30 MB', () => sheet(row(text('a')) + row(text('x'.repeat(30_000_000))))],
  ['a tag of 20 MB', () => sheet(`${row(text('a'))}<row><c r="A2" ${'x="1" '.repeat(3_000_000)}><v>1</v></c></row>`)],
  ['a name of 10 MB', () => sheet(`${row(text('a'))}<row ${'x'.repeat(10_000_000)}><c><v>1</v></c></row>`)],
  ['a comment of 30 MB', () => sheet(`${row(text('a'))}<!--${'-'.repeat(30_000_000)}-->${row(number(1))}`)],
  [
    '200,000 merged areas',
    () => sheet(rows, {}, { after: `<mergeCells>${'<mergeCell ref="A1:XFD3"/>'.repeat(200_000)}</mergeCells>` }),
  ],
  [
    '100,000 merged areas of data',
    () => sheet(rows, {}, { after: merges(...Array.from({ length: 100_000 }, (_, i) => `A${i + 2}:A1048576`)) }),
  ],
  [
    '500,000 attributes',
    () => sheet(rows, { 'xl/styles.xml': `<styleSheet><cellXfs><xf ${'a="b" '.repeat(500_000)}/></cellXfs></styleSheet>` }),
  ],
  ['300,000 styles', () => sheet(rows, { 'xl/styles.xml': styles(Array.from({ length: 300_000 }, () => 14)) })],
  ['a million shared strings', () => sheet(rows, strings(Array.from({ length: 1_000_000 }, () => '<t/>')))],
  ['an unclosed phonetic run', () => sheet(row(text('a')) + row('<c t="inlineStr"><is><rPh><t>x</t></is></c>'), {})],
])('%s is read or refused', async (_, make) => {
  await loadWorkbook(duckdb, make()).catch((thrown: unknown) => expect(thrown).toBeInstanceOf(AppError));
});

/** Reads it, whatever it is: tables or an AppError, nothing else. */
async function tryReading(content: Uint8Array<ArrayBuffer>): Promise<'read' | 'refused'> {
  try {
    const tables = await loadWorkbook(duckdb, content);
    for (const { name } of tables) duckdb.query(`DROP TABLE "${name}"`);
    return 'read';
  } catch (thrown) {
    expect(thrown).toBeInstanceOf(AppError);
    // No table stays behind, and the sentence is one of ours.
    expect((thrown as AppError).code).not.toBe('unexpected');
    expect(duckdb.query("SELECT count(*)::INTEGER AS n FROM duckdb_tables() WHERE table_name LIKE 'raw_fuzz%'")).toEqual([
      { n: 0 },
    ]);
    return 'refused';
  }
}

it('survives damaged bytes', async () => {
  await fc.assert(
    fc.asyncProperty(damagedBytes, async (bytes) => void (await tryReading(bytes))),
    { numRuns: 60, seed: 11 },
  );
}, 300_000);

it('survives changed XML parts in a sound ZIP', async () => {
  let read = 0;
  await fc.assert(
    fc.asyncProperty(changedParts, async (files) => {
      if ((await tryReading(zipped(files))) === 'read') read++;
    }),
    { numRuns: 60, seed: 12 },
  );
  expect(read).toBeGreaterThan(5);
}, 300_000);
