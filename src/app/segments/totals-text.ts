/** Owns the words of the table of segments, and under which name a choice in it filters. */
import type { Text } from '../../lib/text';

/** The chart of segment sizes has the same one, so that a choice here is a choice there. */
export const SEGMENT_FILTER = 'segment-size';

export const totalsText = {
  segment: { en: 'Segment', zh: '客群' },
  customers: { en: 'Customers', zh: '户数' },
  share: { en: 'Share', zh: '占比' },
  small: (n: number): Text => ({
    en: `Amounts of groups below ${String(n)} customers are not shown.`,
    zh: `不足 ${String(n)} 户的客群不显示电量、电费等合计。`,
  }),
};
