/** Owns what the tables of the model and their columns without a role mean, in words. */
import type { Text } from '../../lib/text';

/** One row of the table, as a sentence. Tables that are not here are workings of the model, and not offered. */
export const TABLE_MEANING: Readonly<Record<string, Text>> = {
  customer_facts: { en: 'One row a customer: all attributes and measures.', zh: '每户一行：全部属性与指标。' },
  segment: { en: 'One row a customer: its segment and the reason.', zh: '每户一行：所属客群及原因。' },
  customer: { en: 'One row a customer, as in the customer file.', zh: '每户一行：客户档案。' },
  usage: { en: 'One row a customer and bill or month.', zh: '每户每月（账期）一行：电量与电费。' },
  usage_day: { en: 'One row a customer and day.', zh: '每户每日一行：日电量。' },
  reading: { en: 'One row a customer and point in time.', zh: '每户每时点一行：负荷。' },
  reading_day: {
    en: 'One row a customer and day; kw is the list of its points.',
    zh: '每户每日一行：kw 为当日各点负荷的列表。',
  },
  load_shape: { en: 'One row a customer, kind of day and slot: the mean curve.', zh: '每户、日类型、时段一行：平均负荷曲线。' },
  survey: { en: 'One row an answer.', zh: '每份问卷一行。' },
  survey_item: {
    en: 'One row an answer and question: its score, scale and level (1 very dissatisfied … 5 very satisfied).',
    zh: '每份问卷、每个评价项一行：得分、量表与档位（1 很不满意……5 非常满意）。',
  },
  survey_asked: {
    en: 'One row a row of the survey: who was asked, and whether they answered.',
    zh: '调查表每行一行：受访客户及是否作答。',
  },
  ticket: { en: 'One row a service contact (or stage of one).', zh: '每张服务工单（或其环节）一行。' },
  outage: { en: 'One row an outage record.', zh: '每条停电记录一行。' },
  customer_outage: {
    en: 'One row a customer and interruption; overlapping records are one, minutes are NULL until it ends.',
    zh: '每户每次停电一行：时间重叠的记录合并为一次；未复电的 minutes 为空。',
  },
  contact: {
    en: 'One row a service contact, whose stages are one.',
    zh: '每张工单一行（同一工单的各环节合为一行）。',
  },
  connection_stage: { en: 'One row a stage of a connection.', zh: '每个报装工单的每个环节一行。' },
};

/** `table.column`, or the column alone where it means the same everywhere. */
const COLUMN_MEANING: Readonly<Record<string, Text>> = {
  'segment.segment': { en: 'Key of the segment', zh: '客群' },
  'segment.reason': { en: 'Why the customer is in it', zh: '划入原因' },
  'load_shape.day_type': { en: 'Kind of day: workday, weekend, all', zh: '日类型：workday 工作日、weekend 周末、all 全部' },
  'load_shape.slot': { en: 'Number of the slot, from 0', zh: '时段序号，从 0 起' },
  'load_shape.hour': { en: 'Start of the slot, hours', zh: '时段起始时刻（时）' },
  'load_shape.kw': { en: 'Mean load of the slot, kW', zh: '时段平均负荷（kW）' },
  'load_shape.days': { en: 'Days in the mean', zh: '参与平均的天数' },
  'reading_day.kw': { en: 'Load of each slot of the day, kW', zh: '当日各时段负荷（kW）列表' },
  answer_id: { en: 'Number of the answer', zh: '问卷序号' },
  'survey_item.level': { en: '1 very dissatisfied … 5 very satisfied', zh: '档位：1 很不满意……5 非常满意' },
  scale_min: { en: 'Smallest score of the scale', zh: '量表最低分' },
  scale_max: { en: 'Largest score of the scale', zh: '量表最高分' },
  'survey.top2': { en: 'True for the two best scores', zh: '是否为最高两档' },
  'customer_outage.month': { en: 'Month in which it began, yyyy-MM', zh: '开始月份（yyyy-MM）' },
  'customer_outage.minutes': { en: 'Minutes without supply, NULL until it ends', zh: '停电分钟数，未复电为空' },
  'customer_outage.is_planned': { en: 'Planned, of the record that began it', zh: '是否计划停电（以最先开始的记录为准）' },
  contact_id: { en: 'Ticket number, or the row without one', zh: '工单编号；无编号的为行号' },
  hours_open: { en: 'Hours from opening to closing; empty while open', zh: '受理至办结小时数；未办结为空' },
  days_open: { en: 'Days from opening to closing; empty while open', zh: '受理至办结天数；未办结为空' },
  responded_at: { en: 'First response', zh: '首次响应时间' },
  hours_to_respond: { en: 'Hours from opening to the first response; empty without one', zh: '受理至首次响应小时数；无响应为空' },
  is_complaint: { en: 'True for a complaint', zh: '是否投诉' },
  level: { en: 'Voltage level of a connection: low, high', zh: '报装电压等级：low 低压、high 高压' },
  is_connection: { en: 'True for a connection', zh: '是否报装' },
  weekday: { en: 'Weekday of the opening, 1 Monday … 7 Sunday', zh: '受理星期，1 周一……7 周日' },
  'contact.hour': { en: 'Hour of the opening, 0–23', zh: '受理时点（0–23 时）' },
  'connection_stage.from_department': { en: 'Department of the stage before', zh: '上一环节的部门' },
  'connection_stage.place': { en: 'Which stage of its connection, from 1', zh: '环节序号，从 1 起' },
  'connection_stage.days': { en: 'Days the stage took; empty while under way', zh: '环节用时（天）；未完成为空' },
  'connection_stage.wait_days': {
    en: 'Days since all earlier stages had ended',
    zh: '前序环节全部办结后的等待天数',
  },
  slot_minutes: { en: 'Minutes of a slot', zh: '时段长度（分钟）' },
  customer_id: { en: 'Customer number', zh: '户号' },
  day: { en: 'Day', zh: '日期' },
  time: { en: 'Time', zh: '时间' },
};

/** null where nothing is known of it here. */
export function columnMeaning(table: string, column: string): Text | null {
  const key = `${table}.${column}`;
  if (Object.hasOwn(COLUMN_MEANING, key)) return COLUMN_MEANING[key] ?? null;
  return Object.hasOwn(COLUMN_MEANING, column) ? (COLUMN_MEANING[column] ?? null) : null;
}
