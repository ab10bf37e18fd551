/** Owns the words of movement between segments. */
import { formatCount, formatPercent } from '../../lib/format';
import { many } from '../../lib/many';
import type { Locale, Text } from '../../lib/text';
import type { Ribbon } from './layout';
import type { Flow } from './query';

export const flowText = {
  title: { en: 'Movement between segments', zh: '客群变动' },
  isNew: { en: 'New', zh: '新增' },
  isGone: { en: 'Gone', zh: '流出' },
  was: { en: 'Before', zh: '变动前' },
  becomes: { en: 'Now', zh: '当前' },
  customers: { en: 'Customers', zh: '客户数' },
  share: { en: 'Share of before', zh: '占变动前' },
} satisfies Record<string, Text>;

/** What a screen reader and the tooltip say of a ribbon. */
export function ribbonSentence({ fromName, toName, customers, share, stays }: Ribbon, locale: Locale): string {
  const n = formatCount(customers, locale);
  const part = formatPercent(share, locale);
  if (locale === 'zh') return stays ? `${fromName} 保持不变：${n} 户（${part}）` : `${fromName} → ${toName}：${n} 户（${part}）`;
  return stays ? `${fromName}, unchanged: ${n} (${part})` : `${fromName} → ${toName}: ${n} (${part})`;
}

/** "412 of 6,400 customers changed segment; most: C → B (211). 20 are new, 3 are gone." */
export function movementSentence(flows: readonly Flow[], ribbons: readonly Ribbon[]): Text {
  const sum = (of: (flow: Flow) => boolean): number => flows.reduce((total, flow) => total + (of(flow) ? flow.customers : 0), 0);
  const both = sum(({ from, to }) => from !== null && to !== null);
  const changed = sum(({ from, to }) => from !== null && to !== null && from !== to);
  const [isNew, gone] = [sum(({ from }) => from === null), sum(({ to }) => to === null)];
  const top = ribbons.find(({ from, to, stays }) => !stays && from !== null && to !== null);
  const n = (value: number): string => formatCount(value, 'zh');
  const most =
    top === undefined
      ? { en: '', zh: '' }
      : {
          en: `; most: ${top.fromName} → ${top.toName} (${n(top.customers)})`,
          zh: `，其中最多：${top.fromName} → ${top.toName}（${n(top.customers)} 户）`,
        };
  const ends = { en: '', zh: '' };
  if (isNew > 0) [ends.en, ends.zh] = [` ${many(isNew, 'customer is', 'customers are')} new.`, `新增 ${n(isNew)} 户。`];
  if (gone > 0) {
    ends.en += ` ${many(gone, 'customer is', 'customers are')} gone.`;
    ends.zh += `流出 ${n(gone)} 户。`;
  }
  return {
    en: `${n(changed)} of ${many(both, 'customer')} changed segment${most.en}.${ends.en}`,
    zh: `${n(both)} 户中有 ${n(changed)} 户变动客群${most.zh}。${ends.zh}`,
  };
}
