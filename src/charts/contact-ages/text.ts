/** Owns the words of the distribution of times to close, or to respond. */
import type { Text } from '../../lib/text';
import type { Step } from '../../service/closing';
import type { Phrase } from '../phrase';

export const title: Text = { en: 'How long contacts take', zh: '响应与办结用时分布' };
export const description: Text = {
  en: 'Contacts by time from opening to closing, or to the first response, in steps that grow; or what is still open (has no response yet) by its age at the last moment of the data. Late: beyond the limit of its type, or of the response. Connections are left out.',
  zh: '按受理至办结（或首次响应）用时分档的工单数（档距递增）；也可看未办结（未响应）工单截至数据末时的已历时长。超时：超过该类型的办结时限或响应时限。不含报装工单。',
};
export const step = {
  label: { en: 'Until', zh: '计至' },
  options: { close: { en: 'Closing', zh: '办结' }, respond: { en: 'First response', zh: '首次响应' } },
};
export const view = {
  label: { en: 'Show', zh: '显示' },
  options: {
    close: { closed: { en: 'Closed', zh: '已办结' }, open: { en: 'Open, by age', zh: '未办结（已历时长）' } },
    respond: {
      closed: { en: 'Responded to', zh: '已响应' },
      open: { en: 'No response yet, by age', zh: '未响应（已历时长）' },
    },
  } satisfies Record<Step, Record<'closed' | 'open', Text>>,
};
/** What a filter by a bin is called. */
export const filterName: Readonly<Record<Step, Text>> = {
  close: { en: 'Time to close', zh: '办结用时' },
  respond: { en: 'Time to the first response', zh: '首次响应用时' },
};
export const kind = {
  label: { en: 'Which contacts', zh: '工单范围' },
  options: { all: { en: 'All contacts', zh: '全部工单' }, complaint: { en: 'Complaints', zh: '仅投诉' } },
};
export const axis: Text = { en: 'Contacts', zh: '工单数' };
export const below: Phrase<[hi: string]> = { en: (hi) => `< ${hi}`, zh: (hi) => `< ${hi}` };
export const from: Phrase<[lo: string]> = { en: (lo) => `≥ ${lo}`, zh: (lo) => `≥ ${lo}` };
export const between: Phrase<[lo: string, hi: string]> = { en: (lo, hi) => `${lo} – ${hi}`, zh: (lo, hi) => `${lo} – ${hi}` };
export const label: Phrase<[contacts: string, share: string, sum: string]> = {
  en: (contacts, share, sum) => `${contacts} · ${share} · Σ ${sum}`,
  zh: (contacts, share, sum) => `${contacts} · ${share} · Σ ${sum}`,
};
export const words = {
  bin: { en: 'Time', zh: '用时' },
  contacts: { en: 'Contacts', zh: '工单数' },
  share: { en: 'Share', zh: '占比' },
  sum: { en: 'Σ share', zh: '累计占比' },
  late: { en: 'Late', zh: '超时' },
  shareColumn: { en: 'Share (%)', zh: '占比（%）' },
  sumColumn: { en: 'Σ share (%)', zh: '累计占比（%）' },
} satisfies Record<string, Text>;
