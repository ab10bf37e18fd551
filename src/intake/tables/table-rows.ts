/** Owns the rows of one table on their way out of a reader, with what was met on the way. */
import { RowBatch } from '../cells/row-batch';
import type { CsvProblem } from '../csv/csv-problems';
import type { RejectedRow } from '../raw-table';
import type { Text } from '../../lib/text';

/** As many as Excel has; what lies beyond is refused. */
export const MOST_COLUMNS = 16_384;
const LISTED_REJECTS = 1000;
const REJECT_CHARACTERS = 500;

export class TableRows {
  readonly batch: RowBatch;
  /** What else is to be told of the table. */
  readonly problems: CsvProblem[] = [];
  readonly rejectedRows: RejectedRow[] = [];
  rejected = 0;
  nulBytes = 0;
  /** Where the cell at hand begins among the bytes of the batch, for cells that are longer than a step. */
  start = 0;
  /** Columns in which a truth value was met. */
  readonly booleans = new Set<number>();
  /** Last row, from 1, in which a column held something else than a truth value. */
  private readonly others: number[] = [];

  /** @param cells for which there is room at first */
  constructor(cells?: number) {
    this.batch = new RowBatch(cells);
  }

  /** Adds a cell to the row at hand; an empty text adds none. @param line of the row, from 1 */
  text(column: number, text: string, line: number): void {
    if (text === '' || column >= MOST_COLUMNS) return;
    const { batch } = this;
    const start = batch.size;
    if (text.includes('\0')) {
      const kept = text.replaceAll('\0', '');
      this.nulBytes += text.length - kept.length;
      batch.appendText(kept);
    } else batch.appendText(text);
    this.end(column, start, line);
  }

  /** The bytes appended to the batch since `start`, valid UTF-8 without NUL, are the cell. */
  end(column: number, start: number, line: number): void {
    if (column >= MOST_COLUMNS) return;
    this.batch.cell(column, start);
    this.others[column] = line;
  }

  /** @param text how the value is written in a column that holds other things too */
  truth(column: number, value: boolean, text = value ? 'TRUE' : 'FALSE'): void {
    if (column >= MOST_COLUMNS) return;
    const start = this.batch.size;
    this.batch.appendText(text);
    this.batch.cell(column, start);
    this.booleans.add(column);
  }

  /** Called when the rows so far have been taken. */
  dropRows(): void {
    this.start -= this.batch.drop();
  }

  /** True when the column holds other things than truth values below that row. */
  othersBelow(column: number, line: number): boolean {
    return (this.others[column] ?? 0) > line;
  }

  reject(line: number, reason: Text, text: string): void {
    this.rejected++;
    if (this.rejectedRows.length < LISTED_REJECTS)
      this.rejectedRows.push({ line, reason, text: text.slice(0, REJECT_CHARACTERS) });
  }
}
