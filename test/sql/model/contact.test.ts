// Checks the tables `contact` and `connection_stage` against figures worked out by hand.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openDuckdb, type TestDuckdb } from '../../support/duckdb';
import { build, textTable } from './model-fixture';

let db: TestDuckdb;
beforeAll(async () => {
  db = await openDuckdb();
});
afterAll(() => db.close());

const HEADER = ['工单编号', '户号', '业务类型', '渠道', '受理时间', '办结时间', '环节', '部门', '原因'];

describe('contacts', () => {
  beforeAll(async () => {
    const customers = await textTable(db, 'raw_c', [
      ['户号', '用电类别'],
      ['A', '大工业'],
      ['B', '居民生活'],
    ]);
    const tickets = await textTable(db, 'raw_t', [
      HEADER,
      // One connection in three stages, out of order and with a copied row; half a day of waiting before the second, none (overlap) before the third.
      ['T1', 'A', '业务申请', '营业厅', '2023-03-05 00:00', '2023-03-08 00:00', '方案答复', '客户经理班', '高压新装'],
      ['T1', 'A', '业务申请', '营业厅', '2023-03-01 00:00', '2023-03-02 12:00', '受理', '营业班', '高压新装'],
      ['T1', 'A', '业务申请', '营业厅', '2023-03-03 00:00', '2023-03-06 00:00', '勘查', '客户经理班', '高压新装'],
      ['T1', 'A', '业务申请', '营业厅', '2023-03-03 00:00', '2023-03-06 00:00', '勘查', '客户经理班', '高压新装'],
      // A complaint about a connection is none.
      ['T2', 'B', '投诉', '95598', '2023-04-01 08:00', '2023-04-01 14:00', '', '', '报装超时限'],
      // Still open; and one that ends before it begins.
      ['T3', 'B', '报修', '95598', '2023-04-02 08:00', '', '', '', ''],
      ['T4', 'B', '咨询', 'App', '2023-04-03 08:00', '2023-04-03 07:00', '', '', ''],
      // A connection under way in its second stage.
      ['T5', 'B', '低压新装', 'App', '2023-04-04 00:00', '2023-04-05 00:00', '受理', '营业班', ''],
      ['T5', 'B', '低压新装', 'App', '2023-04-05 06:00', '', '装表接电', '计量中心', ''],
      // No number: each row is a contact. No customer: counts all the same.
      ['', 'B', '咨询', '', '2023-04-06 08:00', '2023-04-06 09:00', '', '', ''],
      ['', '', '', '', '2023-04-07 08:00', '2023-04-07 09:30', '', '', ''],
    ]);
    await build(db, [customers, tickets]);
  });

  it('are one row each, however many stages they have', () => {
    const rows = db.query(`
SELECT coalesce(customer_id, '-') AS who, contact_id LIKE 'row %' AS unnumbered, type, ticket_channel AS channel, strftime(closed_at, '%m-%d %H') AS closed,
  hours_open AS hours, is_complaint AS complaint, is_connection AS connection
FROM contact ORDER BY opened_at`);
    expect(rows).toEqual([
      // 1 to 8 March: a week.
      {
        who: 'A',
        unnumbered: false,
        type: '业务申请',
        channel: '营业厅',
        closed: '03-08 00',
        hours: 168,
        complaint: false,
        connection: true,
      },
      {
        who: 'B',
        unnumbered: false,
        type: '投诉',
        channel: '95598',
        closed: '04-01 14',
        hours: 6,
        complaint: true,
        connection: false,
      },
      {
        who: 'B',
        unnumbered: false,
        type: '报修',
        channel: '95598',
        closed: null,
        hours: null,
        complaint: false,
        connection: false,
      },
      {
        who: 'B',
        unnumbered: false,
        type: '咨询',
        channel: 'App',
        closed: '04-03 07',
        hours: null,
        complaint: false,
        connection: false,
      },
      {
        who: 'B',
        unnumbered: false,
        type: '低压新装',
        channel: 'App',
        closed: null,
        hours: null,
        complaint: false,
        connection: true,
      },
      {
        who: 'B',
        unnumbered: true,
        type: '咨询',
        channel: null,
        closed: '04-06 09',
        hours: 1,
        complaint: false,
        connection: false,
      },
      {
        who: '-',
        unnumbered: true,
        type: null,
        channel: null,
        closed: '04-07 09',
        hours: 1.5,
        complaint: false,
        connection: false,
      },
    ]);
    // 1 March 2023 was a Wednesday.
    expect(db.query("SELECT days_open, department, weekday, hour FROM contact WHERE contact_id = 'T1'")).toEqual([
      { days_open: 7, department: '营业班', weekday: 3, hour: 0 },
    ]);
  });

  it('of connections have their stages in order, with days and waiting between them', () => {
    expect(
      db.query(
        'SELECT contact_id AS id, stage, place, department, from_department AS before, days, wait_days AS wait FROM connection_stage ORDER BY id, place',
      ),
    ).toEqual([
      { id: 'T1', stage: '受理', place: 1, department: '营业班', before: null, days: 1.5, wait: null },
      { id: 'T1', stage: '勘查', place: 2, department: '客户经理班', before: '营业班', days: 3, wait: 0.5 },
      { id: 'T1', stage: '方案答复', place: 3, department: '客户经理班', before: '客户经理班', days: 3, wait: 0 },
      { id: 'T5', stage: '受理', place: 1, department: '营业班', before: null, days: 1, wait: null },
      { id: 'T5', stage: '装表接电', place: 2, department: '计量中心', before: '营业班', days: null, wait: 0.25 },
    ]);
  });
});

it('are told to be connections by type, cause or stage, in both languages', async () => {
  const types: readonly (readonly [type: string, cause: string, stage: string, isConnection: boolean])[] = [
    ['报装', '', '', true],
    ['业扩', '', '受理', true],
    ['业务申请', '低压增容', '', true],
    ['业务申请', '更名过户', '', false],
    ['New connection', '', '', true],
    ['Request', 'New supply, low voltage', '', true],
    ['Request', 'Disconnection warning', '', false],
    ['业务申请', '', '现场勘查', true],
    ['报修', '', '已派单', false],
    ['Complaint', 'Connection too slow', '', false],
  ];
  const tickets = await textTable(db, 'raw_t', [
    HEADER,
    ...types.map(([type, cause, stage], i) => [`K${String(i)}`, 'A', type, '95598', '2023-03-01 08:00', '', stage, '', cause]),
  ]);
  await build(db, [tickets]);
  const found = db.query('SELECT contact_id AS id FROM contact WHERE is_connection ORDER BY id').map(({ id }) => id);
  expect(found).toEqual(types.flatMap(([, , , isConnection], i) => (isConnection ? [`K${String(i)}`] : [])));
});

describe('contacts with a response', () => {
  const times =
    "SELECT contact_id AS id, strftime(responded_at, '%d %H:%M') AS at, hours_to_respond AS hours FROM contact ORDER BY id";

  it('have the hours from their opening to the first of any step; none where it lies before', async () => {
    const tickets = await textTable(db, 'raw_t', [
      ['工单编号', '户号', '业务类型', '受理时间', '首次响应时间', '办结时间'],
      ['T1', 'A', '投诉', '2023-03-01 08:00', '2023-03-01 09:30', '2023-03-02 08:00'],
      ['T2', 'A', '报修', '2023-03-01 08:00', '', '2023-03-01 10:00'],
      ['T3', 'A', '报修', '2023-03-01 08:00', '2023-03-01 07:00', '2023-03-01 10:00'],
      // Two steps: opened on the 1st, first answered on the 2nd.
      ['T4', 'A', '报修', '2023-03-03 08:00', '2023-03-03 09:00', ''],
      ['T4', 'A', '报修', '2023-03-01 08:00', '2023-03-02 08:00', '2023-03-03 08:00'],
    ]);
    const info = await build(db, [tickets]);
    expect(info.roles).toContain('responded_at');
    expect(db.query(times)).toEqual([
      { id: 'T1', at: '01 09:30', hours: 1.5 },
      { id: 'T2', at: null, hours: null },
      { id: 'T3', at: '01 07:00', hours: null },
      { id: 'T4', at: '02 08:00', hours: 24 },
    ]);
  });

  it.each([
    ['响应时长(分钟)', '90'],
    ['响应时长（小时）', '1.5'],
    ['response_hours', '1.5'],
    ['response time', '90'],
  ])('are told by a duration, too: %s', async (header, value) => {
    const tickets = await textTable(db, 'raw_t', [
      ['工单编号', '户号', '业务类型', '受理时间', header],
      ['T1', 'A', '投诉', '2023-03-01 08:00', value],
      ['T2', 'A', '投诉', '2023-03-01 08:00', ''],
    ]);
    const info = await build(db, [tickets]);
    expect(info.roles).toContain('responded_at');
    expect(db.query(times)).toEqual([
      { id: 'T1', at: '01 09:30', hours: 1.5 },
      { id: 'T2', at: null, hours: null },
    ]);
  });
});

it('have their tables, empty, where there are no tickets', async () => {
  const customers = await textTable(db, 'raw_c', [
    ['户号', '用电类别'],
    ['A', '大工业'],
  ]);
  const info = await build(db, [customers]);
  expect([info.rows['contact'], info.rows['connection_stage']]).toEqual([0, 0]);
});
