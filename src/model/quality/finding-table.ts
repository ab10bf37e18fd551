/** Owns the table `finding`: the customers of those findings by which the dashboard is filtered. */
import type { RunOptions, Runner } from '../../engine/engine';
import { sql } from '../../sql/sql';
import { findingName, type FindingFilter } from '../filter';
import type { Check, CheckInput } from './check';
import { CHECKS, missingRoles, thresholdsOf } from './registry';
import { partsOf } from './run-check';

/** The filter that keeps the customers of a finding as it is judged now. */
export function findingFilter(check: Check, input: CheckInput): FindingFilter {
  return { kind: 'finding', field: 'customer_id', check: check.id, thresholds: thresholdsOf(check, input.thresholds) };
}

/** Drops the customers of all findings: they are those of other data. */
export async function dropFindings(runner: Runner): Promise<void> {
  await runner.run(sql`DROP TABLE IF EXISTS finding`);
}

/**
 * Fills `finding`, one row per finding and customer, with the customers of one finding.
 * @param input its thresholds are not looked at: those of the filter count
 * @returns how many of them `customer_facts` has; 0 for a check that is unknown or lacks columns. @throws AbortError, AppError
 */
export async function buildFinding(
  runner: Runner,
  filter: FindingFilter,
  input: CheckInput,
  options: RunOptions,
): Promise<number> {
  const check = CHECKS.find(({ id }) => id === filter.check);
  if (check === undefined || missingRoles(check, input.model).length > 0) return 0;
  const name = findingName(filter);
  await runner.run(sql`CREATE TABLE IF NOT EXISTS finding (finding VARCHAR, customer_id VARCHAR)`, options);
  // What an attempt that was cancelled has left behind.
  await runner.run(sql`DELETE FROM finding WHERE finding = ${name}`, options);
  for (const part of partsOf(check, { ...input, thresholds: thresholdsOf(check, filter.thresholds) })) {
    const rows = check.rows(part);
    if (rows === null) return 0;
    await runner.run(
      sql`
INSERT INTO finding
WITH
-- one row as the check lists them
concerned AS (${rows})
-- one row per customer
SELECT DISTINCT ${name}, customer_id FROM concerned WHERE customer_id IS NOT NULL`,
      options,
    );
  }
  const known = await runner.run(
    sql`
SELECT count(*)::INTEGER AS n
FROM customer_facts
WHERE customer_id IN (SELECT customer_id FROM finding WHERE finding = ${name})
ORDER BY n`,
    options,
  );
  return known.numbers('n')[0] ?? 0;
}
