/** Owns the statement with which a person begins: it runs on the data at hand. */
import type { FactField, ModelInfo } from '../../../model/model-info';
import { ident } from '../../../sql/sql';

/** Text, not Sql: it goes into the editor and comes back through the same check as whatever is typed. */
export function exampleStatement(model: ModelInfo): string {
  const numbers = model.facts.filter((field) => field.kind === 'number');
  const number = numbers.find(({ name }) => ['kwh_12m', 'amount_12m', 'annual_kwh'].includes(name)) ?? numbers[0];
  const category = model.facts.find((field) => field.kind === 'category' && field.distinct > 1 && field.distinct <= 12);
  if (number !== undefined) return byNumber(number);
  if (category !== undefined) return byCategory(category);
  return "SELECT customer_id, 'all' AS segment\nFROM customer_facts";
}

function byNumber({ name }: FactField): string {
  const field = ident(name).text;
  return `SELECT
  customer_id,
  CASE
    WHEN ${field} >= quantile_cont(${field}, 0.9) OVER () THEN 'top 10 %'
    WHEN ${field} >= median(${field}) OVER () THEN 'upper half'
    WHEN ${field} IS NOT NULL THEN 'lower half'
  END AS segment,
  ${field} AS reason
FROM customer_facts`;
}

function byCategory({ name }: FactField): string {
  return `SELECT customer_id, ${ident(name).text} AS segment\nFROM customer_facts`;
}
