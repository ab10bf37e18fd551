/** Owns statements to begin with: each asks something that a utility asks, of whatever columns the data has. */
import type { Text } from '../../lib/text';
import { factField, type ModelInfo } from '../../model/model-info';

export interface ReadyStatement {
  readonly id: string;
  readonly text: Text;
  readonly statement: string;
}

/** Something that works on any data and shows the idea. */
export const STARTING_STATEMENT = `SELECT s.segment, count(*) AS customers, round(sum(f.kwh_12m)) AS kwh
FROM customer_facts f
JOIN segment s USING (customer_id)
GROUP BY s.segment
ORDER BY customers DESC`;

interface Candidate extends ReadyStatement {
  /** Facts and tables without which it says nothing. */
  readonly facts: readonly string[];
  readonly tables: readonly string[];
}

const CANDIDATES: readonly Candidate[] = [
  {
    id: 'segments',
    text: { en: 'Customers and kWh by segment', zh: '各客群户数与电量' },
    facts: [],
    tables: [],
    statement: STARTING_STATEMENT,
  },
  {
    id: 'classes',
    text: { en: 'kWh and mean price by class', zh: '各用电类别的电量与均价' },
    facts: ['class', 'kwh_12m', 'amount_12m'],
    tables: [],
    statement: `SELECT class, count(*) AS customers, round(sum(kwh_12m)) AS kwh, round(sum(amount_12m) / sum(kwh_12m), 4) AS price
FROM customer_facts
WHERE kwh_12m > 0 AND amount_12m IS NOT NULL
GROUP BY class
ORDER BY kwh DESC`,
  },
  {
    id: 'months',
    text: { en: 'kWh by month', zh: '逐月电量' },
    facts: [],
    tables: ['usage'],
    statement: `SELECT period, count(DISTINCT customer_id) AS customers, round(sum(kwh)) AS kwh
FROM usage
WHERE period IS NOT NULL
GROUP BY period
ORDER BY period`,
  },
  {
    id: 'largest',
    text: { en: 'The 100 largest customers and their share', zh: '电量前 100 户及其占比' },
    facts: ['kwh_12m'],
    tables: [],
    statement: `SELECT
  row_number() OVER (ORDER BY kwh_12m DESC) AS place, customer_id, round(kwh_12m) AS kwh,
  round(100 * sum(kwh_12m) OVER (ORDER BY kwh_12m DESC) / sum(kwh_12m) OVER (), 2) AS cumulative_percent
FROM customer_facts
WHERE kwh_12m > 0
ORDER BY kwh_12m DESC
LIMIT 100`,
  },
  {
    id: 'falling',
    text: { en: 'Consumption down by more than 30%', zh: '电量同比下降超过 30% 的客户' },
    facts: ['kwh_growth', 'kwh_12m'],
    tables: [],
    statement: `SELECT customer_id, round(kwh_12m) AS kwh, round(100 * kwh_growth, 1) AS growth_percent
FROM customer_facts
WHERE kwh_growth < -0.3
ORDER BY kwh_12m DESC
LIMIT 1000`,
  },
  {
    id: 'arrears',
    text: { en: 'Arrears by region', zh: '各供电单位欠费' },
    facts: ['region', 'arrears_amount'],
    tables: [],
    statement: `SELECT region, count(*) FILTER (arrears_amount > 0) AS customers_in_arrears, round(sum(arrears_amount)) AS arrears
FROM customer_facts
GROUP BY region
ORDER BY arrears DESC`,
  },
  {
    id: 'curve',
    text: { en: 'Mean load of a workday', zh: '工作日平均负荷曲线' },
    facts: [],
    tables: ['load_shape'],
    statement: `SELECT hour, round(avg(kw), 3) AS mean_kw, round(quantile_cont(kw, 0.9), 3) AS p90_kw
FROM load_shape
WHERE day_type = 'workday'
GROUP BY hour
ORDER BY hour`,
  },
  {
    id: 'tickets',
    text: { en: 'Contacts by type and median time to close', zh: '各类工单数与办结时长中位数' },
    facts: [],
    tables: ['ticket'],
    statement: `SELECT type, count(*) AS contacts, round(median(epoch(closed_at - opened_at) / 3600), 1) AS median_hours
FROM ticket
GROUP BY type
ORDER BY contacts DESC`,
  },
  {
    id: 'satisfaction',
    text: { en: 'Satisfaction against consumption, a point a customer', zh: '满意度与电量（每户一点）' },
    facts: ['csat', 'kwh_12m'],
    tables: [],
    statement: `SELECT log10(kwh_12m) AS log_kwh, csat
FROM customer_facts
WHERE csat IS NOT NULL AND kwh_12m > 0
ORDER BY customer_id
LIMIT 5000`,
  },
  {
    id: 'summary',
    text: { en: 'Every column of the facts at a glance', zh: '客户指标表逐列概览' },
    facts: [],
    tables: [],
    statement: 'SUMMARIZE customer_facts',
  },
];

/** Those that the data can answer. @param rows of each table of the model */
export function readyStatements(model: ModelInfo, rows: Readonly<Record<string, number>>): readonly ReadyStatement[] {
  return CANDIDATES.filter(
    ({ facts, tables }) =>
      facts.every((name) => factField(model, name) !== undefined) && tables.every((table) => (rows[table] ?? 0) > 0),
  );
}
