/** Owns the report of left-out rows: one line a row, with file, line, reason and text. */
import type { RawTable } from '../../intake/raw-table';
import type { Locale } from '../../lib/text';
import { writeCsv } from '../../lib/write-csv';
import type { TableMapping } from '../../model/mapping';
import { lineCells, maskCells } from '../../model/raw-line';
import { dataText as text, notListedText } from './data-text';

/** Empty where the line is not known. */
export function lineText(line: number): string {
  return line === 0 ? '' : String(line);
}

/** A row's text as it may be shown; `mapping` null lifts the mask. */
export function rejectedText(line: string, table: RawTable, mapping: TableMapping | null): string {
  const { delimiter } = table.source;
  if (mapping === null) return line;
  return maskCells(lineCells(line, delimiter), mapping).join(delimiter ?? '');
}

/**
 * CSV of every left-out row of the tables, in their order. Where a table has more than were kept, a last line of it says how many are
 * not listed. `mask` gives the mapping under which a table's rows are masked, or null to leave them as they are.
 */
export function rejectReport(
  tables: readonly RawTable[],
  mask: (table: RawTable) => TableMapping | null,
  locale: Locale,
): string {
  const rows = tables.flatMap((table) => {
    const mapping = mask(table);
    const listed = table.rejectedRows.map(({ line, reason, text: content }) => [
      table.source.file,
      lineText(line),
      reason[locale],
      rejectedText(content, table, mapping),
    ]);
    const rest = table.rejected - table.rejectedRows.length;
    return rest > 0 ? [...listed, [table.source.file, '', notListedText(rest)[locale], '']] : listed;
  });
  const heading = [text.file, text.line, text.reason, text.content].map((name) => name[locale]);
  return writeCsv([heading, ...rows]);
}
