/** Owns how customers chosen by a statement get into the table `finding`, by which the dashboard is filtered. */
import type { Runner } from '../engine/engine';
import { sql, type Sql } from '../sql/sql';

/** Fills `finding` under a name. @param customers SELECT of customer_id, once each. @returns how many they are */
export async function fillCustomerSet(runner: Runner, name: string, customers: Sql): Promise<number> {
  await runner.run(sql`CREATE TABLE IF NOT EXISTS finding (finding VARCHAR, customer_id VARCHAR)`);
  // What an attempt that was cancelled has left behind.
  await runner.run(sql`DELETE FROM finding WHERE finding = ${name}`);
  await runner.run(sql`INSERT INTO finding SELECT ${name}, customer_id FROM (${customers})`);
  const known = await runner.run(sql`SELECT count(*)::INTEGER AS n FROM finding WHERE finding = ${name} ORDER BY n`);
  return known.numbers('n')[0] ?? 0;
}
