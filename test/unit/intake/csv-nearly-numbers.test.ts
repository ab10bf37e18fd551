// A column of numbers in which a word stands here and there can still be summed, and the words are told.
import { expect, it } from 'vitest';
import { csvRows } from '../../support/csv-rows';

const table = (header: string, count: number, cell: (i: number) => string): string =>
  `name,${header}\n${Array.from({ length: count }, (_, i) => `n${'abc'[i % 3] ?? ''},${cell(i)}\n`).join('')}`;

it('stays numbers where at least 99.5 % of 200 cells and more are', async () => {
  const { kinds, rows, summary } = await csvRows(table('kwh', 400, (i) => (i === 150 || i === 320 ? '停用' : `${String(i)}.5`)));
  // 0.5 + 1.5 + … + 399.5 = 80000, less 150.5 and 320.5.
  expect([kinds[1], rows[150]?.[1], rows.reduce((sum, row) => sum + Number(row[1]), 0)]).toEqual(['number', null, 79_529]);
  expect(summary.problems.map(({ code, count }) => [code, count])).toEqual([['cells_unread', 2]]);
  expect(summary.problems[0]?.text.en).toContain('"停用" in line 152, "停用" in line 322');
  expect(summary.missingCells).toEqual([{ row: 150, column: 'kwh', text: '停用' }]);
});

it.each([
  ['more words', 'kwh', 400, (i: number) => (i % 100 === 50 ? '停用' : String(i))],
  ['fewer cells', 'kwh', 150, (i: number) => (i === 70 ? '停用' : String(i))],
  ['a code among them', 'room', 400, (i: number) => (i === 150 ? '12A' : String(i))],
  ['a leading zero', 'kwh', 400, (i: number) => (i === 150 ? '0012' : String(i))],
  ['the name of an identifier', 'meter_no', 400, (i: number) => (i === 150 ? 'none yet' : String(i))],
] as const)('becomes text with %s', async (_, header, count, cell) => {
  const { kinds, rows } = await csvRows(table(header, count, cell));
  expect([kinds[1], rows.some((row) => row[1] === null)]).toEqual(['text', false]);
});
