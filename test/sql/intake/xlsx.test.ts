// Workbooks: parts made here for each oddity, and the real files beside the repository.
import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { AppError } from '../../../src/lib/errors';
import type { RawTable } from '../../../src/intake/raw-table';
import type { ReadOverrides } from '../../../src/intake/reader';
import { openDuckdb, type TestDuckdb } from '../../support/duckdb';
import { describeWithSharedData } from '../../support/shared-data';
import { book, number, row, text } from '../../support/workbook';
import { loadWorkbook } from './load-workbook';

let duckdb: TestDuckdb;
beforeAll(async () => void (duckdb = await openDuckdb()));
afterAll(() => duckdb.close());

const load = (content: Uint8Array<ArrayBuffer>, name?: string, overrides?: ReadOverrides): Promise<RawTable[]> =>
  loadWorkbook(duckdb, content, name, overrides);
const rowsOf = (table: RawTable | undefined): Record<string, unknown>[] => duckdb.query(`FROM "${table?.name ?? ''}"`);

describe('a workbook', () => {
  it('gives dates, times, truth values, errors and identifiers as they are meant', async () => {
    const styles = '<styleSheet><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="20"/></cellXfs></styleSheet>';
    const rows =
      row(text('户号'), text('日期'), text('时刻'), text('电量'), text('有效')) +
      row(text('0000000001'), number(45322, 1), number(0.5, 2), number('12.5'), '<c t="b"><v>1</v></c>') +
      row(text('0000000002'), number(45323, 1), number(0.25, 2), '<c t="e"><v>#N/A</v></c>', '<c t="b"><v>0</v></c>');
    const [table] = await load(book([{ name: '一月', rows }], { 'xl/styles.xml': styles }));
    expect(table?.columns.map(({ sqlType }) => sqlType)).toEqual(['VARCHAR', 'DATE', 'VARCHAR', 'DOUBLE', 'BOOLEAN']);
    const [first, second] = duckdb.query(`SELECT 户号 id, 日期::VARCHAR d, 时刻 t, 电量 kwh, 有效 ok FROM ${table?.name ?? ''}`);
    expect(first).toEqual({ id: '0000000001', d: '2024-01-31', t: '12:00:00', kwh: 12.5, ok: true });
    expect(second).toEqual({ id: '0000000002', d: '2024-02-01', t: '06:00:00', kwh: null, ok: false });
    expect(table?.problems.find(({ code }) => code === 'cell_errors')?.count).toBe(1);
    expect(table?.name).toBe('raw_book_一月');
  });

  it('fills merged heads of two rows', async () => {
    const rows =
      row(text('2024 年用电')) +
      '<row r="2"><c r="A2" t="inlineStr"><is><t>户号</t></is></c><c r="B2" t="inlineStr"><is><t>电量</t></is></c></row>' +
      '<row r="3"><c r="B3" t="inlineStr"><is><t>峰</t></is></c><c r="C3" t="inlineStr"><is><t>谷</t></is></c></row>' +
      '<row r="4"><c r="A4" t="inlineStr"><is><t>0042</t></is></c><c r="B4"><v>3</v></c><c r="C4"><v>4</v></c></row>';
    const after = '<mergeCells><mergeCell ref="A1:C1"/><mergeCell ref="A2:A3"/><mergeCell ref="B2:C2"/></mergeCells>';
    const [table] = await load(book([{ name: 's', rows, after }]));
    expect(table?.columns.map(({ name }) => name)).toEqual(['户号', '电量 峰', '电量 谷']);
    expect(rowsOf(table)).toHaveLength(1);
  });

  it('loads each visible sheet and names the hidden', async () => {
    const rows = row(text('a'), text('b')) + row(number(1), number(2));
    const tables = await load(
      book([
        { name: 'one', rows },
        { name: 'empty', rows: '' },
        { name: 'two', rows },
        { name: 'secret', rows, state: 'veryHidden' },
      ]),
    );
    expect(tables.map(({ source }) => source.sheet)).toEqual(['one', 'two']);
    expect(tables[0]?.problems.find(({ code }) => code === 'hidden_sheets')?.text.en).toContain('secret');
  });

  it('keeps a value far outside the head, and a type that fails late', async () => {
    const many = Array.from({ length: 3000 }, (_, i) => row(number(i), number(1))).join('');
    // More than one in 200: fewer would be left empty in a column of numbers, and told.
    const words = Array.from({ length: 20 }, () => row(text('x'), number(1))).join('');
    const rows = `${row(text('a'), text('b'))}${many}${words}<row r="5000"><c r="A5000" t="str"><v>x</v></c><c r="D5000"><v>7</v></c></row>`;
    const [table] = await load(book([{ name: 's', rows }]));
    expect(table?.rows).toBe(3021);
    expect(table?.columns).toHaveLength(4);
    expect(table?.columns[0]?.kind).toBe('text');
    expect(duckdb.query(`SELECT sum(column_4)::DOUBLE s FROM ${table?.name ?? ''}`)).toEqual([{ s: 7 }]);
  });

  it('keeps a column of 3,000 numbers with one word in it numeric, and tells the word', async () => {
    const many = Array.from({ length: 3000 }, (_, i) => row(number(i), number(1))).join('');
    const [table] = await load(book([{ name: 's', rows: `${row(text('a'), text('b'))}${many}${row(text('x'), number(1))}` }]));
    expect(table?.columns[0]?.kind).toBe('number');
    expect(table?.problems.map(({ code, count }) => [code, count])).toEqual([['cells_unread', 1]]);
  });

  it('expands no entity and refuses what is cut off', async () => {
    const rows = row(text('a'), text('b')) + row(text('&bomb;'), number(2));
    const whole = book([{ name: 's', rows }]);
    expect(rowsOf((await load(whole))[0])[0]).toMatchObject({ a: '&bomb;' });
    const refused = await load(whole.slice(0, whole.length - 40)).catch((thrown: unknown) => thrown);
    expect(refused).toBeInstanceOf(AppError);
    expect((refused as AppError).code).toBe('zip_broken');
  });
});

describeWithSharedData('real workbooks', (file) => {
  it('gives the answers of the CSV', async () => {
    const [table] = await load(readFileSync(file('lcl_customers_2013.xlsx')), 'lcl.xlsx');
    expect(table?.rows).toBe(1130);
    const [sum] = duckdb.query(`SELECT sum(annual_kwh_2013)::DOUBLE s FROM ${table?.name ?? ''}`);
    expect(sum?.['s']).toBeCloseTo(4323682.43, 2);
  });
});
