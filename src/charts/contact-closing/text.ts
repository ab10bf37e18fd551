/** Owns the words of the time to respond to contacts and to close them. */
import { formatCount } from '../../lib/format';
import type { Text } from '../../lib/text';
import type { Step } from '../../service/closing';

export const title: Text = { en: 'Time to respond and to close', zh: '响应与办结用时' };

export const description: Text = {
  en: 'From opening to closing, or to the first response: median (dot) with its 95% interval and P90 (tick); what is still open counts with its age so far (Kaplan–Meier). Or the share closed within the limit of its type, or responded to within the limit (Wilson). Connections are left out.',
  zh: '受理至办结（或首次响应）用时：圆点为中位数、粗线为其 95% 置信区间、竖线为 P90；未办结（未响应）工单按已历时长计入（Kaplan–Meier 估计）。也可看时限内办结率、响应率（Wilson 区间）。不含报装工单。',
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
export const step = {
  label: { en: 'Until', zh: '计至' },
  options: { close: { en: 'Closing', zh: '办结' }, respond: { en: 'First response', zh: '首次响应' } },
};
export const axis = {
  close: {
    time: { en: 'From opening to closing (log scale)', zh: '受理至办结用时（对数坐标）' },
    limit: { en: 'Closed within the limit, %', zh: '时限内办结率，%' },
  },
  respond: {
    time: { en: 'From opening to the first response (log scale)', zh: '受理至首次响应用时（对数坐标）' },
    limit: { en: 'Responded to within the limit, %', zh: '时限内响应率，%' },
  },
} satisfies Record<Step, Record<string, Text>>;
export const all = {
  en: (share: string) => `All ${share}`,
  zh: (share: string) => `全部 ${share}`,
};
export const noResponse: Text = {
  en: 'No column tells when somebody first responded, so only the time to close is known.',
  zh: '数据中没有首次响应时间列，只能统计办结用时。',
};
export const noClosing: Text = {
  en: 'No column tells when contacts were closed: those without a response count as still waiting for one.',
  zh: '数据中没有办结时间列：没有首次响应时间的工单按仍未响应计。',
};
/** @param n contacts whose time to respond is not known */
export const leftOut = {
  en: (n: number) =>
    `${n === 1 ? '1 closed contact without a usable time of response is' : `${formatCount(n, 'en')} closed contacts without a usable time of response are`} left out.`,
  zh: (n: number) => `${formatCount(n, 'zh')} 张已办结工单没有有效的首次响应时间，未计入。`,
};
const closeWords = {
  group: { en: 'Group', zh: '分组' },
  n: { en: 'Contacts judged (n)', zh: '可判定工单数（n）' },
  hits: { en: 'Closed within the limit', zh: '时限内办结' },
  share: { en: 'Share', zh: '时限内办结率' },
  shareColumn: { en: 'Within limit (%)', zh: '时限内办结率（%）' },
  median: { en: 'Median (h)', zh: '中位数（小时）' },
  lo: { en: '95% from (h)', zh: '95% 区间下限（小时）' },
  hi: { en: '95% to (h)', zh: '95% 区间上限（小时）' },
  p90: { en: 'P90 (h)', zh: 'P90（小时）' },
  open: { en: 'Open', zh: '未办结' },
  contacts: { en: 'Contacts (n)', zh: '工单数（n）' },
} satisfies Record<string, Text>;
export const words = {
  close: closeWords,
  respond: {
    ...closeWords,
    hits: { en: 'Responded to within the limit', zh: '时限内响应' },
    share: { en: 'Share', zh: '时限内响应率' },
    shareColumn: { en: 'Within limit (%)', zh: '时限内响应率（%）' },
    open: { en: 'Open, no response yet', zh: '未办结且未响应' },
  },
} satisfies Record<Step, Record<string, Text>>;
