/** Owns the statement that makes segments of a result with customers and one more column. */
import type { ResultColumns } from '../../engine/columns';
import { statementRanges } from '../../sql/read-only';
import { writtenName } from './completion';

/** null when the result does not have customer_id and exactly one other column, or comes from no SELECT. */
export function segmentStatement(text: string, { names, rowCount }: ResultColumns): string | null {
  const [range, second] = statementRanges(text);
  if (range === undefined || second !== undefined || rowCount === 0) return null;
  const statement = text.slice(range.from, range.to).trim();
  if (!/^(?:--[^\n]*\n|\s)*(?:select|with|from)\b/i.test(statement)) return null;
  const other = names.filter((name) => name !== 'customer_id');
  const [column] = other;
  if (names.length !== 2 || other.length !== 1 || column === undefined) return null;
  return `SELECT customer_id, CAST(${writtenName(column)} AS VARCHAR) AS segment\nFROM (\n${statement}\n)`;
}
