/** Owns the words of the table of segments, and under which name a choice in it filters. */
import type { Text } from '../../lib/text';

/** The chart of segment sizes has the same one, so that a choice here is a choice there. */
export const SEGMENT_FILTER = 'segment-size';

export const totalsText = {
  segment: { en: 'Segment', zh: '客群' },
  customers: { en: 'Customers', zh: '户数' },
  share: { en: 'Share', zh: '占比' },
  few: (n: number): Text => ({ en: `n < ${String(n)}, hidden`, zh: `n < ${String(n)}，不显示` }),
  hidden: (why: Text): Text => ({ en: `– : ${why.en}.`, zh: `– ：${why.zh}。` }),
};
