/** Owns what is told about the rows that a person's statement returned. */
import type { Text } from '../../../lib/text';
import type { MethodReport } from '../../method';
import type { SegmentTotal } from '../../segment-totals';

export interface OwnSqlReport extends MethodReport {
  readonly kind: 'own-sql';
  /** Why the statement could not be used although nothing else was there to show; null when it was. */
  readonly error: Text | null;
  /** What is odd about the rows and does not stand in the way; one sentence each. */
  readonly findings: readonly Text[];
  readonly weight: string | null;
  readonly totals: readonly SegmentTotal[];
}

/** Why everybody is "missing" although nothing was said to be lacking: the statement could not be used. null for any other report. */
export function ownSqlError(report: MethodReport | null): Text | null {
  return report?.kind === 'own-sql' ? (report as OwnSqlReport).error : null;
}
