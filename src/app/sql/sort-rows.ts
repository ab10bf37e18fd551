/** Owns the order of a result's rows by one column, found in steps between which the page can breathe. */
import type { ResultColumns } from '../../engine/columns';
import { abortError } from '../../lib/errors';
import type { Locale } from '../../lib/text';

/** Rows sorted in one go before the merging begins. */
const RUN_ROWS = 2048;
/** Comparisons between two looks at the clock. */
const STEP = 4096;
/** So long the page is held, then it draws. */
const BREATH_MS = 12;

type Compare = (a: number, b: number) => number;

/**
 * Numbers of the rows in the order of the column's values: numbers and times by size, texts as the language sorts them (Chinese by pinyin).
 * Equal values keep the order of the result; NULL comes last either way. @throws AbortError
 */
export async function sortedRows(
  result: ResultColumns,
  name: string,
  ascending: boolean,
  locale: Locale,
  signal: AbortSignal,
): Promise<Uint32Array> {
  const { present, missing, compare } = readKeys(result, name, locale);
  const byValue: Compare = ascending ? (a, b) => compare(a, b) || a - b : (a, b) => compare(b, a) || a - b;
  const steps = mergeSort(present, byValue);
  let began = performance.now();
  for (let step = steps.next(); ; step = steps.next()) {
    if (signal.aborted) throw abortError();
    if (step.done === true) {
      const order = new Uint32Array(result.rowCount);
      order.set(step.value);
      order.set(missing, step.value.length);
      return order;
    }
    if (performance.now() - began < BREATH_MS) continue;
    await new Promise((resolve) => setTimeout(resolve));
    began = performance.now();
  }
}

function readKeys(
  result: ResultColumns,
  name: string,
  locale: Locale,
): { present: Uint32Array; missing: Uint32Array; compare: Compare } {
  const column = result.column(name);
  const isMissing =
    column.kind === 'cells' ? (row: number) => column.values[row] === null : (row: number) => column.nulls?.[row] === 1;
  const present: number[] = [];
  const missing: number[] = [];
  for (let row = 0; row < result.rowCount; row++) (isMissing(row) ? missing : present).push(row);
  const keys = { present: Uint32Array.from(present), missing: Uint32Array.from(missing) };
  if (column.kind !== 'cells') {
    const { values } = column;
    // NaN is larger than everything, as DuckDB has it.
    return { ...keys, compare: (a, b) => order(values[a] ?? NaN, values[b] ?? NaN) };
  }
  const { values } = column;
  if (present.every((row) => typeof values[row] === 'bigint' || typeof values[row] === 'number'))
    return { ...keys, compare: (a, b) => order(values[a] as number, values[b] as number) };
  const texts = result.texts(name);
  const { compare } = new Intl.Collator(locale === 'zh' ? 'zh-CN' : 'en', { numeric: true });
  return { ...keys, compare: (a, b) => compare(texts[a] ?? '', texts[b] ?? '') };
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
