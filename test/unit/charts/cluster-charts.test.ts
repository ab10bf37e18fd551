// Geometry and tables of the charts of clusters: advice on k, profile, gallery of shapes, entropy.
import { describe, expect, it } from 'vitest';
import { bestK, indexText, layoutAdvice } from '../../../src/charts/cluster-advice/layout';
import { tableOfAdvice } from '../../../src/charts/cluster-advice/table';
import { layoutProfile } from '../../../src/charts/cluster-profile/layout';
import { tableOfProfile } from '../../../src/charts/cluster-profile/table';
import { sizeWord } from '../../../src/charts/cluster-profile/text';
import { layoutEntropy, tableOfEntropy } from '../../../src/charts/shape-gallery/entropy-layout';
import { layoutGallery, type GalleryShape } from '../../../src/charts/shape-gallery/layout';
import { tableOfCurves } from '../../../src/charts/shape-gallery/table';
import type { Advice, KAdvice } from '../../../src/cluster/adviser';

const one = (k: number, silhouette: number, daviesBouldin: number): KAdvice => ({
  ...{ k, silhouette, daviesBouldin, calinskiHarabasz: 1000 * k, stability: 0.9, stabilitySpread: 0.1, inertia: 1 },
  ...{ centres: new Float32Array(0), sizes: Int32Array.of(50, 12) },
});
const advice: Advice = {
  ks: [one(2, 0.4, 1.2), one(3, 0.5, 0.8), one(4, NaN, 0.9)],
  ...{ suggested: 3, strength: 'moderate', reasons: [], verdict: { en: '', zh: '' } },
};

describe('the advice on k', () => {
  it('marks the best k of each index, whichever way is better', () => {
    expect(bestK(advice.ks, 'silhouette')).toBe(3);
    expect(bestK(advice.ks, 'daviesBouldin')).toBe(3);
    expect(bestK(advice.ks, 'calinskiHarabasz')).toBe(4);
  });

  it('has a panel an index, all with the same k, within its width', () => {
    const { panels, height } = layoutAdvice(advice, 700, 12);
    expect(panels).toHaveLength(4);
    expect(panels.map(({ xTicks }) => xTicks.length)).toEqual([3, 3, 3, 3]);
    expect(panels[0]?.points.map(({ k }) => k)).toEqual([2, 3]);
    for (const panel of panels) {
      expect(panel.right).toBeLessThanOrEqual(700);
      expect(panel.bottom).toBeLessThan(height);
      for (const { x, y } of panel.points) {
        expect(x).toBeGreaterThan(panel.left);
        expect(y).toBeLessThanOrEqual(panel.bottom + 1e-9);
      }
    }
    const [whisker] = panels[3]?.points ?? [];
    expect(whisker?.whisker?.[0]).toBeGreaterThan(whisker?.whisker?.[1] ?? Infinity);
  });

  it('writes indices and the table', () => {
    expect([indexText('silhouette', -0.123), indexText('calinskiHarabasz', 12345.6), indexText('stability', NaN)]).toEqual([
      '−0.12',
      '12,346',
      '–',
    ]);
    expect(tableOfAdvice(advice).rows[2]).toEqual([4, null, 0.9, 4000, 0.9, 12]);
  });
});

describe('the profile of a cluster', () => {
  const effects = [
    { measure: 1, effect: 1.5, halfWidth: 0.2, n: 40, others: 60, mean: 5000, otherMean: 1000 },
    { measure: 0, effect: -0.3, halfWidth: 0.2, n: 40, others: 60, mean: 0.25, otherMean: 0.3 },
    { measure: 2, effect: NaN, halfWidth: NaN, n: 0, others: 60, mean: NaN, otherMean: 1 },
  ];
  const measures = [
    { text: { en: 'Peak share', zh: '峰电占比' }, unit: { en: 'share', zh: '占比' } },
    { text: { en: 'Consumption', zh: '电量' }, unit: { en: 'kWh', zh: 'kWh' } },
    { text: { en: 'Odd', zh: '其他' }, unit: null },
  ];

  it('says small, medium and large as Cohen does', () => {
    expect([0.19, -0.2, 0.5, -0.79, 0.8, Infinity, NaN].map((effect) => sizeWord(effect).en)).toEqual([
      ...['none', 'small', 'medium', 'medium', 'large', 'large', 'unknown'],
    ]);
  });

  it('puts dots on their side of 0 with the interval around, and none where nothing is known', () => {
    const layout = layoutProfile({ effects, measures, locale: 'zh', width: 640, fontPx: 12 });
    const [first, second, third] = layout.rows;
    expect(first?.dot).toBeGreaterThan(layout.zero);
    expect(second?.dot).toBeLessThan(layout.zero);
    expect(third).toMatchObject({ dot: null, whisker: null, size: '未知', mean: '–' });
    expect((first?.whisker?.[0] ?? 0) + (first?.whisker?.[1] ?? 0)).toBeCloseTo(2 * (first?.dot ?? 0), 6);
    expect(first).toMatchObject({ mean: '5,000 kWh', others: '1,000 kWh', size: '大' });
    expect(second?.mean).toBe('25%');
    expect(layout.columns.others).toBeLessThanOrEqual(640);
  });

  it('has the same in its table', () => {
    expect(tableOfProfile(effects, measures, 'en').rows[0]).toEqual([
      'Consumption (kWh)',
      'large',
      1.5,
      1.3,
      1.7,
      5000,
      40,
      1000,
      60,
    ]);
  });
});

describe('the gallery of shapes', () => {
  const shape = (key: string, days: number, top: number): GalleryShape => {
    const centre = Array.from({ length: 24 }, (_, hour) => (hour === 19 ? top : 0.9));
    return {
      key,
      name: key,
      colour: 'red',
      centre,
      low: centre.map((x) => x * 0.8),
      high: centre.map((x) => x * 1.2),
      days,
      dominant: 3,
      kwh: 12_000,
    };
  };
  const shapes = [shape('a', 900, 2), shape('b', 90, 1.5), shape('wild', 10, 15)];

  it('draws all on one scale, which a wild shape of few days does not set, and says how high it goes', () => {
    const { panels, down, yTicks } = layoutGallery({ shapes, locale: 'en', width: 800, fontPx: 12 });
    expect(panels.map(({ cut }) => cut?.label)).toEqual([undefined, undefined, 'up to 15.0 ×']);
    expect(down(2)).toBeGreaterThanOrEqual(0);
    expect(down(15)).toBeLessThan(0);
    expect(yTicks[0]?.label).toBe('0');
    expect(panels[0]).toMatchObject({ energy: '12 MWh', members: 'n = 3 · 90% of days' });
    for (const { right } of panels) expect(right).toBeLessThanOrEqual(800);
  });

  it('finds the slot under the pointer', () => {
    const { panels, slotAt, slotX } = layoutGallery({ shapes, locale: 'zh', width: 800, fontPx: 12 });
    const [panel] = panels;
    for (const slot of [0, 11, 23]) expect(slotAt(slotX(slot, panel!), panel!)).toBe(slot);
  });

  it('has its curves in a table', () => {
    const { rows, columns } = tableOfCurves(shapes);
    expect(columns).toHaveLength(4);
    expect(rows[19]).toEqual(['19:00', 2, 1.5, 15]);
  });
});

describe('entropy', () => {
  const entropy = { bins: [6, 0, 3, 1], customers: 10, mean: 0.2 };

  it('has bars of the counts and a line at the mean', () => {
    const layout = layoutEntropy(entropy, 400, 12, 'en');
    const heights = layout.bars.map(({ height }) => height);
    expect(heights[2]).toBeCloseTo((heights[0] ?? 0) / 2, 6);
    expect(layout.meanX).toBeCloseTo(layout.left + 0.2 * (layout.right - layout.left), 6);
  });

  it('has segments and steps in its table', () => {
    const { rows } = tableOfEntropy(entropy, [{ name: 'Evening', colour: 'red', customers: 4, mean: 0.31 }]);
    expect(rows).toEqual([
      ['Evening', 4, 0.31],
      ['–', 10, 0.2],
      ['0.00–0.25', 6, null],
      ['0.50–0.75', 3, null],
      ['0.75–1.00', 1, null],
    ]);
  });
});
