/** Owns the ABC tiers: A are the largest customers that together make the first part of the total, then B, then C. */
import type { Text } from '../../lib/text';
import { factField } from '../../model/model-info';
import { ident, sql } from '../../sql/sql';
import type { SegmentMethod } from '../method';
import { CREATE_SEGMENT, LIST_BY_KEY, MISSING, segmentInfo } from '../segment-table';

const PREFERRED = ['kwh_12m', 'amount_12m', 'capacity_kva', 'annual_kwh'];

const NAMES: Readonly<Record<string, Text>> = {
  A: { en: 'A · key', zh: 'A 类·重点' },
  B: { en: 'B · middle', zh: 'B 类·中等' },
  C: { en: 'C · broad base', zh: 'C 类·一般' },
};

const method: SegmentMethod = {
  id: 'value-tier',
  text: { en: 'Value tiers (ABC)', zh: '价值分级（ABC）' },
  description: {
    en: 'Customers from large to small: A up to the first cut of the running share of the total, B up to the second, C the rest.',
    zh: '按数值从大到小累计占比：达到第一分界为 A 类，达到第二分界为 B 类，其余为 C 类。',
  },
  params: () => [
    { id: 'field', text: { en: 'Measure', zh: '指标' }, kind: 'field', of: 'number' },
    {
      id: 'cutA',
      text: { en: 'A up to', zh: 'A 类累计至' },
      kind: 'number',
      min: 5,
      max: 95,
      step: 5,
      unit: { en: '%', zh: '%' },
    },
    {
      id: 'cutB',
      text: { en: 'B up to', zh: 'B 类累计至' },
      kind: 'number',
      min: 10,
      max: 99,
      step: 1,
      unit: { en: '%', zh: '%' },
    },
  ],
  defaults(model) {
    const numbers = model.facts.filter((field) => field.kind === 'number');
    const preferred = PREFERRED.find((name) => numbers.some((field) => field.name === name));
    return { field: preferred ?? numbers[0]?.name ?? '', cutA: 80, cutB: 95 };
  },
  needs: (params) => [String(params['field'] ?? '')],
  build(params) {
    const name = String(params['field']);
    const field = ident(name);
    const cutA = Number(params['cutA']) / 100;
    const cutB = Math.max(cutA, Number(params['cutB']) / 100);
    return [
      sql`${CREATE_SEGMENT}
WITH
-- one row per customer; what is not known or not positive adds nothing to the total
measured AS (
  SELECT customer_id, CAST(${field} AS DOUBLE) AS measure, greatest(coalesce(CAST(${field} AS DOUBLE), 0), 0) AS size
  FROM customer_facts
),
-- one row per customer: share of the total held by all larger customers together
ranked AS (
  SELECT
    customer_id,
    measure,
    (sum(size) OVER largest_first - size) / nullif(sum(size) OVER (), 0) AS share_before
  FROM measured
  WINDOW largest_first AS (ORDER BY size DESC, customer_id ROWS UNBOUNDED PRECEDING)
)
-- one row per customer
SELECT
  customer_id,
  CASE
    WHEN measure IS NULL THEN ${MISSING}
    WHEN measure <= 0 OR share_before IS NULL THEN 'C'
    WHEN share_before < ${cutA} THEN 'A'
    WHEN share_before < ${cutB} THEN 'B'
    ELSE 'C'
  END AS segment,
  concat(${`${name}=`}, measure, ', share_before=', round(share_before, 4)) AS reason
FROM ranked`,
    ];
  },
  list: () => LIST_BY_KEY,
  describe(keys, params, model) {
    const measure = factField(model, String(params['field'] ?? ''))?.text ?? { en: 'measure', zh: '指标' };
    const cutA = Number(params['cutA']);
    const cutB = Number(params['cutB']);
    const rules: Readonly<Record<string, Text>> = {
      A: { en: `largest by ${measure.en}, first ${cutA} % of the total`, zh: `按${measure.zh}从大到小，累计占比前 ${cutA}%` },
      B: { en: `from ${cutA} % to ${cutB} % of the total of ${measure.en}`, zh: `${measure.zh}累计占比 ${cutA}%–${cutB}%` },
      C: { en: `the last ${100 - cutB} % of the total of ${measure.en}`, zh: `${measure.zh}累计占比最后 ${100 - cutB}%` },
    };
    return keys.map((key) => {
      // The colour follows the tier, not the place: a data set without B keeps C's colour.
      const info = segmentInfo(key, 'ABC'.indexOf(key), NAMES[key] ?? { en: key, zh: key });
      return { ...info, rule: rules[key] ?? info.text };
    });
  },
};

export default method;
