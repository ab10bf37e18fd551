/** Owns the words of the Data quality page: headings, key figures, columns of its lists. */
import { formatCount, formatPercent } from '../../lib/format';
import { many } from '../../lib/many';
import { sameText, type Text } from '../../lib/text';
import type { FieldTable } from '../../model/quality/fields';
import type { Severity, Threshold } from '../../model/quality/check';
import { roleById } from '../../model/role-registry';

export const qualityText = {
  findings: { en: 'Findings', zh: '检查结果' },
  completeness: { en: 'Completeness', zh: '完整度' },
  fields: { en: 'Fields', zh: '字段概览' },
  views: { en: 'Views of data quality', zh: '数据质量视图' },
  keyFigures: { en: 'Key figures', zh: '关键指标' },
  tables: { en: 'Tables', zh: '数据表' },
  rows: { en: 'Rows', zh: '行数' },
  customers: { en: 'Customers', zh: '客户数' },
  regions: { en: 'Regions', zh: '地区数' },
  groups: { en: 'Regions and classes', zh: '地区·类别组数' },
  period: { en: 'Period', zh: '时间范围' },
  periodHow: {
    en: 'From the first to the last month, without months at either end that hold less than half of the median month, or day of readings.',
    zh: '首末完整月份（两端不足月度中位数一半的月份不计）或负荷数据的首末日期。',
  },
  noPeriod: { en: 'no dates', zh: '无日期' },
  filled: { en: 'Filled', zh: '完整度' },
  customerFields: { en: 'of all customer fields', zh: '全部客户字段' },
  checking: { en: 'Checking the data', zh: '正在检查数据' },
  goOn: { en: 'Go on checking', zh: '继续检查' },
  stopped: { en: 'Checking was stopped.', zh: '检查已停止。' },
  allGood: { en: 'No finding', zh: '未发现问题' },
  allGoodText: {
    en: 'All checks that this data allows came out clean.',
    zh: '现有数据可做的检查均已通过。',
  },
  passed: { en: 'Without a finding', zh: '检查通过' },
  lacking: { en: 'Cannot be checked: columns are missing', zh: '缺少列，无法检查' },
  failed: { en: 'Could not be checked', zh: '检查未能完成' },
  needs: { en: 'needs', zh: '需要' },
  pick: { en: 'Choose a finding to see the rows concerned.', zh: '选择一条结果，查看涉及的行。' },
  meaning: { en: 'What it means', zh: '影响与处理' },
  thresholds: { en: 'Judged by', zh: '判定条件' },
  rowsConcerned: { en: 'Rows concerned', zh: '涉及的行' },
  noRows: { en: 'Nothing to list', zh: '没有可列出的行' },
  sqlOf: { en: 'SQL of this list', zh: '该清单的 SQL' },
  toSql: { en: 'Open on the SQL page', zh: '在 SQL 页打开' },
  list: { en: 'List', zh: '清单' },
  showCustomers: { en: 'Show these customers', zh: '只看这些客户' },
  showThese: { en: 'Show only these', zh: '只看这些' },
  noneShown: {
    en: 'None of these customers is in the customer list, so the dashboard has nothing of them to show.',
    zh: '这些客户都不在客户档案中，看板上没有可显示的内容。',
  },
  saveList: { en: 'Save as CSV', zh: '保存为 CSV' },
  fromModel: {
    en: 'Noticed while the files were read and the tables built; the Data page shows the file.',
    zh: '读取文件和建表时发现，详见“数据”页中的相应文件。',
  },
  by: { en: 'By', zh: '分组' },
  field: { en: 'Field', zh: '字段' },
  everyone: { en: 'All', zh: '全部' },
  unknownGroup: { en: '(missing)', zh: '未填' },
  lowestFirst: {
    en: 'Share of customers with a value, the lowest first. Click a cell for the customers without one.',
    zh: '有值客户的占比，由低到高排列；点击单元格查看缺失的客户。',
  },
  noFields: { en: 'The data has no customer fields besides the number.', zh: '数据中除户号外没有客户字段。' },
  distinct: { en: 'Distinct', zh: '不同值' },
  min: { en: 'Lowest', zh: '最小' },
  median: { en: 'Median', zh: '中位数' },
  max: { en: 'Highest', zh: '最大' },
  values: { en: 'Distribution or commonest values', zh: '分布 / 最常见取值' },
  empty: { en: 'no value', zh: '无值' },
  distribution: { en: 'Distribution from the 2nd to the 98th percentile', zh: '第 2 至第 98 百分位之间的分布' },
} satisfies Record<string, Text>;

export const severityText: Readonly<Record<Severity, { readonly one: Text; readonly many: Text }>> = {
  error: { one: { en: 'Error', zh: '错误' }, many: { en: 'errors', zh: '项错误' } },
  look: { one: { en: 'To look at', zh: '待核查' }, many: { en: 'to look at', zh: '项待核查' } },
  note: { one: { en: 'Note', zh: '提示' }, many: { en: 'notes', zh: '项提示' } },
};

export const groupingText: Readonly<Record<'region' | 'class' | 'segment', Text>> = {
  region: { en: 'Branch', zh: '供电单位' },
  class: { en: 'Class', zh: '用电类别' },
  segment: { en: 'Segment', zh: '客群' },
};

export const tableText: Readonly<Record<FieldTable, Text>> = {
  customer: { en: 'Customers', zh: '客户档案' },
  usage: { en: 'Monthly usage', zh: '月度电量' },
  reading_day: { en: 'Readings', zh: '负荷' },
  survey: { en: 'Survey', zh: '满意度调查' },
  ticket: { en: 'Tickets', zh: '工单' },
  outage: { en: 'Outages', zh: '停电' },
};

/** "1 error", "3 errors": what stands beside the number. */
export function severityNoun(severity: Severity, count: number): Text {
  const { many: several } = severityText[severity];
  return count === 1 ? { en: several.en.replace(/s$/, ''), zh: several.zh } : several;
}

/** "0.05% of 24,000 customer months" */
export function shareText(found: { n: number; total: number }, unit: Text): Text {
  const total = formatCount(found.total, 'en');
  const share = formatPercent(found.n / found.total, 'en');
  return { en: `${share} of ${total} ${unit.en}`, zh: `占 ${total} ${unit.zh}的 ${share}` };
}

/** The button that takes a threshold of the check itself again. */
export function ownValueText({ text, value, unit }: Threshold): Text {
  return {
    en: `Back to the usual value: ${text.en} ${String(value)}${unit === undefined ? '' : ` ${unit.en}`}`,
    zh: `恢复默认值：${text.zh} ${String(value)}${unit === undefined ? '' : ` ${unit.zh}`}`,
  };
}

/** Of a check without a finding, when the user has set its thresholds. */
export function cleanText(check: Text): Text {
  return { en: `${check.en}: nothing found by these values.`, zh: `${check.zh}：按当前判定条件未发现。` };
}

export function listedText(listed: number, all: number): Text {
  if (listed >= all) return { en: `${formatCount(listed, 'en')} listed`, zh: `共 ${formatCount(listed, 'zh')} 行` };
  return {
    en: `The first ${formatCount(listed, 'en')} of ${formatCount(all, 'en')}; the SQL page lists the rest`,
    zh: `前 ${formatCount(listed, 'zh')} 行，共 ${formatCount(all, 'zh')} 行；其余可在 SQL 页查询`,
  };
}

export function rejectedText(count: number): Text {
  return { en: `${formatCount(count, 'en')} left out on reading`, zh: `读取时剔除 ${formatCount(count, 'zh')} 行` };
}

/** Below the name of a group, or beside that of a table: how many it has. */
export function sizeText(count: number, of: 'customers' | 'rows'): Text {
  const n = formatCount(count, 'en');
  return { en: `n = ${n}`, zh: `${n} ${of === 'rows' ? '行' : '户'}` };
}

export function filesText(count: number): Text {
  return {
    en: `from ${many(count, 'file')}`,
    zh: `来自 ${formatCount(count, 'zh')} 个文件`,
  };
}

export function completeText(names: readonly string[], separator: Text): Text {
  return {
    en: `Complete for everybody: ${names.join(separator.en)}.`,
    zh: `全部客户均有值：${names.join(separator.zh)}。`,
  };
}

export function lackingText(field: Text, group: Text | null): Text {
  return {
    en: `Without ${field.en}${group === null ? '' : ` · ${group.en}`}`,
    zh: `缺少${field.zh}的客户${group === null ? '' : ` · ${group.zh}`}`,
  };
}

export function moreGroupsText(count: number): Text {
  return {
    en: `${count === 1 ? '1 smaller group has no column of its own; it is' : `${many(count, 'smaller group')} have no column of their own; they are`} part of “All”.`,
    zh: `另有 ${formatCount(count, 'zh')} 个较小的分组未单列，已计入“全部”。`,
  };
}

/** Headings of columns that are no role's. */
const COLUMNS: Readonly<Record<string, Text>> = {
  file: { en: 'File', zh: '文件' },
  line: { en: 'Row', zh: '行号' },
  lines: { en: 'Rows', zh: '行号' },
  rows_of_id: { en: 'Number of rows', zh: '行数' },
  repeats: { en: 'Repeats', zh: '重复' },
  different_kwh: { en: 'Different kWh', zh: '不同电量数' },
  digits: { en: 'Digits', zh: '位数' },
  column_name: { en: 'Column', zh: '列' },
  value: { en: 'Value', zh: '值' },
  first_month: { en: 'First month', zh: '起始月' },
  last_month: { en: 'Last month', zh: '结束月' },
  months: { en: 'Months', zh: '月数' },
  longest: { en: 'Longest run', zh: '最长连续月数' },
  missing: { en: 'Missing', zh: '缺失' },
  missing_months: { en: 'Missing months', zh: '缺失月份' },
  missing_times: { en: 'First missing times', zh: '缺失时点（前 12 个）' },
  zero_months: { en: 'Months of zero', zh: '零电量月数' },
  kwh_before: { en: 'kWh before', zh: '上月电量' },
  times: { en: 'Times', zh: '倍数' },
  price: { en: 'Yuan per kWh', zh: '单价（元/kWh）' },
  first_day: { en: 'First day', zh: '首日' },
  last_day: { en: 'Last day', zh: '末日' },
  days: { en: 'Days', zh: '天数' },
  points: { en: 'Points', zh: '点数' },
  stuck_days: { en: 'Stuck days', zh: '卡死天数' },
  lowest_kw: { en: 'Lowest kW', zh: '最小 kW' },
  highest_kw: { en: 'Highest kW', zh: '最大 kW' },
  usual_peak_kw: { en: 'Usual peak kW', zh: '平日最大 kW' },
  peak_kw: { en: 'Peak kW', zh: '最大负荷 kW' },
  capacity_use: { en: 'Peak ÷ capacity', zh: '负荷 ÷ 容量' },
  hours_of_day: { en: 'Hours', zh: '小时数' },
  customers_of_day: { en: 'Customers', zh: '客户数' },
  type: { en: 'Type', zh: '类型' },
};

/** Heading of a column of a list. */
export function columnText(name: string): Text {
  const own = Object.hasOwn(COLUMNS, name) ? COLUMNS[name] : undefined;
  return own ?? roleById(name)?.text ?? sameText(name);
}
