/** Owns names that columns get by their place: WITH t(a, b) AS …, FROM customer AS t(a, b), and the first SELECT of a UNION. */
import { roleOf, type Masked } from './shown-role';
import { behind, isMark, isWord, itemsOf, OPENS, plainName, selectLists, type Pieces } from './sql-pieces';
import { isName, tablePlaces } from './table-names';

/** Of what cannot be known by its place: hidden as numbers are. */
const UNKNOWN = 'customer_id';

/** Each name with the role of the column in its place, null when it is none. */
export function positionedNames(pieces: Pieces, known: Masked): [string, string | null][] {
  return [...namesOfUnions(pieces, known), ...namesOfWith(pieces, known), ...namesOfAliases(pieces, known)];
}

/** The roles of a query's columns, of all its SELECTs; null when a * hides how many there are. */
function rolesByPlace(query: Pieces, known: Masked): (string | null)[] | null {
  const roles: (string | null)[] = [];
  for (const list of selectLists(query)) {
    for (const [at, item] of itemsOf(list).entries()) {
      if (isStar(item)) return null;
      roles[at] ??= roleOf(item, known);
    }
  }
  return roles.length === 0 ? null : roles;
}

function isStar(item: Pieces): boolean {
  return (
    item.some((piece, at) => isMark(piece, /^\*$/) && (at === 0 || isMark(item[at - 1], /^\.$/))) || isWord(item[0], /^columns$/)
  );
}

/** Columns of a UNION are called as its first SELECT calls them. */
function namesOfUnions(pieces: Pieces, known: Masked): [string, string | null][] {
  return queriesOf(pieces).flatMap((query) => {
    const [first, ...others] = selectLists(query);
    const byName = query.some(
      (piece, at) => isWord(piece, /^by$/) && isWord(query[at + 1], /^name$/) && isWord(query[at - 1], /^(?:all|union)$/),
    );
    if (first === undefined || others.length === 0 || byName) return [];
    const items = itemsOf(first);
    const below = others.map(itemsOf);
    const stars = below.map((list) => list.findIndex(isStar)).filter((at) => at !== -1);
    if (items.some(isStar)) return [];
    return items.map((item, at): [string, string | null] => {
      const isUnknown = stars.some((star) => star <= at);
      const role = below.map((list) => roleOf(list[at] ?? [], known)).find((one) => one !== null) ?? null;
      return [outputName(item), isUnknown ? (role ?? UNKNOWN) : role];
    });
  });
}

/** The statement, and what stands in its brackets. */
function queriesOf(pieces: Pieces): Pieces[] {
  const inner = pieces.flatMap((piece, at) => (isMark(piece, /^\($/) ? [pieces.slice(at + 1, behind(pieces, at) - 1)] : []));
  return [pieces, ...inner.filter((query) => isWord(query[0], /^(?:select|from|with)$/) || isMark(query[0], /^\($/))];
}

/** As the result calls it; of an expression without a name as `plainName` writes what the engine calls it. */
function outputName(item: Pieces): string {
  if (isMark(item[1], /^:$/)) return item[0]?.text ?? '';
  const last = item[item.length - 1];
  const isNamed = last !== undefined && last.kind !== 'other' && !isWord(last, /^end$/);
  return isNamed ? last.text : plainName(item);
}

function namesOfWith(pieces: Pieces, known: Masked): [string, string | null][] {
  return pieces.flatMap((piece, at) => {
    const names = namesIn(pieces, at + 1);
    const as = behind(pieces, at + 1);
    if (names === null || !isName(piece) || !isWord(pieces[as], /^as$/)) return [];
    const body = bodyOf(pieces, as + 1);
    return body.length === 0 ? [] : placed(names, rolesByPlace(body, known));
  });
}

function namesOfAliases(pieces: Pieces, known: Masked): [string, string | null][] {
  return tablePlaces(pieces).flatMap((at) => {
    const names = namesIn(pieces, at + 1);
    if (names === null) return [];
    const source = isWord(pieces[at - 1], /^as$/) ? at - 2 : at - 1;
    if (!isMark(pieces[source], /^\)$/)) return placed(names, rolesOfTable(pieces, pieces[source]?.text ?? '', known));
    const inside = pieces.slice(beginOf(pieces, source) + 1, source);
    if (isWord(inside[0], /^(?:select|from|with)$/)) return placed(names, rolesByPlace(inside, known));
    const role = roleOf(inside, known);
    return names.map((name): [string, string | null] => [name, role]);
  });
}

/** Of a table of the same statement's WITH; null for others. */
function rolesOfTable(pieces: Pieces, table: string, known: Masked): (string | null)[] | null {
  const at = pieces.findIndex(
    ({ text, kind }, place) =>
      kind !== 'other' && text === table && isWord(pieces[place + 1], /^as$/) && bodyOf(pieces, place + 2).length > 0,
  );
  return at === -1 ? null : rolesByPlace(bodyOf(pieces, at + 2), known);
}

/** What is in the bracket behind AS, or behind AS [NOT] MATERIALIZED. */
function bodyOf(pieces: Pieces, from: number): Pieces {
  let at = from;
  while (isWord(pieces[at], /^(?:not|materialized)$/)) at++;
  return isMark(pieces[at], /^\($/) ? pieces.slice(at + 1, behind(pieces, at) - 1) : [];
}

/** Names in a bracket that has nothing else; null for any other. */
function namesIn(pieces: Pieces, at: number): string[] | null {
  if (!isMark(pieces[at], /^\($/)) return null;
  const items = itemsOf(pieces.slice(at + 1, behind(pieces, at) - 1));
  return items.every((item) => item.length === 1 && item[0]?.kind !== 'other') ? items.map((item) => item[0]?.text ?? '') : null;
}

function placed(names: readonly string[], roles: readonly (string | null)[] | null): [string, string | null][] {
  return names.map((name, at) => [name, roles === null ? UNKNOWN : (roles[at] ?? null)]);
}

/** Where the bracket begins that ends at `end`. */
function beginOf(pieces: Pieces, end: number): number {
  let depth = 0;
  for (let at = end; at >= 0; at--) {
    if (isMark(pieces[at], /^[)\]}]$/)) depth++;
    else if (isMark(pieces[at], OPENS) && --depth === 0) return at;
  }
  return 0;
}
