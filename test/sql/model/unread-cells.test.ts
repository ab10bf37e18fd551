// Which cells of the first rows count as missing because they cannot be read, asked of the engine with the macros of the model.
import { afterAll, beforeAll, expect, it } from 'vitest';
import { guessMapping } from '../../../src/model/guess-mapping';
import type { ColumnMapping } from '../../../src/model/mapping';
import { PARSE_MACROS } from '../../../src/model/parse-macros';
import { queryUnread, readUnread } from '../../../src/model/unread-cells';
import { openDuckdb, type TestDuckdb } from '../../support/duckdb';
import { textTable } from './model-fixture';

let db: TestDuckdb;

beforeAll(async () => {
  db = await openDuckdb();
  for (const macro of PARSE_MACROS) db.query(macro.text);
});
afterAll(() => db.close());

/** @param roles chosen by hand, by column */
const unread = async (rows: (string | null)[][], roles: Readonly<Record<string, string>> = {}) => {
  const table = await textTable(db, 'raw_customers', rows);
  const guess = guessMapping(table);
  const columns = guess.columns.map((entry): ColumnMapping => {
    const role = roles[entry.column];
    return role === undefined ? entry : { ...entry, use: { kind: 'role', role } };
  });
  const mapping = { ...guess, columns };
  const statement = queryUnread(table, mapping, 200);
  return statement === null ? null : Object.fromEntries(readUnread(table, mapping, db.columns(statement.text)));
};

it('tells what cannot be read from what stands for no value, and leaves the rest alone', async () => {
  expect(
    await unread(
      [
        ['户号', '用电类别', '合同容量', '立户日期'],
        ['0330000001', '居民生活', '8', '2010-05-01'],
        ['0330000002', '三百', '三百', '不详'],
        ['0330000003', '-', '-', '暂无'],
        ['0330000004', '大工业', '1,234.5千伏安', '2024年1月31日'],
        ['0330000005', '大工业', null, ''],
        ['0330000006', '大工业', '约100', '31/01/2024'],
        ['0330000007', '大工业', '１２３', '20240231'],
      ],
      { 合同容量: 'capacity_kva', 立户日期: 'opened' },
    ),
  ).toEqual({
    合同容量: [null, 'number', 'none', null, null, 'number', null],
    立户日期: [null, 'date', 'none', null, null, null, 'date'],
  });
});

it('asks nothing of a table without numbers and dates', async () => {
  expect(
    await unread([
      ['户号', '用电类别'],
      ['0330000001', '居民生活'],
    ]),
  ).toBeNull();
});

it('goes over a column that is a month of a wide table', async () => {
  const found = await unread([
    ['户号', '202401', '202402', '202403'],
    ['0330000001', '1', '2', '3'],
    ['0330000002', '1', '换表', '3'],
    ['0330000003', '/', '2', '3'],
  ]);
  expect(found).toEqual({ '202401': [null, null, 'none'], '202402': [null, 'number', null], '202403': [null, null, null] });
});
