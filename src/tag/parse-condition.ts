/** Owns reading one condition of a rule's SQL; what has none of the known forms stays SQL. */
import { AppError } from '../lib/errors';
import type { FactField, ModelInfo } from '../model/model-info';
import { readExpression } from '../sql/read-only';
import { MOST_MONTHS, roundShare, type Comparison, type Rule } from './rule';
import { readField, readLiteral, readOperand, type Operand } from './rule-operand';
import { fail, problemAt, RuleError, unknownField, wrongType } from './rule-problems';
import { isSign, isWord, tokensText, type RuleToken } from './rule-tokens';

/** SQL knows three truths: when a condition is true, and when it is false. Elsewhere a value is missing. */
export interface Truth {
  readonly yes: Rule;
  readonly no: Rule;
}

const SIGNS: Readonly<Record<string, Comparison>> = {
  ...{ '=': '=', '==': '=', '<>': '<>', '!=': '<>', '<': '<', '<=': '<=', '>': '>', '>=': '>=' },
};
const OPPOSITE: Readonly<Record<Comparison, Comparison>> = { '=': '<>', '<>': '=', '<': '>=', '<=': '>', '>': '<=', '>=': '<' };
const TURNED: Readonly<Record<Comparison, Comparison>> = { '=': '=', '<>': '<>', '<': '>', '<=': '>=', '>': '<', '>=': '<=' };

/** @throws RuleError */
export function parseCondition(tokens: readonly RuleToken[], text: string, model: ModelInfo): Truth {
  if (tokens.length === 1 && isWord(tokens[0], 'TRUE'))
    return { yes: { kind: 'all', rules: [] }, no: { kind: 'any', rules: [] } };
  if (tokens.length === 1 && isWord(tokens[0], 'FALSE'))
    return { yes: { kind: 'any', rules: [] }, no: { kind: 'all', rules: [] } };
  return comparison(tokens, model) ?? ofField(tokens, model) ?? ownSql(tokens, text, model);
}

function comparison(tokens: readonly RuleToken[], model: ModelInfo): Truth | null {
  const left = readOperand(tokens, 0, model);
  const sign = left === null ? undefined : tokens[left.next];
  const op = sign?.kind === 'sign' ? SIGNS[sign.value] : undefined;
  if (left === null || op === undefined) return null;
  const right = readOperand(tokens, left.next + 1, model);
  for (const side of [left, right]) refuseUnknown(side?.operand, model);
  if (right?.next !== tokens.length) {
    if (left.next + 1 === tokens.length && sign !== undefined)
      fail(sign, 'rule_value_missing', 'A value is missing behind this sign.', '此符号后缺少取值。');
    return null;
  }
  const span = { start: tokens[0]?.start ?? 0, end: tokens[tokens.length - 1]?.end ?? 0 };
  return compared(left.operand, op, right.operand, span) ?? compared(right.operand, TURNED[op], left.operand, span);
}

function compared(left: Operand, op: Comparison, right: Operand, span: { start: number; end: number }): Truth | null {
  if (left.kind === 'recent' && right.kind === 'number' && left.months <= MOST_MONTHS) {
    const { measure, months } = left;
    const rule = (sign: Comparison): Rule => ({ kind: 'recent', measure, months, op: sign, value: right.value });
    return { yes: rule(op), no: rule(OPPOSITE[op]) };
  }
  if (left.kind !== 'field' || left.field === undefined) return null;
  const { field } = left;
  if (right.kind === 'quantile') return quantile(field, op, right);
  if (right.kind !== 'number' && right.kind !== 'text') return null;
  const value = valueFor(field, right, span);
  // Own SQL may compare texts by their order; the form does not.
  if (field.kind === 'category' && op !== '=' && op !== '<>') return null;
  const rule = (sign: Comparison): Rule => ({ kind: 'compare', field: field.name, op: sign, value });
  return { yes: rule(op), no: rule(OPPOSITE[op]) };
}

function quantile(field: FactField, op: Comparison, right: Extract<Operand, { kind: 'quantile' }>): Truth | null {
  const end = op === '>=' ? 'top' : op === '<=' ? 'bottom' : null;
  if (end === null || right.field !== field.name || field.kind !== 'number') return null;
  const share = end === 'top' ? roundShare(1 - right.at) : roundShare(right.at);
  // A cut finer than a millionth would not come back as it was.
  if (share <= 0 || share > 1 || roundShare(right.at) !== right.at) return null;
  const rule: Rule = { kind: 'quantile', field: field.name, end, share };
  const known: Rule = { kind: 'not', rule: { kind: 'missing', field: field.name } };
  return { yes: rule, no: { kind: 'all', rules: [known, { kind: 'not', rule }] } };
}

/** IS [NOT] NULL, [NOT] IN (…), [NOT] BETWEEN … AND … */
function ofField(tokens: readonly RuleToken[], model: ModelInfo): Truth | null {
  const read = readField(tokens, 0, model);
  if (read?.operand.kind !== 'field') return null;
  const { field, token } = read.operand;
  const rest = tokens.slice(read.next);
  if (rest.length === 0 && field !== undefined)
    fail(token, 'rule_field_alone', `What must ${field.name} be? Add a comparison.`, `${field.name} 后缺少比较条件。`);
  const isNot = isWord(rest[0], 'NOT');
  const verb = rest[isNot ? 1 : 0];
  if (rest.length === 0 || isWord(verb, 'IS', 'IN', 'BETWEEN', 'LIKE', 'ILIKE')) refuseUnknown(read.operand, model);
  if (field === undefined) return null;
  const turn = (truth: Truth): Truth => (isNot ? { yes: truth.no, no: truth.yes } : truth);
  if (!isNot && isWord(verb, 'IS')) return nullTest(field, rest);
  const values = rest.slice(isNot ? 2 : 1);
  if (isWord(verb, 'IN')) {
    const truth = inList(field, values);
    return truth === null ? null : turn(truth);
  }
  if (!isWord(verb, 'BETWEEN') || field.kind === 'category') return null;
  const lo = readLiteral(values, 0);
  const hi = lo !== null && isWord(values[lo.next], 'AND') ? readLiteral(values, lo.next + 1) : null;
  if (lo === null || hi?.next !== values.length) return null;
  const span = { start: token.start, end: tokens[tokens.length - 1]?.end ?? token.end };
  const bound = (op: Comparison, operand: Operand): Rule => ({
    kind: 'compare',
    field: field.name,
    op,
    value: valueFor(field, operand, span),
  });
  return turn({
    yes: { kind: 'all', rules: [bound('>=', lo.operand), bound('<=', hi.operand)] },
    no: { kind: 'any', rules: [bound('<', lo.operand), bound('>', hi.operand)] },
  });
}

function nullTest(field: FactField, rest: readonly RuleToken[]): Truth | null {
  const missing: Rule = { kind: 'missing', field: field.name };
  const known: Rule = { kind: 'not', rule: missing };
  if (rest.length === 2 && isWord(rest[1], 'NULL')) return { yes: missing, no: known };
  return rest.length === 3 && isWord(rest[1], 'NOT') && isWord(rest[2], 'NULL') ? { yes: known, no: missing } : null;
}

function inList(field: FactField, tokens: readonly RuleToken[]): Truth | null {
  if (!isSign(tokens[0], '(') || !isSign(tokens[tokens.length - 1], ')')) return null;
  const values: (string | number)[] = [];
  for (let at = 1; ;) {
    const literal = readLiteral(tokens, at);
    if (literal === null) return null;
    const span = { start: tokens[at]?.start ?? 0, end: tokens[literal.next - 1]?.end ?? 0 };
    values.push(valueFor(field, literal.operand, span));
    if (literal.next === tokens.length - 1) break;
    if (!isSign(tokens[literal.next], ',')) return null;
    at = literal.next + 1;
  }
  const each = (op: Comparison): Rule[] => values.map((value) => ({ kind: 'compare', field: field.name, op, value }));
  const texts = values.filter((value) => typeof value === 'string');
  const yes: Rule =
    field.kind === 'category' ? { kind: 'in', field: field.name, values: texts } : { kind: 'any', rules: each('=') };
  return { yes, no: { kind: 'all', rules: each('<>') } };
}

/** The value as this field has it. @throws RuleError */
function valueFor(field: FactField, operand: Operand, span: { start: number; end: number }): number | string {
  if (operand.kind === 'number' && field.kind === 'number' && Number.isFinite(operand.value)) return operand.value;
  if (operand.kind === 'text') {
    if (field.kind === 'category' && !operand.isDate) return operand.value;
    if (field.kind === 'date' && isDay(operand.value)) return operand.value;
    const number = Number(operand.value);
    if (field.kind === 'number' && !operand.isDate && operand.value.trim() !== '' && Number.isFinite(number)) return number;
  }
  throw new RuleError(wrongType(field, span));
}

/** A day that the calendar has, as yyyy-MM-dd. */
export function isDay(text: string): boolean {
  const date = new Date(`${text}T00:00:00Z`);
  return /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text);
}

function refuseUnknown(operand: Operand | undefined, model: ModelInfo): void {
  // The number of the customer is a column, though no fact.
  if (operand?.kind !== 'field' || operand.field !== undefined || operand.token.value.toLowerCase() === 'customer_id') return;
  throw new RuleError(unknownField(operand.token.value, operand.token, model));
}

function ownSql(tokens: readonly RuleToken[], text: string, model: ModelInfo): Truth {
  const first = tokens[0];
  const last = tokens[tokens.length - 1];
  if (first === undefined || last === undefined) throw new RangeError('no tokens');
  if (tokens.length === 1 && (first.kind === 'word' || first.kind === 'name'))
    throw new RuleError(unknownField(first.value, first, model));
  const own = tokensText(tokens, text);
  try {
    readExpression(own);
  } catch (thrown) {
    const error = AppError.from(thrown);
    throw new RuleError(problemAt({ start: first.start, end: last.end }, error.code, error.text));
  }
  return { yes: { kind: 'sql', text: own }, no: { kind: 'sql', text: `NOT (${own})` } };
}
