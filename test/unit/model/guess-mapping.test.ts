// Checks what is guessed for the layouts that real exports have.
import { describe, expect, it } from 'vitest';
import type { RawColumn, RawTable } from '../../../src/intake/raw-table';
import { guessMapping } from '../../../src/model/guess-mapping';
import { headerShape } from '../../../src/model/header-shape';
import { column, table } from './raw-tables';

/** Column → role, series kind, attribute or ignore. */
function uses(raw: RawTable, rowIs?: Parameters<typeof guessMapping>[1]): { rowIs: string } & Record<string, string> {
  const mapping = guessMapping(raw, rowIs);
  return {
    rowIs: mapping.rowIs,
    ...Object.fromEntries(mapping.columns.map(({ column: name, use }) => [name, use.kind === 'role' ? use.role : use.kind])),
  };
}

const many = { rows: 1000, distinct: 1000 };
const few = { rows: 1000, distinct: 4 };
const id = (name: string, profile = many): RawColumn => column(name, 'text', ['0330100010010', '0330100010080'], profile);
const words = (name: string, ...values: string[]): RawColumn => column(name, 'text', values, few);
const numbers = (name: string, profile = many): RawColumn => column(name, 'number', ['1.5', '20', '3'], profile);

describe('the tables of a Chinese utility', () => {
  it('totals beside months of energy and money play no role', () => {
    const raw = table([
      id('户号'),
      ...['202401电量', '202401电费', '202402电量', '202402电费', '合计电量', '合计电费'].map((name) => numbers(name)),
    ]);
    expect(uses(raw)).toMatchObject({
      '202401电量': 'month',
      '202402电费': 'month',
      合计电量: 'ignore',
      合计电费: 'ignore',
    });
  });

  it('customer file', () => {
    const raw = table([
      id('户号'),
      column('户名', 'text', ['张三', '李四'], many),
      column('联系电话', 'text', ['13800001234', '13900001234'], many),
      column('用电地址', 'text', ['某路1号', '某路2号'], many),
      words('用电类别', '大工业', '居民生活'),
      words('客户性质', '企业', '自然人'),
      words('行业分类', '纺织业', '零售业'),
      words('供电单位', '城东供电所', '城西供电所'),
      words('馈线', '10kV码头线', '10kV渔塘线'),
      words('电压等级', '交流220V', '交流10kV'),
      numbers('合同容量'),
      column('家庭人口', 'integer', ['3', '4'], few),
      column('立户日期', 'date', ['2020-01-01', '2021-05-06'], many),
      words('电价类别', '居民阶梯电价'),
      words('重要等级', '一级', '二级'),
      words('缴费渠道', '微信', '营业厅'),
      words('用电状态', '正常用电', '暂停'),
    ]);
    expect(uses(raw)).toEqual({
      rowIs: 'customer',
      ...{
        户号: 'customer_id',
        户名: 'name',
        联系电话: 'phone',
        用电地址: 'address',
        用电类别: 'class',
        客户性质: 'nature',
        行业分类: 'industry',
      },
      ...{
        供电单位: 'region',
        馈线: 'feeder',
        电压等级: 'voltage',
        合同容量: 'capacity_kva',
        家庭人口: 'people',
        立户日期: 'opened',
      },
      ...{ 电价类别: 'tariff', 重要等级: 'importance', 缴费渠道: 'channel', 用电状态: 'status' },
    });
  });

  it('monthly usage with bands and payments', () => {
    const raw = table([
      id('户号', { rows: 1000, distinct: 42 }),
      column('年月', 'integer', ['202401', '202402'], { rows: 1000, distinct: 24 }),
      ...['电量', '峰电量', '平电量', '谷电量', '电费'].map((name) => numbers(name)),
      column('应缴日期', 'date', ['2024-02-20'], few),
      column('缴费日期', 'date', ['2024-02-18'], few),
      numbers('欠费金额'),
    ]);
    expect(uses(raw)).toEqual({
      rowIs: 'usage',
      ...{
        户号: 'customer_id',
        年月: 'period',
        电量: 'kwh',
        峰电量: 'peak_kwh',
        平电量: 'flat_kwh',
        谷电量: 'valley_kwh',
        电费: 'amount',
      },
      ...{ 应缴日期: 'due', 缴费日期: 'paid', 欠费金额: 'arrears' },
    });
  });

  it('load curves P1 … P96', () => {
    const raw = table([
      id('户号', { rows: 1000, distinct: 36 }),
      column('日期', 'date', ['2026-09-14'], few),
      ...Array.from({ length: 96 }, (_, i) => numbers(`P${i + 1}`)),
    ]);
    expect(uses(raw)).toMatchObject({ rowIs: 'reading', 户号: 'customer_id', 日期: 'day', P1: 'slot', P96: 'slot' });
  });

  it('a score in words that nobody knows, where the head asks for nothing else', () => {
    const words = (name: string): RawColumn => column(name, 'text', ['挺好', '凑合', '差劲'], few);
    expect(uses(table([id('户号'), words('总体满意度')]))).toMatchObject({ 总体满意度: 'overall' });
    expect(uses(table([id('户号'), words('satisfaction')]))).toMatchObject({ satisfaction: 'overall' });
    for (const name of ['不满意原因', '满意度备注']) expect(uses(table([id('户号'), words(name)]))[name]).not.toBe('overall');
    // Comments are no grades.
    const comments = column('满意度', 'text', ['挺好', '停电太多'], many);
    expect(uses(table([id('户号'), comments]))['满意度']).not.toBe('overall');
  });

  it('survey, in which 电价 is a mark and not the tariff', () => {
    const marks = (name: string): RawColumn => column(name, 'integer', ['5', '4', '2'], few);
    const raw = table([
      id('户号'),
      column('调查日期', 'date', ['2026-09-14'], few),
      ...['满意度', '供电可靠性', '电费账单', '电价', '服务态度', '响应速度', '渠道便利', '推荐意愿'].map(marks),
      column('意见', 'text', ['很好', '希望改进'], many),
    ]);
    expect(uses(raw)).toEqual({
      rowIs: 'survey',
      ...{
        户号: 'customer_id',
        调查日期: 'answered',
        满意度: 'overall',
        供电可靠性: 'reliability',
        电费账单: 'billing',
        电价: 'price',
      },
      ...{ 服务态度: 'staff', 响应速度: 'response', 渠道便利: 'channel_ease', 推荐意愿: 'nps', 意见: 'comment' },
    });
  });

  it('response time is a moment or a duration of a ticket, and a question of a survey', () => {
    const at = (name: string): RawColumn => column(name, 'timestamp', ['2026-09-14 08:15:00', '2026-09-15 11:00:00'], many);
    const ticket = (...more: RawColumn[]): Record<string, string> =>
      uses(table([id('工单编号'), id('户号'), words('业务类型', '咨询', '投诉'), at('受理时间'), ...more, at('办结时间')]));
    for (const name of ['首次响应时间', '响应时间', '受理响应时间', '到达现场时间', 'first_response_at', 'Response Time'])
      expect(ticket(at(name)), name).toMatchObject({
        rowIs: 'ticket',
        受理时间: 'opened_at',
        [name]: 'responded_at',
        办结时间: 'closed_at',
      });
    for (const name of ['响应时长(分钟)', '响应时间', 'response_hours', 'Response Time'])
      expect(ticket(numbers(name)), name).toMatchObject({ rowIs: 'ticket', 受理时间: 'opened_at', [name]: 'response_minutes' });
    const marks = (name: string): RawColumn => column(name, 'integer', ['5', '4', '2'], few);
    const survey = table([
      id('customer_id'),
      column('survey_date', 'date', ['2026-09-14'], few),
      marks('satisfaction'),
      marks('Response Time'),
    ]);
    expect(uses(survey)).toMatchObject({ rowIs: 'survey', satisfaction: 'overall', 'Response Time': 'response' });
    expect(uses(table([id('customer_id'), ...['Reliability', 'ResponseTime'].map(marks)]))).toMatchObject({
      rowIs: 'survey',
      ResponseTime: 'response',
    });
  });

  it('tickets and outages, both with a beginning, an end and a cause', () => {
    const at = (name: string): RawColumn => column(name, 'timestamp', ['2026-09-14 08:15:00', '2026-09-15 11:00:00'], many);
    const tickets = table([
      id('工单编号'),
      id('户号'),
      words('业务类型', '咨询', '投诉'),
      words('渠道', '微信'),
      at('受理时间'),
      at('办结时间'),
      words('环节', '受理'),
      words('部门', '营业班'),
      words('原因', '催费'),
    ]);
    expect(uses(tickets)).toMatchObject({
      rowIs: 'ticket',
      工单编号: 'ticket_id',
      业务类型: 'type',
      渠道: 'ticket_channel',
      受理时间: 'opened_at',
      办结时间: 'closed_at',
      原因: 'cause',
    });
    const outages = table(
      [words('馈线', '10kV码头线'), at('开始时间'), at('结束时间'), words('是否计划', '是', '否'), words('原因', '雷击')],
      '停电记录.csv',
    );
    expect(uses(outages)).toEqual({
      rowIs: 'outage',
      馈线: 'feeder',
      开始时间: 'started',
      结束时间: 'ended',
      是否计划: 'planned',
      原因: 'cause',
    });
  });

  it('Taiwan: region by month, the total among its parts, traditional characters', () => {
    const raw = table(
      [
        column('日期', 'text', ['2019年08月', '2019年07月'], { rows: 2116, distinct: 92 }),
        column('縣市', 'text', ['新北市', '合計'], { rows: 2116, distinct: 23 }),
        ...[
          '800KW以上售電量(度)',
          '800KW以上抄表戶數',
          '800KW以上用電佔比(%)',
          '小於800KW售電量(度)',
          '小於800KW抄表戶數',
          '合計',
        ].map((name) => numbers(name)),
      ],
      '台灣電力公司.csv',
      [{ column: '縣市', rows: 92 }],
    );
    expect(uses(raw)).toMatchObject({
      rowIs: 'usage',
      日期: 'period',
      縣市: 'region',
      '800KW以上售電量(度)': 'class',
      小於800KW抄表戶數: 'class',
      '800KW以上用電佔比(%)': 'ignore',
      合計: 'ignore',
    });
    const byTotal = guessMapping(raw, undefined, false);
    expect(byTotal.byClass).toBe(false);
    expect(byTotal.columns.find(({ column: name }) => name === '合計')?.use).toEqual({ kind: 'role', role: 'kwh' });
    expect(guessMapping(raw).dropTotals).toBe(true);
  });
});

describe('known public sets', () => {
  it('London households by month: the annual total is no further month, and Acorn an attribute', () => {
    const raw = table([
      id('LCLid'),
      words('stdorToU', 'Std', 'ToU'),
      words('Acorn', 'ACORN-A', 'ACORN-H'),
      words('Acorn_grouped', 'Affluent'),
      numbers('kwh_2013_01'),
      numbers('kwh_2013_02'),
      numbers('annual_kwh_2013'),
    ]);
    expect(uses(raw)).toEqual({
      rowIs: 'customer',
      ...{ LCLid: 'customer_id', stdorToU: 'tariff', Acorn: 'attribute', Acorn_grouped: 'attribute' },
      ...{ kwh_2013_01: 'month', kwh_2013_02: 'month', annual_kwh_2013: 'annual_kwh' },
    });
  });

  it('hourly buildings', () => {
    const raw = table([
      column('county', 'text', ['ca_alameda'], { rows: 20000, distinct: 1 }),
      column('building_id', 'text', ['102040'], { rows: 20000, distinct: 3 }),
      column('ts', 'timestamp', ['2018-01-01 00:00:00', '2018-01-01 01:00:00', '2018-01-01 02:00:00'], {
        rows: 20000,
        distinct: 8760,
      }),
      column('kwh', 'number', ['0.39', '0.36'], { rows: 20000, distinct: 20000 }),
      column('occ', 'integer', ['3', '2'], { rows: 20000, distinct: 6 }),
    ]);
    expect(uses(raw)).toEqual({
      rowIs: 'reading',
      county: 'region',
      building_id: 'customer_id',
      ts: 'time',
      kwh: 'reading_kwh',
      occ: 'ignore',
    });
  });

  it('hourly buildings in the order of time: the first rows are all of one midnight', () => {
    const ts = column('ts', 'timestamp', ['2018-01-01 00:00:00'], { rows: 20000, distinct: 81 });
    const at = (max: string): RawColumn => ({ ...ts, profile: { ...ts.profile, min: '2018-01-01 00:00:00', max } });
    const ids = column('building_id', 'text', ['a', 'b'], { rows: 20000, distinct: 247 });
    expect(uses(table([ids, at('2018-01-04 08:00:00'), numbers('kwh')]))).toMatchObject({ rowIs: 'reading', ts: 'time' });
    // 81 values over 81 days are days.
    expect(uses(table([ids, at('2018-03-22 00:00:00'), numbers('kwh')]))).toMatchObject({ rowIs: 'usage', ts: 'period' });
  });

  it('one steel plant: what changes within the day is no attribute of the plant', () => {
    const raw = table([
      column('date', 'text', ['01/01/2018 00:15', '01/01/2018 00:30', '01/01/2018 00:45'], { rows: 20000, distinct: 20000 }),
      column('Usage_kWh', 'number', ['3.17', '4'], { rows: 20000, distinct: 3000 }),
      column('Lagging_Current_Reactive_Power_kVarh', 'number', ['2.95', '4.46'], { rows: 20000, distinct: 3000 }),
      column('WeekStatus', 'text', ['Weekday', 'Weekend'], { rows: 20000, distinct: 2 }),
    ]);
    expect(uses(raw)).toEqual({
      rowIs: 'reading',
      date: 'time',
      Usage_kWh: 'reading_kwh',
      Lagging_Current_Reactive_Power_kVarh: 'ignore',
      WeekStatus: 'ignore',
    });
  });
});

describe('a guess', () => {
  it('gives every column one entry and no role to two columns', () => {
    const raw = table([id('户号'), id('用户编号'), numbers('电量'), numbers('用电量')]);
    const { columns } = guessMapping(raw);
    expect(columns.map((entry) => entry.column)).toEqual(['户号', '用户编号', '电量', '用电量']);
    const roles = columns.flatMap(({ use }) => (use.kind === 'role' ? [use.role] : []));
    expect(new Set(roles).size).toBe(roles.length);
  });

  it('does not take text for a number, nor a number for a date', () => {
    expect(uses(table([id('户号'), words('电量', '高', '低'), numbers('立户日期')]))).toMatchObject({
      电量: 'attribute',
      立户日期: 'attribute',
    });
  });

  it('finds the customer number by its values when no name tells', () => {
    const raw = table([column('代码X', 'text', ['A-001', 'A-002'], many), numbers('电量')]);
    expect(uses(raw)).toMatchObject({ 代码X: 'customer_id' });
  });

  it('keeps personal data, running numbers and lists out of the attributes', () => {
    const raw = table([
      id('户号'),
      column('备用号码', 'text', ['13800001234', '13900001234'], { rows: 1000, distinct: 90 }),
      column('序号', 'integer', ['1', '2'], many),
      column('标签', 'other', ['[1, 2]'], few),
      words('片区', '东', '西'),
    ]);
    expect(uses(raw)).toMatchObject({ 备用号码: 'ignore', 序号: 'ignore', 标签: 'ignore', 片区: 'attribute' });
  });

  it('follows the user on what one row is', () => {
    const raw = table([id('户号'), column('日期', 'date', ['2024-01-01'], few), numbers('电量')]);
    expect(uses(raw, 'usage')).toEqual({ rowIs: 'usage', 户号: 'customer_id', 日期: 'period', 电量: 'kwh' });
    expect(uses(raw, 'ignore')).toEqual({ rowIs: 'ignore', 户号: 'ignore', 日期: 'ignore', 电量: 'ignore' });
  });

  it('survives hostile headers and an empty table', () => {
    const names = ['"; DROP TABLE t;--', 'select', 'a"b', '😀', '<b>电量</b>', ' '];
    expect(guessMapping(table(names.map((name) => numbers(name)))).columns).toHaveLength(names.length);
    expect(guessMapping(table([])).columns).toEqual([]);
    expect(uses(table([column('户号', 'text', [], { rows: 0 }), column('电量', 'text', [], { rows: 0 })]))).toMatchObject({
      户号: 'customer_id',
      电量: 'kwh',
    });
  });
});

describe('the shape of headers', () => {
  it('is the same for the next month of the same export, in another order', () => {
    const january = table([id('户号'), numbers('2024-01'), numbers('2024-02')]);
    const march = table([numbers('2024/3'), id('户 号'), numbers('2024/4')]);
    expect(headerShape(march)).toBe(headerShape(january));
  });

  it('differs with the columns', () => {
    expect(headerShape(table([id('户号'), numbers('电量')]))).not.toBe(headerShape(table([id('户号'), numbers('电费')])));
  });
});

it('takes no Yes and No for a telephone number, but masked digits for one', () => {
  const raw = table([id('customerID'), words('PhoneService', 'Yes', 'No'), words('Phone', '138****0001', '139****0002')]);
  expect(uses(raw)).toMatchObject({ PhoneService: 'attribute', Phone: 'phone' });
});
