// Delimiter, header and column names from the first lines of a file.
import { describe, expect, it } from 'vitest';
import { columnNames } from '../../../src/intake/csv/column-names';
import { namesDate, namesIdentifier } from '../../../src/intake/csv/column-plan';
import { sniffLayout } from '../../../src/intake/csv/sniff-layout';
import type { ReadOverrides } from '../../../src/intake/reader';

function layout(text: string, overrides: ReadOverrides = {}) {
  const found = sniffLayout(text, overrides);
  if (found === null) throw new Error('no layout');
  return { ...found, data: text.slice(found.dataStart) };
}

describe('the delimiter', () => {
  it.each([
    [',', 'id,name\n1,a\n2,b\n'],
    [';', 'id;name\n1;a,b\n2;b\n'],
    ['\t', 'id\tname\n1\ta,b,c\n2\tb\n'],
    ['|', 'id|name\n1|a\n2|b\n'],
    ['^', 'id^name\n1^a\n2^b\n'],
    ['~', 'id~name\n1~a\n2~b\n'],
    ['\u0001', 'id\u0001name\n1\u0001a,b\n2\u0001b\n'],
    [',', 'id,note\n1,"a;b;c"\n2,"d;e;f"\n3,"g;h;i"\n'],
    [';', 'id;"a,b"\n1;"x,y"\n'],
    [',', '某供电公司\n月报表\n户号,电量\n1,2\n'],
  ])('is %j', (delimiter, text) => {
    expect(layout(text).delimiter).toBe(delimiter);
  });
  it('tears no cell of a single column apart', () => {
    expect(layout('地址\n甲路,1号\n乙路\n丙路\n丁路\n戊路\n').names).toEqual(['地址']);
  });
  it('follows the hint of Excel and starts behind it', () => {
    expect(layout('sep=;\na;b\n1;2\n')).toMatchObject({
      delimiter: ';',
      names: ['a', 'b'],
      headerLine: 2,
      dataLine: 3,
      data: '1;2\n',
    });
  });
});

describe('the header', () => {
  it.each([
    ['表一\n制表人：张三,制表日期：2024-02-01\n户号,户名,类别,电量\n1,甲,居民,2\n2,乙,商业,3\n', 3],
    ['制表人：张三,单位：kWh,\n统计期：1月,,\n户号,电量,电费\n1,2,3\n2,3,4\n', 3],
    ['制表人,张三\n\n户号,户名,类别,电量\n1,甲,居民,2\n2,乙,商业,3\n', 3],
  ])('is below rows of several remarks: %j', (text, headerLine) => {
    expect(layout(text).headerLine).toBe(headerLine);
  });
  it.each([
    '户号,20140102,20140101\n01,2,1\n02,20,10\n',
    '户号,户名,电量\n\n1,甲,2,居民\n2,乙,3,商业\n',
    '电量：kWh,电费：元\n1,2\n3,4\n',
    '时刻,电量\n0:15,2\n0:30,3\n',
  ])('is the first row, though it is short, has colons or days in any order: %j', (text) => {
    expect(layout(text).headerLine).toBe(1);
  });
  it('is below title rows', () => {
    const text = '国网XX供电公司\n客户电量月报表,,,\n统计月份：2024年1月,,,\n户号,户名,用电类别,电量\n1001,甲,大工业,100\n';
    expect(layout(text)).toMatchObject({
      names: ['户号', '户名', '用电类别', '电量'],
      headerLine: 4,
      titleRows: 3,
      dataLine: 5,
      data: '1001,甲,大工业,100\n',
    });
  });
  it('is not there when the first row is like the others', () => {
    expect(layout('1,2,3\n2,4,6\n3,6,9\n')).toMatchObject({
      names: ['column_1', 'column_2', 'column_3'],
      headerLine: 0,
      data: '1,2,3\n2,4,6\n3,6,9\n',
    });
    expect(layout('MAC01,Std,359.8\nMAC02,ToU,381.6\n').headerLine).toBe(0);
  });
  it('may itself be an axis of months, days or slots', () => {
    expect(layout('户号,202401,202402,202403,202404\n1,5,6,7,8\n2,5,6,7,8\n').headerLine).toBe(1);
    expect(layout('id,2014/1/1,2014/1/2,2014/1/3\nMT_1,5.5,6.5,7.5\n').headerLine).toBe(1);
    expect(layout('户号,日期,00:15,00:30,00:45,24:00\n01,2024-01-01,1,2,3,4\n').headerLine).toBe(1);
  });
  it('may name two months only, but rows with a column of months have none', () => {
    expect(layout('户号,类别,202401,202402\n01,居民,8,9\n02,大工业,5,6\n').headerLine).toBe(1);
    expect(layout('01,居民,202401,20\n02,大工业,202402,30\n03,大工业,202403,30\n').headerLine).toBe(0);
  });
  it('stands alone in a file without rows', () => {
    expect(layout('户号,日期,电量\n')).toMatchObject({ headerLine: 1, data: '' });
  });
  it('can be chosen by its line, or denied', () => {
    const text = 'x,y\n户号,电量\n1,2\n';
    expect(layout(text, { headerLine: 2 })).toMatchObject({ names: ['户号', '电量'], data: '1,2\n' });
    expect(layout(text, { headerLine: 0 })).toMatchObject({ names: ['column_1', 'column_2'], data: text });
  });
  it('keeps its width when rows are ragged, and takes that of the rows when they are wider', () => {
    expect(layout('户号,电量\n1,10\n2\n3,30,extra\n4,40\n').names).toHaveLength(2);
    expect(layout('a,b\n1,2,3\n4,5,6\n7,8,9\n').names).toEqual(['a', 'b', 'column_3']);
    expect(layout('a,b,,\n1,2\n3,4\n').names).toEqual(['a', 'b']);
  });
  it('spans a quoted line break', () => {
    expect(layout('id,"电量\n(kWh)"\n1,2\n')).toMatchObject({
      names: ['id', '电量\n(kWh)'],
      headerLine: 1,
      dataLine: 3,
      data: '1,2\n',
    });
  });
});

it('makes names unique without regard to case, leaving written ones alone', () => {
  expect(columnNames(['电量', '电量', '', ' ', 'ID', 'id', 'a', 'a_2', 'a'], 10)).toEqual([
    '电量',
    '电量_2',
    'column_3',
    'column_4',
    'ID',
    'id_2',
    'a',
    'a_2',
    'a_3',
    'column_10',
  ]);
});

it.each([
  '户号',
  '客户编号',
  '电能表资产号',
  '联系电话',
  'cons_no',
  'customerID',
  'Utility.Number',
  'id',
  'meter_id',
  '邮政编码',
  '户号（10位）',
])('%s names an identifier', (name) => {
  expect(namesIdentifier(name)).toBe(true);
});
it.each(['抄表戶數', '电量', 'kwh', 'paid', 'grid', 'numberoffloors', '月份', 'No Charge', '人口'])(
  '%s names no identifier',
  (name) => {
    expect(namesIdentifier(name)).toBe(false);
  },
);
it.each([
  ['日期', true],
  ['建档日期', true],
  ['date', true],
  ['read_date', true],
  ['电量', false],
  ['update', false],
  ['candidate', false],
])('%s names a date: %s', (name, expected) => {
  expect(namesDate(name)).toBe(expected);
});
