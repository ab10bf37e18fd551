/** Owns the words of the tab of the scorecard outside of its charts. */
import type { Text } from '../../../lib/text';

export const scorecardText = {
  field: { en: 'Appraised', zh: '考核对象' },
  method: { en: 'Weights', zh: '权重来源' },
  hand: { en: 'By hand', zh: '手工' },
  ahp: { en: 'By pairs (AHP)', zh: '两两比较（AHP）' },
  entropy: { en: 'By entropy', zh: '熵权法' },
  scoring: { en: 'Scores', zh: '计分' },
  linear: { en: 'Floor to target', zh: '底线–目标' },
  minmax: { en: 'Worst to best', zh: '最差–最好' },
  reset: { en: 'First settings', zh: '恢复初始' },
  export: { en: 'Workbook', zh: '导出工作簿' },
  indicators: { en: 'Indicators, targets and weights', zh: '指标、目标与权重' },
  indicatorsHint: {
    en: 'What is appraised and how: each indicator with its definition, direction, floor (0 points), target (100 points) and weight. Weights add up to 100; a locked one stays when others are changed.',
    zh: '考核什么、如何计分：每项指标的定义、方向、底线（0 分）、目标（100 分）和权重。权重合计 100，锁定的权重在调整其他指标时不变。',
  },
  use: { en: 'Use', zh: '采用' },
  indicator: { en: 'Indicator', zh: '指标' },
  direction: { en: 'Better', zh: '方向' },
  high: { en: 'higher', zh: '越高越好' },
  low: { en: 'lower', zh: '越低越好' },
  floor: { en: 'Floor (0)', zh: '底线（0 分）' },
  target: { en: 'Target (100)', zh: '目标（100 分）' },
  limit: { en: 'Limit', zh: '时限' },
  weight: { en: 'Weight', zh: '权重' },
  lock: { en: 'Lock', zh: '锁定' },
  range: { en: 'Branches', zh: '各单位范围' },
  missing: { en: 'Not in this data', zh: '当前数据不具备' },
  pairs: { en: 'Which indicator is more important?', zh: '指标两两比较' },
  pairsHint: {
    en: 'Saaty’s scale: 1 equally important, 3 somewhat, 5 clearly, 7 strongly, 9 absolutely more important; fractions the other way round. A row is compared with a column.',
    zh: 'Saaty 标度：1 同等重要，3 稍重要，5 明显重要，7 强烈重要，9 极端重要；分数表示列更重要。行相对列进行比较。',
  },
  swaps: { en: 'What a change of one weight does', zh: '调整一项权重会怎样' },
  swapsHint: {
    en: 'For each pair of neighbours the smallest change of a single weight after which they change places; the other weights keep their proportions.',
    zh: '对每对相邻名次，求使二者互换的最小单项权重变化（其余权重按比例调整）。',
  },
  neighbours: { en: 'Neighbours', zh: '相邻名次' },
  gap: { en: 'Points apart', zh: '分差' },
  change: { en: 'They change places when', zh: '互换条件' },
  never: { en: 'no single weight can do it', zh: '任何单项权重都不能使其互换' },
  none: { en: 'Tick at least one indicator.', zh: '请至少采用一项指标。' },
  sheetScores: { en: 'Scores', zh: '绩效得分' },
  sheetIndicators: { en: 'Indicators', zh: '指标定义' },
  sheetValues: { en: 'Values', zh: '指标值' },
  from: { en: '95% from', zh: '95% 区间下限' },
  to: { en: '95% to', zh: '95% 区间上限' },
  value: { en: 'Value', zh: '指标值' },
  score: { en: 'Score', zh: '得分' },
  points: { en: 'Points', zh: '计分' },
  branch: { en: 'Branch', zh: '单位' },
  sheetPlaces: { en: 'Places', zh: '名次稳定性' },
  sheetPairs: { en: 'Pairs', zh: '两两比较' },
  file: { en: 'scorecard', zh: '绩效评分' },
  definition: { en: 'Definition', zh: '定义' },
  unit: { en: 'Unit', zh: '单位' },
  source: { en: 'Weights from', zh: '权重来源' },
} satisfies Record<string, Text>;

export function consistencyText(ratio: number, isBad: boolean): Text {
  const value = ratio.toFixed(3);
  return isBad
    ? {
        en: `Consistency ratio ${value}: above 0.1, the judgements contradict each other.`,
        zh: `一致性比率 CR = ${value}，大于 0.1，判断前后矛盾。`,
      }
    : {
        en: `Consistency ratio ${value}: no more than 0.1, consistent enough.`,
        zh: `一致性比率 CR = ${value}，不大于 0.1，满足一致性。`,
      };
}

/** @param judged and @param implied as on the scale: 3, 1/5 */
export function oddText(row: Text, column: Text, judged: string, implied: string): Text {
  return {
    en: `Look again at "${row.en}" against "${column.en}": judged ${judged}, the other judgements say about ${implied}.`,
    zh: `请复核“${row.zh}”对“${column.zh}”：判为 ${judged}，按其余判断约为 ${implied}。`,
  };
}

export function swapText(name: Text, from: number, to: number): Text {
  const [before, after] = [from.toFixed(1), to.toFixed(1)];
  return {
    en: `${name.en} weighs ${after} instead of ${before}`,
    zh: `“${name.zh}”权重由 ${before} ${to > from ? '升' : '降'}至 ${after}`,
  };
}
