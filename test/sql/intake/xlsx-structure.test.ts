// Where the table of a sheet stands, and which sheets there are.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openDuckdb, type TestDuckdb } from '../../support/duckdb';
import { at, book, line, merges, number, parts, row, sheet, styles, text, zipped } from '../../support/workbook';
import { gridOf, loadWorkbook, problemsOf, refusal } from './load-workbook';

let duckdb: TestDuckdb;
beforeAll(async () => void (duckdb = await openDuckdb()));
afterAll(() => duckdb.close());

const load = async (content: Uint8Array<ArrayBuffer>) => (await loadWorkbook(duckdb, content))[0];
const namesOf = (table: Awaited<ReturnType<typeof load>>) => table?.columns.map(({ name }) => name);

describe('rows and cells', () => {
  it('stand where their addresses say, or one after another without', async () => {
    const rows =
      row(text('a'), text('b'), text('c')) +
      `<row r="2">${at('C2', '<v>3</v>')}${at('A2', '<v>1</v>')}</row>` +
      `<row>${at('B3', '<v>5</v>')}<c><v>6</v></c></row>` +
      '<row r="7"/>' +
      `<row r="5">${at('A5', '<v>7</v>', 's="9"')}</row>`;
    const table = await load(sheet(rows));
    expect(gridOf(duckdb, table)).toEqual([
      [1, null, 3],
      [null, 5, 6],
      [7, null, null],
    ]);
  });

  it('keep a table that starts at column D under a title in A', async () => {
    const rows = line(1, ['2024 年用电情况']) + line(3, ['户号', '电量'], 3) + line(4, ['001', 5], 3) + line(5, ['002', 6], 3);
    const table = await load(sheet(rows));
    expect(namesOf(table)).toEqual(['户号', '电量']);
    expect(gridOf(duckdb, table)).toEqual([
      ['001', 5],
      ['002', 6],
    ]);
    expect(table?.source.headerLine).toBe(3);
    expect(problemsOf(table)['title_rows']).toBe(1);
  });

  it('reach to the last column of Excel', async () => {
    const letters = (n: number): string => (n < 0 ? '' : letters(Math.floor(n / 26) - 1) + String.fromCharCode(65 + (n % 26)));
    const wide = (r: number, cell: (i: number, address: string) => string) =>
      `<row r="${r}">${Array.from({ length: 16_384 }, (_, i) => cell(i, `${letters(i)}${r}`)).join('')}</row>`;
    const rows =
      wide(1, (i, address) => at(address, `<is><t>c${i}</t></is>`, 't="inlineStr"')) +
      wide(2, (i, address) => at(address, `<v>${i}</v>`));
    const table = await load(sheet(rows));
    expect(table?.columns).toHaveLength(16_384);
    expect(duckdb.query(`SELECT c0, c16383 FROM ${table?.name ?? ''}`)).toEqual([{ c0: 0, c16383: 16383 }]);
  });

  it('reach to the last row of Excel', async () => {
    const rows = Array.from({ length: 1_048_575 }, (_, i) => `<row><c><v>${i}</v></c></row>`);
    const table = await load(sheet(row(text('n')) + rows.join('')));
    expect(table?.rows).toBe(1_048_575);
    expect(duckdb.query(`SELECT sum(n)::DOUBLE AS s FROM ${table?.name ?? ''}`)).toEqual([{ s: (1_048_574 * 1_048_575) / 2 }]);
  });

  it('that are hidden are read, and said', async () => {
    const rows = line(1, ['a', 'b', 'c']) + line(2, [1, 2, 3]) + line(3, [4, 5, 6]).replace('<row ', '<row hidden="1" ');
    const table = await load(sheet(rows, {}, { before: '<cols><col min="2" max="2" hidden="1"/></cols>' }));
    expect(gridOf(duckdb, table)).toEqual([
      [1, 2, 3],
      [4, 5, 6],
    ]);
    expect(problemsOf(table)).toMatchObject({ hidden_rows: 1, hidden_columns: 1 });
  });
});

describe('merged cells', () => {
  it('of heads in three rows name the columns', async () => {
    const rows =
      line(1, ['用户', null, '电量', null, null, null]) +
      line(2, ['户号', '户名', '一月', null, '二月', null]) +
      line(3, [null, null, '峰', '谷', '峰', '谷']) +
      line(4, ['0001', '甲', 1, 2, 3, 4]);
    const table = await load(sheet(rows, {}, { after: merges('A1:B1', 'C1:F1', 'A2:A3', 'B2:B3', 'C2:D2', 'E2:F2') }));
    expect(namesOf(table)).toEqual(['用户 户号', '用户 户名', '电量 一月 峰', '电量 一月 谷', '电量 二月 峰', '电量 二月 谷']);
    expect(gridOf(duckdb, table)).toEqual([['0001', '甲', 1, 2, 3, 4]]);
  });

  it('of a title beside a remark are no names', async () => {
    const rows =
      line(1, ['用电情况表', null, null, '单位：kWh']) + line(2, ['户号', '一月', '二月', '三月']) + line(3, ['0001', 1, 2, 3]);
    const table = await load(sheet(rows, {}, { after: merges('A1:C1') }));
    expect(namesOf(table)).toEqual(['户号', '一月', '二月', '三月']);
  });

  it('of names and days are repeated downwards, those of numbers are not', async () => {
    const rows =
      line(1, ['供电单位', '户号', '日期', '合计电量', '电量']) +
      `<row r="2">${at('A2', '<is><t>城东所</t></is>', 't="inlineStr"')}${at('B2', '<is><t>001</t></is>', 't="inlineStr"')}${at('C2', '<v>45322</v>', 's="1"')}${at('D2', '<v>30</v>')}${at('E2', '<v>10</v>')}</row>` +
      line(3, [null, '002', null, null, 20]) +
      line(4, ['城西所', '003', null, 5, 5]) +
      line(6, [null, '004', null, null, 7]);
    const table = await load(
      sheet(rows, { 'xl/styles.xml': styles([14]) }, { after: merges('A2:A3', 'C2:C3', 'D2:D3', 'A4:A6') }),
    );
    expect(gridOf(duckdb, table)).toEqual([
      ['城东所', '001', '2024-01-31', 30, 10],
      ['城东所', '002', '2024-01-31', null, 20],
      ['城西所', '003', null, 5, 5],
      ['城西所', '004', null, null, 7],
    ]);
    expect(problemsOf(table)).toMatchObject({ merged_cells_filled: 3, merged_cells: 1 });
  });

  it('across the table between the rows are headings, left out and listed', async () => {
    const rows =
      line(1, ['户号', '户名', '电量']) +
      line(2, ['一、城东']) +
      line(3, ['001', '甲', 1]) +
      line(4, ['二、城西']) +
      line(5, ['002', '乙', 2]);
    const table = await load(sheet(rows, {}, { after: merges('A2:C2', 'A4:C4') }));
    expect(gridOf(duckdb, table)).toEqual([
      ['001', '甲', 1],
      ['002', '乙', 2],
    ]);
    expect(table?.rejectedRows.map(({ line: r, text: words }) => [r, words])).toEqual([
      [2, '一、城东'],
      [4, '二、城西'],
    ]);
  });
});

describe('what is no row of the table', () => {
  it('is left out and listed: remarks, totals in columns of numbers, heads of the next page', async () => {
    const rows =
      line(1, ['排名', '户名', '电量', '电费']) +
      line(2, [1, '甲', 10, 5.5]) +
      line(3, ['排名', '户名', '电量', '电费']) +
      line(4, [2, '乙', 20, 6.5]) +
      line(5, ['合计', null, 30, 12]) +
      line(7, ['制表人：张三', null, '审核：李四', null]);
    const table = await load(sheet(rows));
    const sums = duckdb.query(
      `SELECT count(*)::INTEGER n, sum(电量)::DOUBLE kwh, sum(电费)::DOUBLE yuan FROM ${table?.name ?? ''}`,
    );
    expect(sums).toEqual([{ n: 2, kwh: 30, yuan: 12 }]);
    expect(table?.rejectedRows.map(({ line: r }) => r).sort()).toEqual([5, 7]);
    expect(problemsOf(table)['headers_repeated']).toBe(1);
  });

  it('is left out: a total that does not say so, with its line, and the feet of printed pages', async () => {
    const rows =
      line(1, ['户号\n', '用电\n量']) +
      line(2, ['001', 5]) +
      line(3, ['002', 6]) +
      line(4, ['第1页 共2页']) +
      line(5, ['户号\n', '用电\n量']) +
      line(6, ['003', 7]) +
      line(7, ['第2页 共2页']) +
      `<row r="8">${at('B8', '<v>18</v>')}</row>`;
    const table = await load(sheet(rows));
    expect(namesOf(table)).toEqual(['户号', '用电 量']);
    expect(gridOf(duckdb, table)).toEqual([
      ['001', 5],
      ['002', 6],
      ['003', 7],
    ]);
    expect(table?.rejectedRows.map((found) => [found.line, found.reason.en])).toEqual([
      [4, 'the foot of a printed page'],
      [7, 'the foot of a printed page'],
      [8, 'a total row in a column without text'],
    ]);
    expect(problemsOf(table)).toMatchObject({ total_row_unnamed: 1, headers_repeated: 1 });
  });

  it('may be another table below: each becomes its own', async () => {
    const rows =
      line(1, ['户号', '户名', '电量']) +
      line(2, ['001', '甲', 10]) +
      line(3, ['002', '乙', 20]) +
      line(5, ['投诉情况']) +
      line(6, ['单号', '类型', '次数', '满意度']) +
      line(7, ['T1', '停电', 3, 4.5]) +
      line(8, ['T2', '电费', 1, 5]);
    const tables = await loadWorkbook(duckdb, sheet(rows));
    expect(tables.map(namesOf)).toEqual([
      ['户号', '户名', '电量'],
      ['单号', '类型', '次数', '满意度'],
    ]);
    expect(tables.map((table) => gridOf(duckdb, table))).toEqual([
      [
        ['001', '甲', 10],
        ['002', '乙', 20],
      ],
      [
        ['T1', '停电', 3, 4.5],
        ['T2', '电费', 1, 5],
      ],
    ]);
    expect(problemsOf(tables[0])['several_tables']).toBe(true);
  });

  it('is not made of a blank row or a signature', async () => {
    const rows =
      line(1, ['户号', '户名', '电量']) +
      line(2, ['001', '甲', 10]) +
      line(4, ['002', '乙', 20]) +
      line(6, ['局长', '主任', '制表']);
    const tables = await loadWorkbook(duckdb, sheet(rows));
    expect(tables).toHaveLength(1);
    expect(tables[0]?.rows).toBe(3);
  });

  it('may stand beside it: said', async () => {
    const rows =
      line(1, ['户号', '电量', null, '月份', '合计']) +
      line(2, ['001', 1, null, '一月', 9]) +
      line(3, ['002', 2, null, '二月', 8]);
    const table = await load(sheet(rows));
    expect(table?.columns).toHaveLength(5);
    expect(problemsOf(table)['empty_columns_between']).toBe(1);
  });
});

describe('sheets', () => {
  const rows = line(1, ['a', 'b']) + line(2, [1, 2]);
  const workbook = (inner: string) => `<workbook xmlns:r="r"><sheets>${inner}</sheets></workbook>`;

  it('are found by their relations, wherever these lead', async () => {
    const files = parts([{ name: 's', rows }]);
    const xml = files['xl/worksheets/sheet1.xml'] ?? '';
    delete files['xl/worksheets/sheet1.xml'];
    const relation = (target: string) =>
      `<Relationships><Relationship Target="${target}" Type="http://purl.oclc.org/ooxml/officeDocument/relationships/worksheet" Id="rId1"/></Relationships>`;
    for (const [target, path] of [
      ['/xl/worksheets/a.xml', 'xl/worksheets/a.xml'],
      ['../other/b.xml', 'other/b.xml'],
      ['WORKSHEETS/Sheet1.XML', 'xl\\worksheets\\sheet1.xml'],
    ] as const) {
      const table = await load(zipped({ ...files, 'xl/_rels/workbook.xml.rels': relation(target), [path]: xml }));
      expect(gridOf(duckdb, table)).toEqual([[1, 2]]);
    }
  });

  it('are numbered where the relations are missing', async () => {
    const table = await load(book([{ name: 's', rows }], { 'xl/_rels/workbook.xml.rels': '' }));
    expect(gridOf(duckdb, table)).toEqual([[1, 2]]);
  });

  it('stored without packing are read', async () => {
    expect(gridOf(duckdb, await load(zipped(parts([{ name: 's', rows }]), 0)))).toEqual([[1, 2]]);
  });

  it('of charts are passed over, hidden ones are read when asked for', async () => {
    const extra = {
      'xl/workbook.xml': workbook(
        '<sheet name="图" sheetId="1" r:id="rId9"/><sheet name="数据" sheetId="2" r:id="rId1"/><sheet name="备用" state="hidden" sheetId="3" r:id="rId2"/>',
      ),
      'xl/_rels/workbook.xml.rels':
        '<Relationships><Relationship Id="rId9" Type="x/chartsheet" Target="chartsheets/sheet1.xml"/><Relationship Id="rId1" Type="x/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="x/worksheet" Target="worksheets/sheet2.xml"/></Relationships>',
      'xl/chartsheets/sheet1.xml': '<chartsheet/>',
    };
    const content = book(
      [
        { name: 'x', rows },
        { name: 'y', rows: line(1, ['c']) + line(2, [3]) },
      ],
      extra,
    );
    expect((await loadWorkbook(duckdb, content)).map(({ source }) => source.sheet)).toEqual(['数据']);
    const [hidden] = await loadWorkbook(duckdb, content, 'book.xlsx', { sheet: '备用' });
    expect(gridOf(duckdb, hidden)).toEqual([[3]]);
    expect(await refusal(duckdb, content, { sheet: '没有' })).toBe('sheet_missing');
  });

  it('of one name stay two tables', async () => {
    const tables = await loadWorkbook(
      duckdb,
      book([
        { name: 's', rows },
        { name: 's', rows: line(1, ['a']) + line(2, [9]) },
      ]),
    );
    expect(tables.map((table) => gridOf(duckdb, table))).toEqual([[[1, 2]], [[9]]]);
  });

  it('with a header only, or nothing, say so', async () => {
    const table = await load(sheet(line(1, ['户号', '电量'])));
    expect([table?.rows, namesOf(table), problemsOf(table)['no_rows']]).toEqual([0, ['户号', '电量'], true]);
    expect(await refusal(duckdb, sheet(''))).toBe('xlsx_empty');
    expect(await refusal(duckdb, sheet('<row r="1"><c r="A1" s="3"/></row>'))).toBe('xlsx_empty');
  });

  it('have their line of names chosen by a person', async () => {
    const content = sheet(line(1, ['甲', '乙']) + line(2, ['a', 'b']) + line(3, [1, 2]));
    const [table] = await loadWorkbook(duckdb, content, 'book.xlsx', { headerLine: 2 });
    expect([namesOf(table), gridOf(duckdb, table)]).toEqual([['a', 'b'], [[1, 2]]]);
    expect(number(1)).toContain('<v>1</v>');
  });
});
