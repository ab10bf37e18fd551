/** Owns what a rule asks for that the data does not have. */
import type { Text } from '../lib/text';
import { factField, type ModelInfo } from '../model/model-info';
import { describeNeed } from '../model/needs';
import { EVENT_MEANINGS, hasMeasure } from './event-measure';
import { leavesOf, type Rule } from './rule';
import { isDay } from './parse-condition';

/** One sentence with what to add; null when every field and measure is there and each value is of its field's kind. */
export function ruleLacks(rule: Rule, model: ModelInfo): Text | null {
  for (const leaf of leavesOf(rule)) {
    if (leaf.kind === 'sql') continue;
    const fact = leaf.kind === 'recent' ? EVENT_MEANINGS[leaf.measure].fact : leaf.field;
    const field = factField(model, fact);
    if (field === undefined || (leaf.kind === 'recent' && !hasMeasure(leaf.measure, model))) {
      const { name, howTo } = describeNeed(fact);
      return { en: `The data lacks ${name.en}. ${howTo.en}`, zh: `数据缺少${name.zh}。${howTo.zh}` };
    }
    const value = leaf.kind === 'compare' ? leaf.value : leaf.kind === 'in' ? '' : leaf.kind === 'missing' ? null : 0;
    const fits =
      value === null ||
      leaf.kind === 'recent' ||
      (field.kind === 'number'
        ? typeof value === 'number'
        : typeof value === 'string' && (field.kind !== 'date' || isDay(value)));
    if (!fits) {
      return {
        en: `${field.text.en} is a ${field.kind === 'category' ? 'text' : field.kind} in this data, and the rule takes it for something else. Change the condition.`,
        zh: `在当前数据中，${field.text.zh}是${{ category: '文本', number: '数值', date: '日期' }[field.kind]}，与规则中的取值类型不符，请修改条件。`,
      };
    }
  }
  return null;
}
