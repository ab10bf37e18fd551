// Samples of what the charts of risk and loyalty draw: 40 customers.
import { aucOf, gainsOf, liftAt } from '../../../src/lib/roc';
import { kaplanMeier } from '../../../src/lib/survival';
import type { Calibration } from '../../../src/charts/risk-calibration/query';
import type { LiftData } from '../../../src/charts/risk-lift/query';
import type { RiskGridData } from '../../../src/charts/risk-grid/query';
import type { Retention } from '../../../src/charts/retention/query';
import type { Survival } from '../../../src/charts/survival/query';
import type { RiskQuestion } from '../../../src/service/risk/question';
import type { Risk } from '../../../src/tag/risk/risk';
import type { Rule } from '../../../src/tag/rule';

const left: Rule = { kind: 'compare', field: 'churn', op: '=', value: 'yes' };
const risk: Risk = {
  ...{ id: 'churn', name: { en: 'Churn', zh: '流失' }, medium: 20, high: 50 },
  rules: [{ id: 'new', rule: { kind: 'compare', field: 'tenure', op: '<', value: 12 }, points: 50, reason: { en: '', zh: '' } }],
};
export const QUESTION: RiskQuestion = { risk, checked: risk, outcome: left, leaks: { same: [], kindred: [] }, leftOut: null };

/** 20 customers with 50 points, 14 of whom left; 20 with none, 4 of whom left. */
export const SCORES = [
  { score: 0, n: 20, positives: 4 },
  { score: 50, n: 20, positives: 14 },
];

export const CALIBRATION: Calibration = {
  ...{ question: QUESTION, by: 'level', fact: null },
  groups: [{ key: '', lo: NaN, hi: NaN, scores: SCORES }],
};
export const LIFT: LiftData = {
  ...{ question: QUESTION, scores: SCORES, points: gainsOf(SCORES), auc: aucOf(SCORES), top: liftAt(SCORES, 0.1) },
  ...{ n: 40, positives: 18 },
};
const none = { customers: 0, stake: 0 };
export const GRID: RiskGridData = {
  question: QUESTION,
  value: null,
  cells: {
    A: { high: none, medium: none, low: none },
    B: { high: none, medium: none, low: none },
    C: { high: { customers: 16, stake: NaN }, medium: { customers: 4, stake: NaN }, low: { customers: 20, stake: NaN } },
  },
  whole: { customers: 40, stake: 0 },
};
const tenure = {
  name: 'tenure',
  text: { en: 'Tenure', zh: '在网时长' },
  kind: 'number',
  family: 'social',
  known: 40,
  distinct: 0,
} as const;
const age = { field: tenure, years: 1 / 12, isToday: false };
export const RETENTION: Retention = {
  ...{ age, left, missing: 0 },
  groups: [
    { lo: 0, hi: 1, customers: 20, known: 20, gone: 8 },
    { lo: 1, hi: 2, customers: 20, known: 20, gone: 2 },
  ],
};
const times = [
  { time: 6, left: 8, stayed: 12 },
  { time: 18, left: 2, stayed: 18 },
];
export const SURVIVAL: Survival = {
  ...{ age, left, by: 'none', fact: null, test: null },
  groups: [{ key: '', customers: 40, gone: 10, times, points: kaplanMeier(times) }],
};

export const RISK_SAMPLES: Readonly<Record<string, unknown>> = {
  'risk-calibration': CALIBRATION,
  'risk-lift': LIFT,
  'risk-grid': GRID,
  retention: RETENTION,
  survival: SURVIVAL,
};
