// Web pages and XML spreadsheets under the names of workbooks, as systems export them.
import { strToU8, zipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { RawTable } from '../../../src/intake/raw-table';
import { openDuckdb, type TestDuckdb } from '../../support/duckdb';
import { openFile, refusalOf } from './open-file';

let duckdb: TestDuckdb;
beforeAll(async () => void (duckdb = await openDuckdb()));
afterAll(() => duckdb.close());

async function load(content: string | Uint8Array<ArrayBuffer>, name: string) {
  const tables = await openFile(duckdb, content, name);
  const rowsOf = (table: RawTable | undefined) => duckdb.query(`FROM "${table?.name ?? ''}"`);
  return { tables, table: tables[0], rows: rowsOf(tables[0]), rowsOf };
}
const names = (table: RawTable | undefined) => (table?.columns ?? []).map(({ name }) => name);
const row = (...cells: (string | number)[]) => `<tr>${cells.map((cell) => `<td>${cell}</td>`).join('')}</tr>`;

describe('a web page', () => {
  it('gives its table: entities, line breaks, text formats, numbers as stored', async () => {
    const page = `<html xmlns:x="urn:schemas-microsoft-com:office:excel"><head><meta charset="utf-8"><style>td{mso-number-format:"\\@"}</style>
      <script>document.write("<table><tr><td>no</td></tr></table>")</script></head><body><!-- <table><tr><td>no</td></tr></table> -->
      <table border=1><thead><tr><th>户&nbsp;号</th><th>用户<br>名称</th><th>电量</th><th>占比</th><th>日期</th></tr></thead><tbody>
      <tr><td style='mso-number-format:"\\@"'>0012345678901234567890</td><td>A &amp; B &lt;甲&gt;</td><td x:num="1234.5">1,234.50</td><td x:num="0.125">12.5%</td><td x:num="45322">2024-01-31</td></tr>
      <tr><td>0012345678901234567891<td> 张
         三 </td><td x:num>7</td><td x:num="0.5">50%</td><td x:num="45323">2024-02-01</td></tbody></table></body></html>`;
    const { tables, table, rows } = await load(page, '用户.xls');
    expect(tables).toHaveLength(1);
    expect(names(table)).toEqual(['户 号', '用户 名称', '电量', '占比', '日期']);
    expect(table?.columns.map(({ sqlType }) => sqlType)).toEqual(['VARCHAR', 'VARCHAR', 'DOUBLE', 'DOUBLE', 'DATE']);
    expect(rows.map((cells) => Object.values(cells).slice(0, 4))).toEqual([
      ['0012345678901234567890', 'A & B <甲>', 1234.5, 0.125],
      ['0012345678901234567891', '张 三', 7, 0.5],
    ]);
    expect([table?.name, table?.source.format]).toEqual(['raw_用户', 'html']);
  });

  it('joins heads of two rows by their spans, and leaves the title out', async () => {
    const page = `<table><tr><td colspan=4>2024年用电统计表</td></tr><tr><th rowspan=2>户号<th colspan=2>电量<th rowspan=2>备注</tr><tr><th>峰<th>谷</tr>
      ${row('0001', 3, 4, 'x')}${row('0002', 5, 6, '')}</table>`;
    const { table, rows } = await load(page, 'a.xls');
    expect(names(table)).toEqual(['户号', '电量 峰', '电量 谷', '备注']);
    expect(rows.map(Object.values)).toEqual([
      ['0001', 3, 4, 'x'],
      ['0002', 5, 6, null],
    ]);
  });

  it('passes over layout and small tables, and gives several of data', async () => {
    const data = (from: number) =>
      `<table><tr><th>id<th>kwh</tr>${Array.from({ length: 30 }, (_, i) => row(`c${from + i}`, i)).join('')}</table>`;
    const page = `<table><tr><td>${data(0)}</td><td>menu</td></tr><tr><td><table><tr><td>从</td><td>1月</td></tr></table>${data(100)}</td></tr></table>`;
    const { tables } = await load(page, 'a.html');
    expect(tables.map(({ rows, source }) => [rows, source.sheet])).toEqual([
      [30, 'table_1'],
      [30, 'table_2'],
    ]);
    expect(tables[0]?.problems.find(({ code }) => code === 'tables_passed_over')?.count).toBe(2);
  });

  it('joins a header that stands in a table of its own', async () => {
    const { tables, rows } = await load(`<table><tr><td>id<td>kwh</table><table>${row('a', 1)}${row('b', 2)}</table>`, 'a.xls');
    expect(tables).toHaveLength(1);
    expect(rows).toEqual([
      { id: 'a', kwh: 1 },
      { id: 'b', kwh: 2 },
    ]);
  });

  it('joins the pages of a printed report', async () => {
    const page = (from: number) =>
      `<h3>第${from}页</h3><table>${row('id', 'kwh')}${row(`c${from}`, from)}${row(`c${from + 1}`, from + 1)}</table>`;
    const { tables, rows } = await load(page(1) + page(3) + page(5), 'a.html');
    expect(tables).toHaveLength(1);
    expect(rows.map(({ kwh }) => kwh)).toEqual([1, 2, 3, 4, 5, 6]);
  });

  it('is read in GBK whether it says so or not, and in UTF-16', async () => {
    const gbk = (text: string) =>
      Uint8Array.from(
        text
          .split('')
          .flatMap((c) => ({ 户: [0xbb, 0xa7], 号: [0xba, 0xc5], 电: [0xb5, 0xe7], 量: [0xc1, 0xbf] })[c] ?? [c.charCodeAt(0)]),
      );
    const table = '<table><tr><td>户号</td><td>电量</td></tr><tr><td>01</td><td>2</td></tr></table>';
    for (const meta of ['', '<meta http-equiv="Content-Type" content="text/html; charset=gb2312">', '<meta charset="utf-8">'])
      expect((await load(gbk(meta + table), 'a.xls')).rows).toEqual([{ 户号: '01', 电量: 2 }]);
    const utf16 = new Uint8Array(2 + table.length * 2);
    utf16.set([0xff, 0xfe]);
    for (let i = 0; i < table.length; i++) utf16.set([table.charCodeAt(i) & 255, table.charCodeAt(i) >> 8], 2 + i * 2);
    expect((await load(utf16, 'a.csv')).rows).toEqual([{ 户号: '01', 电量: 2 }]);
  });

  it('says when it is cut off, and when it holds no table', async () => {
    const { table } = await load(`<table>${row('id', 'kwh')}${row('a', 1)}${row('b', 2)}<tr><td>c`, 'a.xls');
    expect(table?.problems.map(({ code }) => code)).toContain('file_cut_off');
    expect((await refusalOf(duckdb, '<html><body>请登录<form><input name=user></form></body></html>', 'a.xls')).code).toBe(
      'html_no_table',
    );
  });
});

const workbook = (body: string) =>
  `<?xml version="1.0" encoding="UTF-8"?><?mso-application progid="Excel.Sheet"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet" xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet">
  <Styles><Style ss:ID="d"><NumberFormat ss:Format="yyyy\\-mm\\-dd"/></Style><Style ss:ID="z"><NumberFormat ss:Format="0000000000"/></Style></Styles>${body}</Workbook>`;
const data = (type: string, value: string) => `<Cell><Data ss:Type="${type}">${value}</Data></Cell>`;

describe('SpreadsheetML', () => {
  it('gives types, places and spans', async () => {
    const sheet = `<Worksheet ss:Name="一月"><Table>
      <Row>${data('String', '户号')}${data('String', '电量')}${data('String', '日期')}${data('String', '有效')}</Row>
      <Row ss:Index="3"><Cell ss:StyleID="z"><Data ss:Type="Number">42</Data></Cell>${data('Number', '1.5E2')}${data('DateTime', '2024-01-31T00:00:00.000')}${data('Boolean', '1')}</Row>
      <Row>${data('String', '0043')}<Cell ss:Index="3" ss:StyleID="d"><Data ss:Type="Number">45323</Data><Comment><Data>no</Data></Comment></Cell>${data('Boolean', '0')}</Row>
      <Row>${data('String', '0044')}${data('Error', '#N/A')}</Row></Table></Worksheet>
      <Worksheet ss:Name="leer"><Table/></Worksheet>
      <Worksheet ss:Name="geheim"><Table><Row>${data('String', 'x')}</Row></Table><WorksheetOptions><Visible>SheetHidden</Visible></WorksheetOptions></Worksheet>`;
    const { tables, table } = await load(workbook(sheet), 'export.xls');
    expect(tables).toHaveLength(1);
    const query = `SELECT 户号 id, 电量 kwh, 日期::VARCHAR d, 有效 ok FROM "${table?.name ?? ''}"`;
    expect(duckdb.query(query)).toEqual([
      { id: '0000000042', kwh: 150, d: '2024-01-31', ok: true },
      { id: '0043', kwh: null, d: '2024-02-01', ok: false },
      { id: '0044', kwh: null, d: null, ok: null },
    ]);
    expect(table?.problems.map(({ code }) => code)).toEqual(['cell_errors', 'hidden_sheets']);
  });

  it('expands no entity', async () => {
    const bomb = workbook(
      `<Worksheet ss:Name="s"><Table><Row>${data('String', 'a')}${data('String', 'b')}</Row><Row>${data('String', '&lol;')}${data('Number', '1')}</Row></Table></Worksheet>`,
    ).replace('<Workbook', '<!DOCTYPE x [<!ENTITY lol "lol"><!ENTITY f SYSTEM "file:///etc/passwd">]><Workbook');
    const { table, rows } = await load(bomb, 'a.xml');
    expect(rows).toEqual([{ a: '&lol;', b: 1 }]);
    expect(table?.problems.map(({ code }) => code)).toContain('xml_declarations');
  });

  it('says when it is cut off', async () => {
    const whole = workbook(
      `<Worksheet ss:Name="s"><Table><Row>${data('String', 'a')}${data('String', 'b')}</Row>${`<Row>${data('String', 'x')}${data('Number', '1')}</Row>`.repeat(5)}</Table></Worksheet>`,
    );
    const { table } = await load(whole.slice(0, -150), 'a.xls');
    expect(table?.rows).toBeGreaterThan(2);
    expect(table?.problems.map(({ code }) => code)).toContain('file_cut_off');
  });
});

describe('ODS', () => {
  const ods = (rows: string) =>
    zipSync({
      mimetype: [strToU8('application/vnd.oasis.opendocument.spreadsheet'), { level: 0 }],
      'content.xml': strToU8(
        `<office:document-content><office:body><office:spreadsheet><table:table table:name="Sheet1">${rows}</table:table></office:spreadsheet></office:body></office:document-content>`,
      ),
    });
  const cell = (attributes: string, shown: string) =>
    `<table:table-cell ${attributes}><text:p>${shown}</text:p></table:table-cell>`;
  it('gives values as stored, and writes repetitions out', async () => {
    const head = `<table:table-row>${['户号', '电量', '日期'].map((name) => cell('office:value-type="string"', name)).join('')}</table:table-row>`;
    const body = `<table:table-row table:number-rows-repeated="3">${cell('office:value-type="float" office:value="42"', '0042')}${cell('office:value-type="float" office:value="1.25"', '1.3')}${cell('office:value-type="date" office:date-value="2024-01-31"', '31.1.')}</table:table-row>`;
    const empty =
      '<table:table-row table:number-rows-repeated="1048000"><table:table-cell table:number-columns-repeated="16384"/></table:table-row>';
    const { table } = await load(ods(head + body + empty), 'a.ods');
    expect(duckdb.query(`SELECT 户号 id, 电量 kwh, 日期::VARCHAR d FROM "${table?.name ?? ''}"`)).toEqual(
      Array.from({ length: 3 }, () => ({ id: '0042', kwh: 1.25, d: '2024-01-31' })),
    );
  });
  it('does not write out what was made to burst', async () => {
    const { table } = await load(
      ods(
        `<table:table-row table:number-rows-repeated="1048576">${'<table:table-cell table:number-columns-repeated="150" office:value-type="float" office:value="1"/>'.repeat(2)}</table:table-row>`,
      ),
      'a.ods',
    );
    expect(table?.problems.map(({ code }) => code)).toContain('repeated_cells_left_out');
  });
});
