// Tests that a workbook which the page wrote is read by the page as it was written.
import { afterAll, beforeAll, expect, it } from 'vitest';
import { writeXlsx } from '../../../src/lib/write-xlsx';
import { openDuckdb, type TestDuckdb } from '../../support/duckdb';
import { gridOf, loadWorkbook } from './load-workbook';

let db: TestDuckdb;
beforeAll(async () => {
  db = await openDuckdb();
});
afterAll(() => db.close());

it('reads a written list again: long numbers, leading zeros, signs, quotes and breaks', async () => {
  const rows = [
    ['0330123456789012345678', '重点', 1234.5, '=1+1'],
    ['0330123456789012345679', '一般 & "其他"', -7, 'kwh_12m=3, share=0.5'],
    ['0330123456789012345680', '<b>', 1e-9, '两行\n文字'],
  ];
  const columns = ['户号', '客群', '电量', '归群依据'].map((text) => ({ text, width: 20 }));
  const pieces = await writeXlsx([{ name: '客户名单', columns, parts: [rows.slice(0, 1), rows.slice(1)] }]);
  const [table] = await loadWorkbook(db, new Uint8Array(Buffer.concat(pieces)));
  expect(table?.columns.map(({ name }) => name)).toEqual(['户号', '客群', '电量', '归群依据']);
  expect(gridOf(db, table)).toEqual(rows);
});
