/** Owns the measurement of every planted relation, from the generated tables alone (no hidden trait). */
import { MONTHS, dayKind } from '../../../src/example/calendar.ts';
import { correlation, mean, median, share, splitRows, type Example } from './example-tables.ts';
import { curveRelations } from './relations-load.ts';

/** What was measured: named numbers. */
export type Measured = Readonly<Record<string, number>>;

const top2 = (scores: ArrayLike<number>, rows: readonly number[]) => {
  const given = rows.map((row) => scores[row] ?? NaN).filter((score) => score === score);
  return share(given, (score) => score >= 4);
};

function satisfaction(
  e: Example,
  inside: (row: number) => boolean,
  item = '满意度',
): { group: number; others: number; n: number } {
  const [group, others] = splitRows(e.table('满意度调查').rows, inside);
  const scores = e.numbers('满意度调查', item);
  return { group: top2(scores, group), others: top2(scores, others), n: group.length };
}

/** Complaints a year per 10 000 customers inside and outside a set of 户号. */
function complaintRates(e: Example, inside: (id: string) => boolean): { group: number; others: number } {
  const types = e.text('服务工单', '业务类型');
  const callers = e.text('服务工单', '户号').filter((_, row) => types[row] === '投诉');
  const ids = e.text('客户档案', '户号');
  const members = ids.filter((id) => inside(id ?? '')).length;
  const calls = callers.filter((id) => inside(id ?? '')).length;
  return { group: (calls / members) * 10_000, others: ((callers.length - calls) / (ids.length - members)) * 10_000 };
}

/** Sums of a usage column by 户号 over the months for which `keep` holds. */
export function sumById(e: Example, column: string, keep: (period: number) => boolean): Map<string, number> {
  const sums = new Map<string, number>();
  const period = e.numbers('月度电量', '年月');
  const values = e.numbers('月度电量', column);
  e.text('月度电量', '户号').forEach((id, row) => {
    const value = values[row] ?? NaN;
    if (value === value && keep(period[row] ?? 0)) sums.set(id ?? '', (sums.get(id ?? '') ?? 0) + value);
  });
  return sums;
}

const lastYear = (period: number) => period >= (MONTHS[12]?.period ?? 0);

function yearlyChange(e: Example): Map<string, number> {
  const before = sumById(e, '电量', (p) => !lastYear(p));
  const counted = new Map<string, number>();
  for (const id of e.text('月度电量', '户号')) counted.set(id ?? '', (counted.get(id ?? '') ?? 0) + 1);
  const changes = new Map<string, number>();
  for (const [id, kwh] of sumById(e, '电量', lastYear)) {
    const old = before.get(id) ?? 0;
    if (counted.get(id) === MONTHS.length && old > 0) changes.set(id, kwh / old - 1);
  }
  return changes;
}

function lateBills(e: Example): Map<string, number> {
  const due = e.numbers('月度电量', '应缴日期');
  const paid = e.numbers('月度电量', '缴费日期');
  const owed = e.numbers('月度电量', '欠费金额');
  const late = new Map<string, number>();
  e.text('月度电量', '户号').forEach((id, row) => {
    const isLate = (owed[row] ?? 0) > 0 || (paid[row] ?? 0) > (due[row] ?? 0);
    late.set(id ?? '', (late.get(id ?? '') ?? 0) + Number(isLate));
  });
  return late;
}

/** Median days of a new household connection, and mean hand-overs between departments of other low-voltage ones. */
function connectionDays(e: Example): { slow: number; others: number; handOversSlow: number; handOversOthers: number } {
  const numbers = e.text('服务工单', '工单编号');
  const reasons = e.text('服务工单', '原因');
  const opened = e.numbers('服务工单', '受理时间');
  const closed = e.numbers('服务工单', '办结时间');
  const branches = e.attribute('服务工单', '供电单位');
  const departments = e.text('服务工单', '部门');
  const stages = e.text('服务工单', '环节');
  const cases = new Map<string, number[]>();
  numbers.forEach((number, row) => {
    if (stages[row] !== null) cases.set(number ?? '', [...(cases.get(number ?? '') ?? []), row]);
  });
  const measured = [...cases.values()].map((rows) => ({
    branch: branches[rows[0] ?? 0],
    isHome: reasons[rows[0] ?? 0] === '低压居民新装',
    isLow: ['低压非居民新装', '低压增容'].includes(reasons[rows[0] ?? 0] ?? ''),
    days: ((closed[rows[rows.length - 1] ?? 0] ?? 0) - (opened[rows[0] ?? 0] ?? 0)) / 86_400_000,
    handOvers: rows.filter((row, i) => i > 0 && departments[row] !== departments[rows[i - 1] ?? 0]).length,
  }));
  const slow = measured.filter((m) => m.branch === '临港供电所');
  const others = measured.filter((m) => m.branch !== '临港供电所');
  return {
    slow: median(slow.filter((m) => m.isHome).map((m) => m.days)),
    others: median(others.filter((m) => m.isHome).map((m) => m.days)),
    handOversSlow: mean(slow.filter((m) => m.isLow).map((m) => m.handOvers)),
    handOversOthers: mean(others.filter((m) => m.isLow).map((m) => m.handOvers)),
  };
}

function channelSpeed(e: Example): Measured {
  const channels = e.text('服务工单', '渠道');
  const types = e.text('服务工单', '业务类型');
  const stages = e.text('服务工单', '环节');
  const ids = e.text('服务工单', '户号');
  const opened = e.numbers('服务工单', '受理时间');
  const closed = e.numbers('服务工单', '办结时间');
  const hours = (row: number) => ((closed[row] ?? NaN) - (opened[row] ?? NaN)) / 3_600_000;
  const [enquiries] = splitRows(
    ids.length,
    (row) => types[row] === '咨询' && stages[row] === null && closed[row] === closed[row],
  );
  const bySlow = (rows: readonly number[], slow: boolean) => rows.filter((row) => (channels[row] === '微信') === slow);
  const monthOf = (row: number) => new Date(opened[row] ?? 0).toISOString().slice(0, 7);
  const months = [...new Set(enquiries.map(monthOf))];
  const slowMonths = months.filter((month) => {
    const rows = enquiries.filter((row) => monthOf(row) === month);
    return median(bySlow(rows, true).map(hours)) > median(bySlow(rows, false).map(hours));
  });
  const [plain] = splitRows(ids.length, (row) => stages[row] === null);
  const key = (row: number) => `${ids[row]} ${types[row]} ${channels[row]}`;
  const seen = new Map<string, number>();
  const repeats = plain.filter((row) => {
    const before = seen.get(key(row));
    seen.set(key(row), opened[row] ?? 0);
    return before !== undefined && (opened[row] ?? 0) - before <= 11 * 86_400_000;
  });
  return {
    slowHours: median(bySlow(enquiries, true).map(hours)),
    otherHours: median(bySlow(enquiries, false).map(hours)),
    months: months.length,
    slowMonths: slowMonths.length,
    repeatSlow: bySlow(repeats, true).length / bySlow(plain, true).length,
    repeatOthers: bySlow(repeats, false).length / bySlow(plain, false).length,
  };
}

/** Measures one relation a key; the keys are the ids of PLANTED. */
export const RELATIONS: Readonly<Record<string, (e: Example) => Measured>> = {
  class_csat: (e) => {
    const classes = e.attribute('满意度调查', '用电类别');
    const of = (name: string) => satisfaction(e, (row) => classes[row] === name).group;
    return {
      industrial: of('大工业'),
      commercial: of('一般工商业'),
      homes: of('居民生活'),
      publicBodies: of('非居民照明'),
      farms: of('农业生产'),
    };
  },
  slow_branch_connection: connectionDays,
  slow_branch_satisfaction: (e) => {
    const branches = e.attribute('满意度调查', '供电单位');
    const inside = (row: number) => branches[row] === '临港供电所';
    const response = satisfaction(e, inside, '响应速度');
    return { ...satisfaction(e, inside), responseGroup: response.group, responseOthers: response.others };
  },
  bad_feeder_outages: (e) => {
    const counts = new Map<string, number>();
    for (const feeder of e.text('停电记录', '馈线')) counts.set(feeder ?? '', (counts.get(feeder ?? '') ?? 0) + 1);
    const bad = counts.get('10kV槐荫线') ?? 0;
    return { group: bad, others: (e.table('停电记录').rows - bad) / 39 };
  },
  bad_feeder_complaints: (e) => {
    const feeders = e.attribute('满意度调查', '馈线');
    const rows = e.rowById();
    const feederOf = e.text('客户档案', '馈线');
    const rates = complaintRates(e, (id) => feederOf[rows.get(id) ?? -1] === '10kV槐荫线');
    const reliability = satisfaction(e, (row) => feeders[row] === '10kV槐荫线', '供电可靠性');
    return {
      ...satisfaction(e, (row) => feeders[row] === '10kV槐荫线'),
      complaintsGroup: rates.group,
      complaintsOthers: rates.others,
      reliabilityGroup: reliability.group,
      reliabilityOthers: reliability.others,
    };
  },
  slow_channel: channelSpeed,
  arrears_small_traders: (e) => {
    const owed = sumById(e, '欠费金额', () => true);
    const ids = e.text('客户档案', '户号');
    const industry = e.text('客户档案', '行业分类');
    const classes = e.text('客户档案', '用电类别');
    const capacity = e.numbers('客户档案', '合同容量');
    const [group, others] = splitRows(ids.length, (row) => {
      const trade = industry[row] === '餐饮业' || industry[row] === '零售业';
      return classes[row] === '一般工商业' && trade && (capacity[row] ?? NaN) <= 50;
    });
    const owes = (rows: readonly number[]) => share(rows, (row) => (owed.get(ids[row] ?? '') ?? 0) > 0);
    return { group: owes(group), others: owes(others), n: group.length };
  },
  arrears_complaints: (e) => {
    const late = lateBills(e);
    return { ...complaintRates(e, (id) => (late.get(id) ?? 0) >= 6), n: [...late.values()].filter((count) => count >= 6).length };
  },
  ev_time_of_use: (e) => {
    const valley = sumById(e, '谷电量', lastYear);
    const total = sumById(e, '电量', lastYear);
    const ids = e.text('客户档案', '户号');
    const tariffs = e.text('客户档案', '电价类别');
    const classes = e.text('客户档案', '用电类别');
    const [homes] = splitRows(ids.length, (row) => classes[row] === '居民生活' && valley.has(ids[row] ?? ''));
    const charges = (row: number) => (valley.get(ids[row] ?? '') ?? 0) > 0.5 * (total.get(ids[row] ?? '') ?? 0);
    const onTou = (rows: readonly number[]) => share(rows, (row) => tariffs[row] === '居民峰谷分时电价');
    const group = homes.filter(charges);
    return { group: onTou(group), others: onTou(homes.filter((row) => !charges(row))), n: group.length };
  },
  app_young_contracts: (e) => {
    const channels = e.text('客户档案', '缴费渠道');
    const opened = e.numbers('客户档案', '立户日期');
    const years = (names: readonly string[]) => {
      const [rows] = splitRows(channels.length, (row) => names.includes(channels[row] ?? '') && (opened[row] ?? 0) > -100_000);
      return median(rows.map((row) => (20_757 - (opened[row] ?? 0)) / 365.25));
    };
    return { group: years(['App', '微信']), others: years(['营业厅', '银行代扣', '网格经理']) };
  },
  pareto: (e) => {
    const sorted = [...sumById(e, '电量', lastYear).values()].sort((a, b) => b - a);
    const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);
    return { topFifth: sum(sorted.slice(0, Math.floor(sorted.length / 5))) / sum(sorted) };
  },
  growing_branch: (e) => {
    const changes = yearlyChange(e);
    const branches = e.text('客户档案', '供电单位');
    const of = (wanted: boolean) =>
      median(
        e
          .text('客户档案', '户号')
          .flatMap((id, row) => ((branches[row] === '高新供电所') === wanted ? (changes.get(id ?? '') ?? []) : [])),
      );
    return { group: of(true), others: of(false) };
  },
  shrinking_customers: (e) => {
    const changes = yearlyChange(e);
    const classes = e.text('客户档案', '用电类别');
    const of = (names: readonly string[]) => {
      const known = e
        .text('客户档案', '户号')
        .flatMap((id, row) => (names.includes(classes[row] ?? '') ? (changes.get(id ?? '') ?? []) : []));
      return share(known, (change) => change < -0.25);
    };
    return { group: of(['大工业', '一般工商业']), others: of(['居民生活', '非居民照明']) };
  },
  reliability_uniform: (e) => {
    const overall = e.numbers('满意度调查', '满意度');
    const r = (item: string) => correlation(e.numbers('满意度调查', item), overall);
    const t = (item: string) => satisfaction(e, () => true, item).group;
    const items = ['电费账单', '电价', '服务态度', '响应速度', '渠道便利'];
    return {
      reliability: t('供电可靠性'),
      bestOther: Math.max(...items.map(t)),
      rReliability: r('供电可靠性'),
      rBilling: r('电费账单'),
      rPrice: r('电价'),
      rResponse: r('响应速度'),
      price: t('电价'),
    };
  },
  missing_phones: (e) => {
    const phones = e.text('客户档案', '联系电话');
    const branches = e.text('客户档案', '供电单位');
    const [group, others] = splitRows(phones.length, (row) => branches[row] === '柳河供电所');
    return { group: share(group, (row) => phones[row] === null), others: share(others, (row) => phones[row] === null) };
  },
  placebo_people: (e) => {
    const rows = e.rowById();
    const people = e.numbers('客户档案', '家庭人口');
    const of = e.text('满意度调查', '户号').map((id) => people[rows.get(id ?? '') ?? -1] ?? NaN);
    const scores = e.numbers('满意度调查', '满意度');
    const [small] = splitRows(of.length, (row) => (of[row] ?? NaN) <= 2);
    const [large] = splitRows(of.length, (row) => (of[row] ?? NaN) >= 4);
    return { r: correlation(of, scores), gap: top2(scores, small) - top2(scores, large), n: small.length + large.length };
  },
  ...curveRelations(dayKind),
};
