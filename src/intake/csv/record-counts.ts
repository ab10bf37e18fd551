/** Owns what is counted of a file's records, and how the counts of its segments come together. */
import type { RejectedRow } from '../raw-table';
import { MOST_ROWS } from './reject-list';

/** Over the part of the file that was split; lines count from the first line of that part. */
export interface RecordCounts {
  rows: number;
  blankRows: number;
  rejectedCount: number;
  rejected: RejectedRow[];
  strayQuotes: number;
  unclosedLines: number[];
  repeatedHeaders: number;
  totalRows: number;
  /** Rows with cells missing at their end, and the first of their lines. */
  shortRows: number;
  shortLines: number[];
  /** Rows whose delimiters or quotes were put in order, and the first of their lines. */
  mendedRows: number;
  mendedLines: number[];
  /** Lines of headers of other tables. */
  otherTables: number[];
  /** Line of the last row; 0 without rows. */
  lastRowLine: number;
}

/** Of no record yet. */
export function noRecords(): RecordCounts {
  return {
    ...{ rows: 0, blankRows: 0, rejectedCount: 0, rejected: [], strayQuotes: 0, unclosedLines: [], repeatedHeaders: 0 },
    ...{ totalRows: 0, shortRows: 0, shortLines: [], mendedRows: 0, mendedLines: [], otherTables: [], lastRowLine: 0 },
  };
}

/** Adds the counts of the segment that follows, whose first line is line `linesBefore` + 1 of the whole. */
export function addRecordCounts(sum: RecordCounts, next: RecordCounts, linesBefore: number): void {
  sum.rows += next.rows;
  sum.blankRows += next.blankRows;
  sum.rejectedCount += next.rejectedCount;
  sum.strayQuotes += next.strayQuotes;
  sum.repeatedHeaders += next.repeatedHeaders;
  sum.totalRows += next.totalRows;
  if (next.rows > 0) sum.lastRowLine = next.lastRowLine + linesBefore;
  sum.shortRows += next.shortRows;
  sum.mendedRows += next.mendedRows;
  for (const line of next.shortLines) sum.shortLines.push(line + linesBefore);
  for (const line of next.mendedLines) sum.mendedLines.push(line + linesBefore);
  for (const line of next.otherTables) sum.otherTables.push(line + linesBefore);
  for (const line of next.unclosedLines) sum.unclosedLines.push(line + linesBefore);
  for (const row of next.rejected.slice(0, Math.max(0, MOST_ROWS - sum.rejected.length)))
    sum.rejected.push({ ...row, line: row.line + linesBefore });
}
