/** Owns segmentation by the values of one category: the largest values each make a segment, the rest are "other". */
import { ENERGY_FACT } from '../../model/largest-share';
import { factField, type FactField, type ModelInfo } from '../../model/model-info';
import { valueText } from '../../model/vocabulary';
import { ident, sql } from '../../sql/sql';
import type { Params, SegmentInfo } from '../method';
import { isOwnValue, ownValues } from '../own-groups';
import { createSegment, listBySize, MISSING, OTHER, segmentInfo } from '../segment-table';
import { sqlMethod } from '../sql-method';

/** Tried in this order when nothing was chosen: what utilities cut by first. */
const PREFERRED = ['class', 'nature', 'tariff', 'region', 'industry', 'importance', 'channel'];

/** More segments than colours can tell apart help nobody. */
const MAX_SEGMENTS = 10;

const method = sqlMethod({
  id: 'by-category',
  isCapped: () => true,
  place: 10,
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
    // Few values that most customers have; one value alone parts nobody.
    const isGood = ({ distinct, known }: FactField): boolean => distinct >= 2 && distinct <= 20 && known >= 0.8 * model.customers;
    const inOrder = [...PREFERRED.flatMap((name) => factField(model, name) ?? []), ...categories];
    const field = inOrder.find(isGood) ?? inOrder.find(({ distinct }) => distinct > 1) ?? categories[0];
    return { field: field?.name ?? '', top: 6 };
  },
  needs: (params) => [String(params['field'] ?? '')],
  build(params, { facts, into, model, segmentsToday }) {
    const field = ident(String(params['field']));
    // Where a region stands for one customer, all values are of the same size: then by what they use.
    const weight = factField(model, ENERGY_FACT) === undefined ? sql`NULL::DOUBLE` : sql`${ident(ENERGY_FACT)}::DOUBLE`;
    const reasonHead = `${String(params['field'])}=`;
    const own = ownValues(segmentsToday);
    const first = isOwnValue(sql`value`, own);
    const isOwn = own.isClosed ? isOwnValue(sql`v.value`, own) : sql`v.place <= ${Number(params['top'])}`;
    return [
      sql`${createSegment(into)}
WITH
-- one row per customer with the attribute; under a name of our own, for an attribute may be called "value"
known AS (
  SELECT CAST(${field} AS VARCHAR) AS value, ${weight} AS energy FROM ${facts} WHERE ${field} IS NOT NULL
),
-- one row per value of the attribute, with its rank by customers, then by energy; its reason is written once, not once a customer
value_rank AS (
  SELECT
    value,
    concat(${reasonHead}, value) AS reason,
    row_number() OVER (ORDER BY ${first} DESC, count(*) DESC, sum(energy) DESC NULLS LAST, value) AS place
  FROM known
  GROUP BY value
)
-- one row per customer
SELECT
  f.customer_id,
  CASE WHEN f.${field} IS NULL THEN ${MISSING} WHEN ${isOwn} THEN v.value ELSE ${OTHER} END AS segment,
  coalesce(v.reason, ${reasonHead}) AS reason
FROM ${facts} f
LEFT JOIN value_rank v ON v.value = CAST(f.${field} AS VARCHAR)`,
    ];
  },
  list: (_params, into) => listBySize(into),
  describe(keys, params, model) {
    const field = fieldText(params, model);
    return keys.map((key, place): SegmentInfo => {
      const info = segmentInfo(key, place, { en: valueText(key, 'en'), zh: valueText(key, 'zh') });
      return { ...info, rule: { en: `${field.en} is ${info.text.en}`, zh: `${field.zh}为${info.text.zh}` } };
    });
  },
});

function fieldText(params: Params, model: ModelInfo): { en: string; zh: string } {
  const name = String(params['field'] ?? '');
  return factField(model, name)?.text ?? { en: name, zh: name };
}

export default method;
