/** Owns the words of the chart of reliability by group. */
import type { Text } from '../../lib/text';
import type { Phrase } from '../phrase';
import type { Measure } from './query';

export const title: Text = { en: 'Reliability of supply by group', zh: '供电可靠性（分组）' };
export const description: Text = {
  en: 'SAIDI: minutes without supply a customer; SAIFI: interruptions a customer; CAIDI: minutes an interruption; ASAI: share of the time with supply (IEEE 1366). Sustained interruptions of the year up to the last record, each where it began; overlapping records count once and interruptions in progress do not count. The dashed line is all customers together.',
  zh: '户均停电时间（SAIDI）、户均停电次数（SAIFI）、每次停电平均时长（CAIDI）、供电可靠率（ASAI / RS-1），口径同 IEEE 1366 与 DL/T 836。统计截至最后一条记录的一年内的持续停电，按开始时间计；时间重叠的记录只计一次，未复电的不计。虚线为全部客户。',
};

export const measure: { readonly label: Text; readonly options: Readonly<Record<Measure, Text>> } = {
  label: { en: 'Index', zh: '指标' },
  options: {
    saidi: { en: 'SAIDI', zh: '停电时间' },
    saifi: { en: 'SAIFI', zh: '停电次数' },
    caidi: { en: 'CAIDI', zh: '每次时长' },
    asai: { en: 'ASAI', zh: '可靠率' },
  },
};
export const names: Readonly<Record<Measure, Text>> = {
  saidi: { en: 'SAIDI, time without supply a customer', zh: '户均停电时间（SAIDI）' },
  saifi: { en: 'SAIFI, interruptions a customer', zh: '户均停电次数（SAIFI）' },
  caidi: { en: 'CAIDI, time an interruption', zh: '每次停电平均时长（CAIDI）' },
  asai: { en: 'ASAI, time with supply', zh: '供电可靠率（ASAI）' },
};
/** Bars of 99.9 % would all look alike. */
export const downtime: Text = { en: '; bars: time without supply', zh: '；条长为停电时间' };
export const field: Text = { en: 'Groups', zh: '分组' };
export const segment: Text = { en: 'Segment', zh: '客群' };
/** Where there is less room. */
export const shortHeading: Phrase<[name: string, all: string]> = {
  en: (name, all) => `${name}: all ${all}`,
  zh: (name, all) => `${name}：全部 ${all}`,
};
export const heading: Phrase<[name: string, all: string, since: string, until: string]> = {
  en: (name, all, since, until) => `${name}: all ${all} (${since} to ${until})`,
  zh: (name, all, since, until) => `${name}：全部 ${all}（${since} 至 ${until}）`,
};
export const label: Phrase<[value: string, n: string]> = {
  en: (value, n) => `${value} · n = ${n}`,
  zh: (value, n) => `${value} · n = ${n}`,
};
export const spoken: Phrase<[name: string, n: string, saidi: string, saifi: string, caidi: string, asai: string]> = {
  en: (name, n, saidi, saifi, caidi, asai) =>
    `${name}: ${n} customers, SAIDI ${saidi}, SAIFI ${saifi}, CAIDI ${caidi}, ASAI ${asai}`,
  zh: (name, n, saidi, saifi, caidi, asai) =>
    `${name}：${n} 户，户均停电时间 ${saidi}，户均停电次数 ${saifi}，每次时长 ${caidi}，供电可靠率 ${asai}`,
};
export const open: Phrase<[n: string]> = {
  en: (n) => `${n} customer interruptions in progress are not counted.`,
  zh: (n) => `另有 ${n} 户次停电尚未复电，未计入。`,
};
export const times: Phrase<[count: string]> = { en: (count) => count, zh: (count) => `${count} 次` };

/** Rows of the tooltip and headings of the table. */
export const words = {
  customers: { en: 'Customers (n)', zh: '户数（n）' },
  planned: { en: 'of it planned', zh: '其中计划停电' },
  saidiColumn: { en: 'SAIDI (min a customer)', zh: '户均停电时间 SAIDI（分钟/户）' },
  saifiColumn: { en: 'SAIFI (times a customer)', zh: '户均停电次数 SAIFI（次/户）' },
  caidiColumn: { en: 'CAIDI (min a time)', zh: '每次停电平均时长 CAIDI（分钟）' },
  asaiColumn: { en: 'ASAI (%)', zh: '供电可靠率 ASAI（%）' },
  plannedSaidiColumn: { en: 'SAIDI, planned (min)', zh: 'SAIDI 其中计划（分钟）' },
  plannedSaifiColumn: { en: 'SAIFI, planned (times)', zh: 'SAIFI 其中计划（次）' },
  few: { en: 'Few customers: read with care', zh: '户数较少，仅供参考' },
} satisfies Record<string, Text>;
