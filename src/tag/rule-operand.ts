/** Owns what may stand on either side of a comparison in a rule: a field, a value, a quantile, or a sum over the last months. */
import type { FactField, ModelInfo } from '../model/model-info';
import { measureSql } from './event-measure';
import { EVENT_MEASURES, type EventMeasure } from './rule';
import { isSign, isWord, ruleTokens, type RuleToken } from './rule-tokens';

export type Operand =
  | { readonly kind: 'field'; readonly token: RuleToken; readonly field: FactField | undefined }
  | { readonly kind: 'number'; readonly value: number }
  | { readonly kind: 'text'; readonly value: string; readonly isDate: boolean }
  | { readonly kind: 'quantile'; readonly field: string; readonly at: number }
  | { readonly kind: 'recent'; readonly measure: EventMeasure; readonly months: number };

/** An operand and the place behind it. */
export interface Read {
  readonly operand: Operand;
  readonly next: number;
}

/** What stands at a place; null for anything else. */
export function readOperand(tokens: readonly RuleToken[], at: number, model: ModelInfo): Read | null {
  return (
    readRecent(tokens, at, model) ?? readQuantile(tokens, at, model) ?? readLiteral(tokens, at) ?? readField(tokens, at, model)
  );
}

/** A name, bare or quoted, with `customer_facts.` before it or without. Names of functions and other words are none. */
export function readField(tokens: readonly RuleToken[], at: number, model: ModelInfo): Read | null {
  const isQualified = tokens[at]?.value.toLowerCase() === 'customer_facts' && isSign(tokens[at + 1], '.');
  const place = isQualified ? at + 2 : at;
  const token = tokens[place];
  if (token === undefined || (token.kind !== 'word' && token.kind !== 'name')) return null;
  if (isSign(tokens[place + 1], '(', '.', '[') || isWord(token, 'TRUE', 'FALSE', 'NULL', 'NOT', 'CASE', 'EXISTS', 'SELECT'))
    return null;
  return { operand: { kind: 'field', token, field: fieldOf(token.value, model) }, next: place + 1 };
}

/** By its exact name, else whatever the case of its letters, as in SQL. */
export function fieldOf(name: string, model: ModelInfo): FactField | undefined {
  const lower = name.toLowerCase();
  return model.facts.find((field) => field.name === name) ?? model.facts.find((field) => field.name.toLowerCase() === lower);
}

/** A number, signed or in brackets, a text, or a date. */
export function readLiteral(tokens: readonly RuleToken[], at: number): Read | null {
  const token = tokens[at];
  if (isSign(token, '(')) {
    const inner = readLiteral(tokens, at + 1);
    return inner !== null && isSign(tokens[inner.next], ')') ? { ...inner, next: inner.next + 1 } : null;
  }
  if (isSign(token, '-', '+')) {
    const inner = readLiteral(tokens, at + 1);
    if (inner?.operand.kind !== 'number') return null;
    return {
      operand: { kind: 'number', value: isSign(token, '-') ? -inner.operand.value : inner.operand.value },
      next: inner.next,
    };
  }
  if (token?.kind === 'number')
    return { operand: { kind: 'number', value: Number(token.value.replace(/_/g, '')) }, next: at + 1 };
  if (token?.kind === 'text') return { operand: { kind: 'text', value: token.value, isDate: false }, next: at + 1 };
  const date = isWord(token, 'DATE') ? tokens[at + 1] : undefined;
  return date?.kind === 'text' ? { operand: { kind: 'text', value: date.value, isDate: true }, next: at + 2 } : null;
}

/** (SELECT quantile_cont(field, 0.8) FROM customer_facts) */
function readQuantile(tokens: readonly RuleToken[], at: number, model: ModelInfo): Read | null {
  if (!isSign(tokens[at], '(') || !isWord(tokens[at + 1], 'SELECT') || !isWord(tokens[at + 2], 'QUANTILE_CONT')) return null;
  if (!isSign(tokens[at + 3], '(')) return null;
  const field = readField(tokens, at + 4, model);
  if (field?.operand.kind !== 'field' || field.operand.field === undefined || !isSign(tokens[field.next], ',')) return null;
  const share = readLiteral(tokens, field.next + 1);
  if (share?.operand.kind !== 'number') return null;
  const end = share.next;
  const closes = isSign(tokens[end], ')') && isWord(tokens[end + 1], 'FROM') && isWord(tokens[end + 2], 'CUSTOMER_FACTS');
  if (!closes || !isSign(tokens[end + 3], ')')) return null;
  return { operand: { kind: 'quantile', field: field.operand.field.name, at: share.operand.value }, next: end + 4 };
}

/** Stands for the number of months in a pattern. */
const MONTHS = 7_777_777;

interface Pattern {
  readonly measure: EventMeasure;
  readonly tokens: readonly RuleToken[];
}

/** By the complete months that they count back from. */
const PATTERNS = new Map<string, readonly Pattern[]>();

function patternsOf(model: ModelInfo): readonly Pattern[] {
  const key = model.completeMonths?.join() ?? '';
  const known = PATTERNS.get(key);
  if (known !== undefined) return known;
  const made = EVENT_MEASURES.map((measure) => ({
    measure,
    tokens: ruleTokens(measureSql(measure, MONTHS, model).text).tokens,
  }));
  PATTERNS.set(key, made);
  return made;
}

/** The very form that the rule writes for this data, however it is laid out. */
function readRecent(tokens: readonly RuleToken[], at: number, model: ModelInfo): Read | null {
  if (!isSign(tokens[at], '(') && !isWord(tokens[at], 'CASE')) return null;
  for (const { measure, tokens: pattern } of patternsOf(model)) {
    const months = monthsOf(pattern, tokens, at);
    if (months !== null) return { operand: { kind: 'recent', measure, months }, next: at + pattern.length };
  }
  return null;
}

function monthsOf(pattern: readonly RuleToken[], tokens: readonly RuleToken[], at: number): number | null {
  let months: number | null = null;
  for (let i = 0; i < pattern.length; i++) {
    const wanted = pattern[i];
    const found = tokens[at + i];
    if (wanted === undefined || found === undefined || wanted.kind !== found.kind) return null;
    if (wanted.kind === 'number' && Number(wanted.value) === MONTHS) {
      const n = Number(found.value);
      if (!Number.isInteger(n) || n < 1 || (months !== null && months !== n)) return null;
      months = n;
    } else if (wanted.kind === 'text' ? wanted.value !== found.value : wanted.value.toLowerCase() !== found.value.toLowerCase())
      return null;
  }
  return months;
}
