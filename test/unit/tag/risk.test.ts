// Tests of risks as saved, of the ready ones for different data, and of outcomes that rules give away.
import { describe, expect, it } from 'vitest';
import type { FactField, ModelInfo } from '../../../src/model/model-info';
import { leaksOf, leavers, outcomesOf, suggestedOutcome, withoutLeaks } from '../../../src/tag/risk/outcome';
import { readyRisks } from '../../../src/tag/risk/ready-risks';
import { readRisks } from '../../../src/tag/risk/risk';
import { levelRange } from '../../../src/tag/risk/risk-text';
import { TAG_MODEL } from './tag-model';

function modelOf(...facts: readonly (readonly [name: string, kind: FactField['kind']])[]): ModelInfo {
  return {
    ...TAG_MODEL,
    roles: [],
    rows: {},
    period: null,
    facts: facts.map(([name, kind]) => ({
      ...{ name, text: { en: name, zh: name }, kind, family: 'value', known: 100, distinct: kind === 'category' ? 2 : 0 },
      ...(kind === 'number' && { range: [0, 10] as const }),
    })),
  };
}

const SURVEY = modelOf(['csat_top2', 'number'], ['nps', 'number']);
const TELCO = modelOf(['tariff', 'category'], ['tenure', 'number'], ['Churn', 'category']);

describe('ready risks', () => {
  it('follow what the data has', () => {
    expect(readyRisks(modelOf(['class', 'category']))).toEqual([]);
    expect(readyRisks(TELCO).map(({ id }) => id)).toEqual(['churn']);
    expect(readyRisks(modelOf(['arrears_amount', 'number'])).map(({ id }) => id)).toEqual(['arrears']);
  });

  it('with nothing but answers of a survey tell discontent, not churn', () => {
    const risks = readyRisks(SURVEY);
    expect(risks.map(({ id, name }) => [id, name.en])).toEqual([['complaint', 'Discontent']]);
    // 20 + 10 points at most: the cuts are within reach.
    expect(risks[0]).toMatchObject({ medium: 10, high: 20 });
  });

  it('leave out the alternatives that the data lacks', () => {
    const byMonth = readyRisks(TELCO)[0]?.rules.find(({ id }) => id === 'by_month');
    expect(byMonth?.rule).toMatchObject({ kind: 'any', rules: [{ kind: 'in', field: 'tariff' }] });
  });
});

describe('saved risks', () => {
  const rule = { kind: 'compare', field: 'a', op: '>', value: 1 };
  const saved = {
    id: 'x',
    name: { en: 'X', zh: '甲' },
    rules: [
      { id: '1', rule, points: 12.4, reason: { en: 'r', zh: '理' } },
      { id: '2', rule, points: 1e9 },
      { id: '1', rule, points: 3 },
      { id: '3', rule: { kind: 'nonsense' }, points: 3 },
      { id: '4', rule, points: 'many' },
    ],
    medium: 30.4,
    high: 10,
    outcome: null,
    fit: { seed: 3.7, curve: { intercept: -1, perPoint: 0.07 } },
    advice: { high: { en: 'call', zh: '致电' }, low: 'no' },
  };

  it('come back as far as they make sense', () => {
    expect(readRisks([saved, saved, 5, { id: 'y' }])).toEqual([
      {
        id: 'x',
        name: { en: 'X', zh: '甲' },
        rules: [
          { id: '1', rule, points: 12, reason: { en: 'r', zh: '理' } },
          { id: '2', rule, points: 100, reason: { en: '', zh: '' } },
        ],
        medium: 30,
        high: 30,
        outcome: null,
        fit: { seed: 3, curve: { intercept: -1, perPoint: 0.07 } },
        advice: { high: { en: 'call', zh: '致电' } },
      },
    ]);
    expect(readRisks(undefined)).toBeNull();
    expect(readRisks([])).toEqual([]);
  });

  it('read back what was written', () => {
    const once = readRisks([saved]);
    expect(readRisks(JSON.parse(JSON.stringify(once)))).toEqual(once);
    expect(readRisks(JSON.parse(JSON.stringify(readyRisks(TELCO))))).toEqual(readyRisks(TELCO));
  });
});

describe('outcomes', () => {
  const values = [
    { fact: 'Churn', value: 'No' },
    { fact: 'Churn', value: 'Yes' },
  ];

  it('are suggested by name, of the risk at hand first', () => {
    expect(suggestedOutcome({ id: 'churn' }, TELCO, values)).toEqual({ kind: 'compare', field: 'Churn', op: '=', value: 'Yes' });
    expect(suggestedOutcome({ id: 'arrears' }, TELCO, values)).toBeNull();
    expect(leavers(TELCO, values)).toMatchObject({ field: 'Churn' });
  });

  it('of a status are those of its values that say so', () => {
    const model = modelOf(['status', 'category'], ['kwh_growth', 'number']);
    const status = ['正常用电', '销户', '欠费停电'].map((value) => ({ fact: 'status', value }));
    expect(suggestedOutcome({ id: 'churn' }, model, status)).toMatchObject({ field: 'status', value: '销户' });
    expect(outcomesOf({ id: 'arrears' }, model, status)[0]).toMatchObject({ of: 'arrears', rule: { value: '欠费停电' } });
    // Using less is a sign of leaving, and no leaving.
    expect(leavers(model, status.slice(0, 1))).toBeNull();
  });

  it('are given away by rules about the same fact, and in part by rules about the same rows', () => {
    const model = modelOf(['arrears_amount', 'number'], ['late_payments_12m', 'number']);
    const [risk] = readyRisks(model);
    if (risk === undefined) throw new Error('no ready risk');
    const outcome = suggestedOutcome(risk, model, []);
    expect(outcome).toMatchObject({ field: 'arrears_amount' });
    const { same, kindred } = leaksOf(risk, outcome, model);
    expect(same.map(({ id }) => id)).toEqual(['owes']);
    expect(kindred.map(({ id }) => id)).toEqual(['late_often', 'late']);
    expect(withoutLeaks(risk, outcome, model).rules.map(({ id }) => id)).toEqual(['late_often', 'late']);
  });
});

it('ranges of levels in words', () => {
  const cuts = { medium: 20, high: 50 };
  expect((['high', 'medium', 'low'] as const).map((level) => levelRange(level, cuts).en)).toEqual([
    '50 points or more',
    '20 to 49 points',
    'below 20 points',
  ]);
  expect(levelRange('medium', { medium: 5, high: 5 }).en).toBe('no points');
  expect(levelRange('low', { medium: -5, high: 5 }).zh).toBe('低于 −5 分');
});
