/** Owns the mask on segments that a person's statement calls by customer numbers, names or the like. */
import { hasCustomerNumbers, isPersonalRole, maskValue } from '../../../model/masking';
import { ident, join, sql, type Sql } from '../../../sql/sql';
import type { MethodTask } from '../../method';

/** Parts of a name as short as this are found by chance. */
const SHORTEST = 4;
/** Roles that are columns of the table customer and may stand in a statement. */
const ROLES = ['name', 'phone', 'address', 'id_number'];

/** The keys that tell who a customer is → as they may be shown. What is masked stays so, whoever lifted the mask: a segment is no customer. */
export async function maskedNames(task: MethodTask, keys: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const { runner, signal, facts, model } = task;
  if (keys.length === 0) return new Map();
  const columns = (await runner.run(sql`SELECT * FROM customer LIMIT 0`, { signal }).catch(() => null))?.names ?? [];
  const roles = ROLES.filter((role) => isPersonalRole(role) && columns.includes(role));
  const named = sql`(VALUES ${join(
    keys.map((key) => sql`(${key})`),
    ', ',
  )}) k(key)`;
  const found = (role: string, table: Sql): Sql => sql`
SELECT k.key, ${role} AS role, max(t.${ident(role)}) AS part
FROM ${named} JOIN ${table} t ON contains(k.key, t.${ident(role)}) AND length(t.${ident(role)}) >= ${SHORTEST}
GROUP BY k.key`;
  const asked = [
    ...(hasCustomerNumbers(model) ? [found('customer_id', facts)] : []),
    ...roles.map((role) => found(role, sql`customer`)),
  ];
  if (asked.length === 0) return new Map();
  const result = await runner.run(sql`SELECT * FROM (${join(asked, ' UNION ALL ')}) ORDER BY key, role`, { signal });
  const [of, parts] = [result.texts('role'), result.texts('part')];
  const masked = new Map<string, string>();
  result.texts('key').forEach((key, at) => {
    if (key === null) return;
    const part = parts[at] ?? '';
    masked.set(key, (masked.get(key) ?? key).replaceAll(part, maskValue(of[at] ?? '', part)));
  });
  return masked;
}
