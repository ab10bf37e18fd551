/** Owns what an expression shows of personal columns, whatever is asked of them beside that. */
import { behind, isMark, isWord, itemsOf, OPENS, outerPlaces, selectLists, type Piece, type Pieces } from './sql-pieces';

/** Column in lower case → role that tells how to mask. A name with a dot behind it: what a statement called so may be a record. */
export type Masked = ReadonlyMap<string, string>;

/** In place of a role: a whole row of a table. Its fields are masked by their names; written as one text all of it hides. */
export const RECORD = 'record';

/** Values of these tell nobody's name, whatever they are asked of. */
const TELLS_NOTHING =
  /^(?:count|count_if|approx_count_distinct|length|len|strlen|char_length|octet_length|array_length|hash|md5|sha256|contains|starts_with|ends_with|prefix|suffix|regexp_matches|regexp_full_match|instr|strpos|typeof|exists)$/;
/** Behind these stands whose values are taken and in what order, not what is shown. */
const APART = /^(?:filter|over)$/;
/** A condition: true or false. */
const COMPARES = /^(?:[=<>!~]|and|or|not|in|is|isnull|notnull|like|ilike|glob|similar|between|exists)$/;

/** The role of the personal column whose values the expression shows; null when it shows none. */
export function roleOf(expression: Pieces, known: Masked): string | null {
  return firstRole(itemsOf(expression), (item) => (isCondition(item) ? null : roleOfItem(item, known)));
}

/** A column's role before that of a whole row. */
function firstRole<T>(parts: readonly T[], role: (part: T) => string | null): string | null {
  let record: string | null = null;
  for (const part of parts) {
    const found = role(part);
    if (found !== null && found !== RECORD) return found;
    record ??= found;
  }
  return record;
}

function isCondition(item: Pieces): boolean {
  // [upper(x) FOR x IN names] is a list, whatever its IN.
  if (outerPlaces(item).some((at) => isWord(item[at], /^for$/))) return false;
  return outerPlaces(item).some((at) => item[at]?.kind !== 'quoted' && COMPARES.test(item[at]?.text ?? ''));
}

function roleOfItem(item: Pieces, known: Masked): string | null {
  const places = outerPlaces(item);
  return firstRole(places, (at) => {
    const [piece, before, next] = [item[at], item[at - 1], item[at + 1]];
    if (piece === undefined || (isWord(before, APART) && isMark(item[at - 2], /^\)$/))) return null;
    const inside = item.slice(at + 1, behind(item, at) - 1);
    if (isWord(piece, /^case$/)) return firstRole(branchesOf(inside), (branch) => roleOf(branch, known));
    if (isMark(piece, OPENS)) {
      if (isNamed(before, TELLS_NOTHING)) return null;
      return roleOf(isNamed(before, /^iff?$/) ? inside.slice((itemsOf(inside)[0]?.length ?? 0) + 1) : shownOf(inside), known);
    }
    const isColumn = piece.kind !== 'other' && !isMark(next, /^\($/);
    const role = isColumn ? known.get(piece.text) : undefined;
    // A name before a dot is a table, unless the statement made a record of that name.
    return role === undefined || (isMark(next, /^\.$/) && known.get(`${piece.text}.`) === undefined) ? null : role;
  });
}

function isNamed(piece: Piece | undefined, pattern: RegExp): boolean {
  return piece !== undefined && piece.kind !== 'other' && pattern.test(piece.text);
}

/** Of a CASE what it may give. */
function branchesOf(inside: Pieces): Pieces[] {
  const marks = outerPlaces(inside).filter((at) => isWord(inside[at], /^(?:when|then|else)$/));
  return marks.flatMap((at, n) => (isWord(inside[at], /^when$/) ? [] : [inside.slice(at + 1, marks[n + 1])]));
}

const COMMA: Piece = { text: ',', kind: 'other' };

/** Of a query in brackets what it lists; all of anything else. */
function shownOf(inside: Pieces): Pieces {
  if (!isWord(inside[0], /^(?:select|from|with)$/)) return inside;
  const lists = selectLists(inside);
  return lists.length === 0 ? inside : lists.flatMap((list) => [...list, COMMA]);
}
