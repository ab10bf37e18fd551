/** Owns segmentation by the level of a risk: high, medium, low. */
import type { Text } from '../../lib/text';
import { sql } from '../../sql/sql';
import { readyRisks, risksInUse } from '../../tag/risk/ready-risks';
import { RISK_LEVELS, type Risk, type RiskLevel } from '../../tag/risk/risk';
import { riskParts, rulesInForce } from '../../tag/risk/risk-sql';
import { LEVEL_TEXT, levelRange } from '../../tag/risk/risk-text';
import { earlierParts } from '../earlier-tables';
import type { SegmentInfo, SegmentMethod } from '../method';
import { createSegment } from '../segment-table';

/** Colours that tell the levels apart as everywhere: a strong one for high, a pale one for low. */
const COLOUR: Readonly<Record<RiskLevel, number>> = { high: 1, medium: 4, low: 0 };

const NONE: Text = {
  en: 'No risk can be told from this data: there is nothing about arrears, complaints, satisfaction or consumption. Make one under Satisfaction & service, Risk.',
  zh: '当前数据没有欠费、投诉、满意度或电量变化等信息，无法评估风险。可在“满意度与服务”页的“风险”中自建。',
};

const method: SegmentMethod = {
  id: 'by-risk',
  reads: 'risks',
  place: 25,
  text: { en: 'By risk level', zh: '按风险等级' },
  description: {
    en: 'High, medium or low by the points of one risk; its rules are edited under Satisfaction & service, Risk.',
    zh: '按某一风险的积分分为高、中、低；规则在“满意度与服务”页的“风险”中修改。',
  },
  params: () => [],
  defaults: (model) => ({ risk: readyRisks(model)[0]?.id ?? '' }),
  read: ({ risk }) => (typeof risk === 'string' ? { risk } : {}),
  lacks: ({ risk }) => (risk === '' ? NONE : null),
  async run(task, params) {
    const { runner, model, into, signal, facts, earlier } = task;
    const risks = risksInUse(task.risks, model);
    // One that was deleted since gives way to the first there is.
    const risk = risks.find(({ id }) => id === params['risk']) ?? risks[0] ?? NO_RISK;
    const before =
      facts.text === 'customer_facts' || earlier !== undefined
        ? earlierParts(earlier)
        : sql`-- one row per customer
customer_facts AS NOT MATERIALIZED (SELECT * FROM ${facts}),
`;
    const create = sql`${createSegment(into)}
WITH
${before}${riskParts(risk, model, { evidence: true })}
-- one row per customer: the level of its risk, and the values that gave points
SELECT customer_id, level AS segment, concat_ws(', ', concat('points=', points), evidence) AS reason
FROM risk`;
    await runner.run(create, { signal });
    const found = await runner.run(sql`SELECT DISTINCT segment FROM ${into} ORDER BY segment`, { signal });
    const keys = new Set(found.texts('segment'));
    const segments = RISK_LEVELS.filter((level) => keys.has(level)).map((level) =>
      infoOf(level, risk, rulesInForce(risk, model).length),
    );
    return { segments, report: null, statements: [create] };
  },
};

const NO_RISK: Risk = { id: '', name: { en: 'Risk', zh: '风险' }, rules: [], medium: 1, high: 2 };

function infoOf(level: RiskLevel, risk: Risk, rules: number): SegmentInfo {
  const range = levelRange(level, risk);
  return {
    key: level,
    text: { en: `${risk.name.en}: ${LEVEL_TEXT[level].en.toLowerCase()}`, zh: `${risk.name.zh}·${LEVEL_TEXT[level].zh}` },
    colour: COLOUR[level],
    rule: {
      en: `${range.en} by ${String(rules)} ${rules === 1 ? 'rule' : 'rules'} of "${risk.name.en}"`,
      zh: `“${risk.name.zh}”${String(rules)} 条规则合计${range.zh}`,
    },
  };
}

export default method;
