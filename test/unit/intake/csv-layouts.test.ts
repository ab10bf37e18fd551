// Layouts of text as exports, databases and people write them: headers of several rows, drawn tables, columns of fixed width.
import { describe, expect, it } from 'vitest';
import { csvRows } from '../../support/csv-rows';

const read = async (text: string) => {
  const { names, rows, codes } = await csvRows(text);
  return { names, rows, codes };
};

describe('a header of several rows', () => {
  it('is joined, upper row first, a group carried over the blanks to its right', async () => {
    expect(
      await read('户号,户名,电量,,,电费,,\n,,峰,平,谷,峰,平,谷\n0001,甲,1,2,3,4,5,6\n0002,乙,7,8,9,1,2,3\n0003,丙,1,1,1,1,1,1\n'),
    ).toEqual({
      names: ['户号', '户名', '电量 峰', '电量 平', '电量 谷', '电费 峰', '电费 平', '电费 谷'],
      rows: [
        ['0001', '甲', 1, 2, 3, 4, 5, 6],
        ['0002', '乙', 7, 8, 9, 1, 2, 3],
        ['0003', '丙', 1, 1, 1, 1, 1, 1],
      ],
      codes: ['header_rows_joined'],
    });
  });
  it('may group columns above a full row of names, if these alone are in doubt', async () => {
    const text = ',,2023年,,2024年,\n户号,户名,电量,电费,电量,电费\n0001,甲,1,2,3,4\n0002,乙,5,6,7,8\n0003,丙,5,6,7,8\n';
    const { names, codes } = await read(text);
    expect([names, codes]).toEqual([
      ['户号', '户名', '2023年 电量', '2023年 电费', '2024年 电量', '2024年 电费'],
      ['header_rows_joined'],
    ]);
    // With names of its own the row above is a title.
    const { names: own } = await read('客户信息,,用电信息,,,\n户号,户名,电量,电费,容量,人口\n0001,甲,1,2,3,4\n0002,乙,5,6,7,8\n');
    expect(own).toEqual(['户号', '户名', '电量', '电费', '容量', '人口']);
  });
  it('may have units in its second row, and three rows in all', async () => {
    expect((await read('户号,电量,电费\n,kWh,元\n0001,1,2\n0002,5,6\n0003,5,6\n')).names).toEqual([
      '户号',
      '电量 kWh',
      '电费 元',
    ]);
    const three = '户号,用电,,,\n,电量,,电费,\n,峰,谷,峰,谷\n0001,1,2,3,4\n0002,1,2,3,4\n0003,1,2,3,4\n';
    expect((await read(three)).names).toEqual(['户号', '用电 电量 峰', '用电 电量 谷', '用电 电费 峰', '用电 电费 谷']);
  });
  it('does not take a first row of data into it', async () => {
    expect((await read('name,amount\nfoo,abc\nbar,5\nbaz,6\n')).rows).toHaveLength(3);
    expect((await read('户号,电量,电费\n合计,100,200\n0001,40,80\n0002,60,120\n')).rows).toHaveLength(3);
  });
});

const CUSTOMERS = {
  names: ['户号', '户名', '电量'],
  rows: [
    ['0001', '光明 机械厂', 1200.5],
    ['0002', '李四', 30],
    ['0003', '王五', 7],
  ],
};

describe('text laid out for the eye', () => {
  it.each([
    [
      'Markdown',
      '| 户号 | 户名 | 电量 |\n|------|:----:|-----:|\n| 0001 | 光明 机械厂 | 1200.5 |\n| 0002 | 李四 | 30 |\n| 0003 | 王五 | 7 |\n',
    ],
    [
      'a database console',
      '+------+-------------+--------+\n| 户号 | 户名        | 电量   |\n+------+-------------+--------+\n| 0001 | 光明 机械厂 | 1200.5 |\n| 0002 | 李四        |     30 |\n| 0003 | 王五        |      7 |\n+------+-------------+--------+\n',
    ],
    [
      'another',
      ' 户号 |    户名     | 电量   \n------+-------------+--------\n 0001 | 光明 机械厂 | 1200.5\n 0002 | 李四        |     30\n 0003 | 王五        |      7\n',
    ],
  ])('as in %s', async (_, text) => {
    expect(await read(text)).toMatchObject({ ...CUSTOMERS, codes: expect.arrayContaining(['drawn_table']) as string[] });
  });
  it('in columns of fixed width, Chinese characters two wide', async () => {
    const text = '户号  户名           电量\n0001  光明 机械厂  1200.5\n0002  李四             30\n0003  王五              7\n';
    expect(await read(text)).toEqual({ ...CUSTOMERS, codes: ['fixed_width'] });
  });
  it('in columns of fixed width under a line of dashes, with a cell missing', async () => {
    const text =
      'id    name        kwh\n----- ----------- ------\n0001  John Smith  1200.5\n0002  Mary            30\n0003  Anne\n';
    expect(await read(text)).toMatchObject({
      names: ['id', 'name', 'kwh'],
      rows: [
        ['0001', 'John Smith', 1200.5],
        ['0002', 'Mary', 30],
        ['0003', 'Anne', null],
      ],
    });
  });
  it('is told when it stays one column although its lines hold delimiters', async () => {
    const loose = 'remark\nalpha, beta and so on\ngamma\ndelta, epsilon, zeta\neta, theta\niota\n';
    expect(await read(loose)).toMatchObject({ names: ['remark'], codes: ['single_column'] });
    expect((await read('电量\n1\n2\n3\n')).codes).toEqual([]);
  });
});

describe('exports of databases', () => {
  it('escape quotes with a backslash and write NULL as \\N', async () => {
    expect(await read('id,name,kwh\n1,"a \\"b\\", c",\\N\n2,\\N,5\n3,"back\\\\slash",6\n')).toEqual({
      names: ['id', 'name', 'kwh'],
      rows: [
        ['1', 'a "b", c', null],
        ['2', null, 5],
        ['3', 'back\\slash', 6],
      ],
      codes: ['missing_values_spelled', 'missing_values_spelled'],
    });
  });
  it('may hold paths with backslashes that escape nothing', async () => {
    expect((await read('id,path\n1,"C:\\data\\"\n2,"D:\\x, y\\"\n')).rows).toEqual([
      ['1', 'C:\\data\\'],
      ['2', 'D:\\x, y\\'],
    ]);
  });
});

it.each([
  ['# made 2024-01-31, by billing\n# second\nid,name,kwh\n1,a,5\n2,b,6\n', ['id', 'name', 'kwh'], 2],
  ['#id,name,kwh\n1,a,5\n2,b,6\n', ['#id', 'name', 'kwh'], 2],
  ['sep=;\nid;kwh\n1;5\n', ['id', 'kwh'], 1],
  ['某公司,,\n制表日期：2024-01-31,,\n户号,户名,电量\n1,a,5\n', ['户号', '户名', '电量'], 1],
])('lines above the header are left out: %j', async (text, names, rows) => {
  const found = await read(text);
  expect([found.names, found.rows.length]).toEqual([names, rows]);
});
