/** Owns what each column of customer_facts means in words: name, family, unit and how it is made. */
import type { Text } from '../lib/text';
import type { EnergyFrom } from './build-facts';
import type { GivenFigures } from './given-figures';
import { readHeader } from './header-name';
import type { FactFamily } from './model-info';
import type { UsageWindow } from './usage-window';

export interface FactMeaning {
  readonly family: FactFamily;
  /** Absent for roles: their own text is used. */
  readonly text?: Text;
  readonly unit?: Text;
  readonly definition?: Text;
  /** Roles from which it is made; one of each inner list will do. */
  readonly from: readonly (readonly string[])[];
}

/** What a definition may mention: the window and source actually used. */
export interface MeaningContext {
  readonly window: UsageWindow | null;
  readonly energyFrom: EnergyFrom;
  readonly asOf: string;
  readonly scaleMax: number | null;
  /** Overall score from which an answer is a top box; null or absent where sources differ. */
  readonly topFrom?: number | null;
  /** Absent: nothing is monthly as it stands, and money is in yuan. */
  readonly given?: GivenFigures;
}

/** Facts whose sum over customers says something. Peaks do not add up: they fall at different times. */
const ADDITIVE = new Set([
  ...['capacity_kva', 'people', 'annual_kwh', 'kwh_12m', 'amount_12m', 'arrears_amount', 'mean_kw'],
  ...['late_payments_12m', 'tickets_12m', 'complaints_12m', 'outage_minutes_12m'],
]);
const AMOUNT =
  /电量|电费|费用|金额|收入|销售|容量|用量|数量|次数|户数|人数|台数|面积|\b(?:k|m|g)?wh\b|\bk?va\b|amount|charge|cost|revenue|sales|total|count|customers|consumption|usage|capacity|income/;
const NO_AMOUNT = /率|占比|比例|均|单价|电价|%|mean|avg|average|rate\b|ratio|share|percent|price|per\b|factor|age\b|year/;

/** True when a number adds up over customers; of an attribute its header tells, and what is not sure does not. */
export function addsUp(name: string, header: string | null): boolean {
  if (header === null) return ADDITIVE.has(name);
  const { words, unit } = readHeader(header);
  const text = [...words, unit ?? ''].join(' ');
  return AMOUNT.test(text) && !NO_AMOUNT.test(text);
}

const SOCIAL = ['class', 'nature', 'industry', 'region', 'feeder', 'voltage', 'importance', 'status', 'people', 'opened'];

const units = {
  kwh: { en: 'kWh', zh: 'kWh' },
  kw: { en: 'kW', zh: 'kW' },
  yuan: { en: 'yuan', zh: '元' },
  years: { en: 'years', zh: '年' },
  minutes: { en: 'min', zh: '分钟' },
  times: { en: 'times', zh: '次' },
  share: { en: 'share', zh: '占比' },
  hour: { en: 'h', zh: '时' },
} satisfies Record<string, Text>;

/** Meaning of a carried or derived column; null for attributes, which mean what their header says. */
export function factMeaning(name: string, context: MeaningContext): FactMeaning | null {
  if (SOCIAL.includes(name)) return { family: 'social', from: [[name]] };
  if (name === 'capacity_kva' || name === 'annual_kwh' || name === 'tariff') return { family: 'value', from: [[name]] };
  if (name === 'channel') return { family: 'behaviour', from: [[name]] };
  const derived = derivedMeanings(context);
  return Object.hasOwn(derived, name) ? (derived[name] ?? null) : null;
}

function windowText(window: UsageWindow | null): Text {
  if (window === null) return { en: 'the last 12 complete months', zh: '最近 12 个完整月' };
  const [from, to] = [window.from.slice(0, 7), window.to.slice(0, 7)];
  return {
    en: `${from} to ${to} (${window.months} ${window.months === 1 ? 'month' : 'months'} with data)`,
    zh: `${from} 至 ${to}（有数据 ${window.months} 个月）`,
  };
}

function energyText(context: MeaningContext): Text {
  const months = windowText(context.window);
  switch (context.energyFrom) {
    case 'months':
    case 'none':
      return { en: `Sum of monthly kWh, ${months.en}.`, zh: `${months.zh}的月电量之和。` };
    case 'readings':
      return {
        en: 'Sum of the interval readings over the last 365 days covered by them.',
        zh: '按负荷数据覆盖的最近 365 天累计电量。',
      };
    case 'annual':
      return { en: 'Annual consumption as given in the file.', zh: '文件中给出的年用电量。' };
    case 'undated':
      return { en: 'Consumption as given in the file, which names no month.', zh: '文件中给出的电量（未注明月份）。' };
  }
}

/** A monthly figure is no sum of a year, whatever the name of its fact. */
function asGiven(header: string): Text {
  return {
    en: `As given in the column "${header}", a figure for one month; no sum over 12 months.`,
    zh: `取自“${header}”列，为单月数值，并非 12 个月合计。`,
  };
}

const USAGE = [['kwh', 'annual_kwh', 'kw', 'reading_kwh']];
const LOAD = [
  ['kw', 'reading_kwh'],
  ['time', 'day', 'slot'],
];

function derivedMeanings(context: MeaningContext): Readonly<Record<string, FactMeaning>> {
  const months = windowText(context.window);
  const scale = context.scaleMax;
  const { monthlyKwh = null, monthlyAmount = null, money = units.yuan } = context.given ?? {};
  const isMonthlyKwh = monthlyKwh !== null && context.energyFrom === 'undated';
  const inMoney = money === null ? {} : { unit: money };
  const pricePerKwh = money === null ? {} : { unit: { en: `${money.en}/kWh`, zh: `${money.zh}/kWh` } };
  const best = context.topFrom ?? null;
  return {
    contract_years: {
      family: 'social',
      text: { en: 'Years with us', zh: '用电年限' },
      unit: units.years,
      definition: { en: `Years from the opening of the contract to ${context.asOf}.`, zh: `立户日期至 ${context.asOf} 的年数。` },
      from: [['opened']],
    },
    kwh_12m: {
      family: 'value',
      text: isMonthlyKwh ? { en: 'Consumption a month', zh: '月均电量' } : { en: 'Consumption, 12 months', zh: '近 12 个月电量' },
      unit: units.kwh,
      definition: isMonthlyKwh ? asGiven(monthlyKwh) : energyText(context),
      from: USAGE,
    },
    amount_12m: {
      family: 'value',
      text: monthlyAmount === null ? { en: 'Bill, 12 months', zh: '近 12 个月电费' } : { en: 'Bill a month', zh: '月均电费' },
      ...inMoney,
      definition:
        monthlyAmount === null ? { en: `Sum of bills, ${months.en}.`, zh: `${months.zh}的电费之和。` } : asGiven(monthlyAmount),
      from: [['amount']],
    },
    kwh_growth: {
      family: 'value',
      text: { en: 'Growth of consumption', zh: '电量同比增长率' },
      unit: units.share,
      definition: {
        en: 'Last 12 complete months ÷ the 12 before − 1; only for customers with all 24 months.',
        zh: '最近 12 个完整月电量 ÷ 之前 12 个月电量 − 1；仅计 24 个月齐全的客户。',
      },
      from: [['kwh'], ['period', 'month']],
    },
    mean_price: {
      family: 'value',
      text: { en: 'Mean price', zh: '平均电价' },
      ...pricePerKwh,
      definition: {
        en: 'Bills ÷ kWh over the months of the last 12 that have both.',
        zh: '近 12 个月中电费与电量均有的月份：电费 ÷ 电量。',
      },
      from: [['amount'], ['kwh']],
    },
    peak_share: {
      family: 'behaviour',
      text: { en: 'Peak share', zh: '峰电量占比' },
      unit: units.share,
      definition: {
        en: 'Peak kWh ÷ kWh over the last 12 complete months with peak and valley known.',
        zh: '近 12 个月中峰、谷电量均有的月份：峰电量 ÷ 电量。',
      },
      from: [['peak_kwh'], ['valley_kwh']],
    },
    valley_share: {
      family: 'behaviour',
      text: { en: 'Valley share', zh: '谷电量占比' },
      unit: units.share,
      definition: {
        en: 'Valley kWh ÷ kWh over the last 12 complete months with peak and valley known.',
        zh: '近 12 个月中峰、谷电量均有的月份：谷电量 ÷ 电量。',
      },
      from: [['peak_kwh'], ['valley_kwh']],
    },
    late_payments_12m: {
      family: 'behaviour',
      text: { en: 'Late payments, 12 months', zh: '近 12 个月逾期缴费次数' },
      unit: units.times,
      definition: {
        en: 'Bills of the last 12 complete months paid after the due day, or overdue and unpaid on the last day of which payments are known.',
        zh: '近 12 个完整月账单中，缴费晚于应缴日期或截至数据末日仍逾期未缴的次数。',
      },
      from: [['due'], ['paid']],
    },
    arrears_amount: {
      family: 'behaviour',
      text: { en: 'Arrears', zh: '欠费金额' },
      ...inMoney,
      definition: { en: 'Sum of the arrears of all bills in the data.', zh: '数据中全部账单的欠费金额合计。' },
      from: [['arrears']],
    },
    csat: {
      family: 'behaviour',
      text: { en: 'Satisfaction', zh: '满意度' },
      definition: {
        en: `Latest overall score${scale === null ? '' : ` on a scale up to ${scale}`}.`,
        zh: `最近一次总体满意度评分${scale === null ? '' : `（满分 ${scale}）`}。`,
      },
      from: [['overall']],
    },
    csat_top2: {
      family: 'behaviour',
      text: { en: 'Satisfied (top two boxes)', zh: '满意（前两档）' },
      unit: units.share,
      definition: {
        en: `1 when the latest overall score is ${best ?? 'one of the two best'}${best === null ? '' : ' or better'}, else 0.`,
        zh: `最近一次总体评分${best === null ? '属于最高两档' : `不低于 ${best} 分`}记 1，否则记 0。`,
      },
      from: [['overall']],
    },
    nps: {
      family: 'behaviour',
      text: { en: 'Would recommend (0–10)', zh: '推荐意愿（0–10）' },
      definition: {
        en: 'Latest answer from 0 to 10; 9–10 promote, 0–6 detract.',
        zh: '最近一次 0–10 分回答；9–10 为推荐者，0–6 为贬损者。',
      },
      from: [['nps']],
    },
    tickets_12m: {
      family: 'behaviour',
      text: { en: 'Contacts, 12 months', zh: '近 12 个月服务工单数' },
      unit: units.times,
      definition: {
        en: 'Service contacts in the year up to the last one in the data; stages of one contact count once.',
        zh: '截至数据中最后一张工单的一年内服务工单数；同一工单的多个环节计一次。',
      },
      from: [['opened_at', 'type', 'ticket_id']],
    },
    complaints_12m: {
      family: 'behaviour',
      text: { en: 'Complaints, 12 months', zh: '近 12 个月投诉数' },
      unit: units.times,
      definition: { en: 'Contacts of the type complaint in the same year.', zh: '同一年内业务类型为投诉的工单数。' },
      from: [['type']],
    },
    outage_minutes_12m: {
      family: 'behaviour',
      text: { en: 'Minutes without supply, 12 months', zh: '近 12 个月停电时长' },
      unit: units.minutes,
      definition: {
        en: 'Minutes of the outages of the customer, its feeder or its region in the year up to the last outage; overlapping records count once, outages that have not ended do not count.',
        zh: '截至最后一次停电的一年内，该客户或其馈线、区域的停电分钟数；时间重叠的记录只计一次，尚未复电的不计。',
      },
      from: [['started'], ['ended']],
    },
    mean_kw: {
      family: 'behaviour',
      text: { en: 'Mean load', zh: '平均负荷' },
      unit: units.kw,
      definition: { en: 'Mean of all readings.', zh: '全部负荷数据的平均值。' },
      from: LOAD,
    },
    peak_kw: {
      family: 'value',
      text: { en: 'Peak load', zh: '最大负荷' },
      unit: units.kw,
      definition: { en: 'Highest slot of all days.', zh: '全部日期中的最大时段负荷。' },
      from: LOAD,
    },
    load_factor: {
      family: 'behaviour',
      text: { en: 'Load factor', zh: '负荷率' },
      unit: units.share,
      definition: {
        en: 'Mean over days of (mean load of the day ÷ its maximum); days with at least three quarters of their points.',
        zh: '日平均负荷 ÷ 日最大负荷，对各日取平均；仅计点数不少于四分之三的日期。',
      },
      from: LOAD,
    },
    peak_hour: {
      family: 'behaviour',
      text: { en: 'Hour of peak', zh: '峰值时刻' },
      unit: units.hour,
      definition: { en: 'Start of the highest slot of the mean workday.', zh: '平均工作日曲线最高时段的起始时刻。' },
      from: LOAD,
    },
    capacity_use: {
      family: 'value',
      text: { en: 'Use of capacity', zh: '容量利用率' },
      unit: units.share,
      definition: { en: 'Peak load ÷ contract capacity (kW per kVA).', zh: '最大负荷 ÷ 合同容量（kW/kVA）。' },
      from: [...LOAD, ['capacity_kva']],
    },
  };
}
