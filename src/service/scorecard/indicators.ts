/** Owns the catalogue of ready indicators: what each says of a branch, how it is worked out, and by which values it is scored at first. */
import { factField, type ModelInfo } from '../../model/model-info';
import type { Text } from '../../lib/text';
import { sql, type Sql } from '../../sql/sql';
import { completeFields, completeness } from './completeness';

/** How an estimate varies: a share of n, or a value with a standard error. */
export type IndicatorKind = 'share' | 'value';

export interface Indicator {
  readonly id: string;
  readonly name: Text;
  /** For a legend. */
  readonly short: Text;
  /** One sentence that can be defended: what over what, of whom, when. */
  readonly definition: Text;
  /** '%' is a share 0…1 in the data. */
  readonly unit: Text;
  readonly kind: IndicatorKind;
  readonly better: 'high' | 'low';
  /** Facts, or tables with rows. */
  readonly needs: readonly string[];
  /** What to add, where the needs alone do not tell. */
  readonly lacking?: Text;
  /** Score 0 and 100 at first, in the unit of the data. */
  readonly floor: number;
  readonly target: number;
  /** At first, of 100 with the others. */
  readonly weight: number;
  /** A limit that a person may set, and its unit. */
  readonly limit?: { readonly usual: number; readonly unit: Text };
  /**
   * SELECT of grp, value, n, error (standard error; NULL for shares) from `person`, one row a customer with its `grp`. A group without data has no
   * row.
   */
  select(limit: number, model: ModelInfo): Sql;
}

const PERCENT: Text = { en: '%', zh: '%' };
const none = sql`CAST(NULL AS DOUBLE)`;
const count = (of: Sql): Sql => sql`CAST(count(${of}) AS DOUBLE)`;

/** A share of the customers for whom a condition is known. */
function shareOf(condition: Sql): Sql {
  return sql`
SELECT grp, avg(CASE WHEN ${condition} THEN 1.0::DOUBLE ELSE 0.0::DOUBLE END) AS value, CAST(count(*) AS DOUBLE) AS n, ${none} AS error
FROM person WHERE (${condition}) IS NOT NULL GROUP BY grp`;
}

export const INDICATORS: readonly Indicator[] = [
  {
    id: 'csat',
    short: { en: 'Satisfied', zh: '满意率' },
    name: { en: 'Satisfied customers', zh: '客户满意率' },
    definition: {
      en: 'Customers whose latest answer is one of the two best grades, of those who answered.',
      zh: '最近一次评价为最高两档的客户 ÷ 有评价的客户。',
    },
    ...{ unit: PERCENT, kind: 'share', better: 'high', needs: ['csat_top2'], floor: 0.5, target: 0.95, weight: 20 },
    select: () => shareOf(sql`csat_top2 = 1`),
  },
  {
    id: 'nps',
    short: { en: 'NPS', zh: 'NPS' },
    name: { en: 'Net promoter score', zh: '净推荐值（NPS）' },
    definition: {
      en: 'Share of answers 9 and 10 less share of answers 0 to 6, times 100.',
      zh: '推荐者（9–10 分）占比 − 贬损者（0–6 分）占比，×100。',
    },
    ...{ unit: { en: 'points', zh: '分' }, kind: 'value', better: 'high', needs: ['nps'], floor: -20, target: 50, weight: 5 },
    select: () => sql`
SELECT grp, 100 * (p - d) AS value, n, 100 * sqrt(greatest(0, p + d - (p - d) * (p - d)) / n) AS error
FROM (
  SELECT grp, avg(CASE WHEN nps >= 9 THEN 1.0::DOUBLE ELSE 0 END) AS p, avg(CASE WHEN nps <= 6 THEN 1.0::DOUBLE ELSE 0 END) AS d, ${count(sql`nps`)} AS n
  FROM person WHERE nps IS NOT NULL GROUP BY grp
)`,
  },
  {
    id: 'complaints',
    short: { en: 'Complaints', zh: '万户投诉' },
    name: { en: 'Complaints per 10,000', zh: '万户投诉量' },
    definition: {
      en: 'Complaints in 12 months per 10,000 customers.',
      zh: '近 12 个月投诉件数 ÷ 户数 × 10,000。',
    },
    unit: { en: 'per 10,000', zh: '件/万户' },
    ...{ kind: 'value', better: 'low', needs: ['complaints_12m'], floor: 1000, target: 100, weight: 15 },
    select: () => sql`
SELECT grp, 10000 * sum(complaints_12m) / count(complaints_12m) AS value, ${count(sql`complaints_12m`)} AS n,
  10000 * sqrt(greatest(1, sum(complaints_12m))) / count(complaints_12m) AS error
FROM person WHERE complaints_12m IS NOT NULL GROUP BY grp`,
  },
  {
    id: 'in_time',
    short: { en: 'In time', zh: '按时办结' },
    name: { en: 'Tickets closed in time', zh: '工单按时办结率' },
    definition: {
      en: 'Closed contacts (no connections) that took no longer than the limit, of all closed contacts with both times.',
      zh: '在时限内办结的工单 ÷ 有受理和办结时间的已办结工单（不含报装）。',
    },
    ...{ unit: PERCENT, kind: 'share', better: 'high', needs: ['contact'], floor: 0.6, target: 0.98, weight: 15 },
    limit: { usual: 72, unit: { en: 'h', zh: '小时' } },
    select: (limit) => sql`
SELECT p.grp, avg(CASE WHEN c.hours_open <= ${limit} THEN 1.0::DOUBLE ELSE 0 END) AS value, CAST(count(*) AS DOUBLE) AS n, ${none} AS error
FROM person p JOIN contact c USING (customer_id) WHERE c.hours_open IS NOT NULL AND NOT c.is_connection GROUP BY p.grp`,
  },
  {
    id: 'connection_days',
    short: { en: 'Connection', zh: '报装天数' },
    name: { en: 'Days of a connection', zh: '报装办理天数' },
    definition: {
      en: 'Median days from application to energising, of finished connections.',
      zh: '已完成报装从受理到送电天数的中位数。',
    },
    unit: { en: 'days', zh: '天' },
    ...{ kind: 'value', better: 'low', needs: ['contact'], floor: 40, target: 8, weight: 10 },
    select: () => sql`
SELECT p.grp, median(c.days_open) AS value, CAST(count(*) AS DOUBLE) AS n,
  1.2533 * (quantile_cont(c.days_open, 0.75) - quantile_cont(c.days_open, 0.25)) / 1.349 / sqrt(count(*)) AS error
FROM person p JOIN contact c USING (customer_id) WHERE c.days_open IS NOT NULL AND c.is_connection GROUP BY p.grp`,
  },
  {
    id: 'saidi',
    short: { en: 'SAIDI', zh: '停电时间' },
    name: { en: 'Minutes without supply (SAIDI)', zh: '户均停电时间（SAIDI）' },
    definition: {
      en: 'Minutes without supply a customer in the 12 months up to the last outage; overlapping records count once.',
      zh: '截至最后一次停电的 12 个月内停电总时户数 ÷ 户数；时间重叠的记录只计一次。',
    },
    unit: { en: 'min', zh: '分钟' },
    ...{ kind: 'value', better: 'low', needs: ['outage_minutes_12m'], floor: 1500, target: 120, weight: 10 },
    select: () => sql`
SELECT grp, avg(outage_minutes_12m) AS value, ${count(sql`outage_minutes_12m`)} AS n, 0.0::DOUBLE AS error
FROM person WHERE outage_minutes_12m IS NOT NULL GROUP BY grp`,
  },
  {
    id: 'response',
    short: { en: 'Response', zh: '应答率' },
    name: { en: 'Response to surveys', zh: '调查应答率' },
    definition: {
      en: 'Survey requests with an answer, of all requests on record.',
      zh: '有回答的调查 ÷ 全部调查记录。',
    },
    ...{ unit: PERCENT, kind: 'share', better: 'high', needs: ['survey_asked'], floor: 0.3, target: 0.9, weight: 5 },
    lacking: {
      en: 'Add the survey requests without an answer (rows without a score).',
      zh: '请提供包含未应答记录的调查表（无评分的行）。',
    },
    select: () => sql`
SELECT p.grp, avg(CASE WHEN a.has_answer THEN 1.0::DOUBLE ELSE 0 END) AS value, CAST(count(*) AS DOUBLE) AS n, ${none} AS error
FROM person p JOIN survey_asked a USING (customer_id) GROUP BY p.grp`,
  },
  {
    id: 'arrears',
    short: { en: 'Arrears', zh: '欠费' },
    name: { en: 'Customers in arrears', zh: '欠费户占比' },
    definition: { en: 'Customers who owe something, of those whose arrears are known.', zh: '有欠费的客户 ÷ 有欠费记录的客户。' },
    ...{ unit: PERCENT, kind: 'share', better: 'low', needs: ['arrears_amount'], floor: 0.1, target: 0.005, weight: 10 },
    select: () => shareOf(sql`arrears_amount > 0`),
  },
  {
    id: 'complete',
    short: { en: 'Files', zh: '档案完整' },
    name: { en: 'Complete customer files', zh: '档案完整率' },
    definition: {
      en: 'Filled cells of the main fields of the customer file (those that any customer has), of all such cells.',
      zh: '客户档案主要字段中已填的单元 ÷ 应填单元（仅含数据中存在的字段）。',
    },
    ...{ unit: PERCENT, kind: 'share', better: 'high', needs: ['customer'], floor: 0.7, target: 0.99, weight: 5 },
    lacking: {
      en: 'Add at least three main fields of the customer file, such as phone, address, class or contract capacity.',
      zh: '请提供至少三项客户档案主要字段，如联系电话、用电地址、用电类别、合同容量。',
    },
    select: (_, model) => completeness(model),
  },
  {
    id: 'online',
    short: { en: 'Online', zh: '线上缴费' },
    name: { en: 'Customers paying online', zh: '线上缴费占比' },
    definition: {
      en: 'Customers whose channel is an app, WeChat, Alipay, the web, or an electronic payment, of those whose channel is known; automatic debits do not count.',
      zh: '缴费渠道为 App、微信、支付宝、网上（手机）银行等线上渠道的客户 ÷ 渠道已知的客户；银行代扣不计。',
    },
    ...{ unit: PERCENT, kind: 'share', better: 'high', needs: ['channel'], floor: 0.3, target: 0.9, weight: 5 },
    select: () =>
      shareOf(
        sql`regexp_matches(CAST(channel AS VARCHAR), '(?i)app|微信|wechat|支付宝|alipay|网上|网银|线上|掌上|手机|online|internet|\\bweb|electronic')`,
      ),
  },
];

/** Those for which the data has what they need. */
export function readyIndicators(model: ModelInfo): Indicator[] {
  const has = (need: string): boolean => factField(model, need) !== undefined || (model.rows[need] ?? 0) > 0;
  return INDICATORS.filter(
    ({ id, needs }) =>
      needs.every(has) && (id !== 'complete' || completeFields(model).length > 2) && (id !== 'response' || tellsSilence(model)),
  );
}

/** Files of answers alone say nothing of those who were asked and did not answer. */
function tellsSilence({ rows }: ModelInfo): boolean {
  return (rows['survey_asked'] ?? 0) > (rows['survey'] ?? 0);
}

export function indicatorById(id: string): Indicator | undefined {
  return INDICATORS.find((indicator) => indicator.id === id);
}
