// Several tables in one file: the first is read, and what belongs to another is left out and told.
import { describe, expect, it } from 'vitest';
import { csvRows } from '../../support/csv-rows';

const lines = (rows: readonly (readonly (string | number)[])[]): string => rows.map((row) => `${row.join(',')}\n`).join('');

const CUSTOMERS = {
  header: ['户号', '户名', '立户日期', '电量'],
  rows: Array.from({ length: 24 }, (_, i) => [
    `00${String(1000 + i)}`,
    `户${String(i)}`,
    `2024-01-${String(i + 1).padStart(2, '0')}`,
    i + 0.5,
  ]),
};
const TICKETS = {
  header: ['工单号', '类型', '渠道', '内容'],
  rows: Array.from({ length: 24 }, (_, i) => [
    `GD${String(20240000 + i)}`,
    i % 2 === 0 ? '咨询' : '报修',
    i % 3 === 0 ? 'App' : '营业厅',
    '来电',
  ]),
};
const GOODS = {
  header: ['编号', '品名', '产地', '等级'],
  rows: Array.from({ length: 12 }, (_, i) => [i + 1, `品名${String(i)}`, '杭州', '一级']),
};

describe.each([
  ['of values', CUSTOMERS],
  ['of text alone', TICKETS],
])('below a table %s', (_, table) => {
  const clean = lines([table.header, ...table.rows]);
  it.each(['', '\n'])('another with as many columns is left out, gap %j', async (gap) => {
    const { names, rows, summary, codes } = await csvRows(clean + gap + lines([GOODS.header, ...GOODS.rows]));
    expect([names, rows]).toEqual([table.header, table.rows]);
    expect([summary.rejected, codes.filter((code) => code !== 'blank_rows')]).toEqual([13, ['rows_rejected', 'other_tables']]);
    const told = summary.problems.find(({ code }) => code === 'other_tables')?.text.en;
    expect(told).toContain(`line ${String(26 + gap.length)})`);
  });
  it('rows that fit are kept below other names, and the change is told', async () => {
    const { rows, summary, codes } = await csvRows(clean + lines([GOODS.header, ...table.rows.slice(0, 5)]));
    expect([rows.length, summary.rejected, codes]).toEqual([29, 1, ['rows_rejected', 'other_tables']]);
  });
});

it('leaves another table out in large files as in small ones', async () => {
  const rows = Array.from({ length: 20_000 }, (_, i) => [`00${String(100_000 + i)}`, `户${String(i)}`, '2024-01-01', i]);
  const { rows: read, summary } = await csvRows(lines([CUSTOMERS.header, ...rows, GOODS.header, ...GOODS.rows]));
  expect([read.length, summary.rejected]).toEqual([20_000, 13]);
  expect(summary.problems.find(({ code }) => code === 'other_tables')?.text.en).toContain('(line 20002)');
});

it('takes new texts in categories for data as long as the code is one', async () => {
  const { rows, codes } = await csvRows(lines([TICKETS.header, ...TICKETS.rows, ['GD20240099', '投诉', '微信', '来电']]));
  expect([rows.length, codes]).toEqual([25, []]);
});

it.each(['#', '@', '!', '$', '*', '¦', '·', '、', '=>', ':'])(
  'finds the delimiter %s where every line agrees',
  async (delimiter) => {
    const text = [CUSTOMERS.header, ...CUSTOMERS.rows].map((row) => `${row.join(delimiter)}\n`).join('');
    const { names, rows } = await csvRows(text);
    expect([names, rows]).toEqual([CUSTOMERS.header, CUSTOMERS.rows]);
  },
);

it('says so where one column may have been meant as several', async () => {
  const text = [CUSTOMERS.header, ...CUSTOMERS.rows].map((row) => `${row.join('/')}\n`).join('');
  expect((await csvRows(text)).codes).toEqual(['single_column']);
  expect((await csvRows('日期\n2024/01/01\n2024/01/02\n')).codes).toEqual([]);
});
