/** Owns which names of a statement stand for whole rows of a table: FROM customer c … to_json(c). */
import { CLOSES, isDistinctFrom, isMark, isWord, OPENS, type Piece, type Pieces } from './sql-pieces';

/** Words behind a table that are no name of it. */
export const NO_ALIAS =
  /^(?:as|join|left|right|inner|outer|full|cross|natural|asof|semi|anti|positional|lateral|on|using|where|group|order|having|qualify|window|limit|offset|union|except|intersect|select|from|pivot|unpivot|tablesample|sample|values|at|in|not|materialized|all|by|name)$/;

/** The table of segments has a column of its own name, which goes before it; comments are masked as they are. */
const HAS_OWN_COLUMN = /^segment$/;

/** Aliases, and names of tables without one, in lower case. */
export function recordNames(pieces: Pieces): Set<string> {
  const names = new Set<string>();
  for (const at of tablePlaces(pieces)) {
    const { text } = pieces[at] ?? { text: '' };
    const isAlias = !isTable(pieces, at);
    const hasAlias = isWord(pieces[at + 1], /^as$/) || isName(pieces[at + 1]);
    if (isAlias || (!hasAlias && !HAS_OWN_COLUMN.test(text) && !isColumnToo(pieces, text))) names.add(text);
  }
  return names;
}

/** Where names of tables and their aliases stand in FROM and JOIN. */
export function tablePlaces(pieces: Pieces): number[] {
  const clauses = [false];
  return pieces.flatMap((piece, at) => {
    if (isMark(piece, OPENS)) clauses.push(false);
    else if (isMark(piece, CLOSES)) clauses.pop();
    else if (isWord(piece, /^(?:from|join)$/) && !isDistinctFrom(pieces, at)) clauses[clauses.length - 1] = true;
    else if (isWord(piece, /^(?:select|where|on|by|having|qualify|window|limit|offset|using|union|except|intersect)$/))
      clauses[clauses.length - 1] = false;
    else if (clauses[clauses.length - 1] === true && isName(piece) && !isMark(pieces[at + 1], /^\.$/)) {
      // A function's name stands for its call.
      return isTable(pieces, at) && isMark(pieces[at + 1], /^\($/) ? [] : [at];
    }
    return [];
  });
}

function isTable(pieces: Pieces, at: number): boolean {
  return isWord(pieces[at - 1], /^(?:from|join|lateral)$/) || isMark(pieces[at - 1], /^[,.]$/);
}

export function isName(piece: Piece | undefined): boolean {
  return piece !== undefined && piece.kind !== 'other' && !isWord(piece, NO_ALIAS);
}

/** A table of a WITH is often called like its column: the column goes before the row. */
function isColumnToo(pieces: Pieces, name: string): boolean {
  return pieces.some(({ text, kind }, at) => {
    if (kind === 'other' || text !== name) return false;
    const [before, after] = [pieces[at - 1], pieces[at + 1]];
    if (isMark(before, /^\.$/) || (isWord(before, /^as$/) && !isMark(after, /^\($/))) return true;
    return (
      (isWord(before, /^(?:select|by|distinct)$/) || isMark(before, /^,$/)) &&
      (isWord(after, /^from$/) || isMark(after, /^,$/)) &&
      !isTableItem(pieces, at)
    );
  });
}

function isTableItem(pieces: Pieces, at: number): boolean {
  return tablePlaces(pieces).includes(at);
}
