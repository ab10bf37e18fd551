/** Owns the words and formulas of the table of indices. */
import type { Text } from '../../lib/text';
import type { Index } from './query';

export const title: Text = { en: 'Indices of load curves', zh: '负荷特性指标' };
export const description: Text = {
  en: 'Indices by segment; point at or focus a heading for its formula. Indices of a day are means over the whole days of a customer (three quarters of the points known), then over customers, each counted once. Peak, flat and valley follow the time-of-use table. Click a segment to filter.',
  zh: '各客群负荷特性指标；指向或聚焦表头可查看公式。日指标先对每户的完整日（点数不少于四分之三）取平均，再对客户取平均，每户计一次。峰平谷占比依据分时电价表。点击客群可筛选。',
};
export const segment: Text = { en: 'Segment', zh: '客群' };
export const all: Text = { en: 'All shown', zh: '合计' };
export const customers: Text = { en: 'n', zh: 'n' };

export const indexText: Readonly<Record<Index, { readonly name: Text; readonly formula: Text }>> = {
  loadFactor: {
    name: { en: 'Load factor', zh: '负荷率' },
    formula: { en: 'Mean load of the day ÷ its highest load: P̄ / Pmax', zh: '日平均负荷 ÷ 日最大负荷：P̄ / Pmax' },
  },
  minRate: {
    name: { en: 'Minimum-load rate', zh: '最小负荷率' },
    formula: { en: 'Lowest load of the day ÷ its highest: Pmin / Pmax', zh: '日最小负荷 ÷ 日最大负荷：Pmin / Pmax' },
  },
  peakValleyRate: {
    name: { en: 'Peak–valley rate', zh: '峰谷差率' },
    formula: { en: '(Pmax − Pmin) / Pmax of the day', zh: '(日最大负荷 − 日最小负荷) ÷ 日最大负荷' },
  },
  tmaxHours: {
    name: { en: 'Tmax (h)', zh: '最大负荷利用小时（h）' },
    formula: {
      en: 'Annual kWh ÷ highest load. Of the chosen days: mean load × 8,760 h ÷ highest load, which supposes that the year is like them',
      zh: '年电量 ÷ 年最大负荷。按所选日期折算：平均负荷 × 8760 h ÷ 最大负荷（假设全年与所选日期相同）',
    },
  },
  coincidence: {
    name: { en: 'Coincidence factor', zh: '同时率' },
    formula: {
      en: 'Highest sum of the group ÷ sum of its customers’ own highest loads: max ΣPᵢ(t) / Σ max Pᵢ(t)',
      zh: '群体合计最大负荷 ÷ 各户自身最大负荷之和：max ΣPᵢ(t) / Σ max Pᵢ(t)',
    },
  },
  sharp: {
    name: { en: 'Sharp share', zh: '尖电量占比' },
    formula: { en: 'kWh in sharp hours ÷ kWh of the group', zh: '尖时段电量 ÷ 群体电量' },
  },
  peak: {
    name: { en: 'Peak share', zh: '峰电量占比' },
    formula: { en: 'kWh in peak hours ÷ kWh of the group', zh: '峰时段电量 ÷ 群体电量' },
  },
  flat: {
    name: { en: 'Flat share', zh: '平电量占比' },
    formula: { en: 'kWh in flat hours ÷ kWh of the group', zh: '平时段电量 ÷ 群体电量' },
  },
  valley: {
    name: { en: 'Valley share', zh: '谷电量占比' },
    formula: { en: 'kWh in valley hours ÷ kWh of the group', zh: '谷时段电量 ÷ 群体电量' },
  },
  entropy: {
    name: { en: 'Shape entropy', zh: '形态熵' },
    formula: {
      en: 'H = −Σ pⱼ log₂ pⱼ ÷ log₂ 8 of a customer’s days by which three hours are highest (8 codes): 0 all days alike, 1 every kind as often; customers with two days or more',
      zh: 'H = −Σ pⱼ log₂ pⱼ ÷ log₂ 8，按每日负荷最高的 3 小时段编码（8 类）：0 为各日相同，1 为各类等频；仅计两天以上的客户',
    },
  },
};
