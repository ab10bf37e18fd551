/** Owns the made-up tables of the segmentation benchmark: customers and their months, by statements that any DuckDB runs alike. */
import type { FactField, ModelInfo } from '../../../src/model/model-info';
import { sql, type Sql } from '../../../src/sql/sql';

/** Months of bills for each customer. */
const MONTHS = 12;

/**
 * `customer_facts` (one row a customer) and `usage` (one row per customer and month). Numbers come from a hash of the customer, so that
 * every engine makes the same: skewed kWh, one value in twenty missing, late payments for some.
 */
export function madeTables(customers: number): readonly Sql[] {
  const part = (salt: number): Sql => sql`((hash(i * 10 + ${salt}) >> 20) % 1000000) / 1000000.0`;
  return [
    sql`
CREATE OR REPLACE TABLE customer_facts AS
SELECT
  lpad(CAST(33000000000 + i AS VARCHAR), 13, '0') AS customer_id,
  CASE WHEN i % 20 < 14 THEN '居民生活' WHEN i % 20 < 17 THEN '一般工商业' WHEN i % 20 < 18 THEN '大工业' WHEN i % 20 < 19 THEN '非居民照明' ELSE '农业生产' END AS class,
  CASE WHEN i % 3 = 0 THEN '10kV' ELSE '220V' END AS voltage,
  CASE WHEN i % 500 = 0 THEN '一级' END AS importance,
  (1 + i % 6)::DOUBLE AS people,
  round(8 + 600 * pow(${part(1)}, 3)) AS capacity_kva,
  CASE WHEN i % 20 = 7 THEN NULL ELSE round(200 * exp(4 * ${part(2)}), 1) END AS kwh_12m,
  CASE WHEN i % 20 = 7 THEN NULL ELSE round(120 * exp(4 * ${part(2)}) * (0.8 + 0.4 * ${part(3)}), 2) END AS amount_12m,
  CASE WHEN i % 9 = 0 THEN NULL ELSE ${part(4)} - 0.4 END AS kwh_growth,
  floor(6 * pow(${part(5)}, 4)) AS late_payments_12m,
  CASE WHEN i % 17 = 0 THEN 120.5 ELSE 0.0 END AS arrears_amount,
  CASE WHEN i % 2 = 0 THEN (1 + floor(5 * ${part(6)})) END AS csat
FROM range(${customers}) AS customer(i)`,
    sql`
CREATE OR REPLACE TABLE usage AS
SELECT
  customer_id,
  DATE '2025-01-01' + to_months(CAST(month AS INTEGER)) AS period,
  CAST(DATE '2025-01-15' + to_months(CAST(month AS INTEGER)) AS DATE) AS due,
  CAST(DATE '2025-01-15' + to_months(CAST(month AS INTEGER)) AS DATE) + CAST((hash(customer_id) + 7 * month) % 12 AS INTEGER) - 9 AS paid
FROM customer_facts, range(${MONTHS}) AS months(month)`,
  ];
}

/** What `madeTables` holds, as the model describes it. */
export function madeModel(customers: number): ModelInfo {
  const fact = (name: string, kind: FactField['kind'], more: Partial<FactField>): FactField => ({
    ...{ name, text: { en: name, zh: name }, kind, family: 'value', known: customers, distinct: 0 },
    ...more,
  });
  const category = (name: string, distinct: number): FactField => fact(name, 'category', { distinct });
  const number = (name: string, range: readonly [number, number], additive = false): FactField =>
    fact(name, 'number', { range, additive });
  return {
    ...{ loadId: 1, customers, rows: {}, period: ['2025-01-01', '2025-12-31'], slotsPerDay: 0, grain: 'customer' },
    ...{ problems: [], files: [], roles: ['due', 'paid', 'amount', 'kwh'], completeMonths: ['2025-01-01', '2025-12-01'] },
    facts: [
      ...[category('class', 5), category('voltage', 2), category('importance', 1)],
      ...[number('people', [1, 6], true), number('capacity_kva', [8, 608], true)],
      ...[number('kwh_12m', [200, 10920], true), number('amount_12m', [96, 7863], true), number('kwh_growth', [-0.4, 0.6])],
      ...[number('late_payments_12m', [0, 5], true), number('arrears_amount', [0, 120.5], true), number('csat', [1, 5])],
    ],
  };
}
