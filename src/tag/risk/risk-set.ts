/** Owns the customers of a range of points in the table `finding`, by which the dashboard is filtered. */
import type { Runner } from '../../engine/engine';
import { fillCustomerSet } from '../../model/customer-set';
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
  return customers === null ? 0 : fillCustomerSet(runner, findingName(filter), customers);
}
