/** Owns the words of a cross table. */
import { formatCount, formatPercent } from '../../lib/format';
import type { Locale, Text } from '../../lib/text';
import type { CrossCell } from './layout';

export const crossText = {
  title: { en: 'Cross table', zh: '交叉表' },
  all: { en: 'All', zh: '合计' },
  small: (least: number): Text => ({ en: `n < ${String(least)}, hidden`, zh: `n < ${String(least)}，不显示` }),
  /** Of a cell. */
  fewer: (least: number): string => `< ${String(least)}`,
  legend: {
    en: 'Each row adds up to 100%. ▲ more often than among all customers, ▼ less often (by a half or more: ▲▲ ▼▼).',
    zh: '每行合计 100%。▲ 高于全体占比，▼ 低于全体占比（相差一半以上：▲▲ ▼▼）。',
  },
};

/** The mark beside a share; empty where it is about that of everybody. */
export const weightMark = (cell: CrossCell): string => ({ '2': '▲▲', '1': '▲', '0': '', '-1': '▼', '-2': '▼▼' })[cell.weight];

/** One sentence with all numbers of a cell, or that there are too few for them. */
export function cellSentence(own: string, other: string, cell: CrossCell, smallGroup: number, locale: Locale): string {
  if (cell.customers === null) return `${own} → ${other}${locale === 'zh' ? '：' : ': '}${crossText.small(smallGroup)[locale]}`;
  const n = formatCount(cell.customers, locale);
  const share = formatPercent(cell.share, locale);
  const index = formatCount(100 * cell.ratio, locale);
  return locale === 'zh'
    ? `${own} → ${other}：${n} 户，占该行 ${share}，指数 ${index}（全体 = 100）`
    : `${own} → ${other}: n = ${n}, ${share} of the row, index ${index} (all = 100)`;
}
