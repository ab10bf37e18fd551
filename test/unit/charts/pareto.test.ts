// Tests of the geometry of the Pareto curve.
import { describe, expect, it } from 'vitest';
import { layoutPareto } from '../../../src/charts/pareto/layout';
import type { Pareto } from '../../../src/segment/pareto';

const pareto: Pareto = {
  customers: [0, 0.2, 0.4, 0.6, 0.8, 1],
  total: [0, 0.4, 0.7, 0.9, 1, 1],
  known: 5,
  sum: 100,
  gini: 0.4,
  top20: 0.4,
};
const input = { pareto, cuts: [70, 95] as const, measure: 'kWh', locale: 'en' as const, width: 700, height: 300, fontPx: 12 };

describe('the Pareto curve', () => {
  it('puts each cut where the curve reaches it', () => {
    const { cuts, left, right, top, bottom, percentAt } = layoutPareto(input);
    expect(cuts.map(({ customers }) => customers.toFixed(2))).toEqual(['0.40', '0.70']);
    expect(cuts[0].x).toBeCloseTo(left + 0.4 * (right - left), 9);
    expect(cuts[0].y).toBeCloseTo(bottom - 0.7 * (bottom - top), 9);
    expect(percentAt(cuts[1].y)).toBeCloseTo(95, 9);
    expect(cuts[0].label.text).toBe('A: 40% of customers hold up to 70%');
  });

  it('keeps labels inside the plot, left of a cut or right of it', () => {
    for (const cuts of [
      [5, 10],
      [70, 95],
      [95, 99],
    ] as const) {
      const layout = layoutPareto({ ...input, cuts });
      for (const { label } of layout.cuts)
        expect(label.anchor === 'end' ? label.x > layout.left + 150 : label.x < layout.right - 150).toBe(true);
    }
  });

  it('sets the label of A beyond the line of B, which it would cross, and below that of B', () => {
    const steep = { ...pareto, customers: [0, 0.03, 0.17, 1], total: [0, 0.8, 0.95, 1] };
    const { cuts } = layoutPareto({ ...input, pareto: steep, cuts: [80, 95] });
    const [a, b] = cuts;
    expect(a.x).toBeLessThan(b.x);
    expect(a.label).toMatchObject({ x: b.x + 10, anchor: 'start' });
    expect(a.label.y - b.label.y).toBeGreaterThanOrEqual(1.3 * 12 - 1e-9);
    const close = layoutPareto({ ...input, pareto: steep, cuts: [93, 95] }).cuts;
    expect(close[0].label.y - close[1].label.y).toBeGreaterThanOrEqual(1.3 * 12 - 1e-9);
  });

  it('has no field for a tier without width', () => {
    const { tiers } = layoutPareto({ ...input, cuts: [80, 80] });
    expect(tiers.map(({ path }) => path === '')).toEqual([false, true, false]);
  });
});
