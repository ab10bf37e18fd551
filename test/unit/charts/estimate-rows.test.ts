// Rows with one estimate each: places on the axis, what is cut, and what a narrow chart leaves out.
import { describe, expect, it } from 'vitest';
import { layoutEstimates, type EstimateRow } from '../../../src/charts/estimate-rows';
import { toggledGroups } from '../../../src/charts/group-pick';

const row = (key: string, more: Partial<EstimateRow> = {}): EstimateRow => ({
  key,
  name: key,
  ...{ value: 0.5, lo: 0.4, hi: 0.6, far: NaN, label: '50% (40–60%)', short: '50%', n: 'n = 100', few: false },
  facts: [['n', '100']],
  values: [key],
  ...more,
});
const layout = (rows: readonly EstimateRow[], more: Partial<Parameters<typeof layoutEstimates>[0]> = {}) =>
  layoutEstimates({
    rows,
    reference: { value: NaN, label: '' },
    tickText: String,
    ...{ width: 600, height: 300, fontPx: 12 },
    ...more,
  });

describe('rows of estimates', () => {
  it('start at 0 and keep the order of the values', () => {
    const { rows, left, right } = layout([row('a'), row('b', { value: 0.25, lo: 0.2, hi: 0.3 })]);
    const [a, b] = rows;
    expect((a?.x ?? 0) - left).toBeCloseTo(2 * ((b?.x ?? 0) - left), 6);
    expect(a?.loX).toBeLessThan(a?.x ?? 0);
    expect(a?.hiX).toBeLessThanOrEqual(right);
  });

  it('cut a second mark that would leave the estimates in a corner, and say so', () => {
    const { rows, right } = layout([row('a', { value: 1, lo: 0.9, hi: 1.1, far: 100 })]);
    expect(rows[0]).toMatchObject({ isCut: true, farX: right });
  });

  it('never go beyond 100 % for shares', () => {
    const { ticks } = layout([row('a', { value: 0.99, lo: 0.97, hi: 1 })], { most: 1 });
    expect(Math.max(...ticks.map(({ label }) => Number(label)))).toBeLessThanOrEqual(1);
  });

  it('have a logarithmic axis where one is asked for: equal ratios are equal ways', () => {
    const { rows } = layout(
      [1, 10, 100].map((value) => row(String(value), { value, lo: value, hi: value })),
      { logTicks: [1, 10, 100] },
    );
    const [a = NaN, b = NaN, c = NaN] = rows.map(({ x }) => x);
    expect(c - b).toBeCloseTo(b - a, 6);
  });

  it('have no mark for what is hidden, and shorten labels where there is no room', () => {
    const hidden = row('a', { value: NaN, lo: NaN, hi: NaN, label: 'n < 15, hidden', short: '–' });
    expect(layout([hidden]).rows[0]?.x).toBeNaN();
    expect(layout([row('a')], { width: 260 }).rows[0]?.label).toBe('50%');
    expect(layout([row('a')]).rows[0]?.label).toBe('50% (40–60%)');
  });

  it('draw an interval without a known end to the end of the axis', () => {
    const { rows, right } = layout([row('a', { hi: NaN }), row('b', { value: 1 })]);
    expect(rows[0]?.hiX).toBe(right);
  });
});

it('a click chooses one group, a second one none, an additive one joins', () => {
  expect(toggledGroups([], ['a'], false)).toEqual(['a']);
  expect(toggledGroups(['a'], ['a'], false)).toEqual([]);
  expect(toggledGroups(['a'], ['b'], true)).toEqual(['a', 'b']);
  expect(toggledGroups(['a', 'b'], ['a'], true)).toEqual(['b']);
  expect(toggledGroups(['a', 'b'], ['a'], false)).toEqual(['a']);
  expect(toggledGroups([], [], false)).toEqual([]);
});
