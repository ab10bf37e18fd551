// What filters by points become when the rules of their risk are changed.
import { describe, expect, it } from 'vitest';
import type { Filter } from '../../../src/model/filter';
import { cellFilters, cellOfFilters } from '../../../src/service/risk/cell-filter';
import { followRules } from '../../../src/service/risk/follow-rules';
import { isSamePoints, levelPoints, pointsFilter } from '../../../src/service/risk/points-filter';
import type { Risk } from '../../../src/tag/risk/risk';

const rule = (id: string, points: number): Risk['rules'][number] => ({
  ...{ id, points, reason: { en: id, zh: id } },
  rule: { kind: 'compare', field: 'tenure', op: '<', value: points },
});
const BEFORE: Risk = {
  id: 'churn',
  name: { en: 'Churn', zh: '流失' },
  medium: 20,
  high: 50,
  rules: [rule('a', 50), rule('b', 20)],
};
const AFTER: Risk = { ...BEFORE, medium: 30, high: 60, rules: [rule('a', 40), rule('b', 20)] };
const whole = (risk: Risk) => ({ risk, checked: risk });
/** Rule a asks about the outcome. */
const checked = (risk: Risk) => ({ risk, checked: { ...risk, rules: risk.rules.slice(1) } });
const BILL = {
  name: 'amount_12m',
  text: { en: 'Bill', zh: '电费' },
  kind: 'number',
  family: 'value',
  known: 1,
  distinct: 0,
} as const;
const OTHER: Filter = { kind: 'in', field: 'region', values: ['north'] };

describe('filters by points', () => {
  it('that stand for a level stand for it by the new rules', () => {
    const filters = { 'risk-grid': pointsFilter(whole(BEFORE), levelPoints('medium', BEFORE)), regions: OTHER };
    expect(followRules(filters, [whole(BEFORE)], [whole(AFTER)])).toEqual({
      'risk-grid': pointsFilter(whole(AFTER), { lo: 30, hi: 60 }),
      regions: OTHER,
    });
  });

  it('of other points keep them', () => {
    const filters = { 'risk-lift': pointsFilter(whole(BEFORE), { lo: 40, hi: null }) };
    const { 'risk-lift': next } = followRules(filters, [whole(BEFORE)], [whole(AFTER)]);
    expect(isSamePoints(next ?? null, whole(AFTER), { lo: 40, hi: null })).toBe(true);
  });

  it('that leave rules about the outcome out leave them out of the new ones', () => {
    const filters = { 'risk-calibration': pointsFilter(checked(BEFORE), levelPoints('high', BEFORE)) };
    const { 'risk-calibration': next } = followRules(filters, [checked(BEFORE)], [checked(AFTER)]);
    expect(next).toMatchObject({ lo: 60, detail: { en: 'High (60 points or more), rules about the outcome left out' } });
    expect(isSamePoints(next ?? null, checked(AFTER), { lo: 60, hi: null })).toBe(true);
  });

  it('take the tier of their cell along when they go, and leave it while they stay', () => {
    const [level, tier = OTHER] = cellFilters(BEFORE, BILL, 'A', 'high');
    const cell = { 'risk-grid': level, 'risk-grid/1': tier, 'risk-grid-of-another': tier, regions: OTHER };
    expect(Object.keys(followRules(cell, [whole(BEFORE)], []))).toEqual(['risk-grid-of-another', 'regions']);
    expect(followRules(cell, [whole(BEFORE)], [whole(AFTER)])).toMatchObject({ 'risk-grid': { lo: 60 }, 'risk-grid/1': tier });
  });

  it('go with their risk, and stay when another one is changed', () => {
    const filters = { 'risk-grid': pointsFilter(whole(BEFORE), levelPoints('high', BEFORE)) };
    expect(followRules(filters, [whole(BEFORE)], [])).toEqual({});
    const other = { ...BEFORE, id: 'arrears' };
    expect(followRules(filters, [whole(other)], [whole({ ...other, high: 99 })])).toEqual(filters);
  });
});

it('a cell is told by its filters: level and tier, or the level alone where the measure is another', () => {
  const filters = cellFilters(BEFORE, BILL, 'B', 'medium');
  expect(filters.map(({ kind }) => kind)).toEqual(['risk', 'tier']);
  expect(cellOfFilters(filters, BEFORE, BILL)).toEqual({ tier: 'B', level: 'medium' });
  expect(cellOfFilters(filters, BEFORE, { ...BILL, name: 'kwh_12m' })).toEqual({ tier: null, level: 'medium' });
  expect(cellOfFilters(filters, AFTER, BILL)).toBeNull();
  expect(cellFilters(BEFORE, null, 'C', 'low')).toHaveLength(1);
  expect(cellOfFilters(cellFilters(BEFORE, null, 'C', 'low'), BEFORE, null)).toEqual({ tier: null, level: 'low' });
  expect(cellOfFilters([OTHER], BEFORE, BILL)).toBeNull();
});
