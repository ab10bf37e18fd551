/** Owns what is told of cells of text that were read without what stood around them. */
import { many } from '../../lib/many';
import type { CsvProblem } from './csv-problems';
import type { PackCounts } from './pack-counts';

/** Of all columns of a table together. */
export function textProblems(columns: readonly { readonly counts: Pick<PackCounts, 'trimmed' | 'unguarded'> }[]): CsvProblem[] {
  const trimmed = columns.reduce((sum, { counts }) => sum + counts.trimmed, 0);
  const unguarded = columns.reduce((sum, { counts }) => sum + counts.unguarded, 0);
  return [...(trimmed > 0 ? [blanksTrimmed(trimmed)] : []), ...(unguarded > 0 ? [apostrophesRemoved(unguarded)] : [])];
}

function blanksTrimmed(count: number): CsvProblem {
  return {
    code: 'blanks_trimmed',
    count,
    text: {
      en: `${many(count, 'cell has', 'cells have')} blanks before or behind ${count === 1 ? 'its' : 'their'} text; they were taken off, so that equal texts are equal.`,
      zh: `${count} 个单元格的文字前后有空格，已去除，以免相同内容被视为不同。`,
    },
  };
}

function apostrophesRemoved(count: number): CsvProblem {
  return {
    code: 'apostrophes_removed',
    count,
    text: {
      en: `${many(count, 'cell has', 'cells have')} an apostrophe before ${count === 1 ? 'its' : 'their'} digits, as spreadsheets write numbers that shall stay text; it was taken off, and the digits stay text.`,
      zh: `${count} 个单元格的数字前有撇号（表格软件用来保留文本），已去除，数字仍按文本保留。`,
    },
  };
}
