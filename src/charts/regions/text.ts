/** Owns the words of the chart by region. */
import type { Text } from '../../lib/text';
import type { Phrase, SubjectPhrase } from '../phrase';
import type { Measure } from './ranking';

export const title: Text = { en: 'Regions', zh: '地区分布' };

export const description: Text = {
  en: 'Regions by size, their bars divided by segment; or the mean kWh of a customer with known consumption. Regions of too few customers are put together. Click filters, Ctrl adds.',
  zh: '各地区按大小排列，条形按客群分段；也可看有电量客户的户均电量。客户过少的地区合并显示。点击筛选，按住 Ctrl 可多选。',
};
export const field: Text = { en: 'By', zh: '分类' };
export const measure: { readonly label: Text; readonly options: Readonly<Record<Measure, Text>> } = {
  label: { en: 'Measure', zh: '指标' },
  options: {
    customers: { en: 'Count', zh: '户数' },
    energy: { en: 'kWh', zh: '电量' },
    bill: { en: 'Bill', zh: '电费' },
    each: { en: 'kWh each', zh: '户均' },
  },
};
export const headings: Readonly<Record<'customers' | 'each', SubjectPhrase<[total: string]>>> = {
  customers: { en: (of, total) => `${of.heading} (${total})`, zh: (of, total) => `${of.heading}（${total}${of.counter}）` },
  each: { en: (of, mean) => `Energy ${of.each} (mean ${mean})`, zh: (of, mean) => `${of.each}电量（总体 ${mean}）` },
};
/** A sum with its total. */
export const sumOf: Phrase<[name: string, total: string]> = {
  en: (name, total) => `${name} (${total})`,
  zh: (name, total) => `${name}（${total}）`,
};
export const small: Phrase<[groups: string, least: string]> = {
  en: (groups, least) => `${groups} others (n < ${least})`,
  zh: (groups, least) => `其他 ${groups} 个（n < ${least}）`,
};
export const othersTogether: Phrase<[least: string]> = {
  en: (least) => `Others together (n < ${least})`,
  zh: (least) => `其他合计（n < ${least}）`,
};
export const view: { readonly label: Text; readonly options: Readonly<Record<'bars' | 'map', Text>> } = {
  label: { en: 'Drawing', zh: '画法' },
  options: { bars: { en: 'Bars', zh: '条形' }, map: { en: 'Map', zh: '地图' } },
};
export const mapHint: Text = { en: 'Drop GeoJSON for a map', zh: '拖入 GeoJSON 文件可显示地图' };
export const matched: Phrase<[found: string, all: string, property: string]> = {
  en: (found, all, property) => `${found} of ${all} found on the map (by ${property})`,
  zh: (found, all, property) => `地图匹配 ${found}/${all}（按 ${property}）`,
};
export const withoutArea: Phrase<[names: string]> = {
  en: (names) => `; without an area: ${names}`,
  zh: (names) => `；无对应区域：${names}`,
};
export const tooSmall: Phrase<[least: string]> = { en: (least) => `n < ${least}, hidden`, zh: (least) => `n < ${least}，不显示` };
export const unknown: Text = { en: 'not known', zh: '无数据' };
export const spoken: SubjectPhrase<[name: string, n: string, value: string, share: string]> = {
  en: (of, name, n, value, share) => `${name}: ${n}${of.counter}; ${value}${share}`,
  zh: (of, name, n, value, share) => `${name}：${n}${of.counter}；${value}${share}`,
};
export const ofAll: Phrase<[share: string]> = { en: (share) => `, ${share} of all`, zh: (share) => `，占 ${share}` };

/** Rows of the tooltip and headings of the table. */
export const words = {
  kwhColumn: { en: 'Energy in 12 months (kWh)', zh: '近 12 个月电量（kWh）' },
  amountColumn: { en: 'Bill in 12 months', zh: '近 12 个月电费' },
  shareColumn: { en: 'Share of count (%)', zh: '户数占比（%）' },
} satisfies Record<string, Text>;
export const each: SubjectPhrase<[]> = { en: (of) => `Energy ${of.each}`, zh: (of) => `${of.each}电量` };
export const eachColumn: SubjectPhrase<[]> = { en: (of) => `Energy ${of.each} (kWh)`, zh: (of) => `${of.each}电量（kWh）` };
