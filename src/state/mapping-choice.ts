/** Owns the meeting of guess and correction: the mapping in force for one raw table. */
import type { RawTable } from '../intake/raw-table';
import { guessMapping } from '../model/guess-mapping';
import { headerShape, seriesName } from '../model/header-shape';
import { dateHeader, yearOfFile } from '../model/header-series';
import type { ColumnMapping, ColumnUse, RememberedUse, SeriesUse, TableMapping } from '../model/mapping';
import type { SavedTable } from '../model/mapping-file';
import type { Choices } from './choices';

/** The guess with the corrections remembered for this header shape. Columns the corrections do not know keep the guess. */
export function applyMapping(table: RawTable, remembered: Choices['mappings']): TableMapping {
  const choice = remembered[headerShape(table)];
  const guess = guessMapping(table, choice?.rowIs, choice?.byClass);
  if (choice === undefined) return guess;
  const columns = guess.columns.map((column) => {
    const kept = choice.uses?.[column.column] ?? choice.uses?.[seriesName(column.column) ?? ''];
    const use = kept === undefined ? null : useOf(kept, column, table);
    return use === null ? column : { ...column, use, confidence: 1, reason: { en: 'chosen by you', zh: '由您指定' } };
  });
  return {
    ...guess,
    dropTotals: choice.dropTotals ?? guess.dropTotals,
    ...(guess.byClass !== undefined && { byClass: columns.some(({ use }) => use.kind === 'class') }),
    ...(choice.scores !== undefined && { scores: choice.scores }),
    columns,
  };
}

/** null where it says nothing for this column. */
function useOf(kept: RememberedUse, guess: ColumnMapping, table: RawTable): ColumnUse | null {
  if (kept.kind !== 'series') return kept;
  if (isSeries(guess.use)) return guess.use;
  return dateHeader(guess.column, yearOfFile(table.source.file));
}

/** True for a column that is one of a row of months, days or times of day. */
export function isSeries(use: ColumnUse): use is SeriesUse {
  return use.kind !== 'role' && use.kind !== 'attribute' && use.kind !== 'ignore';
}

/** The name under which a column's use is remembered, and the use as it holds for other months, too. */
export function remember(column: string, use: RememberedUse): readonly [name: string, use: RememberedUse] {
  const series = seriesName(column);
  return [series ?? column, use.kind === 'series' || isSeries(use) ? { kind: 'series' } : use];
}

/** A table's whole mapping, for a file. */
export function savedTable(table: RawTable, mapping: TableMapping): SavedTable {
  return {
    file: table.source.file,
    shape: headerShape(table),
    rowIs: mapping.rowIs,
    dropTotals: mapping.dropTotals,
    ...(mapping.byClass !== undefined && { byClass: mapping.byClass }),
    columns: Object.fromEntries(mapping.columns.map(({ column, use }) => remember(column, use))),
    ...(mapping.scores !== undefined && { scores: mapping.scores }),
  };
}

/** What a file says, as choices by header shape. */
export function choicesOf(tables: readonly SavedTable[]): Choices['mappings'] {
  return Object.fromEntries(
    tables.map(({ shape, rowIs, dropTotals, byClass, columns, scores }) => [
      shape,
      { rowIs, dropTotals, uses: columns, ...(byClass !== undefined && { byClass }), ...(scores !== undefined && { scores }) },
    ]),
  );
}
