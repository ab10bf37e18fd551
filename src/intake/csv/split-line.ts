/** Owns the ways in which one damaged line may be cut into cells: by the rules, and with one of its quotes or its delimiter taken otherwise. */

export interface LineCell {
  readonly text: string;
  readonly quoted: boolean;
}

/** One way to cut a line; `cost` counts what had to be taken otherwise than the rules say. */
export interface LineCut {
  readonly cells: readonly LineCell[];
  readonly cost: number;
  /** Put between cells that turn out to be one. */
  readonly delimiter: string;
  /** Cut at a delimiter that is not the file's. */
  readonly isForeign: boolean;
}

/** What one quote is taken for, against the rules: a character; the end of a cell; the start of a cell without a delimiter before it. */
interface Turn {
  readonly at: number;
  readonly as: 'plain' | 'end' | 'start';
}

/** Quotes of a line beyond which it is only read by the rules. */
const MOST_QUOTES = 40;
const OTHER_QUOTES = ['"', "'", '`'] as const;
const OTHER_DELIMITERS = [',', ';', '\t', '|', ' '] as const;

/** Every way worth a look, the one by the rules first. */
export function cutsOf(line: string, delimiter: string, quote: string): LineCut[] {
  const quotes: number[] = [];
  for (let at = line.indexOf(quote); at >= 0; at = line.indexOf(quote, at + 1)) quotes.push(at);
  const cuts: (LineCut | null)[] = [cut(line, delimiter, quote, null, false)];
  if (quotes.length > 0 && quotes.length <= MOST_QUOTES) {
    for (const at of quotes)
      for (const as of ['plain', 'end', 'start'] as const) cuts.push(cut(line, delimiter, quote, { at, as }, false));
    if (line.includes(`\\${quote}`)) cuts.push(cut(line, delimiter, quote, null, true));
  }
  for (const other of OTHER_QUOTES) {
    if (other === quote || !(line.startsWith(other) || line.includes(delimiter + other))) continue;
    const found = cut(line, delimiter, other, null, false);
    if (found !== null) cuts.push({ ...found, cost: found.cost + 1 });
  }
  for (const other of OTHER_DELIMITERS) {
    if (other === delimiter || !line.includes(other)) continue;
    const found = cut(line, other, quote, null, false);
    if (found !== null) cuts.push({ ...found, cost: found.cost + 1, isForeign: true });
  }
  return cuts.filter((found) => found !== null);
}

/** Null when a quote stays open. */
function cut(line: string, delimiter: string, quote: string, turn: Turn | null, escape: boolean): LineCut | null {
  const cells: LineCell[] = [];
  let cost = turn === null && !escape ? 0 : 1;
  let i = 0;
  for (;;) {
    let open = i;
    while (line[open] === ' ' && delimiter !== ' ') open++;
    let end: number;
    if (line[open] === quote && !(turn?.at === open && turn.as === 'plain')) {
      const cell = quotedCell(line, open, delimiter, quote, turn, escape);
      if (cell === null) return null;
      cells.push({ text: cell.text, quoted: true });
      cost += cell.cost;
      if (cell.glued) {
        i = cell.end;
        continue;
      }
      end = cell.end;
    } else {
      end = line.indexOf(delimiter, i);
      if (end < 0) end = line.length;
      if (turn?.as === 'start' && turn.at > i && turn.at < end) {
        cells.push({ text: line.slice(i, turn.at), quoted: false });
        i = turn.at;
        continue;
      }
      const text = line.slice(i, end);
      // One quote alone does not belong into a cell without quotes.
      if ((text.split(quote).length - 1) % 2 === 1 && !(turn?.as === 'plain' && turn.at >= i && turn.at < end)) cost++;
      cells.push({ text, quoted: false });
    }
    if (end >= line.length) break;
    i = end + 1;
    if (i === line.length) {
      cells.push({ text: '', quoted: false });
      break;
    }
  }
  return { cells, cost, delimiter, isForeign: false };
}

/** `end` is the delimiter behind it, or, when `glued`, the start of the next cell. */
function quotedCell(
  line: string,
  open: number,
  delimiter: string,
  quote: string,
  turn: Turn | null,
  escape: boolean,
): { text: string; end: number; cost: number; glued: boolean } | null {
  let text = '';
  let cost = 0;
  for (let i = open + 1; i < line.length; i++) {
    const character = line[i] as string;
    if (escape && character === '\\' && (line[i + 1] === quote || line[i + 1] === '\\')) {
      text += line[++i] as string;
      continue;
    }
    if (character !== quote) {
      text += character;
      continue;
    }
    if (turn?.at === i && turn.as === 'plain') {
      text += quote;
      continue;
    }
    let after = i + 1;
    while (line[after] === ' ' && delimiter !== ' ') after++;
    const ends = after >= line.length || line[after] === delimiter;
    if (turn?.at === i && turn.as === 'end') return { text, end: ends ? after : i + 1, cost, glued: !ends };
    if (line[i + 1] === quote && turn?.at !== i + 1) {
      text += quote;
      i++;
      continue;
    }
    if (ends) return { text, end: after, cost, glued: false };
    // A quote within the text that nothing escapes.
    text += quote;
    cost++;
  }
  return null;
}
