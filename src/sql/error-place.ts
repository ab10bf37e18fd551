/** Owns where in a statement DuckDB sees an error: its "LINE 2: … ^" turned into places of the text. */

/** Characters [from, to) of the statement; at least one, unless the statement ends there. */
export interface ErrorPlace {
  readonly from: number;
  readonly to: number;
}

const CONTEXT = /^LINE (\d+): (.*)\n( *)\^/m;
const CUT = '...';

/** null when the message names no place, or one that the statement does not have. */
export function errorPlace(message: string, statement: string): ErrorPlace | null {
  const context = CONTEXT.exec(message);
  if (context === null) return placeWithoutLine(message, statement);
  const [, line = '1', shown = '', blanks = ''] = context;
  const lines = statement.split('\n');
  const text = lines[Number(line) - 1];
  if (text === undefined) return null;
  const start = lines.slice(0, Number(line) - 1).reduce((sum, before) => sum + before.length + 1, 0);
  const within = charactersIn(shown, blanks.length - `LINE ${line}: `.length);
  const at = placeOf(shown, within, text);
  return at === null ? null : wordAt(statement, start + at);
}

/** Characters of the beginning that is so many columns wide; a Chinese character takes two. */
function charactersIn(text: string, columns: number): number {
  let width = 0;
  let count = 0;
  for (const character of text) {
    if (width >= columns) break;
    width += (character.codePointAt(0) ?? 0) > 0x2e7f ? 2 : 1;
    count += character.length;
  }
  return count;
}

/** A long line is shown in part, with dots for what is left out. */
function placeOf(shown: string, within: number, line: string): number | null {
  if (line.startsWith(shown)) return within;
  const isCut = shown.startsWith(CUT);
  const head = isCut ? CUT.length : 0;
  const part = shown.slice(head, shown.endsWith(CUT) ? -CUT.length : undefined);
  // The part right up to the place may stand in the line more than once; what is left out before it makes it a later one.
  const at = isCut ? line.lastIndexOf(part) : line.indexOf(part);
  return at === -1 ? null : at + within - head;
}

/** The word, quoted name or single character that starts there. */
function wordAt(statement: string, from: number): ErrorPlace {
  const [word] = /^(?:"(?:[^"]|"")*"|[\p{L}\p{N}_.]+|[^\s])/u.exec(statement.slice(from)) ?? [''];
  return { from: Math.min(from, statement.length), to: Math.min(statement.length, from + word.length) };
}

function placeWithoutLine(message: string, statement: string): ErrorPlace | null {
  if (/syntax error at end of input/i.test(message)) {
    const end = statement.trimEnd().length;
    return { from: Math.max(0, end - 1), to: end };
  }
  const name = /Ambiguous reference to (?:column name|table) "([^"]+)"/i.exec(message)?.[1];
  if (name === undefined) return null;
  const found = new RegExp(`(?<![\\p{L}\\p{N}_."])${name.replace(/[^\p{L}\p{N}_]/gu, '\\$&')}(?![\\p{L}\\p{N}_."])`, 'iu').exec(
    statement,
  );
  return found === null ? null : { from: found.index, to: found.index + found[0].length };
}

/** Line and column of a character, both from 1. */
export function lineAndColumn(text: string, at: number): { readonly line: number; readonly column: number } {
  const before = text.slice(0, at).split('\n');
  return { line: before.length, column: (before[before.length - 1] ?? '').length + 1 };
}
