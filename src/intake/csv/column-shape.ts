/** Owns what a cell of a column looks like, so that a damaged record can be put in order again or be recognised as foreign. */
import type { ColumnPlan } from './column-plan';
import { readDate } from './date-text';
import { readFormed } from './number-form';
import { isMissing, readNumber } from './number-text';

/** One column of sound records. Plain data, as it is sent between threads. */
export interface ColumnShape {
  readonly kind: ColumnPlan['kind'];
  /** Cells of text repeat themselves in this form: index into FORMS, and all that were seen; null otherwise. */
  readonly regular: { readonly form: number; readonly known: readonly string[] } | null;
  /** Text of digits in a few patterns, such as meter numbers. */
  readonly code: boolean;
  /** Text in which nothing repeats: any cell fits. */
  readonly free: boolean;
  /** No sound record leaves it empty. */
  readonly required: boolean;
  /** Every sound record leaves it empty. */
  readonly blank: boolean;
}

/** Fewer cells say nothing of what a column looks like. */
const ENOUGH = 10;
/** Different patterns, or values, up to which a text column is taken for regular. */
const MOST_PATTERNS = 6;
/** Cells of the sample that each of them has to stand for. */
const CELLS_A_PATTERN = 4;

/** Share of the cells with which one pattern rules a column. */
const RULE = 0.9;

/** Letters and digits by kind, one for one: `MG-8769` is `AA-9999`, `甲路1号` is `字字9字`. */
export function patternOf(text: string): string {
  return text
    .replace(/\p{Lu}/gu, 'A')
    .replace(/\p{Ll}/gu, 'a')
    .replace(/\p{Lo}/gu, '字')
    .replace(/\p{Nd}/gu, '9');
}

/** As it stands; by kinds of characters; the same with runs taken together: `MG-8769` is `A-9`. */
const FORMS: readonly ((text: string) => string)[] = [
  (text) => text,
  patternOf,
  (text) => patternOf(text).replace(/(.)\1+/gu, '$1'),
];

/** @param samples its cells in sound records, empty ones included */
export function columnShape(plan: ColumnPlan, samples: readonly string[]): ColumnShape {
  const filled = samples.filter((text) => text !== '');
  const enough = samples.length >= ENOUGH;
  const blank = filled.length === 0 && enough;
  const regular = plan.kind === 'text' && filled.length >= ENOUGH ? regularity(filled) : null;
  return {
    kind: plan.kind,
    regular,
    code: regular !== null && filled.every((text) => /\d/.test(text)),
    free: plan.kind === 'text' && regular === null && !blank,
    required: filled.length === samples.length && enough,
    blank,
  };
}

/** The narrowest form in which the samples repeat themselves; null for free text. */
function regularity(samples: readonly string[]): ColumnShape['regular'] {
  for (const [form, of] of FORMS.entries()) {
    const counts = new Map<string, number>();
    for (const text of samples) counts.set(of(text), (counts.get(of(text)) ?? 0) + 1);
    if (counts.size > MOST_PATTERNS || counts.size * CELLS_A_PATTERN > samples.length) continue;
    // Where one pattern rules, what occurs once may be the damage itself.
    const ruled = samples.length >= 2 * ENOUGH && Math.max(...counts.values()) >= samples.length * RULE;
    // Words in which only the punctuation repeats are no codes.
    if (form === 2 && counts.size > 1 && !ruled) continue;
    return { form, known: [...counts].filter(([, count]) => count > 1 || !ruled).map(([pattern]) => pattern) };
  }
  return null;
}

/** True for text that no name of a column looks like: codes, or the very same few texts again and again. */
export function tellsNames({ code, regular }: ColumnShape): boolean {
  return code || regular?.form === 0;
}

/** True for a cell as sound records have it; an empty cell always is. */
export function fitsShape({ kind, regular, free, blank }: ColumnShape, text: string): boolean {
  if (text === '' || free) return true;
  if (blank) return false;
  if (regular !== null) return regular.known.includes(FORMS[regular.form]?.(text) ?? '');
  if (isMissing(text)) return true;
  return kind === 'date' || kind === 'timestamp'
    ? readDate(text) !== null
    : readNumber(text) !== null || readFormed(text, false) !== null || readFormed(text, true) !== null;
}
