/** Owns the words of satisfaction by month. */
import type { Text } from '../../lib/text';
import type { Phrase } from '../phrase';

export const title: Text = { en: 'Satisfaction by month', zh: '满意度月度趋势' };

export const description: Text = {
  en: 'All answers by the month in which they were given, with 95% intervals (Wilson; adjusted Wald for NPS). Months of too few answers are left open. Below: how many answered.',
  zh: '按作答月份统计全部评价，阴影为 95% 置信区间（Wilson；NPS 为修正 Wald）；评价过少的月份断开。下方为评价数。',
};
export const plot: Text = {
  en: 'Months; arrow keys read them one by one, Enter keeps who answered then',
  zh: '各月份；方向键逐月读取，回车筛选当月作答的客户',
};
export const filter: Text = { en: 'Answered in', zh: '作答月份' };
export const answers: Phrase<[most: string]> = { en: (most) => `Answers (most ${most})`, zh: (most) => `评价数（最多 ${most}）` };
export const hidden: Phrase<[limit: string]> = {
  en: (limit) => `n < ${limit}, hidden`,
  zh: (limit) => `n < ${limit}，不显示`,
};
export const unknown: Phrase<[n: string]> = {
  en: (n) => `with ${n} answers of unknown customers`,
  zh: (n) => `含客户不明的评价 ${n} 份`,
};
export const undated: Text = {
  en: 'No answer has a date, so there is no trend. Add the date of the answer (survey_date) to the file, or say on the Data page which column it is.',
  zh: '评价没有日期，无法显示趋势。请在文件中增加“调查日期”列，或在“数据”页指定对应的列。',
};
export const words = {
  month: { en: 'Month', zh: '月份' },
  answers: { en: 'Answers (n)', zh: '评价数（n）' },
  interval: { en: '95% interval', zh: '95% 置信区间' },
  lo: { en: '95% interval, from', zh: '95% 区间下限' },
  hi: { en: '95% interval, to', zh: '95% 区间上限' },
  few: { en: 'Few answers: read with care', zh: '样本较少，仅供参考' },
} satisfies Record<string, Text>;
