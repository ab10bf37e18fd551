// Tests of customer_facts as of some months earlier, on four customers worked out by hand.
import { afterAll, beforeAll, expect, it } from 'vitest';
import { buildFactsBefore } from '../../../src/model/build-facts-before';
import type { ModelInfo } from '../../../src/model/model-info';
import { ident } from '../../../src/sql/sql';
import { openDuckdb, type TestDuckdb } from '../../support/duckdb';
import { build, runnerOf, textTable } from './model-fixture';

const INTO = ident('facts_then');
const upTo = (from: number, to: number): number[] => Array.from({ length: to - from }, (_, i) => from + i);
const month = (i: number): string => `${2022 + Math.floor(i / 12)}${String((i % 12) + 1).padStart(2, '0')}`;

let db: TestDuckdb;
let model: ModelInfo;

beforeAll(async () => {
  db = await openDuckdb();
  const customers = await textTable(db, 'raw_c', [
    ['户号', '用电类别', '立户日期', '积分'],
    ['A', '大工业', '2020-12-31', '7'],
    ['B', '居民生活', '2023-06-01', '9'],
    ['C', '居民生活', '', '3'],
    ['D', '商业', '', '5'],
  ]);
  // A: 100 kWh a month in 2022, 150 in 2023, paid in the month after the due day. C begins in 2023-03. D has no bill at all.
  const usage = await textTable(db, 'raw_u', [
    ['户号', '年月', '电量', '电费', '应缴日期', '缴费日期', '欠费金额'],
    ...upTo(0, 24).map((i) => {
      const day = (at: number): string => `${month(at).slice(0, 4)}-${month(at).slice(4)}`;
      return ['A', month(i), i < 12 ? '100' : '150', '60', `${day(i)}-20`, `${day(Math.min(23, i + 1))}-05`, '1'];
    }),
    ...upTo(17, 24).map((i) => ['B', month(i), '10', '5', '', '', '']),
    ...upTo(14, 24).map((i) => ['C', month(i), '10', '5', '', '', '']),
  ]);
  const survey = await textTable(db, 'raw_s', [
    ['户号', '调查日期', '满意度'],
    ['A', '2022-05-01', '5'],
    ['A', '2023-09-01', '3'],
  ]);
  const tickets = await textTable(db, 'raw_t', [
    ['工单编号', '户号', '业务类型', '受理时间'],
    ['T1', 'A', '投诉', '2023-12-01 08:00'],
    ['T2', 'A', '咨询', '2022-12-31 20:00'],
  ]);
  model = await build(db, [customers, usage, survey, tickets]);
});
afterAll(() => db.close());

it('gives the figures of the year that ended twelve months earlier, for the customers of that time', async () => {
  const before = await buildFactsBefore(runnerOf(db), model, 12, INTO);
  expect(before).toMatchObject({ asOf: '2022-12-31', window: { from: '2022-01-01', to: '2022-12-01', months: 12 } });
  const rows = db.query('SELECT * FROM facts_then ORDER BY customer_id');
  // B's contract and C's first month are later; of D nothing says when it came.
  expect(rows.map((row) => row['customer_id'])).toEqual(['A', 'D']);
  expect(rows[0]).toMatchObject({
    ...{ class: '大工业', 积分: 7, kwh_12m: 1200, amount_12m: 720, kwh_growth: null, arrears_amount: null },
    // The answer and the contacts of 2023 were not there yet.
    ...{ csat: 5, tickets_12m: 1, complaints_12m: 0, peak_hour: null },
    // Paid in the next month each time; December's was not paid by the end of the year, but due.
    late_payments_12m: 12,
  });
  expect(rows[0]?.['contract_years']).toBeCloseTo(2, 1);
  expect(before?.unknown).toEqual(expect.arrayContaining(['kwh_growth', 'arrears_amount']));
  expect(before?.unknown).not.toContain('kwh_12m');
  expect(before?.same).toEqual(expect.arrayContaining(['class', '积分']));
});

it('takes the months there are where the year is cut short', async () => {
  const before = await buildFactsBefore(runnerOf(db), model, 18, INTO);
  expect(before?.window).toMatchObject({ from: '2022-01-01', to: '2022-06-01', months: 6 });
  expect(db.query("SELECT kwh_12m FROM facts_then WHERE customer_id = 'A'")).toEqual([{ kwh_12m: 600 }]);
});

it('is refused before the first month', async () => {
  expect(await buildFactsBefore(runnerOf(db), model, 24, INTO)).toBeNull();
});

it('has the columns of customer_facts, in their order', () => {
  const columns = (table: string): unknown[] =>
    db.query(
      `SELECT column_name AS c, data_type AS t FROM information_schema.columns WHERE table_name = '${table}' ORDER BY ordinal_position`,
    );
  expect(columns('facts_then')).toEqual(columns('customer_facts'));
});
