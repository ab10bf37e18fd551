/** Owns a statement cut into pieces, and how pieces belong together: brackets, CASE … END, items between commas, lists of a SELECT. */

/** Comments and texts apart; names, quoted or plain; marks of two characters that are no comparison; any other character. */
const PIECE =
  /(?<skip>--[^\n]*|\/\*[\s\S]*?(?:\*\/|$)|\s+)|'(?:''|[^'])*'?|"(?<quoted>(?:""|[^"])*)"?|(?<word>[\p{L}_][\p{L}\p{N}_$]*)|\d[\w.]*|->>?|:=|=>|::|[\s\S]/gu;

export interface Piece {
  /** In lower case; of a quoted name without its quotes. */
  readonly text: string;
  readonly kind: 'name' | 'quoted' | 'other';
}
export type Pieces = readonly Piece[];

export function piecesOf(statement: string): Piece[] {
  return [...statement.matchAll(PIECE)].flatMap((match): Piece[] => {
    const { skip, quoted, word } = match.groups ?? {};
    if (skip !== undefined) return [];
    if (quoted !== undefined) return [{ text: quoted.replace(/""/g, '"').toLowerCase(), kind: 'quoted' }];
    return [{ text: match[0].toLowerCase(), kind: word === undefined ? 'other' : 'name' }];
  });
}

export function isWord(piece: Piece | undefined, pattern: RegExp): boolean {
  return piece?.kind === 'name' && pattern.test(piece.text);
}

export function isMark(piece: Piece | undefined, pattern: RegExp): boolean {
  return piece?.kind === 'other' && pattern.test(piece.text);
}

export const OPENS = /^[([{]$/;
export const CLOSES = /^[)\]}]$/;

/** The place behind what begins at `at`: a bracket or a CASE with all in it, else the one piece. */
export function behind(pieces: Pieces, at: number): number {
  const isCase = isWord(pieces[at], /^case$/);
  if (!isCase && !isMark(pieces[at], OPENS)) return at + 1;
  let next = at + 1;
  while (next < pieces.length && !(isCase ? isWord(pieces[next], /^end$/) : isMark(pieces[next], CLOSES)))
    next = behind(pieces, next);
  return next + 1;
}

/** Where the pieces stand that are in no bracket and no CASE. */
export function outerPlaces(pieces: Pieces): number[] {
  const places: number[] = [];
  for (let at = 0; at < pieces.length; at = behind(pieces, at)) places.push(at);
  return places;
}

/** What stands between commas. */
export function itemsOf(pieces: Pieces): Pieces[] {
  const commas = outerPlaces(pieces).filter((at) => isMark(pieces[at], /^,$/));
  return [-1, ...commas].map((comma, n) => pieces.slice(comma + 1, commas[n] ?? pieces.length));
}

/** An expression without its brackets and blanks, of which the engine makes more or fewer when it calls a column after it. */
export function plainName(pieces: Pieces): string {
  return pieces
    .map(({ text }) => text)
    .join('')
    .replace(/[()]/g, '');
}

/** FROM of IS DISTINCT FROM begins no clause. */
export function isDistinctFrom(pieces: Pieces, at: number): boolean {
  return isWord(pieces[at], /^from$/) && isWord(pieces[at - 1], /^distinct$/);
}

const SETS = /^(?:union|except|intersect)$/;
const CLAUSE = /^(?:from|where|group|order|having|qualify|window|limit|offset|fetch)$/;

/** What each SELECT of a query lists, one after another over UNION; empty when it has none. */
export function selectLists(query: Pieces): Pieces[] {
  const places = outerPlaces(query);
  return places.flatMap((select, n) => {
    if (!isWord(query[select], /^select$/)) return [];
    const end = places
      .slice(n + 1)
      .find(
        (at) => isMark(query[at], /^;$/) || isWord(query[at], SETS) || (isWord(query[at], CLAUSE) && !isDistinctFrom(query, at)),
      );
    const list = query.slice(select + 1, end);
    return [isWord(list[0], /^(?:all|distinct)$/) ? list.slice(1) : list];
  });
}
