/** Owns which columns of a result carry personal values under another name: renamed ones, and expressions over them. */
import { positionedNames } from './positioned-names';
import { RECORD, roleOf, type Masked } from './shown-role';
import { CLOSES, isDistinctFrom, isMark, isWord, itemsOf, OPENS, piecesOf, type Piece, type Pieces } from './sql-pieces';
import { recordNames } from './table-names';

const BEGINS_ITEM = /^(?:select|distinct|from|where|by|join|on|with|having|qualify|union|all|values|using)$/;
/** May follow an item with a name of its own and no AS. */
const AFTER_ITEM = /^(?:from|union|except|intersect|where|group|order|having|qualify|window|limit|offset)$/;
/** May end an item, and are no name of it. */
const NO_NAME = /^(?:end|null|true|false|asc|desc)$/;

/** A bracket that is open. */
interface Level {
  /** Where the item begins. */
  begin: number;
  /** `from`: names of tables, no columns. */
  clause: 'select' | 'from' | 'other';
  readonly isCast: boolean;
  /** Not of a list, in which a colon cuts out a part. */
  readonly hasKeys: boolean;
}

/**
 * The names that a statement gives to personal columns and to what it makes of them, in lower case: customer_id AS 户号, max(name) n.
 * A name of one query is taken for that name in the whole statement: better one column masked too many.
 * @returns name → role, or RECORD for whole rows of a table
 */
export function personalNames(statement: string, masked: Masked): ReadonlyMap<string, string> {
  const pieces = piecesOf(statement);
  const found = new Map<string, string>();
  const known = knownNames(statement, masked);
  const learn = (name: string, role: string | null): void => {
    if (role === null || (role === RECORD && known.has(name))) return;
    known.set(name, role);
    // Fields of a whole row go by their own names.
    if (role !== RECORD) known.set(`${name}.`, role);
    found.set(name, role);
  };
  // What is named below may be taken above.
  for (let before = -1; before < found.size;) {
    before = found.size;
    for (const [name, expression] of namedExpressions(pieces)) learn(name, roleOf(expression, known));
    for (const [name, role] of positionedNames(pieces, known)) learn(name, role);
  }
  return found;
}

/** The personal columns, and names of whole rows as RECORD. */
export function knownNames(statement: string, masked: Masked): Map<string, string> {
  const records = [...recordNames(piecesOf(statement))].map((name): [string, string] => [name, RECORD]);
  return new Map([...records, ...masked]);
}

/** Of a column that has no name of its own, called after its expression: max(customer_id), (name || ''). null: nothing personal in it. */
export function expressionRole(name: string, masked: Masked): string | null {
  const pieces = piecesOf(name);
  return pieces.length < 2 ? null : roleOf(pieces, masked);
}

/** Each name that a statement gives, with what it is given to. */
function namedExpressions(pieces: Pieces): [string, Pieces][] {
  const named: [string, Pieces][] = [];
  const open: Level[] = [{ begin: 0, clause: 'other', isCast: false, hasKeys: true }];
  pieces.forEach((piece, at) => {
    const here = open[open.length - 1];
    if (here === undefined) return;
    const [before, after] = [pieces[at - 1], pieces[at + 1]];
    if (isMark(piece, OPENS)) {
      const isCast = isWord(before, /^(?:try_)?cast$/);
      open.push({ begin: at + 1, clause: 'other', isCast, hasKeys: piece.text !== '[' });
    } else if (isMark(piece, CLOSES)) {
      if (open.length > 1) open.pop();
    } else if (isMark(piece, /^,$/)) here.begin = at + 1;
    else if (isWord(piece, BEGINS_ITEM)) {
      if (isDistinctFrom(pieces, at) || isDistinctFrom(pieces, at + 1)) return;
      here.begin = at + 1;
      here.clause = clauseOf(piece.text, here.clause);
    } else if (here.clause === 'from') return;
    else if (at === here.begin && here.hasKeys && isMark(after, /^:=?$/)) {
      named.push([nameOf(piece), itemsOf(pieces.slice(at + 2, itemEnd(pieces, at + 2)))[0] ?? []]);
    } else if (piece.kind !== 'other' && isWord(before, /^as$/)) {
      if (!here.isCast && !isMark(after, /^\($/)) named.push([piece.text, pieces.slice(here.begin, at - 1)]);
    } else if (here.clause === 'select' && at > here.begin && isBareName(piece, before, after))
      named.push([piece.text, pieces.slice(here.begin, at)]);
    // A field of a record that has a name itself.
    if (here.clause === 'select' && isMark(before, /^\.$/) && at - 2 >= here.begin && !isMark(after, /^\($/))
      named.push([piece.text, pieces.slice(at - 2, at)]);
  });
  return named;
}

function clauseOf(word: string, before: Level['clause']): Level['clause'] {
  if (word === 'select') return 'select';
  if (word === 'distinct' || word === 'all' || (word === 'using' && before === 'from')) return before;
  // PIVOT … USING lists as SELECT does.
  return word === 'from' || word === 'join' ? 'from' : word === 'using' ? 'select' : 'other';
}

/** Of a key of a record, which may be a text: {'who': name}. */
function nameOf({ text, kind }: Piece): string {
  return kind === 'other' ? text.replace(/^'|'$/g, '').replace(/''/g, "'") : text;
}

/** A name without AS stands behind a name, a bracket, a number or a text, and at the end of its item. */
function isBareName(piece: Piece, before: Piece | undefined, after: Piece | undefined): boolean {
  if (piece.kind === 'other' || isWord(piece, NO_NAME) || before === undefined) return false;
  const isEnd = before.kind !== 'other' || /^[)\]}'\d]/.test(before.text);
  return isEnd && (after === undefined || isWord(after, AFTER_ITEM) || isMark(after, /^[,;)]$/));
}

/** Where the item ends that begins at `from`: at its clause's or bracket's end. */
function itemEnd(pieces: Pieces, from: number): number {
  let depth = 0;
  for (let at = from; at < pieces.length; at++) {
    if (isMark(pieces[at], OPENS)) depth++;
    else if (isMark(pieces[at], CLOSES) && --depth < 0) return at;
    else if (depth === 0 && isWord(pieces[at], AFTER_ITEM) && !isDistinctFrom(pieces, at)) return at;
  }
  return pieces.length;
}
