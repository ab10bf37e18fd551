/** Owns the words of the time to close contacts. */
import type { Text } from '../../lib/text';

export const title: Text = { en: 'Time to close', zh: '办结用时' };

export const description: Text = {
  en: 'From opening to closing: median (dot) with its 95 % interval and P90 (tick); what is still open counts with its age so far (Kaplan–Meier). Or the share closed within the limit of its type (Wilson). Connections are left out.',
  zh: '受理至办结用时：圆点为中位数、粗线为其 95% 置信区间、竖线为 P90；未办结工单按已历时长计入（Kaplan–Meier 估计）。也可看时限内办结率（Wilson 区间）。不含报装工单。',
};
export const by: Text = { en: 'By', zh: '分组' };
export const measure = {
  label: { en: 'Measure', zh: '指标' },
  options: { time: { en: 'Time', zh: '用时' }, limit: { en: 'Within limit', zh: '时限内' } },
};
export const kind = {
  label: { en: 'Which contacts', zh: '工单范围' },
  options: { all: { en: 'All contacts', zh: '全部工单' }, complaint: { en: 'Complaints', zh: '仅投诉' } },
};
export const axis = {
  time: { en: 'From opening to closing (log scale)', zh: '受理至办结用时（对数坐标）' },
  limit: { en: 'Closed within the limit, %', zh: '时限内办结率，%' },
} satisfies Record<string, Text>;
export const all = {
  en: (share: string) => `All ${share}`,
  zh: (share: string) => `全部 ${share}`,
};
export const noResponse: Text = {
  en: 'No column tells when somebody first responded, so only the time to close is known.',
  zh: '数据中没有首次响应时间列，只能统计办结用时。',
};
export const words = {
  group: { en: 'Group', zh: '分组' },
  n: { en: 'Contacts judged (n)', zh: '可判定工单数（n）' },
  hits: { en: 'Closed within the limit', zh: '时限内办结' },
  share: { en: 'Share', zh: '时限内办结率' },
  shareColumn: { en: 'Within limit (%)', zh: '时限内办结率（%）' },
  median: { en: 'Median (h)', zh: '中位数（小时）' },
  lo: { en: '95 % from (h)', zh: '95% 区间下限（小时）' },
  hi: { en: '95 % to (h)', zh: '95% 区间上限（小时）' },
  p90: { en: 'P90 (h)', zh: 'P90（小时）' },
  open: { en: 'Open', zh: '未办结' },
  contacts: { en: 'Contacts (n)', zh: '工单数（n）' },
} satisfies Record<string, Text>;
