/** Owns the first plan of the columns, from rows at the start of the file and at a few places further on. */
import type { CellBlock } from './cells';
import { textOf } from './cells';
import { isTotalName } from '../totals';
import { columnShape, type ColumnShape } from './column-shape';
import { ofFirstTable } from './other-tables';
import { planColumn, type ColumnPlan } from './column-plan';
import { readDate } from './date-text';
import { Evidence } from './evidence';
import { readFormed } from './number-form';
import { isMissing, readNumber } from './number-text';
import { RecordSplitter, type Dialect } from './record-splitter';

const START_BYTES = 65_536;
const PLACE_BYTES = 8_192;
/** Parts of the file, besides the start, from which rows are looked at. */
const PLACES = [0.25, 0.5, 0.75, 1] as const;
/** Longer cells are no numbers or dates, and only their first part is worth quoting. */
const LONGEST_CELL = 200;
/** Share of numbers or dates that makes a column one of them, but for rows that are foreign to the table. */
const MOSTLY = 0.8;

/** Rows with an odd cell up to which it is taken for damage at first; more are what the column is like. */
const FEW_ODD = 2;

/** Fewer sound rows are no sample. */
const FEWEST_SOUND = 5;

interface SampleRow {
  readonly cells: readonly string[];
  readonly line: number;
}

/** Every wrong plan costs one more pass over the file, so a few reads at other places pay. */
export async function sampleRows(
  file: Blob,
  encoding: string,
  data: Uint8Array,
  complete: boolean,
  dialect: Dialect,
  dataLine: number,
): Promise<SampleRow[]> {
  const rows: SampleRow[] = [];
  const start = data.slice(0, START_BYTES);
  look(start, complete && start.length === data.length, true);
  // Where hardly a row is without a quote in the wrong place, that is how the file is written.
  if (rows.length < FEWEST_SOUND) {
    rows.length = 0;
    look(start, complete && start.length === data.length, false);
  }
  if (file.size > 8 * START_BYTES && !encoding.startsWith('utf-16')) {
    for (const place of PLACES) {
      const at = Math.floor((file.size - PLACE_BYTES) * place);
      const text = new TextDecoder(encoding).decode(await file.slice(at, at + PLACE_BYTES).arrayBuffer());
      // The first line is cut, and so may be the last, which the splitter leaves out.
      look(new TextEncoder().encode(text.replace(/^[^\r\n]*(?:\r\n|\r|\n)/, '')), false, true);
    }
  }
  return rows;

  function look(bytes: Uint8Array, last: boolean, onlySound: boolean): void {
    const splitter = new RecordSplitter(dialect, dataLine);
    splitter.onlySound = onlySound;
    for (const block of splitter.split(bytes, last)) rows.push(...rowsOf(block));
  }
}

function rowsOf({ bytes, starts, ends, lines, rows, width }: CellBlock): SampleRow[] {
  return Array.from({ length: rows }, (_, row) => ({
    line: lines[row] ?? 0,
    cells: Array.from({ length: width }, (__, column) => {
      const from = starts[row * width + column] ?? 0;
      const to = ends[row * width + column] ?? 0;
      return to > from ? textOf(bytes, from, Math.min(to, from + LONGEST_CELL)) : '';
    }),
  }));
}

/** One plan and one shape for each column. */
export function planColumns(
  names: readonly string[],
  rows: readonly SampleRow[],
  known: readonly ColumnPlan[] | null,
): { readonly plans: readonly ColumnPlan[]; readonly shapes: readonly ColumnShape[] } {
  let sound = ofFirstTable(rows, names.length);
  let evidences = gather(names.length, sound);
  const typed = evidences.flatMap((evidence, i) => (isMostlyTyped(evidence) ? [i] : []));
  if (typed.length > 0) {
    const own = sound.filter((row) => !isForeign(row, typed));
    if (own.length < sound.length) evidences = gather(names.length, (sound = own));
  }
  const odd = sound.filter((row) => isOdd(row, evidences));
  if (odd.length > 0 && odd.length <= FEW_ODD && sound.length >= FEW_ODD * 10) {
    sound = sound.filter((row) => !odd.includes(row));
    evidences = gather(names.length, sound);
  }
  const plans =
    known ??
    ordered(
      names.map((name, i) => planColumn(name, evidences[i] ?? new Evidence())),
      evidences,
    );
  const shapes = plans.map((plan, i) =>
    columnShape(
      plan,
      sound.map(({ cells }) => cells[i] ?? ''),
    ),
  );
  return { plans, shapes };
}

/** A cell among the numbers or dates of nearly all others is none: damage may have made it so, which is found when the row is read. */
function isOdd({ cells }: SampleRow, evidences: readonly Evidence[]): boolean {
  return evidences.some((evidence, i) => {
    const { values, numbers, dates } = evidence;
    const most = Math.max(numbers, dates);
    if (most === values || most < values - FEW_ODD || values < FEW_ODD * 10) return false;
    const text = cells[i] ?? '';
    if (isMissing(text) || isTotalName(text)) return false;
    return numbers > dates ? readFormed(text, false) === null && readFormed(text, true) === null : readDate(text) === null;
  });
}

function gather(width: number, rows: readonly SampleRow[]): Evidence[] {
  const evidences = Array.from({ length: width }, () => new Evidence());
  for (const { cells, line } of rows) cells.forEach((text, i) => text !== '' && evidences[i]?.add(text, line));
  return evidences;
}

const isMostlyTyped = ({ values, numbers, dates }: Evidence): boolean =>
  values > 0 && Math.max(numbers, dates) >= values * MOSTLY;

/** The header of another table, with words in all typed columns; or a remark, whose only cell is one. */
function isForeign({ cells }: SampleRow, typed: readonly number[]): boolean {
  const filled = typed.filter((i) => !isMissing(cells[i] ?? ''));
  if (filled.length === 0 || !filled.every((i) => isWord(cells[i] ?? ''))) return false;
  return (filled.length === typed.length && typed.length > 1) || cells.filter((text) => text !== '').length === 1;
}

const isWord = (text: string): boolean => !isMissing(text) && readNumber(text) === null && readDate(text) === null;

/** A file has one way of writing dates: a column that tells day from month speaks for one that does not. */
function ordered(plans: readonly ColumnPlan[], evidences: readonly Evidence[]): ColumnPlan[] {
  const decided = evidences.find(({ fits, values }) => values > 0 && fits.dmy !== fits.mdy)?.fits;
  return plans.map((plan, i) =>
    'order' in plan && plan.order === 'dmy' && evidences[i]?.fits.mdy === true && decided?.mdy === true
      ? { ...plan, order: 'mdy' }
      : plan,
  );
}
