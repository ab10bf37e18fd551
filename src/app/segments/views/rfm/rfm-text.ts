/** Owns the words of the view of RFM. */
import type { Text } from '../../../../lib/text';

export const rfmText = {
  grid: { en: 'Customers by recency (R) and frequency (F)', zh: '最近按时缴费（R）与逾期频次（F）分布' },
  rows: { en: 'R: paid on time lately', zh: 'R：最近按时缴费' },
  columns: { en: 'F: few late payments in 12 months', zh: 'F：近 12 个月逾期少' },
  mean: (m: string): Text => ({ en: `M ${m}`, zh: `M ${m}` }),
  spoken: (r: number, f: number, n: string, m: string): Text => ({
    en: `R ${String(r)}, F ${String(f)}: ${n} customers, mean M ${m}`,
    zh: `R ${String(r)}、F ${String(f)}：${n} 户，M 均值 ${m}`,
  }),
  hint: {
    en: 'Scores run from 1 to 5, 5 the best: 5 less one for each full fifth of customers who are strictly better, so equal values have equal scores. The colour is the credit class, the shade the number of customers, M the mean score of the bill. Choose a field to filter by its segments.',
    zh: '得分 1–5，5 为最好：每有五分之一的客户严格更优则减 1 分，数值相同得分相同。颜色表示信用等级，深浅表示户数，M 为电费得分均值；点击格子可按其客群筛选。',
  },
  none: { en: 'No customer has all three values.', zh: '没有三项数据齐全的客户。' },
};
