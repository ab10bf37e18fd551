/** Owns the customers of a range of points in the table `finding`, by which the dashboard is filtered. */
import type { Runner } from '../../engine/engine';
import { findingName } from '../../model/filter';
import type { ModelInfo } from '../../model/model-info';
import type { RiskFilter } from '../../model/risk-filter';
import { join, sql, type Sql } from '../../sql/sql';
import { readRiskJson } from './risk';
import { riskParts } from './risk-sql';

/** SELECT of the customers, once each; null for what is no risk. */
export function queryRiskSet({ risk: json, lo, hi }: RiskFilter, model: ModelInfo): Sql | null {
  const risk = readRiskJson(json);
  if (risk === null) return null;
  const bounds = [...(lo === null ? [] : [sql`points >= ${lo}`]), ...(hi === null ? [] : [sql`points < ${hi}`])];
  return sql`
WITH
${riskParts(risk, model)}
SELECT customer_id FROM risk WHERE ${join([sql`TRUE`, ...bounds], ' AND ')}`;
}

/** Fills `finding` with them. @returns how many they are; 0 for what is no risk. @throws AppError for a rule in own SQL that only seems to read */
export async function buildRiskSet(runner: Runner, filter: RiskFilter, model: ModelInfo): Promise<number> {
  const customers = queryRiskSet(filter, model);
  if (customers === null) return 0;
  const name = findingName(filter);
  await runner.run(sql`CREATE TABLE IF NOT EXISTS finding (finding VARCHAR, customer_id VARCHAR)`);
  // What an attempt that was cancelled has left behind.
  await runner.run(sql`DELETE FROM finding WHERE finding = ${name}`);
  await runner.run(sql`INSERT INTO finding SELECT ${name}, customer_id FROM (${customers})`);
  const known = await runner.run(sql`SELECT count(*)::INTEGER AS n FROM finding WHERE finding = ${name} ORDER BY n`);
  return known.numbers('n')[0] ?? 0;
}
