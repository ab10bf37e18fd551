/** Owns segmentation by the values of one category: the largest values each make a segment, the rest are "other". */
import { factField, type ModelInfo } from '../../model/model-info';
import { valueText } from '../../model/vocabulary';
import { ident, sql } from '../../sql/sql';
import type { Params, SegmentInfo, SegmentMethod } from '../method';
import { CREATE_SEGMENT, LIST_BY_SIZE, MISSING, OTHER, segmentInfo } from '../segment-table';

/** Tried in this order when nothing was chosen: what utilities cut by first. */
const PREFERRED = ['class', 'nature', 'tariff', 'region', 'industry', 'importance', 'channel'];

/** More segments than colours can tell apart help nobody. */
const MAX_SEGMENTS = 10;

const method: SegmentMethod = {
  id: 'by-category',
  text: { en: 'By attribute', zh: '按属性' },
  description: {
    en: 'One segment for each value of an attribute; small values are gathered in "Other".',
    zh: '属性的每个取值为一个客群，较小的取值合并为“其他”。',
  },
  params: () => [
    { id: 'field', text: { en: 'Attribute', zh: '属性' }, kind: 'field', of: 'category' },
    { id: 'top', text: { en: 'Segments at most', zh: '最多客群数' }, kind: 'number', min: 2, max: MAX_SEGMENTS, step: 1 },
  ],
  defaults(model) {
    const categories = model.facts.filter((field) => field.kind === 'category');
    const preferred = PREFERRED.find((name) => categories.some((field) => field.name === name && field.distinct > 1));
    const fallback = categories.find((field) => field.distinct > 1 && field.distinct <= 40) ?? categories[0];
    return { field: preferred ?? fallback?.name ?? '', top: 6 };
  },
  needs: (params) => [String(params['field'] ?? '')],
  build(params) {
    const field = ident(String(params['field']));
    return [
      sql`${CREATE_SEGMENT}
WITH
-- one row per customer with the attribute; under a name of our own, for an attribute may be called "value"
known AS (
  SELECT CAST(${field} AS VARCHAR) AS value FROM customer_facts WHERE ${field} IS NOT NULL
),
-- one row per value of the attribute, with its rank by customers
value_rank AS (
  SELECT value, row_number() OVER (ORDER BY count(*) DESC, value) AS place FROM known GROUP BY value
)
-- one row per customer
SELECT
  f.customer_id,
  CASE WHEN f.${field} IS NULL THEN ${MISSING} WHEN v.place <= ${Number(params['top'])} THEN v.value ELSE ${OTHER} END AS segment,
  concat(${`${String(params['field'])}=`}, f.${field}) AS reason
FROM customer_facts f
LEFT JOIN value_rank v ON v.value = CAST(f.${field} AS VARCHAR)`,
    ];
  },
  list: () => LIST_BY_SIZE,
  describe(keys, params, model) {
    const field = fieldText(params, model);
    return keys.map((key, place): SegmentInfo => {
      const info = segmentInfo(key, place, { en: valueText(key, 'en'), zh: valueText(key, 'zh') });
      return { ...info, rule: { en: `${field.en} is ${info.text.en}`, zh: `${field.zh}为${info.text.zh}` } };
    });
  },
};

function fieldText(params: Params, model: ModelInfo): { en: string; zh: string } {
  const name = String(params['field'] ?? '');
  return factField(model, name)?.text ?? { en: name, zh: name };
}

export default method;
