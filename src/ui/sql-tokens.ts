/** Owns cutting SQL text into coloured pieces; it reads no grammar and never fails. */

export type TokenKind = 'keyword' | 'string' | 'number' | 'comment' | 'name' | 'plain';

export interface Token {
  readonly kind: TokenKind;
  readonly text: string;
}

const KEYWORDS = new Set(
  `all and anti any array as asc asof between by case cast create cross desc describe distinct else end except exclude exists explain
  false filter first following from full group grouping having ilike in inner insert intersect interval into is join last lateral left like
  limit materialized natural not null nulls offset on or order outer over partition pivot positional preceding qualify range recursive
  replace returning right rollup row rows sample select semi sets show summarize table then true try_cast unbounded union unnest unpivot
  update using values view when where window with within`.split(/\s+/),
);

/** In order of precedence: comments, quoted identifiers, strings, numbers, words, anything else one by one or in runs of blanks. */
const PIECE =
  /(--[^\n]*|\/\*[\s\S]*?(?:\*\/|$))|("(?:[^"]|"")*"?)|('(?:[^']|'')*'?)|(\b\d+(?:\.\d+)?(?:e[+-]?\d+)?\b)|([\p{L}_][\p{L}\p{N}_]*)|([\s\S])/giu;

/** The pieces in order; joined they give back the text. Neighbouring pieces of one kind are one token. */
export function sqlTokens(text: string): Token[] {
  const tokens: { kind: TokenKind; text: string }[] = [];
  for (const match of text.matchAll(PIECE)) {
    const [piece, comment, name, string, number, word] = match;
    const kind: TokenKind =
      comment !== undefined
        ? 'comment'
        : name !== undefined
          ? 'name'
          : string !== undefined
            ? 'string'
            : number !== undefined
              ? 'number'
              : word !== undefined && KEYWORDS.has(word.toLowerCase())
                ? 'keyword'
                : 'plain';
    const last = tokens[tokens.length - 1];
    if (last?.kind === kind) last.text += piece;
    else tokens.push({ kind, text: piece });
  }
  return tokens;
}
