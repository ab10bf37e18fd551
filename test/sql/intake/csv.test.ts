// Delimited text on its way into the engine: types decided on the whole file, nothing wrong or lost in silence.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openDuckdb, type TestDuckdb } from '../../support/duckdb';
import { loadText, refusalCode } from './load-text';

let duckdb: TestDuckdb;
beforeAll(async () => {
  duckdb = await openDuckdb();
});
afterAll(() => {
  duckdb.close();
});

const types = (loaded: Awaited<ReturnType<typeof loadText>>) =>
  Object.fromEntries(loaded.table.columns.map(({ name, sqlType }) => [name, sqlType]));
const problems = (loaded: Awaited<ReturnType<typeof loadText>>) =>
  Object.fromEntries(loaded.table.problems.map(({ code, count }) => [code, count ?? true]));
/** More rows than are looked at before the types are planned: 400 KB. */
const many = (row: string) => `${row}\n`.repeat(Math.ceil(400_000 / (row.length + 1)));
const rowsOf = (row: string) => Math.ceil(400_000 / (row.length + 1));

describe('types', () => {
  it('keep identifiers as text to the last digit', async () => {
    const loaded = await loadText(
      duckdb,
      '户号,电能表资产号,编码,电量,金额,日期,时间,类别\n0000000001,3300001000000134006801,007,12,1.50,2024-01-31,2024/1/31 8:05,大工业\n',
    );
    expect(types(loaded)).toEqual({
      户号: 'VARCHAR',
      电能表资产号: 'VARCHAR',
      编码: 'VARCHAR',
      电量: 'BIGINT',
      金额: 'DOUBLE',
      日期: 'DATE',
      时间: 'TIMESTAMP',
      类别: 'VARCHAR',
    });
    expect(loaded.rows).toEqual([
      {
        户号: '0000000001',
        电能表资产号: '3300001000000134006801',
        编码: '007',
        电量: 12,
        金额: 1.5,
        日期: '2024-01-31',
        时间: '2024-01-31 08:05:00',
        类别: '大工业',
      },
    ]);
  });

  it('hold extreme numbers exactly', async () => {
    const { rows } = await loadText(
      duckdb,
      'whole,part\n-1,0.1\n999999999999999,-123456.789012\n-999999999999999,1234567890.12345\n4294967296,0.000001\n-2147483649,5.\n0,.5\n',
    );
    expect(rows.map(({ whole }) => whole)).toEqual([-1, 999999999999999, -999999999999999, 4294967296, -2147483649, 0]);
    expect(rows.map(({ part }) => part)).toEqual([0.1, -123456.789012, 1234567890.12345, 0.000001, 5, 0.5]);
  });

  it('hold dates and times of all ages', async () => {
    const { rows } = await loadText(
      duckdb,
      'd,t\n1899-12-31,1969-12-31 23:59:59\n9999-12-31,9999-12-31 23:59:59\n2024-02-29,2024-02-28 24:00\n',
    );
    expect(rows).toEqual([
      { d: '1899-12-31', t: '1969-12-31 23:59:59' },
      { d: '9999-12-31', t: '9999-12-31 23:59:59' },
      { d: '2024-02-29', t: '2024-02-29 00:00:00' },
    ]);
  });

  it('stay numbers when a single word follows many of them, which is left empty and told', async () => {
    const loaded = await loadText(duckdb, `a,v\n${many('x,5')}x,abc\n${many('x,5')}`);
    expect([types(loaded)['v'], loaded.rows.filter(({ v }) => v === null).length]).toEqual(['DOUBLE', 1]);
    expect(problems(loaded)).toEqual({ cells_unread: 1 });
  });

  // DuckDB's own reader makes 8 of 7.5 here, drops the time and the leading zero, all in silence.
  it.each([
    ['7.5', '5', 'DOUBLE', 7.5],
    ['12A', '5', 'VARCHAR', '12A'],
    ['abc', '2024-01-05', 'VARCHAR', 'abc'],
    ['007', '15', 'VARCHAR', '007'],
    ['12345678901234567', '15', 'VARCHAR', '12345678901234567'],
    ['2024-01-31 12:00', '2024-01-05', 'TIMESTAMP', '2024-01-31 12:00:00'],
    ['1/13/2024', '1/2/2024', 'DATE', '2024-01-13'],
    ['1,234', '5', 'BIGINT', 1234],
  ])('change when %s follows many of %s', async (late, usual, type, value) => {
    const loaded = await loadText(duckdb, `a,v\n${many(`x,${usual}`)}x,"${late}"\n${many(`x,${usual}`)}`);
    expect(types(loaded)['v']).toBe(type);
    expect(loaded.table.rows).toBe(2 * rowsOf(`x,${usual}`) + 1);
    expect(loaded.rows[rowsOf(`x,${usual}`)]).toEqual({ a: 'x', v: value });
    // Every value is still there, and none but the late one differs from the usual.
    expect(new Set(loaded.rows.map(({ v }) => v)).size).toBe(2);
    expect(loaded.rows.every(({ v }) => v !== null)).toBe(true);
  });

  it('stay text, with a count and an example, when some values are no numbers', async () => {
    const loaded = await loadText(duckdb, '户号,金额\n1,"1,234.50"\n2,￥88.00\n3,12%\n4,-\n5,"1.234,50"\n');
    expect(types(loaded)['金额']).toBe('VARCHAR');
    expect(loaded.table.problems).toMatchObject([{ code: 'not_all_numbers', count: 2, file: 'test.csv' }]);
    expect(loaded.table.problems[0]?.text.zh).toContain('第 4 行的“12%”');
  });

  it('read spellings of "none" as missing, and say so', async () => {
    const loaded = await loadText(duckdb, '户号,电量,类别\n1,10,-\n2,-,b\n3,N/A,c\n4,,d\n');
    expect(loaded.rows.map((row) => row['电量'])).toEqual([10, null, null, null]);
    expect(loaded.rows[0]?.['类别']).toBe('-');
    expect(problems(loaded)).toEqual({ missing_values_spelled: 2 });
  });

  it('keep the clock of times that all have one offset, bring others to the first, and say so', async () => {
    const one = await loadText(duckdb, 'a,t\nx,2024-01-31T10:00:00+08:00\ny,2024-02-01T24:00:00+08:00\n');
    expect([one.rows.map(({ t }) => t), problems(one)]).toEqual([
      ['2024-01-31 10:00:00', '2024-02-02 00:00:00'],
      { time_offset: true },
    ]);
    const mixed = await loadText(duckdb, `a,t\n${many('x,2024-01-31T10:00:00+08:00')}y,2024-01-31T10:00:00Z\n`);
    expect([mixed.rows.at(-1)?.['t'], mixed.rows[0]?.['t'], problems(mixed)]).toEqual([
      '2024-01-31 18:00:00',
      '2024-01-31 10:00:00',
      { time_offsets_mixed: true },
    ]);
  });

  it('of dates are decided on the column, then on the file, and said to be doubtful otherwise', async () => {
    const day = await loadText(duckdb, 'a,b\n13/1/2024,1/2/2024\n');
    expect([day.rows, problems(day)]).toEqual([[{ a: '2024-01-13', b: '2024-02-01' }], {}]);
    const month = await loadText(duckdb, 'a,b\n1/13/2024,1/2/2024\n');
    expect([month.rows, problems(month)]).toEqual([[{ a: '2024-01-13', b: '2024-01-02' }], {}]);
    expect(problems(await loadText(duckdb, 'a,b\nx,1/2/2024\n'))).toEqual({ dates_ambiguous: true });
    expect(types(await loadText(duckdb, 'a,b\nx,13/1/2024\ny,1/13/2024\n'))['b']).toBe('VARCHAR');
  });

  it.each([
    ['每 %', ['12.5%', '-3%', '１００％'], [0.125, -0.03, 1], 'percent_divided'],
    ['one unit', ['1,200 kWh', '30.5kWh', '0 kWh'], [1200, 30.5, 0], 'unit_removed'],
    ['a decimal comma', ['1.234,50', '7', '-0,5'], [1234.5, 7, -0.5], 'decimal_comma'],
    ['a decimal comma and a unit', ['1.234,50 kWh', '7kWh'], [1234.5, 7], 'unit_removed'],
    ['a decimal comma and blanks for thousands', ['1 234,5', '7,25'], [1234.5, 7.25], 'decimal_comma'],
    ['万', ['1.2万', '0.35万', '３万'], [12000, 3500, 30000], 'unit_factor'],
    ['亿元', ['1.5亿元', '2亿元'], [150000000, 200000000], 'unit_factor'],
    ['万 beside plain numbers', ['1.2万', '8500', '3亿'], [12000, 8500, 300000000], 'units_mixed'],
    ['kWh beside MWh', ['12kWh', '3 MWh', '2度', '1.1万千瓦时'], [12, 3000, 2, 11000], 'units_mixed'],
    ['k and M', ['1.5k', '2M'], [1500, 2000000], 'units_mixed'],
  ])('read numbers with %s when all have it, and say so', async (_, cells, expected, code) => {
    const loaded = await loadText(duckdb, `户号;值\n${cells.map((cell, i) => `${i};${cell}\n`).join('')}`);
    expect([types(loaded)['值'], loaded.rows.map((row) => row['值']), problems(loaded)]).toEqual([
      'DOUBLE',
      expected,
      { [code]: true },
    ]);
  });

  it.each([[['12kWh', '30']], [['12kWh', '3kW']], [['1,5', '2.5']], [['1,5万', '2.5']], [['220V', '220V']], [['3m', '4m']]])(
    'stay text when the values %j have no form in common or one that changes them',
    async (cells) => {
      const loaded = await loadText(duckdb, `户号;值\n${cells.map((cell, i) => `${i};${cell}\n`).join('')}`);
      expect(loaded.rows.map((row) => row['值'])).toEqual(cells);
    },
  );

  it('are in the unit of the header where it names one, so that nobody multiplies twice', async () => {
    const loaded = await loadText(duckdb, '户号;电量(MWh);电费（万元）;功率kW\n1;3 MWh;1.2万元;5 MW\n2;500 kWh;3000元;7 kW\n');
    expect(loaded.rows.map((row) => Object.values(row).slice(1))).toEqual([
      [3, 1.2, 5000],
      [0.5, 0.3, 7],
    ]);
  });

  it.each([
    ['(5)', -5],
    ['5-', -5],
    ['+5', 5],
    ['￥1,234.50', 1234.5],
    ['$-5', -5],
    ['1 234.5', 1234.5],
    ['１２３．５', 123.5],
  ])('read %s beside plain numbers', async (cell, expected) => {
    const loaded = await loadText(duckdb, `户号;值\n1;"${cell}"\n2;1.5\n`);
    expect(loaded.rows.map((row) => row['值'])).toEqual([expected, 1.5]);
  });

  it('change form once more when a late value is written otherwise', async () => {
    const loaded = await loadText(duckdb, `a;v\n${many('x;12%')}x;7\n`);
    expect([types(loaded)['v'], loaded.rows.at(-1)]).toEqual(['VARCHAR', { a: 'x', v: '7' }]);
  });

  it('leave a column without values as text', async () => {
    expect(types(await loadText(duckdb, 'a,b\n1,\n2,\n'))['b']).toBe('VARCHAR');
  });
});

describe('encodings', () => {
  const hex = (text: string) => new Uint8Array(Buffer.from(text.replace(/ /g, ''), 'hex'));
  const join = (...parts: Uint8Array[]) => new Uint8Array(Buffer.concat(parts));
  const ascii = (text: string) => new TextEncoder().encode(text);

  it('GB18030 with four-byte characters', async () => {
    // 户号,姓名,电量 / 1001,𠮷野家,12.5
    const { rows, table } = await loadText(
      duckdb,
      hex('bba7bac5 2c d0d5c3fb 2c b5e7c1bf 0a 31303031 2c 9534b235 d2b0bcd2 2c 31322e35 0a'),
    );
    expect([rows, table.source.encoding]).toEqual([[{ 户号: '1001', 姓名: '𠮷野家', 电量: 12.5 }], 'gb18030']);
  });
  it('GBK that first shows after 400 KB of ASCII', async () => {
    const { rows, table } = await loadText(
      duckdb,
      join(ascii(`id,name,kwh\n${many('1,abc,2')}`), hex('322c b9facdf8d5e3bdad 2c370a')),
    );
    expect([rows.at(-1), table.rows, table.source.encoding]).toEqual([
      { id: '2', name: '国网浙江', kwh: 7 },
      rowsOf('1,abc,2') + 1,
      'gb18030',
    ]);
  });
  it('Big5, UTF-16 and UTF-8 with a mark', async () => {
    expect((await loadText(duckdb, hex('a4e1b8b9 2c b971b671 0a 31 2c 32 0a'))).rows).toEqual([{ 戶號: '1', 電量: 2 }]);
    expect(
      (await loadText(duckdb, join(hex('fffe'), new Uint8Array(Buffer.from('户号,电量\r\n1,2\r\n', 'utf16le'))))).rows,
    ).toEqual([{ 户号: '1', 电量: 2 }]);
    expect((await loadText(duckdb, '\ufeff户号,电量\n1,2\n')).rows).toEqual([{ 户号: '1', 电量: 2 }]);
  });
  it('UTF-8 with broken bytes, which are replaced and counted', async () => {
    const loaded = await loadText(duckdb, join(ascii('户号,姓名,电量\n1,'), hex('fffec0'), ascii('bad,10\n2,好,20\n')));
    expect(loaded.rows).toEqual([
      { 户号: '1', 姓名: '���bad', 电量: 10 },
      { 户号: '2', 姓名: '好', 电量: 20 },
    ]);
    expect(problems(loaded)).toEqual({ undecodable_text: 3 });
  });
  it('NUL bytes, early or late, are taken out and counted', async () => {
    const early = await loadText(duckdb, 'id,name,kwh\n1,a\0b,10\n2,c,20\n\0\0\n3,d,30\n');
    expect([early.rows.map(({ name, kwh }) => [name, kwh]), problems(early)]).toEqual([
      [
        ['ab', 10],
        ['c', 20],
        ['d', 30],
      ],
      { nul_bytes: 3, blank_rows: 1 },
    ]);
    const late = await loadText(duckdb, `id,name,kwh\n${many('1,abc,2')}2,a\0b,7\n`);
    expect([late.rows.at(-1), problems(late)]).toEqual([{ id: '2', name: 'ab', kwh: 7 }, { nul_bytes: 1 }]);
  });
  it('as a person says', async () => {
    expect((await loadText(duckdb, hex('6e616d652c760a e9 2c310a'), 'a.csv', { encoding: 'windows-1252' })).rows).toEqual([
      { name: 'é', v: 1 },
    ]);
    await expect(loadText(duckdb, 'a,b\n1,2\n', 'a.csv', { encoding: 'klingon' })).rejects.toMatchObject({
      code: 'encoding_unknown',
    });
  });
});

describe('structure', () => {
  it('counts title rows, remarks and totals, and loads what is between', async () => {
    const text =
      '国网XX供电公司\n客户电量月报表,,,\n统计月份：2024年1月,,,\n户号,户名,用电类别,电量\n1001,甲,大工业,100\n1002,乙,居民,20\n1003,丙,居民,30\n合计,,,150\n制表人：张三,,审核：李四,\n';
    const { table, rows } = await loadText(duckdb, text);
    expect(rows.map((row) => [row['户号'], row['电量']])).toEqual([
      ['1001', 100],
      ['1002', 20],
      ['1003', 30],
    ]);
    expect(table.source.headerLine).toBe(4);
    expect(table.totals).toEqual([]);
    expect(table.rejectedRows).toMatchObject([
      { line: 9, text: '制表人：张三,,审核：李四,' },
      { line: 8, text: '合计,,,150' },
    ]);
    expect([table.rows, table.rejected]).toEqual([3, 2]);
  });
  it('leaves out headers repeated at page breaks, and total rows named among dates', async () => {
    const page = '日期,户号,电量\n2024-01-01,0001,5\n2024-01-02,0001,7\n合计,,12\n';
    const loaded = await loadText(duckdb, page + page);
    expect([types(loaded)['日期'], loaded.rows.map((row) => row['电量']), problems(loaded)]).toEqual([
      'DATE',
      [5, 7, 5, 7],
      { headers_repeated: 1, total_rows_left_out: 2, rows_rejected: 2 },
    ]);
    expect(loaded.table.rejectedRows.map(({ line, text }) => [line, text])).toEqual([
      [4, '合计,,12'],
      [8, '合计,,12'],
    ]);
  });
  it.each(['本页小计', '合 计：', '大工业合计', '累计', '總計', 'Grand Total', 'Sum'])(
    'recognises the total row %s in a column that is not the first',
    async (name) => {
      const { table, rows } = await loadText(duckdb, `户号,类别,电量\n1,大工业,10\n,${name},10\n2,居民,20\n`);
      expect([rows.length, table.totals]).toEqual([3, [{ column: '类别', rows: 1 }]]);
    },
  );
  it('takes a last row that is only sums for a total row without a name, and nothing else', async () => {
    const { table, rows } = await loadText(duckdb, '户号,类别,电量,电费\n1,a,10,5.1\n2,b,20,6.2\n3,b,30,7\n,,60,18.3\n');
    expect([rows.length, table.rows, table.rejected, table.problems.map(({ code }) => code)]).toEqual([
      3,
      3,
      1,
      ['total_row_unnamed'],
    ]);
    expect(table.rejectedRows).toMatchObject([{ line: 5, text: ',,60,18.3' }]);
    const other = await loadText(duckdb, '户号,类别,电量,电费\n1,a,10,5\n2,b,20,6\n3,b,30,7\n,,61,19\n');
    expect([other.rows.length, other.table.rejected]).toEqual([4, 0]);
  });
  it('reports ragged rows by line and loses no other', async () => {
    const { table, rows } = await loadText(duckdb, '户号,电量\n1,10\n2\n3,30,extra\n4,40\n');
    expect(rows.map((row) => row['电量'])).toEqual([10, 40]);
    expect(table.rejectedRows.map(({ line, text }) => [line, text])).toEqual([
      [3, '2'],
      [4, '3,30,extra'],
    ]);
  });
  it('never makes one row of three because of a quote', async () => {
    const loaded = await loadText(duckdb, 'id,name,kwh\n1,"abc,10\n2,def,20\n3,ghi,30\n');
    expect(loaded.rows.map(({ kwh }) => kwh)).toEqual([10, 20, 30]);
    expect(problems(loaded)).toEqual({ rows_mended: 1 });
  });
  it('takes hostile names and values as they are', async () => {
    const loaded = await loadText(
      duckdb,
      '客户名称,<b>电量</b>,"""; DROP TABLE t;--",select,"a""b",  spaced  ,😀,Select\r\n\'; DROP TABLE t;--,1,2,3,4,5,6,7\r\n',
    );
    expect(loaded.rows).toEqual([
      {
        客户名称: "'; DROP TABLE t;--",
        '<b>电量</b>': 1,
        '"; DROP TABLE t;--': 2,
        select: 3,
        'a"b': 4,
        spaced: 5,
        '😀': 6,
        Select_2: 7,
      },
    ]);
  });
  it('keeps a header without rows, and says so', async () => {
    const loaded = await loadText(duckdb, '户号,日期,电量\n');
    expect([loaded.table.rows, types(loaded), problems(loaded)]).toEqual([
      0,
      { 户号: 'VARCHAR', 日期: 'VARCHAR', 电量: 'VARCHAR' },
      { no_rows: true },
    ]);
  });
  it('reads a thousand columns', async () => {
    const wide = Array.from({ length: 1000 }, (_, i) => i);
    const { table, rows } = await loadText(
      duckdb,
      `id,${wide.map((i) => `d${i}`).join()}\nx,${wide.join()}\ny,${wide.map((i) => i + 0.5).join()}\n`,
    );
    expect([table.columns.length, table.rows, rows[0]?.['d999'], rows[1]?.['d7']]).toEqual([1001, 2, 999, 7.5]);
  });
  it('refuses what holds no text', async () => {
    expect(await refusalCode(duckdb, '')).toBe('file_empty');
    expect(await refusalCode(duckdb, '\ufeff\n \n')).toBe('file_empty');
    expect(
      await refusalCode(
        duckdb,
        Uint8Array.from({ length: 3000 }, (_, i) => (i * 7919) % 251),
      ),
    ).toBe('file_not_text');
  });
  it('leaves no table behind when it fails', async () => {
    const before = duckdb.query('SELECT count(*)::INTEGER AS n FROM duckdb_tables()');
    await refusalCode(duckdb, '');
    await expect(loadText(duckdb, 'a,b\n1,2\n', 'left.csv', { encoding: 'klingon' })).rejects.toThrow();
    expect(duckdb.query('SELECT count(*)::INTEGER AS n FROM duckdb_tables()')).toEqual(before);
  });
});

describe('the description', () => {
  it('gives a table name that needs no quotes', async () => {
    const { table } = await loadText(duckdb, 'a,b\n1,2\n', '台灣電力公司_縣市工業用電資訊(月).csv');
    expect(duckdb.query(`SELECT sum(b)::INTEGER AS b FROM ${table.name}`)).toEqual([{ b: 2 }]);
  });
  it('profiles columns', async () => {
    const { table } = await loadText(duckdb, 'region,kwh,day\nb,3,2024-01-02\na,,2024-01-01\nb,10,2024-01-02\n');
    expect(table.columns.map(({ profile }) => profile)).toEqual([
      { rows: 3, nulls: 0, distinct: 2, samples: ['b', 'a'], min: 'a', max: 'b' },
      { rows: 3, nulls: 1, distinct: 2, samples: ['3', '10'], min: '3', max: '10' },
      { rows: 3, nulls: 0, distinct: 2, samples: ['2024-01-02', '2024-01-01'], min: '2024-01-01', max: '2024-01-02' },
    ]);
    expect(table.columns.map(({ kind }) => kind)).toEqual(['text', 'integer', 'date']);
  });
});
