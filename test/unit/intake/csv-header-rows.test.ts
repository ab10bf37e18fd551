// What stands right under a header, or above it, and is neither data nor a name of its own.
import { describe, expect, it } from 'vitest';
import { csvRows } from '../../support/csv-rows';

const HEADER = '户号,户名,立户日期,电量,电费';
const BODY = Array.from(
  { length: 12 },
  (_, i) => `00${String(3000 + i)},户${'甲乙丙'[i % 3] ?? ''},2024-01-${String(i + 10)},${String(i)},${String(i)}.5`,
);

const read = async (...lines: readonly string[]) => {
  const { names, rows, codes } = await csvRows(lines.map((line) => `${line}\n`).join(''));
  return { names, rows: rows.length, codes };
};

describe('a row under the header', () => {
  it.each([
    ['words above text alone', '编号,名称,,,', ['户号 编号', '户名 名称', '立户日期', '电量', '电费']],
    ['one word, and none of the values of all other rows', ',,,,（元）', ['户号', '户名', '立户日期', '电量', '电费 （元）']],
    ['words above all', '编号,名称,日期,kWh,元', ['户号 编号', '户名 名称', '立户日期 日期', '电量 kWh', '电费 元']],
    ['the numbers of the columns', '1,2,3,4,5', HEADER.split(',')],
    ['the numbers of the columns behind their name', '栏次,1,2,3,4', HEADER.split(',')],
    ['the names again in brackets', '(户号),(户名),(立户日期),(电量),(电费)', HEADER.split(',')],
  ])('belongs to it with %s', async (_, second, names) => {
    expect(await read(HEADER, second, ...BODY)).toEqual({ names, rows: 12, codes: ['header_rows_joined'] });
  });

  it('is data, but told, where it has a name and lacks all numbers', async () => {
    const towns = ['东山', '西湖', '南门', '北街', '中心', '城郊'];
    const body = towns.map((town, i) => `${town},${String(i)},${String(i * 2)}`);
    expect(await read('网点,电量,电费', '总部,,', ...body)).toEqual({
      names: ['网点', '电量', '电费'],
      rows: 7,
      codes: ['header_doubtful'],
    });
    expect((await read('网点,电量,电费', '总部,,', ...body, '分部,,')).codes).toEqual([]);
  });

  it('is data where it has a code like the rows below', async () => {
    expect(await read(HEADER, '002999,户丁,,,', ...BODY)).toEqual({ names: HEADER.split(','), rows: 13, codes: [] });
    expect((await read('a,b,c', '1,2,3', '4,5,6', '7,8,9')).rows).toBe(3);
  });
});

it('passes over the letters or numbers of the columns above the names', async () => {
  for (const above of ['A,B,C,D,E', '1,2,3,4,5'])
    expect(await read(above, HEADER, ...BODY)).toEqual({ names: HEADER.split(','), rows: 12, codes: ['title_rows'] });
});

it('takes a first row of codes or repeated texts like those below for data', async () => {
  const rows = Array.from({ length: 12 }, (_, i) => `GD${String(20240000 + i)},${i % 2 === 0 ? '咨询' : '报修'},用户来电`);
  expect(await read(...rows)).toEqual({ names: ['column_1', 'column_2', 'column_3'], rows: 12, codes: ['no_header'] });
  expect((await read('工单号,类型,内容', ...rows)).names).toEqual(['工单号', '类型', '内容']);
});
