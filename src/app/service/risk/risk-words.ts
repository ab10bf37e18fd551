/** Owns the words of the tab of risk. */
import { formatCount, formatPercent } from '../../../lib/format';
import { many } from '../../../lib/many';
import type { Text } from '../../../lib/text';
import type { Phrase } from '../../../charts/phrase';

export const riskWords = {
  risk: { en: 'Risk', zh: '风险' },
  views: { en: 'Views', zh: '视图' },
  act: { en: 'Where to act', zh: '处置清单' },
  rules: { en: 'Rules and points', zh: '规则与积分' },
  check: { en: 'Does it hold?', zh: '校准与检验' },
  stay: { en: 'Retention', zh: '留存' },
  outcome: { en: 'Outcome', zh: '实际结果' },
  outcomeHint: {
    en: 'What tells that the risk has come true; the points are checked against it.',
    zh: '表示风险已发生的字段，用于检验积分是否准确。',
  },
  noOutcome: { en: 'none', zh: '无' },
  ownOutcome: { en: 'Another condition …', zh: '其他条件…' },
  useSegments: { en: 'Use as segments', zh: '用作分群' },
  toSql: { en: 'As SQL', zh: '查看 SQL' },
  more: { en: 'More', zh: '更多' },
  add: { en: 'New risk', zh: '新建风险' },
  remove: { en: 'Delete this risk', zh: '删除此风险' },
  restore: { en: 'Ready rules again', zh: '恢复预置规则' },
  name: { en: 'Name', zh: '名称' },
  reason: { en: 'Reason', zh: '理由' },
  why: { en: 'Points for', zh: '计分理由' },
  condition: { en: 'Condition', zh: '条件' },
  points: { en: 'Points', zh: '积分' },
  fires: { en: 'Customers', zh: '命中户数' },
  happened: { en: 'Outcome happened', zh: '其中发生' },
  addRule: { en: 'Rule', zh: '规则' },
  removeRule: { en: 'Remove the rule', zh: '移除规则' },
  editRule: { en: 'Change the condition', zh: '修改条件' },
  closeRule: { en: 'Done', zh: '完成' },
  noRules: { en: 'No rule yet: nobody has points.', zh: '尚无规则，所有客户均为 0 分。' },
  highFrom: { en: 'High from (points)', zh: '高风险起点（分）' },
  mediumFrom: { en: 'Medium from (points)', zh: '中风险起点（分）' },
  lacksHere: { en: 'The data lacks this; it gives no points.', zh: '数据缺少该项，不计分。' },
  suggest: { en: 'Suggest points from the data', zh: '由数据推荐积分' },
  suggestNeeds: { en: 'Choose an outcome first', zh: '请先选择实际结果' },
  suggestTitle: { en: 'Points suggested from the data', zh: '由数据推荐的积分' },
  suggestHow: {
    en: 'A logistic regression on the facts that tell most about the outcome, cut into a few bins; fitted on a random half of the customers and checked on the other. 10 points double the odds. Facts that are the outcome itself, or made of the same rows, are left out.',
    zh: '选取最能说明实际结果的字段并分档，用随机一半客户做逻辑回归，另一半用于检验；每 10 分表示发生比翻倍。与实际结果相同或同源的字段不参与。',
  },
  suggestNone: {
    en: 'Nothing can be fitted: in one half of the customers it happened (or did not) to fewer than 50, or no fact tells anything about it.',
    zh: '无法拟合：一半客户中发生（或未发生）者不足 50 户，或没有字段与其相关。',
  },
  telling: { en: 'Facts that tell', zh: '选取字段' },
  tellingHow: {
    en: 'Information value Σ (pᵢ − qᵢ) · ln(pᵢ / qᵢ) over the bins of a fact, p and q the shares of those to whom it happened and did not; at least 0.02, six facts at most (Siddiqi 2006).',
    zh: '信息值 Σ (pᵢ − qᵢ) · ln(pᵢ / qᵢ)：p、q 为各档在发生与未发生客户中的占比；不低于 0.02，最多 6 个字段（Siddiqi 2006）。',
  },
  oddsHow: {
    en: 'e^β of a logistic regression on the bins, fitted by maximum likelihood with a small penalty on the weights (½ Σ β²), on the half that hash and seed draw; against the bin of the fact with the least.',
    zh: '对各档做逻辑回归（最大似然，带小惩罚项 ½ Σ β²，用哈希与种子抽取的一半客户拟合）所得 e^β，以该字段发生比例最低的一档为基准。',
  },
  pointsHow: { en: '10 · β / ln 2, rounded to whole points', zh: '10 · β / ln 2，取整' },
  aucHow: {
    en: 'Share of pairs, one to whom it happened and one not, of which the first has more points, equal ones half; on the other half, interval by DeLong et al. 1988.',
    zh: '发生与未发生客户两两配对，前者积分更高的比例（相等计一半）；用另一半客户检验，区间按 DeLong 等 1988。',
  },
  working: { en: 'Fitting', zh: '正在拟合' },
  adopt: { en: 'Use these points', zh: '采用这些积分' },
  cancel: { en: 'Cancel', zh: '取消' },
  seed: { en: 'Seed', zh: '随机种子' },
  oddsRatio: { en: 'Odds ×', zh: '发生比倍数' },
  ofHalf: { en: 'Customers (half fitted on)', zh: '户数（拟合半数）' },
  share: { en: 'Happened', zh: '发生比例' },
  withLeaks: { en: 'Count rules about the outcome itself', zh: '计入与结果相同的规则' },
  withFitted: { en: 'Count the half fitted on', zh: '计入拟合用的一半客户' },
  advice: { en: 'Recommended treatment', zh: '建议措施' },
  listTitle: { en: 'Customers', zh: '客户名单' },
  tier: { en: 'Value', zh: '价值' },
  level: { en: 'Risk level', zh: '风险等级' },
  evidence: { en: 'Values', zh: '依据' },
  csv: { en: 'CSV', zh: '导出 CSV' },
  xlsx: { en: 'Excel', zh: '导出 Excel' },
  saving: { en: 'Saving the list', zh: '正在导出名单' },
  masked: { en: 'Masked, in the file too.', zh: '户号已脱敏，导出文件同样脱敏。' },
  file: { en: 'risk-list', zh: '风险名单' },
  open: { en: 'Open the customer card', zh: '打开客户卡片' },
  none: { en: 'No customers here', zh: '没有客户' },
  nothing: {
    en: 'No risk can be told from this data. Add columns such as arrears, payment dates, complaints, satisfaction, months of consumption, or who left; or make a risk of your own.',
    zh: '当前数据无法评估风险。请补充欠费、缴费日期、投诉、满意度、逐月电量或是否流失等列，也可自建风险。',
  },
} satisfies Record<string, Text>;

/** The rules that ask about the outcome itself are out of the check. */
export const leaksText: Phrase<[rules: string]> = {
  en: (rules) => `Left out of the check, because they ask about the outcome itself: ${rules}.`,
  zh: (rules) => `以下规则与实际结果相同，检验时不计：${rules}。`,
};
export const leaksCounted: Phrase<[rules: string]> = {
  en: (rules) => `These rules ask about the outcome itself, so that the figures flatter: ${rules}.`,
  zh: (rules) => `以下规则与实际结果相同，检验结果偏乐观：${rules}。`,
};
export const kindredText: Phrase<[rules: string]> = {
  en: (rules) => `Made of the same rows as the outcome, so partly known beforehand: ${rules}.`,
  zh: (rules) => `以下规则与实际结果来自同一批记录，存在部分重叠：${rules}。`,
};
export const sameTime: Text = {
  en: 'Rules and outcome are of the same time: this shows who it goes with, not yet that it can be foretold.',
  zh: '规则与实际结果取自同一时期，只能说明相关，不等于可以提前预测。',
};
export const halfText: Phrase<[n: string]> = {
  en: (seed) => `The points were fitted on a random half of the customers (seed ${seed}); the check is on the other half.`,
  zh: (seed) => `积分由随机一半客户拟合（种子 ${seed}），检验仅用另一半客户。`,
};

export function heldOutText(auc: string, interval: string, fitted: number, checked: number): Text {
  return {
    en: `On the other half: AUC ${auc}${interval === '' ? '' : ` (${interval})`}. Fitted on ${many(fitted, 'customer')}, checked on ${formatCount(checked, 'en')}.`,
    zh: `另一半客户检验：AUC ${auc}${interval === '' ? '' : `（${interval}）`}。拟合 ${formatCount(fitted, 'zh')} 户，检验 ${formatCount(checked, 'zh')} 户。`,
  };
}

/** "3,210 customers · the first 500 are shown" */
export function listedText(customers: number, shown: number): Text {
  return {
    en: `${many(customers, 'customer')}${shown < customers ? `; the first ${formatCount(shown, 'en')} are shown` : ''}.`,
    zh: `${formatCount(customers, 'zh')} 户${shown < customers ? `，列出前 ${formatCount(shown, 'zh')} 户` : ''}。`,
  };
}

/** "High 312 (4.9 %)" */
export function levelText(name: Text, n: number, all: number): Text {
  const share = all > 0 ? n / all : NaN;
  return {
    en: `${name.en} ${formatCount(n, 'en')} (${formatPercent(share, 'en', 1)})`,
    zh: `${name.zh} ${formatCount(n, 'zh')} 户（${formatPercent(share, 'zh', 1)}）`,
  };
}
