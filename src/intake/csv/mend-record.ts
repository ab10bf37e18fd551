/** Owns the mending of one damaged line: the one way to fill the columns with its cells that agrees with all sound records, or none. */
import { fitsShape, type ColumnShape } from './column-shape';
import { cutsOf, type LineCell, type LineCut } from './split-line';

export interface MendedRecord {
  readonly cells: readonly string[];
  /** `whole`: every cell was in its place; `short`: cells at the end are missing; `moved`: a delimiter or quote was wrong. */
  readonly kind: 'whole' | 'short' | 'moved';
}

interface Candidate extends MendedRecord {
  readonly cost: number;
}

/** Surplus or missing cells beyond which a line is not looked at. */
const MOST_SURPLUS = 100;
/** Longest line looked at, and longest cell that is cut in two, in characters. */
const LONGEST_LINE = 65_536;
const LONGEST_CUT_CELL = 120;
/** Against the rules of 1 each: what is likelier in the field costs less. An export that stops short is likelier than a lost delimiter. */
const COSTS = { short: 1, drop: 1, gap: 1.5, halve: 1.5, join: 2, emptyWhereNoneIs: 0.5 } as const;

/**
 * The cells of the line in their columns. Of all ways to cut and align it, those in which every cell looks like its column's
 * are kept, and of these the ones with the least damage; null when none is left or two differ, because a guess would be a
 * value in the wrong column.
 */
export function mendRecord(line: string, delimiter: string, quote: string, shapes: readonly ColumnShape[]): MendedRecord | null {
  if (line.length > LONGEST_LINE) return null;
  let best: Candidate[] = [];
  for (const cut of cutsOf(line, delimiter, quote)) {
    if (best[0] !== undefined && cut.cost > best[0].cost) continue;
    for (const candidate of aligned(cut, shapes, quote)) {
      const least = best[0]?.cost ?? Infinity;
      if (candidate.cost < least) best = [candidate];
      else if (candidate.cost === least) best.push(candidate);
    }
  }
  const first = best[0];
  if (first === undefined) return null;
  const same = best.every(({ cells }) => cells.every((text, i) => text === first.cells[i]));
  return same ? { cells: first.cells, kind: first.kind } : null;
}

/** Cells of typed or regular columns that two lines have to fill before they are taken for one record. */
const EVIDENCE_TO_JOIN = 2;

/** Two lines as one record, broken at a delimiter, in place of one, or within a cell; null unless every column is then as in sound records and the second line is none by itself. */
export function joinRecord(
  first: string,
  second: string,
  delimiter: string,
  quote: string,
  shapes: readonly ColumnShape[],
): MendedRecord | null {
  if (second.trim() === '' || first.length + second.length > LONGEST_LINE) return null;
  const isWhole = ({ cells }: LineCut): boolean =>
    cells.length === shapes.length && cells.every(({ text }, i) => fitsShape(shapes[i] as ColumnShape, text));
  const alone = cutsOf(second, delimiter, quote)[0];
  if (alone !== undefined && (isWhole(alone) || alone.cells.length > shapes.length)) return null;
  for (const glue of ['', delimiter]) {
    const cut = cutsOf(first + glue + second, delimiter, quote)[0];
    if (cut === undefined || cut.cost > 0 || cut.isForeign || !isWhole(cut)) continue;
    const { cells } = cut;
    const evidence = cells.filter(({ text }, i) => text !== '' && shapes[i]?.free === false).length;
    const hasGap = cells.some(({ text }, i) => text === '' && shapes[i]?.required === true);
    if (evidence >= EVIDENCE_TO_JOIN && !hasGap) return { cells: cells.map(({ text }) => text), kind: 'moved' };
  }
  return null;
}

/** A quote that is damage itself goes from a cell of numbers, dates or codes; from free text nothing is taken. */
function textFor(shape: ColumnShape | undefined, { text }: LineCell): string | null {
  if (shape === undefined) return null;
  if (fitsShape(shape, text)) return text;
  const bare = text.replace(/^["'`´]+|["'`´]+$/g, '');
  return bare !== text && fitsShape(shape, bare) ? bare : null;
}

/** One half of the quotes that were to enclose the text. */
function withoutHalfQuotes(text: string, quote: string): string {
  if (text.split(quote).length !== 2) return /^(['`]).*\1$/.test(text) ? text.slice(1, -1) : text;
  return text.startsWith(quote) ? text.slice(1) : text.endsWith(quote) ? text.slice(0, -1) : text;
}

function* aligned(cut: LineCut, shapes: readonly ColumnShape[], quote: string): Generator<Candidate> {
  const { cells } = cut;
  const width = shapes.length;
  const surplus = cells.length - width;
  if (surplus > MOST_SURPLUS) return;
  // Cells that fit counted from the left, and from the right.
  const left: string[] = [];
  for (let i = 0; i < cells.length; i++) {
    const text = textFor(shapes[i], cells[i] as LineCell);
    if (text === null) break;
    left.push(text);
  }
  const right: string[] = [];
  for (let i = 1; i <= cells.length; i++) {
    const text = textFor(shapes[width - i], cells[cells.length - i] as LineCell);
    if (text === null) break;
    right.unshift(text);
  }
  const told = shapes.some((shape) => !shape.free);
  /** @param least cells that have to look like those of a column in which not everything fits */
  const make = (texts: string[], cost: number, kind: MendedRecord['kind'], least: number): Candidate[] => {
    const evidence = texts.filter((text, i) => text !== '' && shapes[i]?.free === false).length;
    if (evidence < least + (cut.isForeign ? 2 : 0)) return [];
    const gaps = texts.filter((text, i) => text === '' && shapes[i]?.required === true).length;
    const whole = cut.cost + cost + gaps * COSTS.emptyWhereNoneIs;
    return [{ cells: texts, cost: whole, kind: cut.cost > 0 && kind === 'whole' ? 'moved' : kind }];
  };
  const tail = (count: number): string[] => (count === 0 ? [] : right.slice(-count));

  if (surplus === 0) {
    if (left.length === width) yield* make(left, 0, 'whole', 0);
    return;
  }
  if (surplus > 0) {
    for (let k = 0; k < width && k <= left.length; k++) {
      if (right.length < width - 1 - k) continue;
      const run = cells.slice(k, k + surplus + 1);
      const filled = run.filter(({ text }) => text !== '');
      if (filled.length <= 1) {
        const text = textFor(shapes[k], filled[0] ?? { text: '', quoted: false });
        if (text !== null)
          yield* make([...left.slice(0, k), text, ...tail(width - 1 - k)], COSTS.drop, 'moved', k === width - 1 ? 0 : 2);
      } else if (run.every(({ quoted }) => !quoted)) {
        // Words of one text between which a delimiter stands.
        const text = withoutHalfQuotes(run.map((cell) => cell.text).join(cut.delimiter), quote);
        const shape = shapes[k];
        if (shape?.kind === 'text' && fitsShape(shape, text))
          yield* make([...left.slice(0, k), text, ...tail(width - 1 - k)], COSTS.join, 'moved', 2);
      }
    }
    return;
  }
  if (left.length === cells.length && cells.length * 2 > width)
    yield* make([...left, ...new Array<string>(-surplus).fill('')], COSTS.short, 'short', told ? 1 : 0);
  if (surplus !== -1) return;
  for (let k = 0; k < cells.length && k <= left.length; k++) {
    // An empty cell that is missing together with its delimiter.
    if (k > 0 && right.length >= cells.length - k && shapes[k]?.required !== true)
      yield* make([...left.slice(0, k), '', ...tail(cells.length - k)], COSTS.gap, 'moved', 3);
    if (right.length < cells.length - 1 - k) continue;
    for (const [before, after] of halves((cells[k] as LineCell).text, shapes[k], shapes[k + 1]))
      yield* make([...left.slice(0, k), before, after, ...tail(cells.length - 1 - k)], COSTS.halve, 'moved', 2);
  }
}

/** The places at which a text falls into a cell of one column and one of the next. Two free columns say nothing of the place. */
function* halves(text: string, first: ColumnShape | undefined, second: ColumnShape | undefined): Generator<[string, string]> {
  if (first === undefined || second === undefined || (first.free && second.free) || text.length > LONGEST_CUT_CELL) return;
  for (let i = 1; i < text.length; i++) {
    const before = text.slice(0, i);
    const after = text.slice(i);
    if (fitsShape(first, before) && fitsShape(second, after)) yield [before, after];
  }
}
