/** Owns the words of the timeline of connections. */
import type { Text } from '../../lib/text';
import type { Phrase } from '../phrase';

export const title: Text = { en: 'Stages of connections', zh: '报装环节时间线' };
export const description: Text = {
  en: 'The usual course of a connection: each stage starts after the medians of those before it and of the waiting between them (gaps); bars are medians, thin lines reach to P90. Medians do not add up to the median of the whole. What is under way counts with its age (Kaplan–Meier).',
  zh: '报装的通常进程：各环节从前序环节中位用时与等待时间（空隙）之后开始；条形为中位数，细线到 P90。各环节中位数之和不等于全程中位数。在途环节按已历时长计入（Kaplan–Meier 估计）。',
};
export const by: Text = { en: 'By', zh: '分组' };
export const axis: Text = { en: 'Days since application (medians one after another)', zh: '申请后天数（按各环节中位数累计）' };
export const heading: Phrase<[group: string, cases: string]> = {
  en: (group, cases) => `${group} · n = ${cases}`,
  zh: (group, cases) => `${group} · n = ${cases}`,
};
export const label: Phrase<[median: string, p90: string]> = {
  en: (median, p90) => `${median} · P90 ${p90}`,
  zh: (median, p90) => `${median} · P90 ${p90}`,
};
export const hidden: Phrase<[limit: string]> = {
  en: (limit) => `n < ${limit}, hidden`,
  zh: (limit) => `n < ${limit}，不显示`,
};
/** `wait` is empty where nothing tells of waiting. */
export const costly: Phrase<[group: string, stage: string, share: string, wait: string]> = {
  en: (group, stage, share, wait) => `${group} · ${stage} ${share} of all days${wait === '' ? '' : `, waiting ${wait}`}`,
  zh: (group, stage, share, wait) => `${group} · “${stage}”占全程 ${share}${wait === '' ? '' : `，等待占 ${wait}`}`,
};
export const words = {
  group: { en: 'Group', zh: '分组' },
  stage: { en: 'Stage', zh: '环节' },
  n: { en: 'n', zh: 'n' },
  open: { en: 'Under way', zh: '在途' },
  median: { en: 'Median', zh: '中位数' },
  interval: { en: '95% interval of the median', zh: '中位数 95% 置信区间' },
  p90: { en: 'P90', zh: 'P90' },
  wait: { en: 'Waiting before (median)', zh: '此前等待（中位数）' },
  mean: { en: 'Mean days of a connection', zh: '平均每件用时' },
  medianColumn: { en: 'Median (d)', zh: '中位数（天）' },
  lo: { en: '95% from (d)', zh: '95% 区间下限（天）' },
  hi: { en: '95% to (d)', zh: '95% 区间上限（天）' },
  p90Column: { en: 'P90 (d)', zh: 'P90（天）' },
  waitColumn: { en: 'Waiting before, median (d)', zh: '此前等待中位数（天）' },
} satisfies Record<string, Text>;
