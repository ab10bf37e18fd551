/** Owns which columns of a result carry personal values under another name: renamed ones, and expressions over them. */

/** Column in lower case → role that tells how to mask. */
type Masked = ReadonlyMap<string, string>;

/** Comments and texts apart; names, quoted or plain; any other character. */
const PIECE =
  /(?<skip>--[^\n]*|\/\*[\s\S]*?(?:\*\/|$)|\s+)|'(?:''|[^'])*'?|"(?<quoted>(?:""|[^"])*)"?|(?<word>[\p{L}_][\p{L}\p{N}_$]*)|\d[\w.]*|[\s\S]/gu;

/** Values of these tell nobody's name, whatever they are asked of. */
const TELLS_NOTHING =
  /^(?:count|approx_count_distinct|length|len|strlen|char_length|hash|md5|sha256|contains|starts_with|ends_with)$/;
/** A condition: true or false. */
const COMPARES = /^(?:[=<>!~]|and|or|not|in|is|like|ilike|between|exists)$/;
/** Behind these stands whose values are taken and in what order, not what is shown. */
const APART = /^(?:filter|over)$/;
const BEGINS_ITEM = /^(?:select|distinct|from|where|by|join|on|with|having|qualify|union|all|values|[,(])$/;
/** May follow an item with a name of its own and no AS. */
const AFTER_ITEM = /^(?:from|union|except|intersect|[,)])$/;

interface Piece {
  /** In lower case; of a quoted name without its quotes. */
  readonly text: string;
  readonly kind: 'name' | 'quoted' | 'other';
}

function piecesOf(statement: string): Piece[] {
  return [...statement.matchAll(PIECE)].flatMap((match): Piece[] => {
    const { skip, quoted, word } = match.groups ?? {};
    if (skip !== undefined) return [];
    if (quoted !== undefined) return [{ text: quoted.replace(/""/g, '"').toLowerCase(), kind: 'quoted' }];
    return [{ text: match[0].toLowerCase(), kind: word === undefined ? 'other' : 'name' }];
  });
}

/**
 * The names that a statement gives to personal columns and to what it makes of them, in lower case: customer_id AS 户号, max(name) n.
 * A name of one query is taken for that name in the whole statement: better one column masked too many.
 */
export function personalNames(statement: string, masked: Masked): ReadonlyMap<string, string> {
  const pieces = piecesOf(statement);
  const known = new Map(masked);
  const found = new Map<string, string>();
  const learn = (from: number, to: number, name: string): void => {
    const role = roleOf(pieces.slice(from, to), known);
    if (role === null) return;
    known.set(name, role);
    found.set(name, role);
  };
  /** Where the item begins, of each bracket that is open, and whether it is that of a CAST. */
  const open = [{ begin: 0, isCast: false }];
  pieces.forEach(({ text, kind }, at) => {
    const here = open[open.length - 1];
    if (here === undefined) return;
    if (kind === 'other' && text === '(') {
      open.push({ begin: at + 1, isCast: /^(?:try_)?cast$/.test(pieces[at - 1]?.text ?? '') });
    } else if (kind === 'other' && text === ')') {
      if (open.length > 1) open.pop();
    } else if (kind !== 'quoted' && BEGINS_ITEM.test(text)) here.begin = at + 1;
    else if (kind !== 'other') {
      const [before, after] = [pieces[at - 1], pieces[at + 1]];
      if (before?.text === 'as' && before.kind === 'name') {
        if (!here.isCast && after?.text !== '(') learn(here.begin, at - 1, text);
      } else if (at > here.begin && isEnd(before) && (after === undefined || AFTER_ITEM.test(after.text)))
        learn(here.begin, at, text);
    }
  });
  return found;
}

/** The item before a name without AS ends in a name or a bracket. */
function isEnd(piece: Piece | undefined): boolean {
  return piece !== undefined && (piece.kind !== 'other' || piece.text === ')' || piece.text === ']') && piece.text !== 'end';
}

/** Of a column that has no name of its own, called after its expression: max(customer_id), (name || ''). null: nothing personal in it. */
export function expressionRole(name: string, masked: Masked): string | null {
  const pieces = piecesOf(name);
  return pieces.length < 2 ? null : roleOf(pieces, masked);
}

/** The role of the personal column whose values the expression shows; null when it shows none. */
function roleOf(expression: readonly Piece[], known: Masked): string | null {
  const end = expression.findIndex(({ text, kind }) => kind === 'name' && APART.test(text));
  const shown = valuesOf(end === -1 ? expression : expression.slice(0, end));
  if (shown.some(({ text, kind }, at) => kind === 'name' && TELLS_NOTHING.test(text) && shown[at + 1]?.text === '(')) return null;
  if (shown.some(({ text, kind }) => kind !== 'quoted' && COMPARES.test(text))) return null;
  for (const [at, { text, kind }] of shown.entries()) {
    const next = shown[at + 1]?.text;
    const role = kind === 'other' || next === '(' || next === '.' ? undefined : known.get(text);
    if (role !== undefined) return role;
  }
  return null;
}

/** Of a CASE only what its branches give. */
function valuesOf(expression: readonly Piece[]): readonly Piece[] {
  if (!expression.some(({ text, kind }) => kind === 'name' && text === 'case')) return expression;
  let isValue = false;
  return expression.filter(({ text, kind }) => {
    if (kind === 'name' && /^(?:then|else|when|end|case)$/.test(text)) isValue = text === 'then' || text === 'else';
    return isValue;
  });
}
