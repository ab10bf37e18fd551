// Tests of the marks in the preview: which cell gets which, and what the pointer is told.
import { expect, it } from 'vitest';
import { previewMarks } from '../../../src/app/data/preview-marks';
import type { RawTable } from '../../../src/intake/raw-table';
import type { TableMapping } from '../../../src/model/mapping';
import { column } from '../model/raw-tables';

const ROWS: Readonly<Record<string, unknown>>[] = [
  { 户号: '01', 电量: null, 容量: '约100' },
  { 户号: '02', 电量: null, 容量: '8' },
  { 户号: '合计', 电量: 5, 容量: null },
];
const table: RawTable = {
  name: 'raw_x',
  source: { file: 'x.csv', bytes: 1, format: 'csv' },
  columns: [column('户号', 'text', ['01', '02']), column('电量', 'number', ['5']), column('容量', 'text', ['约100', '8'])],
  rows: 3,
  rejected: 0,
  rejectedRows: [],
  problems: [],
  missingCells: [
    { row: 1, column: '电量', text: 'N/A' },
    { row: 0, column: '电量', text: '#DIV/0!' },
  ],
  totals: [{ column: '户号', rows: 1 }],
};
const mapping: TableMapping = { table: 'raw_x', rowIs: 'customer', columns: [], dropTotals: true };

it('marks what was read as missing, what cannot be read and rows of totals, each with its reason', () => {
  const marks = previewMarks(table, mapping, (row, name) => ROWS[row]?.[name], new Map([['容量', ['number', null, null]]]));
  expect(ROWS.map((_, row) => [0, 1, 2].map((at) => marks.of(row, at)))).toEqual([
    [null, 'unread', 'unread'],
    [null, 'none', null],
    ['total', 'total', 'total'],
  ]);
  expect([marks.written(1, 1), marks.written(0, 1), marks.written(0, 0)]).toEqual(['N/A', '#DIV/0!', null]);
  expect([marks.note(0, 2).zh, marks.note(1, 1).zh, marks.note(0, 1).zh]).toEqual([
    '不是数值，按缺失处理',
    '表示无值，按缺失处理',
    'Excel 错误值，按缺失处理',
  ]);
});
