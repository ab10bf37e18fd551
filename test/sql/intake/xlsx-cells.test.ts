// What single cells of a workbook come to: dates, long numbers, texts, errors, formulas.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { guessMapping } from '../../../src/model/guess-mapping';
import { openDuckdb, type TestDuckdb } from '../../support/duckdb';
import { at, number, parts, row, sheet, strings, styles, text, zipped } from '../../support/workbook';
import { gridOf, loadWorkbook, problemsOf } from './load-workbook';

let duckdb: TestDuckdb;
beforeAll(async () => void (duckdb = await openDuckdb()));
afterAll(() => duckdb.close());

const load = async (content: Uint8Array<ArrayBuffer>) => (await loadWorkbook(duckdb, content))[0];
/** Rows of one column under a header, each value a cell. */
const column = (header: string, cells: readonly string[]) => row(text(header)) + cells.map((cell) => row(cell)).join('');
async function valuesOf(content: Uint8Array<ArrayBuffer>) {
  const table = await load(content);
  return {
    table,
    values: gridOf(duckdb, table).map(([value]) => value),
    type: table?.columns[0]?.sqlType,
    problems: problemsOf(table),
  };
}

describe('dates', () => {
  // Each is 2024-01-31 (45322), 12:00 with .5, by the table of day numbers of any spreadsheet.
  it.each<[string | number, string, unknown, string]>([
    [14, '45322', '2024-01-31', 'DATE'],
    [17, '45322', '2024-01-31', 'DATE'],
    [22, '45322.5', '2024-01-31 12:00:00', 'TIMESTAMP'],
    [27, '45322', '2024-01-31', 'DATE'],
    [31, '45322', '2024-01-31', 'DATE'],
    [36, '45322', '2024-01-31', 'DATE'],
    [50, '45322', '2024-01-31', 'DATE'],
    [57, '45322', '2024-01-31', 'DATE'],
    [58, '45322', '2024-01-31', 'DATE'],
    [18, '0.75', '18:00:00', 'VARCHAR'],
    [21, '0.5', '12:00:00', 'VARCHAR'],
    [32, '0.25', '06:00:00', 'VARCHAR'],
    [45, '0.0208333333333333', '00:30:00', 'VARCHAR'],
    [46, '1.5', '36:00:00', 'VARCHAR'],
    ['yyyy"年"m"月"', '45322', '2024-01-31', 'DATE'],
    ['yyyy"年"m"月"d"日"', '45322', '2024-01-31', 'DATE'],
    ['[$-804]yyyy"年"m"月"d"日";@', '45322', '2024-01-31', 'DATE'],
    ['[DBNum1][$-804]yyyy"年"m"月"', '45322', '2024-01-31', 'DATE'],
    ['[$-804]aaaa;@', '45322', '2024-01-31', 'DATE'],
    ['[$-F800]dddd\\,\\ mmmm\\ dd\\,\\ yyyy', '45322', '2024-01-31', 'DATE'],
    ['yyyy\\-mm\\-dd', '45322', '2024-01-31', 'DATE'],
    ['mmm\\-yy', '45322', '2024-01-31', 'DATE'],
    ['yyyymm', '45322', '2024-01-31', 'DATE'],
    ['yyyy/m/d h:mm', '45322.5', '2024-01-31 12:00:00', 'TIMESTAMP'],
    ['yyyy-mm-dd hh:mm:ss.000', '45322.5', '2024-01-31 12:00:00', 'TIMESTAMP'],
    ['m/d/yy h:mm AM/PM', '45322.5', '2024-01-31 12:00:00', 'TIMESTAMP'],
    ['上午/下午h"时"mm"分"', '0.5', '12:00:00', 'VARCHAR'],
    ['h"时"mm"分"', '1', '24:00:00', 'VARCHAR'],
    ['[h]:mm', '1.10416666666667', '26:30:00', 'VARCHAR'],
    ['[h]:mm:ss', '45322', '1087728:00:00', 'VARCHAR'],
  ])('under the format %s', async (format, serial, expected, type) => {
    const read = await valuesOf(sheet(column('d', [number(serial, 1)]), { 'xl/styles.xml': styles([format]) }));
    expect(read.values).toEqual([expected]);
    expect(read.type).toBe(type);
  });

  it.each([
    '0.00"d"',
    '[Red]0',
    '[Red]#,##0;[Blue]-#,##0',
    '0.00kWh',
    '#,##0"小时"',
    '"d"0',
    '\\d0',
    '[$¥-804]#,##0.00',
    '_(* #,##0.00_);_(* "-"??_);_(@_)',
    '0.00E+00',
    '# ?/?',
    'General"d"',
    '[=0]"";G/通用格式',
    '0"年"',
    '@',
  ])('is none under %s', async (format) => {
    const read = await valuesOf(sheet(column('x', [number('45322.5', 1)]), { 'xl/styles.xml': styles([format]) }));
    expect(read.values).toEqual([45322.5]);
    expect(read.type).toBe('DOUBLE');
  });

  it('counts from 1900 with its 29 February, and leaves what is no day a number', async () => {
    const days = ['1', '59', '61', '0.5', '2958465', '2958466', '-3'].map((serial) => number(serial, 1));
    const { values } = await valuesOf(sheet(column('d', days), { 'xl/styles.xml': styles(['yyyy-mm-dd']) }));
    expect(values).toEqual(['1900-01-01', '1900-02-28', '1900-03-01', '1899-12-31 12:00:00', '9999-12-31', '2958466', '-3']);
  });

  it('counts from 1904 where the workbook says so', async () => {
    const workbook =
      '<workbook xmlns:r="r"><workbookPr date1904="1"/><sheets><sheet name="s" sheetId="1" r:id="rId1"/></sheets></workbook>';
    const cells = ['0', '43860', '43860.25'].map((serial) => number(serial, 1));
    const { values } = await valuesOf(
      sheet(column('d', cells), { 'xl/styles.xml': styles(['yyyy-mm-dd']), 'xl/workbook.xml': workbook }),
    );
    expect(values).toEqual(['1904-01-01 00:00:00', '2024-01-31 00:00:00', '2024-01-31 06:00:00']);
  });

  it('does not carry the errors of sums into the seconds', async () => {
    const steps = Array.from({ length: 96 }, (_, i) => number(String(45322 + i * 0.010416667), 1));
    const { values } = await valuesOf(sheet(column('t', steps), { 'xl/styles.xml': styles(['yyyy-mm-dd hh:mm']) }));
    expect(values.slice(0, 3)).toEqual(['2024-01-31 00:00:00', '2024-01-31 00:15:00', '2024-01-31 00:30:00']);
    expect(values[95]).toBe('2024-01-31 23:45:00');
  });

  it('leaves 202401 a number', async () => {
    const { values, type } = await valuesOf(sheet(column('年月', [number(202401), number(202402)])));
    expect([values, type]).toEqual([[202401, 202402], 'BIGINT']);
  });

  it('reads dates that are written as such', async () => {
    const cells = ['2024-01-31T00:00:00', '2024-02-01', '2024-02-02T00:00:00.000Z'].map((day) => `<c t="d"><v>${day}</v></c>`);
    const { values, type } = await valuesOf(sheet(column('d', cells)));
    expect([values, type]).toEqual([['2024-01-31', '2024-02-01', '2024-02-02'], 'DATE']);
  });
});

describe('numbers', () => {
  it('keep every digit that was saved', async () => {
    const cells = [
      '123456789012345678',
      '330100000000000001',
      '1.10101199001011E+17',
      '3.3010000000000001E+17',
      '12345678901234567890123',
    ];
    const { values, type, problems } = await valuesOf(
      sheet(
        column(
          '户号',
          cells.map((cell) => number(cell)),
        ),
      ),
    );
    expect(type).toBe('VARCHAR');
    expect(values).toEqual([
      '123456789012345678',
      '330100000000000001',
      '110101199001011000',
      '330100000000000010',
      '12345678901234567890123',
    ]);
    expect(problems['long_numbers']).toBe(5);
  });

  it('with an exponent are numbers', async () => {
    const cells = ['1.2E+21', '1E3', '12.5E-3', '1e-7', '-2.5e+2', '1E22', '0.30000000000000004', '-0', '12345678.123456789'];
    const { values, type } = await valuesOf(
      sheet(
        column(
          '值',
          cells.map((cell) => number(cell)),
        ),
      ),
    );
    expect(type).toBe('DOUBLE');
    expect(values).toEqual([1.2e21, 1000, 0.0125, 1e-7, -250, 1e22, 0.30000000000000004, 0, 12345678.123456789]);
  });

  it('show the zeros of their format, and keep those of text', async () => {
    const zeros = await valuesOf(
      sheet(column('编码', [number(42, 1), number(1234567890, 1)]), { 'xl/styles.xml': styles(['0000000000']) }),
    );
    expect(zeros.values).toEqual(['0000000042', '1234567890']);
    const texts = await valuesOf(sheet(column('编码', [text('0042'), text('0007')])));
    expect(texts.values).toEqual(['0042', '0007']);
    const plain = await valuesOf(sheet(column('值', [number('4.5', 1)]), { 'xl/styles.xml': styles(['00']) }));
    expect(plain.values).toEqual([4.5]);
  });

  it('stored as text count as numbers where all of the column do', async () => {
    const { values, type } = await valuesOf(sheet(column('电量', [text('12.5'), text('1,234.5'), number('3')])));
    expect([values, type]).toEqual([[12.5, 1234.5, 3], 'DOUBLE']);
  });

  it('go on behind a comment, in CDATA and with blanks', async () => {
    const cells = ['<c><v>1<!-- x -->2</v></c>', '<c><v><![CDATA[34]]></v></c>', '<c><v> 56 </v></c>', '<c><v>7&#56;</v></c>'];
    expect((await valuesOf(sheet(column('x', cells)))).values).toEqual([12, 34, 56, 78]);
  });
});

describe('texts', () => {
  it('join their runs, leave phonetic ones out, and decode', async () => {
    const shared = strings([
      '<t>x</t>',
      '<r><t>大</t></r><r><rPr><b/></rPr><t>工业</t></r>',
      '<t>東京</t><rPh sb="0" eb="2"><t>トウキョウ</t></rPh><phoneticPr fontId="1"/>',
      '<t xml:space="preserve"> a b </t>',
      '<t>一_x000D_\n二</t>',
      '<t>_x005F_x000D_</t>',
      '<t>&lt;b&gt;&amp;&quot;&#x7535;&#37327;</t>',
      '<t><![CDATA[<i>&amp;</i>]]></t>',
      '<t/>',
      '<t>n_x0000_ul</t>',
    ]);
    const rows = Array.from({ length: 9 }, (_, i) => row(`<c t="s"><v>${i + 1}</v></c>`, number(i)));
    const table = await load(sheet(row('<c t="s"><v>0</v></c>', text('n')) + rows.join(''), shared));
    expect(gridOf(duckdb, table).map(([value]) => value)).toEqual([
      '大工业',
      '東京',
      'a b',
      '一\r\n二',
      '_x000D_',
      '<b>&"电量',
      '<i>&amp;</i>',
      null,
      'nul',
    ]);
  });

  it('that do not exist are missing, and counted', async () => {
    const rows =
      row(text('a'), text('b')) + ['9', '-1', '99999999999', 'x'].map((i) => row(`<c t="s"><v>${i}</v></c>`, number(1))).join('');
    const without = await load(sheet(rows));
    expect(gridOf(duckdb, without)).toEqual([
      [null, 1],
      [null, 1],
      [null, 1],
      [null, 1],
    ]);
    expect(problemsOf(without)['missing_strings']).toBe(4);
  });

  it('that look like formulas stay text', async () => {
    const { values } = await valuesOf(sheet(column('a', [text("=cmd|'/c calc'!A1"), text('+1+1'), text('@SUM(A1)')])));
    expect(values).toEqual(["=cmd|'/c calc'!A1", '+1+1', '@SUM(A1)']);
  });
});

describe('formulas, errors and truth values', () => {
  it('come by their saved value, or as missing with a count', async () => {
    const rows =
      row(text('a'), text('b'), text('c')) +
      row('<c><f>1+1</f><v>2</v></c>', '<c t="str"><f>A1&amp;"x"</f><v>2x</v></c>', '<c t="b"><v>1</v></c>') +
      row('<c><f>SUM(A:A)</f><v></v></c>', '<c t="str"><f>""</f><v></v></c>', '<c t="b"><f>A1=1</f><v>0</v></c>') +
      row('<c><f>SUM(A:A)</f></c>', '<c t="e"><f>1/0</f><v>#DIV/0!</v></c>', '<c t="b"><v>true</v></c>') +
      row('<c t="e"><v>#N/A</v></c>', text('ok'), '<c t="b"><v>0</v></c>');
    const table = await load(sheet(rows));
    expect(gridOf(duckdb, table)).toEqual([
      [2, '2x', true],
      [null, null, false],
      [null, null, true],
      [null, 'ok', false],
    ]);
    expect(problemsOf(table)).toMatchObject({ formulas_without_value: 2, cell_errors: 2 });
    expect(table?.problems.find(({ code }) => code === 'cell_errors')?.text.en).toContain('B4: #DIV/0!');
    expect(table?.missingCells).toEqual([
      { row: 2, column: 'b', text: '#DIV/0!' },
      { row: 3, column: 'a', text: '#N/A' },
    ]);
  });

  it('keep truth values beside other things as words', async () => {
    const { values, type } = await valuesOf(sheet(column('x', ['<c t="b"><v>1</v></c>', number(5)])));
    expect([values, type]).toEqual([['TRUE', '5'], 'VARCHAR']);
  });
});

describe('XML as other programs write it', () => {
  it('with prefixes, in UTF-16, with another encoding, namespaces of the strict form', async () => {
    const files = parts([{ name: '表', rows: row(text('户名'), text('电量')) + row(text('国网'), at('B2', '<v>7</v>')) }]);
    const plain = files['xl/worksheets/sheet1.xml'] ?? '';
    const long = plain.replace('<sheetData>', `<!--${'注'.repeat(100_000)}--><?pi a="<c>"?><sheetData>`);
    const utf16 = (xml: string, little: boolean): Uint8Array => {
      const bytes = new Uint8Array(xml.length * 2 + 2);
      const view = new DataView(bytes.buffer);
      [...`\ufeff${xml}`].forEach((unit, i) => view.setUint16(i * 2, unit.charCodeAt(0), little));
      return bytes;
    };
    const prefixed = plain
      .replace(/<(\/?)(?=\w)/g, '<$1x:')
      .replace('<x:worksheet>', '<x:worksheet xmlns:x="http://purl.oclc.org/ooxml/spreadsheetml/main">');
    for (const xml of [long, prefixed, utf16(long, true), utf16(plain, false)]) {
      const table = await load(zipped({ ...files, 'xl/worksheets/sheet1.xml': xml }));
      expect(table?.columns.map(({ name }) => name)).toEqual(['户名', '电量']);
      expect(gridOf(duckdb, table)).toEqual([['国网', 7]]);
    }
  });
});

describe('texts', () => {
  it('lose the blanks around them, so that one class is one', async () => {
    const { table, values, problems } = await valuesOf(
      sheet(column('类别', [text('居民'), text(' 居民 '), text('居民\u3000'), text('商业\n')])),
    );
    expect([values, problems, table?.columns[0]?.profile.distinct]).toEqual([
      ['居民', '居民', '居民', '商业'],
      { blanks_trimmed: 3 },
      2,
    ]);
  });

  it('lose the apostrophe that was to keep their digits', async () => {
    const { values, problems } = await valuesOf(sheet(column('户号', [text("'0012"), text("'0013")])));
    expect([values, problems]).toEqual([['0012', '0013'], { apostrophes_removed: 2 }]);
  });

  it('of months such as 2024.10 stay as they are, and numbers of them are told', async () => {
    const months = await valuesOf(
      sheet(
        column(
          '年月',
          ['2024.9', '2024.10', '2024.11'].map((month) => text(month)),
        ),
      ),
    );
    expect([months.values, months.problems]).toEqual([['2024.9', '2024.10', '2024.11'], { months_kept: true }]);
    const lost = await valuesOf(
      sheet(
        column(
          '年月',
          ['2024.9', '2024.1', '2024.11'].map((month) => number(month)),
        ),
      ),
    );
    expect([lost.type, lost.problems]).toEqual(['VARCHAR', { months_ambiguous: true }]);
  });
});

it('dates that head the columns of months are months of energy', async () => {
  const heads = row(text('户号'), number(45292, 1), number(45323, 1), number(45352, 1));
  const rows = ['0001', '0002', '0003'].map((id, i) => row(text(id), number(i), number(10 + i), number(20 + i))).join('');
  const table = await load(sheet(heads + rows, { 'xl/styles.xml': styles(['mmm\\-yy']) }));
  if (table === undefined) throw new Error('no table');
  expect(guessMapping(table).columns.map(({ column: name, use }) => [name, use.kind, 'period' in use ? use.period : ''])).toEqual(
    [
      ['户号', 'role', ''],
      ['2024-01-01', 'month', '2024-01-01'],
      ['2024-02-01', 'month', '2024-02-01'],
      ['2024-03-01', 'month', '2024-03-01'],
    ],
  );
});
