/** Owns the marking of a word in a sentence. */

export interface MarkedPart {
  readonly text: string;
  readonly isTerm: boolean;
}

/** The text in parts, those that are the term (whatever the case of its letters) marked. */
export function markedParts(text: string, term: string | null): MarkedPart[] {
  if (term === null || term === '') return [{ text, isTerm: false }];
  const folded = text.toLowerCase();
  // Letters that grow when they are made small would shift what follows.
  if (folded.length !== text.length) return [{ text, isTerm: false }];
  const parts: MarkedPart[] = [];
  let from = 0;
  for (let at = folded.indexOf(term); at >= 0; at = folded.indexOf(term, from)) {
    if (at > from) parts.push({ text: text.slice(from, at), isTerm: false });
    parts.push({ text: text.slice(at, at + term.length), isTerm: true });
    from = at + term.length;
  }
  if (from < text.length) parts.push({ text: text.slice(from), isTerm: false });
  return parts;
}
