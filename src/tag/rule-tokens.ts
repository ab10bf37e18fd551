/** Owns cutting the SQL of a rule into words, names, values and signs, each with its place. */
import type { Text } from '../lib/text';

export interface RuleToken {
  readonly kind: 'word' | 'name' | 'text' | 'number' | 'sign';
  /** A name or text without its quotes; everything else as written. */
  readonly value: string;
  readonly start: number;
  readonly end: number;
}

/** A place in the text and what is wrong there; `end` lies behind the last character. */
export interface RuleProblem {
  readonly code: string;
  readonly start: number;
  readonly end: number;
  readonly text: Text;
}

/** Blanks, comments, quoted text and names, numbers, words, comparison signs, and single characters. A quote that is not closed runs to the end. */
const PIECE =
  /(\s+|--[^\n\r]*|\/\*[\s\S]*?(?:\*\/|$))|([eE]?'(?:''|[^'])*(?:'|$))|("(?:""|[^"])*(?:"|$))|((?:\d[\d_]*\.?\d*|\.\d+)(?:[eE][+-]?\d+)?)|([A-Za-z_\u0080-\uffff][\w$\u0080-\uffff]*)|(<=|>=|<>|!=|==|\|\||::|->|[\s\S])/g;

/** @returns the tokens, and a problem for a quote that is not closed */
export function ruleTokens(text: string): { tokens: RuleToken[]; problem: RuleProblem | null } {
  const tokens: RuleToken[] = [];
  for (const match of text.matchAll(PIECE)) {
    const [piece, blank, quoted, name, number, word] = match;
    const [start, end] = [match.index, match.index + piece.length];
    if (blank !== undefined) continue;
    if (
      (quoted !== undefined && !/^[eE]?'[\s\S]*'$/.test(closed(piece, "'"))) ||
      (name !== undefined && !/"[\s\S]*"$/.test(closed(piece, '"')))
    )
      return { tokens, problem: { code: 'rule_quote_open', start, end, text: OPEN } };
    if (quoted !== undefined && !/^e/i.test(piece))
      tokens.push({ kind: 'text', value: piece.slice(1, -1).replace(/''/g, "'"), start, end });
    else if (name !== undefined) tokens.push({ kind: 'name', value: piece.slice(1, -1).replace(/""/g, '"'), start, end });
    else tokens.push({ kind: number !== undefined ? 'number' : word !== undefined ? 'word' : 'sign', value: piece, start, end });
  }
  return { tokens, problem: null };
}

/** The piece when its last quote closes it, else nothing: `'it''` is open. */
function closed(piece: string, quote: string): string {
  const body = piece.slice(piece.indexOf(quote) + 1);
  return body.replace(new RegExp(`${quote}${quote}`, 'g'), '').endsWith(quote) ? piece : '';
}

const OPEN: Text = {
  en: 'This quote is not closed. Texts stand in single quotes, names in double quotes.',
  zh: '引号没有结束。文本用单引号，字段名用双引号。',
};

export function isWord(token: RuleToken | undefined, ...words: readonly string[]): boolean {
  return token?.kind === 'word' && words.includes(token.value.toUpperCase());
}

export function isSign(token: RuleToken | undefined, ...signs: readonly string[]): boolean {
  return token?.kind === 'sign' && signs.includes(token.value);
}

/** The text of some tokens as typed, without comments and with single blanks between them. */
export function tokensText(tokens: readonly RuleToken[], text: string): string {
  return tokens
    .map((token, i) => {
      const before = tokens[i - 1];
      return `${before === undefined || before.end === token.start ? '' : ' '}${text.slice(token.start, token.end)}`;
    })
    .join('');
}
