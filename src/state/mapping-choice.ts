/** Owns the meeting of guess and correction: the mapping in force for one raw table. */
import type { RawTable } from '../intake/raw-table';
import { guessMapping } from '../model/guess-mapping';
import { headerShape } from '../model/header-shape';
import type { TableMapping } from '../model/mapping';
import type { Choices } from './choices';

/** The guess with the corrections remembered for this header shape. Columns the corrections do not know keep the guess. */
export function applyMapping(table: RawTable, remembered: Choices['mappings']): TableMapping {
  const choice = remembered[headerShape(table)];
  const guess = guessMapping(table, choice?.rowIs);
  if (choice === undefined) return guess;
  return {
    ...guess,
    dropTotals: choice.dropTotals ?? guess.dropTotals,
    columns: guess.columns.map((column) => {
      const use = choice.uses?.[column.column];
      return use === undefined ? column : { ...column, use, confidence: 1, reason: { en: 'chosen by you', zh: '由您指定' } };
    }),
  };
}
