/** Owns the share of filled cells of the customer file. */
import { factField, type ModelInfo } from '../../model/model-info';
import { ident, join, sql, type Sql } from '../../sql/sql';

/** Roles of the customer file that every customer should have, whatever its class. */
const PERSONAL = ['name', 'phone', 'address'];
const FIELDS = ['class', 'region', 'feeder', 'voltage', 'capacity_kva', 'opened', 'tariff', 'channel'];

/** Fields that some customer has; empty where the file is nothing but numbers. */
export function completeFields(model: ModelInfo): string[] {
  return [
    ...PERSONAL.filter((role) => model.roles.includes(role)),
    ...FIELDS.filter((name) => factField(model, name) !== undefined),
  ];
}

/** SELECT of grp, value, n (customers), error. The cells of one customer are not independent, so n counts customers. */
export function completeness(model: ModelInfo): Sql {
  const fields = completeFields(model);
  const filled = fields.map((name) => sql`CASE WHEN ${ident('c', name)} IS NULL THEN 0 ELSE 1 END`);
  return sql`
SELECT p.grp, avg((${join(filled, ' + ')}) / ${fields.length}.0::DOUBLE) AS value, CAST(count(*) AS DOUBLE) AS n, CAST(NULL AS DOUBLE) AS error
FROM person p JOIN customer c USING (customer_id) GROUP BY p.grp`;
}
