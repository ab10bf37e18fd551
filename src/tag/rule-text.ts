/** Owns a rule as a sentence in both languages. */
import { LOCALES, type Locale, type Text } from '../lib/text';
import { factField, type FactField, type ModelInfo } from '../model/model-info';
import { valueText } from '../model/vocabulary';
import { EVENT_MEANINGS, leavesOutMonths, unitOf } from './event-measure';
import type { Comparison, Leaf, Rule } from './rule';

const OPS: Readonly<Record<Comparison, Text>> = {
  '=': { en: 'is', zh: '为' },
  '<>': { en: 'is not', zh: '不为' },
  '<': { en: 'is below', zh: '低于' },
  '<=': { en: 'is at most', zh: '不高于' },
  '>': { en: 'is above', zh: '高于' },
  '>=': { en: 'is at least', zh: '不低于' },
};
const DATE_OPS: Readonly<Record<Comparison, Text>> = {
  ...OPS,
  '<': { en: 'is before', zh: '早于' },
  '<=': { en: 'is not after', zh: '不晚于' },
  '>': { en: 'is after', zh: '晚于' },
  '>=': { en: 'is not before', zh: '不早于' },
};

/** What the rule says, without a full stop. */
export function ruleText(rule: Rule, model: ModelInfo): Text {
  const [zh, en] = LOCALES.map((locale) => sentence(rule, model, locale, false));
  return { en: en ?? '', zh: zh ?? '' };
}

function sentence(rule: Rule, model: ModelInfo, locale: Locale, isInner: boolean): string {
  const zh = locale === 'zh';
  if (rule.kind === 'not') {
    if (rule.rule.kind === 'missing')
      return zh ? `${nameOf(rule.rule.field, model, locale)}有值` : `${nameOf(rule.rule.field, model, locale)} is known`;
    const inner = sentence(rule.rule, model, locale, false);
    return zh ? `不满足（${inner}）` : `not (${inner})`;
  }
  if (rule.kind !== 'all' && rule.kind !== 'any') return leafText(rule, model, locale);
  const [only] = rule.rules;
  if (only === undefined) return rule.kind === 'all' ? (zh ? '全部客户' : 'all customers') : zh ? '没有客户' : 'no customer';
  if (rule.rules.length === 1) return sentence(only, model, locale, isInner);
  const parts = rule.rules.map((part) => sentence(part, model, locale, true));
  const text = parts.join(rule.kind === 'all' ? (zh ? '，且' : ' and ') : zh ? '，或' : ' or ');
  return isInner ? (zh ? `（${text}）` : `(${text})`) : text;
}

function leafText(leaf: Leaf, model: ModelInfo, locale: Locale): string {
  const zh = locale === 'zh';
  if (leaf.kind === 'sql') return zh ? `满足 SQL 条件 ${leaf.text}` : `the condition ${leaf.text} holds`;
  if (leaf.kind === 'recent') {
    const { text } = EVENT_MEANINGS[leaf.measure];
    const months = String(leaf.months);
    // Where the data has months that are not complete, the sentence says which one the window ends with.
    const end = leavesOutMonths(leaf.measure, model) ? (model.completeMonths?.[1] ?? '').slice(0, 7) : '';
    const value = withUnit(leaf.value, unitOf(leaf.measure, model), locale);
    return zh
      ? `近 ${months} 个${end === '' ? '月' : `完整月（至 ${end}）`}${text.zh}${OPS[leaf.op].zh} ${value}`
      : `${text.en} in the last ${months === '1' ? '' : `${months} `}${end === '' ? '' : 'complete '}${months === '1' ? 'month' : 'months'}${end === '' ? '' : ` (to ${end})`} ${OPS[leaf.op].en} ${value}`;
  }
  const field = factField(model, leaf.field);
  const name = nameOf(leaf.field, model, locale);
  switch (leaf.kind) {
    case 'compare': {
      const op = (field?.kind === 'date' ? DATE_OPS : OPS)[leaf.op][locale];
      const value = valueOf(leaf.value, field, locale);
      return zh ? `${name}${op}${typeof leaf.value === 'number' ? ' ' : ''}${value}` : `${name} ${op} ${value}`;
    }
    case 'between': {
      const [lo, hi] = [valueOf(leaf.lo, field, locale), valueOf(leaf.hi, field, locale)];
      return zh ? `${name}不低于 ${lo}且低于 ${hi}` : `${name} is from ${lo} to below ${hi}`;
    }
    case 'in': {
      // Spellings of one thing have one name.
      const values = [...new Set(leaf.values.map((value) => valueText(value, locale)))];
      return zh ? `${name}为${listZh(values)}` : `${name} is ${listEn(values)}`;
    }
    case 'missing':
      return zh ? `${name}缺失` : `${name} is missing`;
    case 'quantile': {
      const share = `${exact(leaf.share * 100)}%`;
      return leaf.end === 'top'
        ? zh
          ? `${name}居前 ${share}`
          : `${name} is among the highest ${share}`
        : zh
          ? `${name}居后 ${share}`
          : `${name} is among the lowest ${share}`;
    }
  }
}

/** More values than this are counted: nobody reads on. */
const MOST_NAMED = 6;

function listEn(values: readonly string[]): string {
  if (values.length > MOST_NAMED)
    return `${values.slice(0, MOST_NAMED - 1).join(', ')} or ${values.length - MOST_NAMED + 1} other values`;
  return values.length < 2 ? (values[0] ?? '') : `${values.slice(0, -1).join(', ')} or ${values[values.length - 1] ?? ''}`;
}

function listZh(values: readonly string[]): string {
  if (values.length > MOST_NAMED) return `${values.slice(0, MOST_NAMED - 1).join('、')}等 ${values.length} 个取值之一`;
  return `${values.join('、')}${values.length > 1 ? '之一' : ''}`;
}

function nameOf(name: string, model: ModelInfo, locale: Locale): string {
  return factField(model, name)?.text[locale] ?? name;
}

/** A value of a rule to the last digit: nothing is rounded, for the rule is not. */
function valueOf(value: number | string, field: FactField | undefined, locale: Locale): string {
  if (typeof value === 'string') return field?.kind === 'date' ? value : valueText(value, locale);
  const unit = field?.unit;
  if (unit?.en === 'share') return `${exact(value * 100)}%`;
  return withUnit(value, unit, locale);
}

function withUnit(value: number, unit: Text | undefined, locale: Locale): string {
  if (unit === undefined) return exact(value);
  // "at least 3 contacts" needs no "times" in English.
  if (locale === 'en') return unit.en === 'times' ? exact(value) : `${exact(value)} ${unit.en}`;
  return `${exact(value)}${/^[㐀-鿿]/.test(unit.zh) ? '' : ' '}${unit.zh}`;
}

function exact(value: number): string {
  const [whole = '', fraction] = String(Number(value.toPrecision(12))).split('.');
  if (whole.includes('e') || fraction?.includes('e') === true) return String(value);
  const grouped = whole.replace('-', '−').replace(/\B(?=(\d{3})+$)/g, ',');
  return fraction === undefined ? grouped : `${grouped}.${fraction}`;
}
