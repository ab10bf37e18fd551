/** Owns the words of the dialog before a file that will not fit in memory. */
import { formatNumber } from '../../lib/format';
import { formatBytes } from '../../lib/format-bytes';
import { many } from '../../lib/many';
import type { Text } from '../../lib/text';
import { forecastTotal } from '../../intake/memory-forecast';
import type { LargeTable } from '../../intake/thin-gate';
import type { SumOffer } from '../../state/thin-offers';

export const largeText = {
  title: { en: 'This file will not fit in memory', zh: '该文件超出可用内存' },
  how: { en: 'How should it be read?', zh: '请选择读取方式' },
  sample: { en: 'A sample of customers', zh: '抽取部分客户' },
  sampleRows: { en: 'A sample of rows', zh: '抽取部分行' },
  sampleNote: {
    en: 'Every customer of the sample keeps all of its rows. The same customers are taken from every file.',
    zh: '抽中的客户保留全部数据；各文件抽取的是同一批客户。',
  },
  sampleRowsNote: {
    en: 'No customer number was recognised, so single rows are taken.',
    zh: '未识别到户号，按行抽取。',
  },
  share: { en: 'Size of the sample', zh: '样本比例' },
  columns: { en: 'Only some columns', zh: '只读部分列' },
  columnsNote: { en: 'All rows, without the columns that you leave out.', zh: '保留全部行，只读所选的列。' },
  all: { en: 'Everything, anyway', zh: '仍然全部读取' },
  allNote: {
    en: 'Memory may run out. The engine then restarts, and this file is not loaded.',
    zh: '内存可能耗尽；届时引擎将重启，该文件不会被加载。',
  },
  every: { en: 'All', zh: '全选' },
  none: { en: 'None', zh: '全不选' },
  useful: { en: 'Recognised ones', zh: '仅已识别的列' },
  read: { en: 'Read', zh: '开始读取' },
  cancel: { en: 'Do not read it', zh: '不读取' },
  estimate: { en: 'Estimated memory', zh: '预计内存' },
} satisfies Record<string, Text>;

/** What was found: rows, columns and bytes, how much it would take and how much there is. */
export function foundText({ file, table, forecast, usable }: LargeTable): Text {
  const rounded = Number(forecast.rows.toPrecision(3)); // three figures are all that an estimate is good for
  const rows = many(rounded, 'row');
  const rowsZh = formatNumber(forecast.rows, 'zh');
  const [data, whole, room] = [forecast.table, forecastTotal(forecast), usable].map(formatBytes);
  const others = forecast.others > 1e8 ? formatBytes(forecast.others) : null;
  const columns = table.columns.length;
  if (data === whole)
    return {
      en: `"${file}" has about ${rows} of ${many(columns, 'column')}. That is about ${data} in memory; a browser page can use about ${room}.`,
      zh: `“${file}”约有 ${rowsZh} 行、${columns} 列，读入约占 ${data}；浏览器页面可用内存约 ${room}。`,
    };
  return {
    en: `"${file}" has about ${rows} of ${many(columns, 'column')}. That is about ${data} in memory, and ${whole} with what the dashboard makes of it${others === null ? '' : ` and the ${others} already in use`}; a browser page can use about ${room}.`,
    zh: `“${file}”约有 ${rowsZh} 行、${columns} 列，读入约占 ${data}，连同看板计算${others === null ? '' : `及已占用的 ${others}`}共需约 ${whole}；浏览器页面可用内存约 ${room}。`,
  };
}

export function sampleText(oneIn: number, byRow: boolean): Text {
  const share = `${Number((100 / oneIn).toPrecision(2))}%`;
  return byRow
    ? { en: `${share} · 1 row in ${oneIn}`, zh: `${share} · 每 ${oneIn} 行抽 1 行` }
    : { en: `${share} · 1 customer in ${oneIn}`, zh: `${share} · 每 ${oneIn} 户抽 1 户` };
}

const SUMS = {
  hour: {
    mean: { en: 'Hourly mean power of each customer', zh: '各户每小时平均功率' },
    sum: { en: 'Hourly energy of each customer', zh: '各户每小时电量' },
    energy: { en: 'Hourly energy of each customer', zh: '各户每小时电量' },
  },
  day: {
    mean: { en: 'Daily mean power of each customer', zh: '各户每日平均功率' },
    sum: { en: 'Daily energy of each customer', zh: '各户日电量' },
    energy: { en: 'Daily energy of each customer', zh: '各户日电量' },
  },
  month: {
    mean: { en: 'Monthly mean power of each customer', zh: '各户每月平均功率' },
    sum: { en: 'Monthly sums of each customer', zh: '各户月度合计' },
    energy: { en: 'Monthly energy of each customer', zh: '各户月电量' },
  },
} as const satisfies Record<string, Record<string, Text>>;

export function sumText({ sums }: SumOffer): Text {
  return SUMS[sums.to][sums.values[0]?.how ?? 'sum'];
}

export function sumNote({ sums, rowsEach }: SumOffer): Text {
  const loses =
    sums.to === 'hour'
      ? { en: 'Load curves stay, with 24 points a day.', zh: '保留负荷曲线（每日 24 点）。' }
      : { en: 'Load curves are lost.', zh: '不再有负荷曲线。' };
  return {
    en: `About ${many(Math.round(rowsEach), 'row becomes', 'rows become')} one. ${loses.en} Other columns are left out.`,
    zh: `约 ${Math.round(rowsEach)} 行合并为 1 行。${loses.zh}其余列不读取。`,
  };
}
