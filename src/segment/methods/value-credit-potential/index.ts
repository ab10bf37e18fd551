/** Owns segments by value, credit and potential: three scores of weighted percent ranks, each cut into high and low. */
import type { Text } from '../../../lib/text';
import type { ModelInfo } from '../../../model/model-info';
import { join, sql } from '../../../sql/sql';
import type { ParamSpec, Params, SegmentInfo } from '../../method';
import { createSegment, listByKey, MISSING, segmentInfo } from '../../segment-table';
import { readSegmentTotals, weighingField } from '../../segment-totals';
import { sqlMethod } from '../../sql-method';
import { activeDimensions, components, DIMENSION_TEXT, DIMENSIONS, weightId } from './components';
import { nameOf, SEGMENT_KEYS } from './names';
import { readScores, scoreParts } from './scores';

const percent: Text = { en: '%', zh: '%' };

const method = sqlMethod({
  id: 'value-credit-potential',
  place: 34,
  text: { en: 'Value, credit, potential', zh: '价值—信用—潜力' },
  description: {
    en: 'Three scores from 0 to 100, each a weighted mean of percent ranks among all customers; high and low make up to eight segments.',
    zh: '三项 0–100 分，均为各指标在全部客户中百分位的加权平均；按高、低组合，最多八个客群。',
  },
  params: (model) => [
    ...components(model).map((component): ParamSpec => ({
      id: weightId(component),
      text: {
        en: `${DIMENSION_TEXT[component.dimension].en}: ${component.text.en}`,
        zh: `${DIMENSION_TEXT[component.dimension].zh}·${component.text.zh}`,
      },
      hint: { en: 'Weight of the measure in its score; 0 leaves it out.', zh: '该指标在得分中的权重，0 表示不计。' },
      ...{ kind: 'number', min: 0, max: 100, step: 10, unit: percent },
    })),
    ...DIMENSIONS.map((dimension): ParamSpec => ({
      id: `cut_${dimension}`,
      text: { en: `${DIMENSION_TEXT[dimension].en} high from`, zh: `${DIMENSION_TEXT[dimension].zh}高：不低于` },
      ...{ kind: 'number', min: 1, max: 99, step: 1 },
      when: (params) => activeDimensions(params, model).includes(dimension),
    })),
  ],
  defaults: (model) => ({
    ...Object.fromEntries(components(model).map((component) => [weightId(component), component.weight])),
    ...Object.fromEntries(DIMENSIONS.map((dimension) => [`cut_${dimension}`, 50])),
  }),
  needs: () => [],
  lacks(params, model) {
    const active = activeDimensions(params, model);
    return active.includes('value') && active.length >= 2 ? null : tooFew(model);
  },
  build: (params, { facts, into, model }) => {
    const active = activeDimensions(params, model);
    // One letter a dimension: 1 high, 0 low, - not there.
    const letters = DIMENSIONS.map((dimension) =>
      active.includes(dimension)
        ? sql`CASE WHEN ${sql`${SCORE[dimension]}`} >= ${Number(params[`cut_${dimension}`])} THEN '1' ELSE '0' END`
        : sql`'-'`,
    );
    const missing = join(
      active.map((dimension) => sql`${SCORE[dimension]} IS NULL`),
      ' OR ',
    );
    const reasons = active.map((dimension) => sql`${`${dimension}=`} || round(${SCORE[dimension]}, 1)`);
    return [
      sql`${createSegment(into)}
WITH
${scoreParts(params, model, facts)}
-- one row per customer
SELECT
  customer_id,
  CASE WHEN ${missing} THEN ${MISSING} ELSE concat(${join(letters, ', ')}) END AS segment,
  concat_ws(', ', ${join(reasons, ', ')}) AS reason
FROM scored`,
    ];
  },
  list: (_params, into) => listByKey(into),
  describe: (keys, params, model) => describe(keys, params, model),
  report: async (task, params) => ({
    kind: 'value-credit-potential',
    scores: await readScores(task, params),
    weight: weighingField(task.model),
    totals: await readSegmentTotals(task, weighingField(task.model)),
  }),
});

const SCORE = { value: sql`value_score`, credit: sql`credit_score`, potential: sql`potential_score` };

function tooFew(model: ModelInfo): Text {
  const has = new Set(components(model).map(({ dimension }) => dimension));
  const enough = has.has('value') && has.size >= 2;
  if (enough) {
    return {
      en: 'Value and at least one of credit and potential need a weight above 0.',
      zh: '价值以及信用、潜力中的至少一项，权重须大于 0。',
    };
  }
  return has.has('value')
    ? {
        en: 'Credit needs due day and payment day (or arrears); potential needs 24 months of kWh, or contract capacity with load readings. Add one of them.',
        zh: '信用需要应缴日期与缴费日期（或欠费金额）；潜力需要 24 个月电量，或合同容量与负荷数据。请至少补充一项。',
      }
    : {
        en: 'Value needs the bill or the consumption of customers. Add such a column, or assign it on the Data page.',
        zh: '价值需要客户的电费或电量，请补充该列，或在“数据”页指定。',
      };
}

function describe(keys: readonly string[], params: Params, model: ModelInfo): SegmentInfo[] {
  const active = activeDimensions(params, model);
  const known = SEGMENT_KEYS.flatMap((full, place): SegmentInfo[] => {
    const key = DIMENSIONS.map((dimension, i) => (active.includes(dimension) ? full.charAt(i) : '-')).join('');
    // Without a dimension two full keys fall together; the first has the place.
    if (!keys.includes(key) || SEGMENT_KEYS.slice(0, place).some((other) => sameBut(other, full, key))) return [];
    const parts = active.map((dimension) => {
      const sign = key.charAt(DIMENSIONS.indexOf(dimension)) === '1' ? '≥' : '<';
      return [DIMENSION_TEXT[dimension], `${sign} ${String(params[`cut_${dimension}`])}`] as const;
    });
    const rule = {
      en: parts.map(([text, limit]) => `${text.en} ${limit}`).join(', '),
      zh: parts.map(([text, limit]) => `${text.zh} ${limit}`).join('，'),
    };
    return [{ ...segmentInfo(key, place, nameOf(key)), rule }];
  });
  const text: Text = { en: 'A score could not be computed', zh: '有得分无法计算' };
  return keys.includes(MISSING) ? [...known, { ...segmentInfo(MISSING, -1, text), rule: text }] : known;
}

/** Equal where the key has a letter. */
function sameBut(one: string, other: string, key: string): boolean {
  return [...key].every((letter, i) => letter === '-' || one.charAt(i) === other.charAt(i));
}

export default method;
