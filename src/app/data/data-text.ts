/** Owns the words of the Data page. */
import { formatCount } from '../../lib/format';
import { many } from '../../lib/many';
import type { Text } from '../../lib/text';
import type { SeriesUse } from '../../model/mapping';
import { roleById } from '../../model/role-registry';
import type { IconName } from '../../ui/icons';

export const dataText = {
  heroTitle: { en: "Drop today's export here", zh: '把今天导出的文件拖到这里' },
  heroText: {
    en: 'Customer lists, monthly energy, load curves, surveys, tickets, outages: one file or several at once.',
    zh: '客户档案、月度电量、负荷曲线、满意度调查、服务工单、停电记录，可一次拖入多个文件。',
  },
  formats: {
    en: 'Excel and WPS (XLSX, XLS, ODS) · CSV and text, UTF-8 or GBK · JSON · Parquet · web tables · ZIP',
    zh: 'Excel / WPS（XLSX、XLS、ODS）· CSV、文本（UTF-8、GBK 均可）· JSON · Parquet · 网页表格 · ZIP 压缩包',
  },
  paste: { en: 'Cells copied in Excel can be pasted here with Ctrl+V.', zh: '也可在 Excel 中复制单元格，到此页按 Ctrl+V 粘贴。' },
  choose: { en: 'Choose files', zh: '选择文件' },
  example: { en: 'Try with example data', zh: '用示例数据体验' },
  exampleNote: {
    en: 'The example is an invented utility: 6,400 customers, 24 months, load curves, surveys and tickets.',
    zh: '示例为虚构的供电公司：6,400 户、24 个月电量、负荷曲线、调查与工单。',
  },
  kinds: { en: 'What can be dropped', zh: '可以拖入的数据' },
  privacy: { en: 'Files are read inside this page. Nothing is uploaded.', zh: '文件只在本页面内读取，不会上传。' },
  findColumn: { en: 'Find a column', zh: '查找列' },
  addFiles: { en: 'Open more files', zh: '打开更多文件' },
  checkTitle: { en: 'Check what was recognised, then use it', zh: '核对识别结果，然后使用' },
  checkText: { en: 'Every guess below can be corrected now or later.', zh: '以下识别结果可现在更正，也可使用后再改。' },
  replaces: { en: 'These files replace those in use.', zh: '使用后将替换正在使用的文件。' },
  use: { en: 'Use it', zh: '使用这些数据' },
  discard: { en: 'Discard', zh: '放弃' },
  keep: { en: 'Together with the files already in use', zh: '与已加载的文件一起使用' },
  inUse: { en: 'In use', zh: '正在使用' },
  toDashboard: { en: 'To the overview', zh: '查看总览' },
  rowIs: { en: 'One row is', zh: '每行代表' },
  customer: { en: 'a customer', zh: '一个客户' },
  usage: { en: "a customer's month", zh: '客户的一个月' },
  usageClass: { en: "a class's month", zh: '一类用电的一个月' },
  usageYear: { en: "a customer's year", zh: '客户的一年' },
  reading: { en: 'a meter reading', zh: '一次负荷读数' },
  survey: { en: 'a survey answer', zh: '一份调查答卷' },
  ticket: { en: 'a service ticket', zh: '一张服务工单' },
  outage: { en: 'an outage', zh: '一次停电' },
  ignore: { en: 'not used', zh: '不使用' },
  column: { en: 'Column', zh: '列' },
  values: { en: 'Values', zh: '示例值' },
  role: { en: 'Role', zh: '用作' },
  why: { en: 'Why', zh: '依据' },
  attribute: { en: 'Customer attribute', zh: '客户属性' },
  ignoreColumn: { en: 'Leave out', zh: '不使用' },
  mapping: { en: 'Columns', zh: '列识别' },
  preview: { en: 'First rows', zh: '前几行' },
  rejected: { en: 'Left-out lines', zh: '未导入的行' },
  line: { en: 'Line', zh: '行号' },
  reason: { en: 'Reason', zh: '原因' },
  content: { en: 'Content', zh: '内容' },
  file: { en: 'File', zh: '文件' },
  saveRejected: { en: 'Save as CSV', zh: '下载 CSV' },
  saveAllRejected: { en: 'Save all left-out lines', zh: '下载全部未导入的行' },
  saveMapping: { en: 'Save mapping', zh: '保存列识别' },
  saveAllMappings: { en: 'Save all mappings', zh: '保存全部列识别' },
  loadMapping: { en: 'Load a saved mapping', zh: '载入已保存的列识别' },
  mappingFile: { en: 'mapping', zh: '列识别' },
  useGuess: { en: 'Recognise afresh', zh: '重新自动识别' },
  readWhole: { en: 'Read the whole file', zh: '读取整个文件' },
  dropTotals: { en: 'Leave total rows out', zh: '排除合计行' },
  findings: { en: 'Noticed in the data', zh: '数据提示' },
  couldNotOpen: { en: 'Could not open', zh: '无法打开' },
  colon: { en: ': ', zh: '：' },
  /** Between two words of one line. */
  space: { en: ' ', zh: '' },
} satisfies Record<string, Text>;

/** "3,200 rows · 14 columns". */
export function sizeText(rows: string, columns: string): Text {
  return {
    en: `${rows} ${rows === '1' ? 'row' : 'rows'} · ${columns} ${columns === '1' ? 'column' : 'columns'}`,
    zh: `${rows} 行 · ${columns} 列`,
  };
}

/** The switch of a table whose columns are classes. @param by the header that says of whom a row is; null: of everybody */
export function byClassText(by: string | null): Text {
  return by === null
    ? { en: 'One row per class', zh: '每个类别一行' }
    : { en: `One row per ${by} and class`, zh: `每个${by}、类别一行` };
}

/** The button that removes a file whose other tables go with it. */
export function removeAllText(tables: number): Text {
  return { en: `Remove this file (${String(tables)} tables)`, zh: `移除整个文件（${String(tables)} 张表）` };
}

/** Of left-out rows, those that are only counted. */
export function notListedText(rest: number): Text {
  const n = rest.toLocaleString('en-US');
  return {
    en: `${many(rest, 'more left-out line is', 'more left-out lines are')} counted but not listed.`,
    zh: `另有 ${n} 行未导入，仅计数，未列出。`,
  };
}

/** Above a table whose header was met before. */
export function rememberedText(columns: number): Text {
  return {
    en: `The mapping from last time was applied${columns === 0 ? '' : `: ${many(columns, 'column')} as you set them`}.`,
    zh: `已套用上次的列识别${columns === 0 ? '' : `，其中 ${columns} 列为您指定`}。`,
  };
}

/** Lines of the column list that are not shown yet. */
export function moreColumnsText(count: number): Text {
  return { en: `${formatCount(count, 'en')} more`, zh: `另有 ${formatCount(count, 'zh')} 列` };
}

export function moreText(count: number): Text {
  return { en: `${String(count)} more`, zh: `另有 ${String(count)} 条` };
}

export function lastTimeText(names: readonly string[]): Text {
  return {
    en: `Last time you worked with ${names.join(', ')}. Open the same files again: your choices are kept, the data is not.`,
    zh: `上次使用的文件：${names.join('、')}。请重新打开这些文件：您的操作选择已保留，数据不会保存。`,
  };
}

export function seriesText(count: number, first: string, last: string, what: Text): Text {
  return { en: `${first} … ${last}: ${many(count, 'column')}, ${what.en}`, zh: `${first} … ${last}：共 ${count} 列，${what.zh}` };
}

/** What one column of a series is; and, for English, how a figure is spread over them. */
const SERIES: Readonly<Record<SeriesUse['kind'], Text & { readonly by: string }>> = {
  month: { en: 'one month each', zh: '每列一个月', by: 'by month' },
  day: { en: 'one day each', zh: '每列一天', by: 'by day' },
  month_of_year: { en: 'a month of the year each', zh: '每列为当年一个月', by: 'by month of the year' },
  class: { en: 'one class each', zh: '每列一类', by: 'by class' },
  day_of_month: { en: 'a day of the month each', zh: '每列为当月一天', by: 'by day of the month' },
  slot: { en: 'one time of day each', zh: '每列一个时刻', by: 'by time of day' },
};

const NUMBER_OF: Text = { en: 'Customers', zh: '户数' };

/** What each column of a series is, whatever its figure. */
export function seriesKind({ kind }: SeriesUse): Text {
  return SERIES[kind];
}

/** As a choice: with the figure, which stands first as it tells series apart, where it is not simply consumption or power. */
export function seriesWhat({ kind, role }: SeriesUse): Text {
  const { en, zh, by } = SERIES[kind];
  const figure = role === 'kwh' || role === 'kw' ? undefined : role === 'customers' ? NUMBER_OF : roleById(role)?.text;
  return figure === undefined ? { en, zh } : { en: `${figure.en} ${by}`, zh: `${figure.zh}，${zh}` };
}

/** The tables of the field and the columns by which they are known, for the first screen. */
export const KINDS: readonly { readonly icon: IconName; readonly name: Text; readonly columns: Text }[] = [
  {
    icon: 'people',
    name: { en: 'Customer list', zh: '客户档案' },
    columns: { en: 'customer no., class, region, capacity', zh: '户号、用电类别、供电单位、合同容量' },
  },
  {
    icon: 'calendar',
    name: { en: 'Monthly energy and bills', zh: '月度电量电费' },
    columns: { en: 'customer no., month, kWh, amount; or one column a month', zh: '户号、年月、电量、电费，或每月一列' },
  },
  {
    icon: 'load',
    name: { en: 'Load curves', zh: '负荷曲线' },
    columns: { en: 'customer no., time, kW; or P1…P96', zh: '户号、时间、功率，或 P1…P96' },
  },
  {
    icon: 'satisfaction',
    name: { en: 'Satisfaction survey', zh: '满意度调查' },
    columns: { en: 'customer no., date, score', zh: '户号、调查日期、满意度' },
  },
  {
    icon: 'data',
    name: { en: 'Service tickets (95598)', zh: '95598 工单' },
    columns: { en: 'customer no., type, opened, closed', zh: '户号、业务类型、受理与办结时间' },
  },
  {
    icon: 'bolt',
    name: { en: 'Outages', zh: '停电记录' },
    columns: { en: 'feeder or customer no., start, end', zh: '馈线或户号、开始与结束时间' },
  },
];
