/** Owns which interruptions a filter counts, in words: what `outageTerms` has but for the period. */
import type { Text } from '../../lib/text';
import type { OutageChoice } from './outage-choice';

const KINDS: Readonly<Record<string, Text>> = {
  planned: { en: 'Planned interruptions', zh: '计划停电' },
  unplanned: { en: 'Unplanned interruptions', zh: '故障停电' },
};
const ANY: Text = { en: 'Interruptions', zh: '停电' };

const overText = (minutes: number): Text => ({ en: ` over ${String(minutes)} min`, zh: `${String(minutes)} 分钟以上` });

/** "Planned interruptions over 5 min", "计划停电（5 分钟以上）" */
export function countedOutages({ kind, momentary }: OutageChoice): Text {
  const { en, zh } = KINDS[kind] ?? ANY;
  if (momentary === 0) return { en, zh };
  const over = overText(momentary);
  return { en: en + over.en, zh: `${zh}（${over.zh}）` };
}

/** "停电月份（计划停电，5 分钟以上）": of a topic that names interruptions itself. */
export function countedTopic(topic: string, { kind, momentary }: OutageChoice): string {
  const told = [...(kind in KINDS ? [KINDS[kind]?.zh ?? ''] : []), ...(momentary === 0 ? [] : [overText(momentary).zh])];
  return told.length === 0 ? topic : `${topic}（${told.join('，')}）`;
}
