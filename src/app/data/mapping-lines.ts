/** Owns the lines of the mapping table: one a column, or one for a whole row of months, days or times of day. */
import type { RawColumn, RawTable } from '../../intake/raw-table';
import { sameText, type Text } from '../../lib/text';
import type { ColumnMapping, ColumnUse, SeriesUse, TableMapping } from '../../model/mapping';
import { isSeries } from '../../state/mapping-choice';
import { seriesKind, seriesText, seriesWhat } from './data-text';
import { valueOfUse } from './use-options';

export interface MappingLine {
  /** Columns that the line stands for; one, but for a series. */
  readonly names: readonly string[];
  readonly label: Text;
  readonly column: RawColumn;
  readonly use: ColumnUse;
  readonly confidence: number;
  readonly reason: Text;
  /** Further choices of this line only: the series it was recognised as. */
  readonly series: readonly { readonly value: string; readonly text: Text }[];
}

/**
 * In the order of the file; a series stands where its first column does, also when it is used for something else now.
 * @param guess the mapping without corrections: it knows what the columns of a series are
 */
export function mappingLines(table: RawTable, mapping: TableMapping, guess: TableMapping): MappingLine[] {
  const lines: MappingLine[] = [];
  const keys = new Map<string, readonly [key: string, series: SeriesUse]>();
  for (const [i, { column, use }] of mapping.columns.entries()) {
    const guessed = guess.columns[i]?.use;
    const series = isSeries(use) ? use : guessed !== undefined && isSeries(guessed) ? guessed : null;
    if (series !== null) keys.set(column, [`${series.kind} ${series.role} ${valueOfUse(use)}`, series]);
  }
  const seen = new Set<string>();
  const byName = new Map(table.columns.map((column) => [column.name, column]));
  for (const entry of mapping.columns) {
    const column = byName.get(entry.column);
    if (column === undefined) continue;
    const [key, series] = keys.get(entry.column) ?? [];
    if (key === undefined || series === undefined) {
      lines.push(line([entry], column, sameText(entry.column), []));
      continue;
    }
    if (seen.has(key)) continue;
    seen.add(key);
    const members = mapping.columns.filter((other) => keys.get(other.column)?.[0] === key);
    const label = seriesText(members.length, entry.column, members[members.length - 1]?.column ?? '', seriesKind(series));
    lines.push(line(members, column, label, [{ value: valueOfUse(series), text: seriesWhat(series) }]));
  }
  return lines;
}

function line(entries: readonly ColumnMapping[], column: RawColumn, label: Text, series: MappingLine['series']): MappingLine {
  const first = entries[0] as ColumnMapping;
  return {
    names: entries.map((entry) => entry.column),
    label,
    column,
    use: first.use,
    confidence: first.confidence,
    reason: first.reason,
    series,
  };
}
