/** Owns RFM in the utility's reading: recency of an on-time payment, frequency of late ones, monetary value of the bill. */
import type { Text } from '../../../lib/text';
import { factField, type ModelInfo } from '../../../model/model-info';
import { describeNeed } from '../../../model/needs';
import { ident, sql } from '../../../sql/sql';
import { earlierParts } from '../../earlier-tables';
import type { ParamSpec, Params, SegmentInfo } from '../../method';
import { createSegment, listByKey, MISSING, segmentInfo } from '../../segment-table';
import { readSegmentTotals } from '../../segment-totals';
import { sqlMethod } from '../../sql-method';
import { readGrid } from './grid';
import { creditClass, RFM_SEGMENTS } from './rules';
import { scoreParts } from './scores';

const VALUES = ['amount_12m', 'kwh_12m'];

const method = sqlMethod({
  id: 'rfm',
  place: 32,
  text: { en: 'RFM: payment and bill', zh: 'RFM（缴费与电费）' },
  description: {
    en: 'Scores 1–5 for the last on-time payment (R), few late payments in 12 months (F) and the size of the bill (M).',
    zh: '按最近一次按时缴费（R）、近 12 个月逾期次数（F）、电费规模（M）各打 1–5 分。',
  },
  params: (model) => [
    {
      id: 'value',
      text: { en: 'M is', zh: 'M 取' },
      kind: 'choice',
      options: VALUES.flatMap((name) => factField(model, name) ?? []).map(({ name, text }) => ({ value: name, text })),
    },
    score('good', { en: 'Good credit: R + F from', zh: '信用好：R + F 不低于' }, 3, 10),
    score('poor', { en: 'Credit risk: R + F up to', zh: '信用风险：R + F 不高于' }, 2, 9),
    score('key', { en: 'Key customer: M from', zh: '重点客户：M 不低于' }, 2, 5),
  ],
  defaults: (model) => ({
    value: VALUES.find((name) => factField(model, name) !== undefined) ?? '',
    good: 8,
    poor: 4,
    key: 4,
  }),
  needs: () => [],
  lacks: (params, model) => lacking(params, model),
  build: (params, { facts, into, earlier }) => [
    sql`${createSegment(into)}
WITH
${earlierParts(earlier)}${scoreParts(String(params['value']), facts)}
-- one row per customer
SELECT
  f.customer_id,
  CASE WHEN s.r IS NULL THEN ${MISSING} ELSE concat(CASE WHEN s.m >= ${Number(params['key'])} THEN 'key' ELSE 'plain' END, '-', ${creditClass(params)}) END AS segment,
  CASE
    WHEN s.r IS NULL THEN concat('late_payments_12m=', f.late_payments_12m, ${`, ${String(params['value'])}=`}, f.${ident(String(params['value']))})
    ELSE concat('R', s.r, ' F', s.f, ' M', s.m, ', months_since_on_time=', coalesce(CAST(s.months AS VARCHAR), 'never'), ', late_payments_12m=', s.late, ${`, ${String(params['value'])}=`}, s.amount)
  END AS reason
FROM ${facts} f
LEFT JOIN scored s ON s.customer_id = f.customer_id`,
  ],
  list: (_params, into) => listByKey(into),
  describe: (keys, params) => describe(keys, params),
  report: async (task, params) => ({
    kind: 'rfm',
    grid: await readGrid(task, params),
    value: String(params['value']),
    totals: await readSegmentTotals(task, String(params['value'])),
  }),
});

function score(id: string, text: Text, min: number, max: number): ParamSpec {
  return { id, text, kind: 'number', min, max, step: 1 };
}

function lacking(params: Params, model: ModelInfo): Text | null {
  const roles = ['due', 'paid'].filter((role) => !model.roles.includes(role));
  const value = params['value'] === '' ? ['amount'] : [];
  const missing = [...roles, ...value].map(describeNeed);
  if (missing.length === 0) {
    return factField(model, 'late_payments_12m') === undefined
      ? {
          en: 'No month of the data has both a due day and a payment day that could be read. Check both columns on the Data page.',
          zh: '数据中没有可同时读取应缴日期与缴费日期的月份，请在“数据”页核对这两列。',
        }
      : null;
  }
  const list = (locale: 'en' | 'zh'): string => missing.map(({ name }) => name[locale]).join(locale === 'zh' ? '、' : ', ');
  return {
    en: `RFM needs ${list('en')} for each month. ${missing.map(({ howTo }) => howTo.en).join(' ')}`,
    zh: `RFM 需要每月的${list('zh')}。${missing.map(({ howTo }) => howTo.zh).join('')}`,
  };
}

function describe(keys: readonly string[], params: Params): SegmentInfo[] {
  const { good, poor, key } = params;
  const credit: Readonly<Record<string, Text>> = {
    good: { en: `R + F ≥ ${String(good)}`, zh: `R + F ≥ ${String(good)}` },
    risk: { en: `R + F ≤ ${String(poor)}`, zh: `R + F ≤ ${String(poor)}` },
    middle: { en: `R + F between the two`, zh: 'R + F 介于两者之间' },
  };
  const known = RFM_SEGMENTS.flatMap((segment, place): SegmentInfo[] => {
    if (!keys.includes(segment.key)) return [];
    const [size, grade = ''] = segment.key.split('-');
    const bill = size === 'key' ? `M ≥ ${String(key)}` : `M < ${String(key)}`;
    const rule = credit[grade] ?? { en: '', zh: '' };
    const info = segmentInfo(segment.key, place, segment.text);
    return [{ ...info, rule: { en: `${rule.en}, ${bill}`, zh: `${rule.zh}，${bill}` } }];
  });
  const noBills: Text = { en: 'No bill with a due day, or no bill at all', zh: '没有带应缴日期的账单或没有电费' };
  const missing = keys.includes(MISSING) ? [{ ...segmentInfo(MISSING, -1, noBills), rule: noBills }] : [];
  return [...known, ...missing];
}

export default method;
