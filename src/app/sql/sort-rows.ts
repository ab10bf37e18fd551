/** Owns the order of a result's rows by one column, found in steps between which the page can breathe. */
import type { Cell, ResultColumns } from '../../engine/columns';
import { abortError } from '../../lib/errors';
import type { Locale } from '../../lib/text';

/** Rows sorted in one go before the merging begins. */
const RUN_ROWS = 2048;
/** Comparisons between two looks at the clock. */
const STEP = 4096;
/** More different texts than that are numbers of customers and the like, and sorted by their characters: a language takes ten times as long. */
const MOST_BY_LANGUAGE = 100_000;
/** As many digits as a number holds exactly. */
const DIGITS = /^\d{1,15}$/;
/** So long the page is held, then it draws. */
const BREATH_MS = 12;

type Compare = (a: number, b: number) => number;

/**
 * Numbers of the rows in the order of the column's values: numbers and times by size, texts as the language sorts them (Chinese by pinyin).
 * Equal values keep the order of the result; NaN is larger than every number, NULL comes last either way. @throws AbortError
 */
export async function sortedRows(
  result: ResultColumns,
  name: string,
  ascending: boolean,
  locale: Locale,
  signal: AbortSignal,
): Promise<Uint32Array> {
  const steps = sortSteps(result, name, ascending, locale);
  let began = performance.now();
  for (let step = steps.next(); ; step = steps.next()) {
    if (signal.aborted) throw abortError();
    if (step.done === true) return step.value;
    if (performance.now() - began < BREATH_MS) continue;
    await new Promise((resolve) => setTimeout(resolve));
    began = performance.now();
  }
}

function* sortSteps(result: ResultColumns, name: string, ascending: boolean, locale: Locale): Generator<undefined, Uint32Array> {
  const cells: Cell[] = [];
  const present: number[] = [];
  const missing: number[] = [];
  for (let row = 0; row < result.rowCount; row++) {
    const cell = result.cell(name, row);
    cells.push(cell);
    (cell === null ? missing : present).push(row);
    if (row % STEP === 0) yield;
  }
  const keys = present.every((row) => typeof cells[row] === 'number' || typeof cells[row] === 'bigint')
    ? (cells as readonly number[])
    : ((yield* digitKeys(cells)) ?? (yield* textKeys(cells, locale)));
  const compare: Compare = (a, b) => order(keys[a] as number, keys[b] as number);
  const byValue: Compare = ascending ? (a, b) => compare(a, b) || a - b : (a, b) => compare(b, a) || a - b;
  const sorted = yield* mergeSort(Uint32Array.from(present), byValue);
  const all = new Uint32Array(result.rowCount);
  all.set(sorted);
  all.set(missing, sorted.length);
  return all;
}

/** Customer numbers and the like by their value, exactly; null when some text is anything else. */
function* digitKeys(cells: readonly Cell[]): Generator<undefined, Float64Array | null> {
  const keys = new Float64Array(cells.length);
  for (let row = 0; row < cells.length; row++) {
    const cell = cells[row];
    if (cell !== null && !(typeof cell === 'string' && DIGITS.test(cell))) return null;
    keys[row] = Number(cell);
    if (row % STEP === 0) yield;
  }
  return keys;
}

/** The place of each text among the different ones, for comparing places is a hundred times cheaper than comparing as a language does. */
function* textKeys(cells: readonly Cell[], locale: Locale): Generator<undefined, Float64Array> {
  const numbers = new Map<string, number>();
  const numberOf = new Float64Array(cells.length);
  for (let row = 0; row < cells.length; row++) {
    const cell = cells[row] ?? null;
    const text = cell === null ? '' : typeof cell === 'object' ? JSON.stringify(cell) : String(cell);
    const known = numbers.get(text);
    if (known === undefined) numbers.set(text, numbers.size);
    numberOf[row] = known ?? numbers.size - 1;
    if (row % STEP === 0) yield;
  }
  const texts = [...numbers.keys()];
  const { compare } = new Intl.Collator(locale === 'zh' ? 'zh-CN' : 'en', { numeric: true });
  const byLanguage: Compare = (a, b) => compare(texts[a] ?? '', texts[b] ?? '');
  const byCode: Compare = (a, b) => ((texts[a] ?? '') < (texts[b] ?? '') ? -1 : 1);
  const sorted = yield* mergeSort(Uint32Array.from(texts.keys()), texts.length > MOST_BY_LANGUAGE ? byCode : byLanguage);
  const place = new Float64Array(texts.length);
  sorted.forEach((text, at) => (place[text] = at));
  return numberOf.map((text) => place[text] ?? 0);
}

function order(a: number, b: number): number {
  if (a < b) return -1;
  if (a > b) return 1;
  return a === b ? 0 : Number(Number.isNaN(a)) - Number(Number.isNaN(b));
}

/** Yields now and then; returns the sorted rows. */
function* mergeSort(rows: Uint32Array, compare: Compare): Generator<undefined, Uint32Array> {
  let from = rows;
  let into: Uint32Array = new Uint32Array(rows.length);
  for (let at = 0; at < rows.length; at += RUN_ROWS) {
    from.subarray(at, at + RUN_ROWS).sort(compare);
    yield;
  }
  for (let width = RUN_ROWS; width < rows.length; width *= 2) {
    for (let at = 0; at < rows.length; at += 2 * width) {
      const [middle, end] = [Math.min(at + width, rows.length), Math.min(at + 2 * width, rows.length)];
      for (let left = at, right = middle, to = at; to < end; to++) {
        const [a = 0, b = 0] = [from[left], from[right]];
        const takesLeft = left < middle && (right >= end || compare(a, b) <= 0);
        into[to] = takesLeft ? a : b;
        if (takesLeft) left++;
        else right++;
        if (to % STEP === 0) yield;
      }
    }
    [from, into] = [into, from];
  }
  return from;
}
