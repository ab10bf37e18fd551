// Connections with one row each and a column for the end of each stage, as many systems export them.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { guessMapping } from '../../../src/model/guess-mapping';
import type { ModelInfo } from '../../../src/model/model-info';
import { isStageEnd, stageOfHeader } from '../../../src/model/stage-columns';
import { openDuckdb, type TestDuckdb } from '../../support/duckdb';
import { build, textTable } from './model-fixture';

let db: TestDuckdb;
let info: ModelInfo;
beforeAll(async () => {
  db = await openDuckdb();
});
afterAll(() => db.close());

const HEADER = [
  '申请编号',
  '户号',
  '业务类型',
  '受理时间',
  '现场勘查时间',
  '供电方案答复时间',
  '中间检查时间',
  '竣工验收时间',
  '装表接电时间',
  '责任部门',
];

describe('a wide table of connections', () => {
  beforeAll(async () => {
    const tickets = await textTable(db, 'raw_t', [
      HEADER,
      // Whole, without an interim inspection.
      [
        'K1',
        'A',
        '高压新装',
        '2024-01-01 08:00',
        '2024-01-03 08:00',
        '2024-01-10 08:00',
        '',
        '2024-02-01 08:00',
        '2024-02-02 20:00',
        '营业班',
      ],
      // Under way after the supply plan: the interim inspection is next.
      ['K2', 'B', '低压新装', '2024-01-05 08:00', '2024-01-06 08:00', '2024-01-08 08:00', '', '', '', ''],
      // Its interim inspection took a day.
      ['K4', 'B', '高压增容', '2024-01-01 08:00', '2024-01-02 08:00', '2024-01-03 08:00', '2024-01-04 08:00', '', '', ''],
      // Just taken in.
      ['K3', 'B', '低压新装', '2024-01-07 08:00', '', '', '', '', '', ''],
    ]);
    expect(guessMapping(tickets).columns.map(({ use }) => ('role' in use ? use.role : use.kind))).toEqual([
      ...[
        'ticket_id',
        'customer_id',
        'type',
        'opened_at',
        'stage_end',
        'stage_end',
        'stage_end',
        'stage_end',
        'stage_end',
        'department',
      ],
    ]);
    info = await build(db, [tickets]);
  });

  it('has a row a stage: each begins when the one before has ended, what is left out did not take place', () => {
    expect(
      db.query(
        `SELECT contact_id AS id, stage, strftime(opened_at, '%m-%d') AS opened, days FROM connection_stage ORDER BY id, place`,
      ),
    ).toEqual([
      { id: 'K1', stage: '现场勘查', opened: '01-01', days: 2 },
      { id: 'K1', stage: '供电方案答复', opened: '01-03', days: 7 },
      { id: 'K1', stage: '竣工验收', opened: '01-10', days: 22 },
      { id: 'K1', stage: '装表接电', opened: '02-01', days: 1.5 },
      { id: 'K2', stage: '现场勘查', opened: '01-05', days: 1 },
      { id: 'K2', stage: '供电方案答复', opened: '01-06', days: 2 },
      { id: 'K2', stage: '中间检查', opened: '01-08', days: null },
      { id: 'K3', stage: '现场勘查', opened: '01-07', days: null },
      { id: 'K4', stage: '现场勘查', opened: '01-01', days: 1 },
      { id: 'K4', stage: '供电方案答复', opened: '01-02', days: 1 },
      { id: 'K4', stage: '中间检查', opened: '01-03', days: 1 },
      { id: 'K4', stage: '竣工验收', opened: '01-04', days: null },
    ]);
  });

  it('lets what columns stand for be asked for', () => {
    expect(info.roles).toEqual(expect.arrayContaining(['stage', 'closed_at', 'opened_at']));
  });

  it('has a contact a row, whose department is told once and hands nothing over', () => {
    expect(
      db.query('SELECT contact_id AS id, days_open AS days, department, is_connection AS connection FROM contact ORDER BY id'),
    ).toEqual([
      { id: 'K1', days: 32.5, department: '营业班', connection: true },
      { id: 'K2', days: null, department: null, connection: true },
      { id: 'K3', days: null, department: null, connection: true },
      { id: 'K4', days: null, department: null, connection: true },
    ]);
    expect(db.query('SELECT count(from_department)::INTEGER AS n FROM connection_stage')).toEqual([{ n: 1 }]);
  });
});

it('a stage that others of the type skip is not under way, and one that none of many has is not waited for', async () => {
  const row = (id: string, type: string, ...ends: string[]) => [id, 'A', type, '2024-01-01', ...ends];
  const tickets = await textTable(db, 'raw_t', [
    ['申请编号', '户号', '业务类型', '受理时间', '勘查时间', '设计审查时间', '装表接电时间', '归档时间'],
    // High voltage has a review and is filed; low voltage has neither.
    row('H1', '高压新装', '2024-01-02', '2024-01-03', '2024-01-04', '2024-01-05'),
    row('H2', '高压新装', '2024-01-02', '', '', ''),
    ...Array.from({ length: 15 }, (_, i) => row(`L${String(i)}`, '低压新装', '2024-01-02', '', '2024-01-04', '')),
    row('L15', '低压新装', '2024-01-02', '', '', ''),
    // Only two of these, so that they may well have to be filed.
    row('M1', '低压增容', '2024-01-02', '', '2024-01-04', ''),
    row('M2', '低压增容', '2024-01-02', '', '2024-01-05', ''),
  ]);
  await build(db, [tickets]);
  expect(db.query('SELECT contact_id AS id, stage FROM connection_stage WHERE closed_at IS NULL ORDER BY id')).toEqual([
    { id: 'H2', stage: '设计审查' },
    { id: 'L15', stage: '装表接电' },
    { id: 'M1', stage: '归档' },
    { id: 'M2', stage: '归档' },
  ]);
});

it('a general end comes last, rows without a number stay apart, and one file may be long and another wide', async () => {
  const wide = await textTable(db, 'raw_w', [
    ['户号', '业务类型', '申请时间', '勘查完成时间', '归档日期'],
    ['A', '低压新装', '2024-01-01', '2024-01-03', '2024-01-04'],
    ['A', '低压增容', '2024-03-01', '2024-03-05', ''],
  ]);
  const long = await textTable(db, 'raw_l', [
    ['工单编号', '户号', '业务类型', '受理时间', '办结时间', '环节'],
    ['L1', 'B', '报装', '2024-02-01', '2024-02-02', '受理'],
  ]);
  await build(db, [wide, long]);
  expect(db.query('SELECT customer_id AS who, stage, days FROM connection_stage ORDER BY opened_at, place')).toEqual([
    { who: 'A', stage: '勘查', days: 2 },
    { who: 'A', stage: '归档', days: 1 },
    { who: 'B', stage: '受理', days: 1 },
    { who: 'A', stage: '勘查', days: 4 },
    { who: 'A', stage: '归档', days: null },
  ]);
  expect(db.query('SELECT count(*)::INTEGER AS n FROM contact')).toEqual([{ n: 3 }]);
});

it.each([
  ['现场勘查时间', true, '现场勘查'],
  ['竣工验收完成日期', true, '竣工验收'],
  ['装表接电时间', true, '装表接电'],
  ['site_survey_completed_at', true, 'site_survey'],
  ['Energised on', true, 'Energised'],
  ['现场勘查开始时间', false, '现场勘查开始'],
  ['计划送电日期', false, '计划送电'],
  ['办结时间', false, '办结'],
  ['回访时间', false, '回访'],
])('%s: the end of a stage %s', (header, isEnd, stage) => {
  expect([isStageEnd(header), stageOfHeader(header)]).toEqual([isEnd, stage]);
});
