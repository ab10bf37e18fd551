// The small workbooks of odd structure through the built page: shapes and values as openpyxl reads them.
import type { Browser } from 'playwright';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { queryPage, whenReady } from '../support/handle';
import { launchBrowser, openPage, type OpenedPage } from '../support/page';
import { describeWithSharedData } from '../support/shared-data';
import { openFiles } from './open-files';

let browser: Browser;
let opened: OpenedPage;

beforeAll(async () => {
  browser = await launchBrowser();
  opened = await openPage(browser);
  await whenReady(opened.page);
});

afterAll(async () => {
  expect(opened.errors).toEqual([]);
  await browser.close();
});

/** Each sheet: its columns, its rows, and its first row as text. */
type Expected = readonly [columns: readonly string[], rows: number, first: readonly (string | null)[]];

const letters = (count: number, name: (i: number) => string): string[] => Array.from({ length: count }, (_, i) => name(i + 1));

const WORKBOOKS: readonly (readonly [file: string, sheets: readonly Expected[]])[] = [
  ['2x3000.xlsx', [[['Col1', 'Col2'], 2999, ['1', 'A']]]],
  ['basic.xlsx', [[['a', 'b', 'c', 'd'], 3, ['1', '2', '3', '100']]]],
  [
    'collapsed_cells.xlsx',
    [
      [['col1', 'col2', 'col3', 'col4'], 5, ['a', 'b', 'c', 'd']],
      [['X', 'Y'], 1, ['foo', 'bar']],
    ],
  ],
  ['columns_letter.xlsx', [[letters(31, (i) => `column_${String(i)}`), 1, letters(31, String)]]],
  ['duckdb_excel_rep1.xlsx', [[['Region', 'EU27', 'Capacity', 'StartDate'], 22, ['Asia', null, '1080', '2018-07-14']]]],
  ['gdal/absolute_sheet_filename.xlsx', [[['Test'], 0, []]]],
  ['gdal/cells_with_inline_formatting.xlsx', [[['header 1', 'Header 2', 'header 3'], 2, ['1', 'text 2', 'text 3']]]],
  ['gdal/datetime.xlsx', [[['time'], 10, ['2020-04-07 09:58:00']]]],
  [
    'gdal/row_without_r_attribute.xlsx',
    [
      [['ID', 'NAME'], 1, ['1', 'TEST123']],
      [['SELECT t.* FROM ROBERT.TEST t'], 0, []],
    ],
  ],
  ['gdal/with_xml_prefix.xlsx', [[['Col1', 'Col2'], 1, ['foo', 'bar']]]],
  ['google_sheets.xlsx', [[['ABC', 'HELLO', 'WORLD'], 2, ['123', '500.6', 'ABC']]]],
  ['header_only.xlsx', [[['Header1', 'Header2', 'Header3', 'Header4'], 0, []]]],
  ['non_sequential.xlsx', [[['test', 'wait for it', 'test_2'], 1, ['this', 'will', 'break']]]],
  ['normalize_names_1.xlsx', [[['A', 'B', 'C'], 2, ['123', 'TEST1', 'text1']]]],
  ['phonetic.xlsx', [[['test', 'phonetic', 'test_2'], 1, ['foo', '課きく　毛こ', 'bar']]]],
  ['time_data_with_blanks.xlsx', [[['time_column'], 24, ['00:26:00']]]],
  ['time_data_with_blanks_no_leading_zero.xlsx', [[['time_column'], 24, ['00:26:00']]]],
  [
    'two_sheets.xlsx',
    [
      [['A', 'B'], 1, ['42', '1337']],
      [['X', 'Y'], 1, ['foo', 'bar']],
    ],
  ],
];

/** A whole number may be stored as 42.0, and a day with its midnight. */
const plain = (cell: unknown): string | null => (typeof cell === 'string' ? cell.replace(/ 00:00:00$|\.0$/, '') : null);

describeWithSharedData('workbooks', (file) => {
  it.each(WORKBOOKS)('%s', async (name, sheets) => {
    const { tables } = await openFiles(opened.page, [file(`xlsx/${name}`)]);
    expect(tables.map(({ rows }) => rows)).toEqual(sheets.map(([, rows]) => rows));
    for (const [i, [columns, , first]] of sheets.entries()) {
      const table = tables[i]?.name ?? '';
      const described = await queryPage(opened.page, `SELECT column_name AS name FROM (DESCRIBE "${table}")`);
      expect(described.map((row) => row['name'])).toEqual(columns);
      const [row] = await queryPage(opened.page, `SELECT CAST(COLUMNS(*) AS VARCHAR) FROM "${table}" LIMIT 1`);
      if (first.length > 0) expect(Object.values(row ?? {}).map(plain)).toEqual(first);
    }
  });

  it('gdal/test.xlsx: nine sheets, one of them empty, and a title told', async () => {
    const { tables, problems } = await openFiles(opened.page, [file('xlsx/gdal/test.xlsx')]);
    expect(tables).toHaveLength(8);
    expect(problems.map(({ code }) => code)).toContain('title_rows');
    const [row] = await queryPage(
      opened.page,
      `SELECT "Col8" AS clock, "Col9" AS share, "Col6" AS day FROM raw_test_feuille7 LIMIT 1`,
    );
    expect(row).toEqual({ clock: '12:34:56', share: 0.0123, day: '2012-01-22 18:49:00' });
  });

  it('dates, times and sums', async () => {
    await openFiles(opened.page, [file('xlsx/2x3000.xlsx')]);
    // 1 + … + 2999
    expect((await queryPage(opened.page, 'SELECT sum("Col1") AS n FROM raw_2x3000_sheet1'))[0]).toEqual({ n: 4_498_500 });
    await openFiles(opened.page, [file('xlsx/gdal/datetime.xlsx')]);
    const days = await queryPage(opened.page, 'SELECT DISTINCT second(time) AS s FROM raw_datetime_sheet1 ORDER BY 1');
    expect(days.map((row) => row['s'])).toEqual(Array.from({ length: days.length }, (_, i) => i));
  });

  it.each([
    'gdal/inlineStr.xlsx',
    'gdal/not_all_columns_present.xlsx',
    'gdal/test_empty_last_field.xlsx',
    'gdal/test_missing_row1_data.xlsx',
    'sparse.xlsx',
    'collapsed_cells_jagged.xlsx',
  ])('%s opens, and what is missing is told', async (name) => {
    const { tables, problems } = await openFiles(opened.page, [file(`xlsx/${name}`)]);
    expect(tables).toHaveLength(1);
    if ((tables[0]?.rows ?? 0) === 0) expect(problems.map(({ code }) => code)).toContain('no_rows');
  });
});
