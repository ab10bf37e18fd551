/** Owns how sure a sentence of a tab has to be: a tab that asks several questions of the same data shall claim nothing by chance more often than one would. */
import type { Locale } from '../../lib/text';
import type { FindingsQuestion } from './finding';

/** Chance that a tab claims anything at all where there is nothing. */
export const ALPHA = 0.05;

type Asked = Pick<FindingsQuestion, 'questions'>;

/** A p-value, already adjusted for the groups of its own question, for all questions of the tab (Bonferroni). NaN stays. */
export function overTab(p: number, { questions = 1 }: Asked): number {
  return Math.min(1, p * questions);
}

/** What was done to it, for the basis of a sentence. */
export function overTabText({ questions = 1 }: Asked, locale: Locale): string {
  if (questions === 1) return locale === 'zh' ? 'Holm 校正' : 'Holm';
  return locale === 'zh'
    ? `Holm 校正，本页共 ${String(questions)} 问`
    : `Holm, and for the ${String(questions)} questions of the tab`;
}
