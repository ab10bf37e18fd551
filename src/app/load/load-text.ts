/** Owns the words of the page of load curves. */
import type { Text } from '../../lib/text';

export const loadText = {
  lacking: { en: 'No load curves in this data', zh: '当前数据没有负荷曲线' },
  views: { en: 'Views of load curves', zh: '负荷曲线视图' },
  curves: { en: 'Curves', zh: '曲线' },
  calendar: { en: 'Calendar', zh: '日历' },
  peak: { en: 'System peak', zh: '系统高峰' },
  indices: { en: 'Indices & potential', zh: '指标与潜力' },
  shapes: { en: 'Shapes', zh: '形态' },
  scale: { en: 'Scale', zh: '纵轴' },
  auto: { en: 'Auto', zh: '自动' },
  kw: { en: 'kW', zh: 'kW' },
  relative: { en: 'Relative', zh: '相对值' },
  days: { en: 'Days', zh: '日期' },
  allDays: { en: 'All days', zh: '全部日期' },
  season: { en: 'Season', zh: '季节' },
  allSeasons: { en: 'All seasons', zh: '全年' },
  from: { en: 'From', zh: '自' },
  to: { en: 'to', zh: '至' },
  open: { en: 'any', zh: '不限' },
  holidays: { en: 'Holidays', zh: '节假日表' },
  timeOfUse: { en: 'Time of use', zh: '分时电价' },
  reset: { en: 'All days again', zh: '恢复全部' },
} satisfies Record<string, Text>;

/** What days the curves stand on. */
export function coverageText(isDaily: boolean, first: string, last: string, days: string, customers: string): Text {
  return {
    en: `${isDaily ? 'Daily energy' : 'Readings'} ${first} to ${last}: ${days} ${days === '1' ? 'day' : 'days'}, n = ${customers}`,
    zh: `${isDaily ? '日电量' : '负荷数据'} ${first} 至 ${last}，共 ${days} 天，n = ${customers}`,
  };
}

export const undatedText: Text = { en: 'Load curves without dates', zh: '负荷曲线没有日期' };

export const touText = {
  title: { en: 'Time-of-use table', zh: '分时电价表' },
  assumption: {
    en: 'The table that comes with the program is an assumption (peak 08–12 and 17–21, valley 00–08; valley at 0.4 and peak at 1.6 of the flat price). Put in the table of your province.',
    zh: '内置分时表为假设值（峰 8–12 时、17–21 时，谷 0–8 时；谷价为平价的 0.4 倍、峰价为 1.6 倍），请改为本省现行分时电价。',
  },
  shown: { en: 'Show the bands behind the curves', zh: '在曲线背景显示分时时段' },
  from: { en: 'From', zh: '起始' },
  until: { en: 'until', zh: '止于' },
  period: { en: 'Period', zh: '时段' },
  add: { en: 'Add a period', zh: '增加时段' },
  remove: { en: 'Remove this period', zh: '删除此时段' },
  prices: {
    en: 'Prices per kWh (empty: none); without a currency they are multiples of the flat price',
    zh: '每 kWh 电价（可留空）；未填货币时为平段价的倍数',
  },
  money: { en: 'Currency', zh: '货币' },
  assumed: { en: 'Back to the assumption', zh: '恢复内置假设' },
  isAssumed: { en: 'assumed', zh: '假设' },
} satisfies Record<string, Text>;

export const holidayText = {
  title: { en: 'Table of holidays', zh: '节假日表' },
  none: { en: 'Weekends only', zh: '仅区分周末' },
  china: { en: 'China, 2011–2026', zh: '中国法定节假日（2011–2026）' },
  own: { en: 'Own table', zh: '自定义' },
  source: { en: 'Holidays of', zh: '采用' },
  hint: {
    en: 'One holiday a line: first day, last day, name. A weekend day that is worked begins with +. The built-in table follows the yearly notices of the State Council of China; check it, and edit it where your region differs.',
    zh: '每行一个节假日：首日 末日 名称；调休上班日以 + 开头。内置表依据国务院办公厅历年放假通知，请核对，并按本地情况修改。',
  },
  table: { en: 'Holidays and worked weekend days', zh: '节假日与调休上班日' },
} satisfies Record<string, Text>;

/** A line that cannot be read. */
export function badLine(line: string, text: string): Text {
  return {
    en: `Line ${line} is no day: "${text}". Write 2026-10-01 2026-10-07 name, or +2026-09-20.`,
    zh: `第 ${line} 行无法识别：“${text}”。请写成 2026-10-01 2026-10-07 名称，或 +2026-09-20。`,
  };
}
