/** Owns reading the SQL of a rule: AND, OR, NOT and brackets here, single conditions in parse-condition. */
import { AppError } from '../lib/errors';
import type { ModelInfo } from '../model/model-info';
import { normalRule } from './normal-rule';
import { parseCondition, type Truth } from './parse-condition';
import { MOST_DEPTH, type Rule } from './rule';
import { fail, problemAt, RuleError } from './rule-problems';
import { isSign, isWord, ruleTokens, type RuleProblem, type RuleToken } from './rule-tokens';

export type ParsedRule = { readonly rule: Rule; readonly problem: null } | { readonly rule: null; readonly problem: RuleProblem };

/**
 * A boolean expression over customer_facts as a rule that fires for the same customers; in normal form. What the language of rules cannot
 * say is kept as SQL, in parts as small as can be. Names of columns inside such parts, and their types, are for the engine to check.
 */
export function parseRule(text: string, model: ModelInfo): ParsedRule {
  const { tokens, problem } = ruleTokens(text);
  if (problem !== null) return { rule: null, problem };
  try {
    checkBrackets(tokens);
    const semicolon = tokens.find((token) => isSign(token, ';'));
    if (semicolon !== undefined)
      fail(
        semicolon,
        'sql_several_statements',
        'A rule is one condition: remove the semicolon.',
        '规则只能是一个条件，请删除分号。',
      );
    if (tokens.length === 0)
      fail(
        { start: 0, end: text.length },
        'rule_empty',
        'The rule is empty. TRUE stands for all customers.',
        '规则为空；TRUE 表示全部客户。',
      );
    return { rule: normalRule(new Parser(tokens, text, model).whole().yes), problem: null };
  } catch (thrown) {
    if (thrown instanceof RuleError) return { rule: null, problem: thrown.problem };
    const error = AppError.from(thrown);
    return { rule: null, problem: problemAt({ start: 0, end: text.length }, error.code, error.text) };
  }
}

function checkBrackets(tokens: readonly RuleToken[]): void {
  const open: RuleToken[] = [];
  for (const token of tokens) {
    if (isSign(token, '(')) open.push(token);
    if (isSign(token, ')') && open.pop() === undefined)
      fail(
        token,
        'rule_bracket_extra',
        'This bracket closes nothing. Remove it, or add its opening one.',
        '多了一个右括号，请删除或补上左括号。',
      );
  }
  const left = open[open.length - 1];
  if (left !== undefined)
    fail(left, 'rule_bracket_open', 'This bracket is not closed. Add ) at its end.', '括号没有结束，请补上右括号。');
}

class Parser {
  private at = 0;
  private depth = 0;

  constructor(
    private readonly tokens: readonly RuleToken[],
    private readonly text: string,
    private readonly model: ModelInfo,
  ) {}

  whole(): Truth {
    const truth = this.alternatives();
    const rest = this.tokens[this.at];
    if (rest !== undefined) fail(rest, 'rule_rest', 'AND or OR is missing here.', '此处缺少 AND 或 OR。');
    return truth;
  }

  private alternatives(): Truth {
    const parts = [this.conjunction()];
    while (isWord(this.tokens[this.at], 'OR')) {
      this.at++;
      parts.push(this.conjunction());
    }
    return join(parts, 'any');
  }

  private conjunction(): Truth {
    const parts = [this.negation()];
    while (isWord(this.tokens[this.at], 'AND')) {
      this.at++;
      parts.push(this.negation());
    }
    return join(parts, 'all');
  }

  private negation(): Truth {
    const token = this.tokens[this.at];
    if (!isWord(token, 'NOT') || isWord(this.tokens[this.at + 1], 'EXISTS')) return this.primary();
    this.at++;
    this.enter(token);
    const { yes, no } = this.negation();
    this.depth--;
    return { yes: no, no: yes };
  }

  private enter(token: RuleToken | undefined): void {
    if (++this.depth > MOST_DEPTH)
      fail(
        token ?? { start: 0, end: 0 },
        'rule_too_deep',
        'This is nested too deeply. Make two tags of it.',
        '嵌套过深，请拆成两个标签。',
      );
  }

  private primary(): Truth {
    const first = this.tokens[this.at];
    const close = isSign(first, '(') ? this.closing(this.at) : -1;
    if (close >= 0 && this.isGroup(close)) {
      this.at++;
      this.enter(first);
      const inner = this.alternatives();
      this.depth--;
      this.at++;
      return this.tested(inner);
    }
    const end = this.conditionEnd();
    const part = this.tokens.slice(this.at, end);
    if (part.length === 0) {
      const here = this.tokens[end] ?? this.tokens[this.tokens.length - 1];
      fail(here ?? { start: 0, end: 0 }, 'rule_condition_missing', 'A condition is missing here.', '此处缺少条件。');
    }
    this.at = end;
    const tail = testOf(part);
    if (tail !== null && part.length > tail.length) return applyTest(this.nested(part.slice(0, -tail.length)), tail);
    const filled = coalesced(part);
    if (filled !== null) {
      const { yes, no } = this.nested(filled.inner);
      return filled.value ? { yes: { kind: 'not', rule: no }, no } : { yes, no: { kind: 'not', rule: yes } };
    }
    return parseCondition(part, this.text, this.model);
  }

  private nested(tokens: readonly RuleToken[]): Truth {
    this.enter(tokens[0]);
    const truth = new Parser(tokens, this.text, this.model).whole();
    this.depth--;
    return truth;
  }

  /** `IS [NOT] TRUE` and the like behind a group. */
  private tested(truth: Truth): Truth {
    const rest = this.tokens.slice(this.at, this.at + 3);
    const length = isWord(rest[0], 'IS') ? (isWord(rest[1], 'NOT') ? 3 : 2) : 0;
    const tail = length === 0 ? null : testOf(rest.slice(0, length));
    if (tail === null) return truth;
    this.at += length;
    return applyTest(truth, tail);
  }

  /** Brackets around a condition, not around a value or a query. */
  private isGroup(close: number): boolean {
    if (isWord(this.tokens[this.at + 1], 'SELECT', 'WITH', 'FROM', 'VALUES')) return false;
    const [next, after, then] = [this.tokens[close + 1], this.tokens[close + 2], this.tokens[close + 3]];
    if (next === undefined || isSign(next, ')') || isWord(next, 'AND', 'OR')) return true;
    return isWord(next, 'IS') && isWord(isWord(after, 'NOT') ? then : after, 'TRUE', 'FALSE');
  }

  private closing(open: number): number {
    let depth = 0;
    for (let i = open; i < this.tokens.length; i++) {
      if (isSign(this.tokens[i], '(')) depth++;
      if (isSign(this.tokens[i], ')') && --depth === 0) return i;
    }
    return -1;
  }

  /** Where the condition ends that begins here: before AND, OR or a closing bracket that are not its own. */
  private conditionEnd(): number {
    let depth = 0;
    let cases = 0;
    let betweens = 0;
    let i = this.at;
    for (; i < this.tokens.length; i++) {
      const token = this.tokens[i];
      if (isSign(token, '(', '[', '{')) depth++;
      if (isSign(token, ')', ']', '}') && --depth < 0) break;
      if (depth > 0) continue;
      if (isWord(token, 'CASE')) cases++;
      if (isWord(token, 'END')) cases--;
      if (cases > 0) continue;
      if (isWord(token, 'BETWEEN')) betweens++;
      else if (isWord(token, 'AND') && betweens > 0) betweens--;
      else if (isWord(token, 'AND', 'OR')) break;
    }
    return i;
  }
}

interface Test {
  readonly value: boolean;
  readonly isNegated: boolean;
  /** Tokens that it takes. */
  readonly length: number;
}

function testOf(tokens: readonly RuleToken[]): Test | null {
  const [third, second, last] = [tokens[tokens.length - 3], tokens[tokens.length - 2], tokens[tokens.length - 1]];
  if (!isWord(last, 'TRUE', 'FALSE')) return null;
  const value = isWord(last, 'TRUE');
  if (isWord(second, 'IS')) return { value, isNegated: false, length: 2 };
  return isWord(second, 'NOT') && isWord(third, 'IS') ? { value, isNegated: true, length: 3 } : null;
}

function applyTest(truth: Truth, { value, isNegated }: Test): Truth {
  const is = value ? truth.yes : truth.no;
  const isNot: Rule = { kind: 'not', rule: is };
  return isNegated ? { yes: isNot, no: is } : { yes: is, no: isNot };
}

/** coalesce(condition, TRUE | FALSE) */
function coalesced(tokens: readonly RuleToken[]): { inner: readonly RuleToken[]; value: boolean } | null {
  const [comma, value, close] = tokens.slice(-3);
  if (!isWord(tokens[0], 'COALESCE') || !isSign(tokens[1], '(') || !isSign(comma, ',') || !isSign(close, ')')) return null;
  return isWord(value, 'TRUE', 'FALSE') ? { inner: tokens.slice(2, -3), value: isWord(value, 'TRUE') } : null;
}

function join(parts: readonly Truth[], kind: 'all' | 'any'): Truth {
  const [only] = parts;
  if (parts.length === 1 && only !== undefined) return only;
  const yes = parts.map((part) => part.yes);
  const no = parts.map((part) => part.no);
  return kind === 'all'
    ? { yes: { kind: 'all', rules: yes }, no: { kind: 'any', rules: no } }
    : { yes: { kind: 'any', rules: yes }, no: { kind: 'all', rules: no } };
}
