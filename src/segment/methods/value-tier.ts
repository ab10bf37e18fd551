/** Owns the ABC tiers: A are the largest customers that together make the first part of the total, then B, then C. */
import type { Text } from '../../lib/text';
import { factField, type ModelInfo } from '../../model/model-info';
import { sql } from '../../sql/sql';
import type { MethodTask, Params } from '../method';
import { readPareto } from '../pareto';
import { rankedParts } from '../value-rank';
import { createSegment, listByKey, MISSING, segmentInfo } from '../segment-table';
import { readSegmentTotals } from '../segment-totals';
import { sqlMethod } from '../sql-method';

const PREFERRED = ['kwh_12m', 'amount_12m', 'capacity_kva', 'annual_kwh'];

const NAMES: Readonly<Record<string, Text>> = {
  A: { en: 'A · key', zh: 'A 类·重点' },
  B: { en: 'B · middle', zh: 'B 类·中等' },
  C: { en: 'C · broad base', zh: 'C 类·一般' },
};

const percent: Text = { en: '%', zh: '%' };

const method = sqlMethod({
  id: 'value-tier',
  place: 30,
  text: { en: 'Value tiers (ABC)', zh: '价值分级（ABC）' },
  description: {
    en: 'Customers from large to small: A up to the first cut of the running share of the total, B up to the second, C the rest.',
    zh: '按数值从大到小累计占比：达到第一分界为 A 类，达到第二分界为 B 类，其余为 C 类。',
  },
  params: (model) => [
    {
      id: 'field',
      text: { en: 'Measure', zh: '指标' },
      hint: { en: 'Measures that add up over customers.', zh: '可在客户间相加的指标。' },
      kind: 'choice',
      options: amounts(model).map(({ name, text }) => ({ value: name, text })),
    },
    { id: 'cutA', text: { en: 'A up to', zh: 'A 类累计至' }, kind: 'number', min: 1, max: 98, step: 1, unit: percent },
    { id: 'cutB', text: { en: 'B up to', zh: 'B 类累计至' }, kind: 'number', min: 2, max: 99, step: 1, unit: percent },
  ],
  defaults(model) {
    const fields = amounts(model);
    const preferred = PREFERRED.find((name) => fields.some((field) => field.name === name));
    return { field: preferred ?? fields[0]?.name ?? '', cutA: 80, cutB: 95 };
  },
  needs: (params) => (params['field'] === '' ? [] : [String(params['field'])]),
  lacks: (params) => (params['field'] === '' ? NOTHING_ADDS_UP : null),
  build: (params, { facts, into }) => [
    sql`${createSegment(into)}
WITH
${rankedParts(String(params['field']), facts)}
-- one row per customer
SELECT
  customer_id,
  CASE
    WHEN measure IS NULL THEN ${MISSING}
    WHEN measure <= 0 OR share_before IS NULL THEN 'C'
    WHEN share_before < ${cutsOf(params).a / 100} THEN 'A'
    WHEN share_before < ${cutsOf(params).b / 100} THEN 'B'
    ELSE 'C'
  END AS segment,
  concat(${`${String(params['field'])}=`}, measure, ', share_before=', round(share_before, 4)) AS reason
FROM ranked`,
  ],
  list: (_params, into) => listByKey(into),
  describe(keys, params, model) {
    const measure = factField(model, String(params['field'] ?? ''))?.text ?? { en: 'measure', zh: '指标' };
    const { a, b } = cutsOf(params);
    const rules: Readonly<Record<string, Text>> = {
      A: { en: `largest by ${measure.en}, first ${a}% of the total`, zh: `按${measure.zh}从大到小，累计占比前 ${a}%` },
      B: { en: `from ${a}% to ${b}% of the total of ${measure.en}`, zh: `${measure.zh}累计占比 ${a}%–${b}%` },
      C: { en: `the last ${100 - b}% of the total of ${measure.en}`, zh: `${measure.zh}累计占比最后 ${100 - b}%` },
    };
    return keys.map((key) => {
      // The colour follows the tier, not the place: a data set without B keeps C's colour.
      const info = segmentInfo(key, 'ABC'.indexOf(key), NAMES[key] ?? { en: key, zh: key });
      return { ...info, rule: rules[key] ?? info.text };
    });
  },
  report: async (task: MethodTask, params) => ({
    kind: 'value-tier',
    pareto: await readPareto(task, String(params['field'])),
    totals: await readSegmentTotals(task, String(params['field'])),
  }),
});

const NOTHING_ADDS_UP: Text = {
  en: 'The data has no measure that adds up over customers (kWh, bill, contract capacity …). Add such a column, or assign it on the Data page.',
  zh: '数据中没有可在客户间相加的指标（电量、电费、合同容量等），请补充该列，或在“数据”页指定。',
};

function amounts(model: ModelInfo): ModelInfo['facts'] {
  return model.facts.filter((field) => field.kind === 'number' && field.additive === true);
}

/** In percent; B never ends before A. */
function cutsOf(params: Params): { readonly a: number; readonly b: number } {
  const a = Number(params['cutA']);
  return { a, b: Math.max(a, Number(params['cutB'])) };
}

export default method;
