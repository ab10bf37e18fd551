// The charts of clusters in a browser: marks, what clicks and keys emit, what is read aloud, both languages.
import { flushSync, mount, unmount, type Component } from 'svelte';
import { userEvent } from 'vitest/browser';
import { afterEach, describe, expect, it } from 'vitest';
import ClusterAdvice from '../../../src/charts/cluster-advice/ClusterAdvice.svelte';
import ClusterProfile from '../../../src/charts/cluster-profile/ClusterProfile.svelte';
import ShapeGallery from '../../../src/charts/shape-gallery/ShapeGallery.svelte';
import type { Advice, KAdvice } from '../../../src/cluster/adviser';
import { click } from '../../support/pointer';

let mounted: Record<string, unknown> | undefined;
afterEach(async () => {
  if (mounted !== undefined) await unmount(mounted);
  document.body.replaceChildren();
});

function draw<Props extends Record<string, unknown>>(
  component: Component<Props>,
  props: Props,
): (selector: string) => (SVGElement & HTMLElement)[] {
  mounted = mount(component, { target: document.body, props });
  flushSync();
  return (selector) => Array.from(document.querySelectorAll<SVGElement & HTMLElement>(selector));
}

const adviceOn = (k: number): KAdvice => ({
  ...{
    k,
    silhouette: 0.3 + k / 100,
    daviesBouldin: 1.2,
    calinskiHarabasz: 900,
    stability: 0.8,
    stabilitySpread: 0.1,
    inertia: 1,
  },
  ...{ centres: new Float32Array(0), sizes: Int32Array.of(90, 20) },
});
const advice: Advice = {
  ks: [2, 3, 4, 5].map(adviceOn),
  ...{ suggested: 5, strength: 'moderate', reasons: [], verdict: { en: '', zh: '' } },
};

describe('the advice on k', () => {
  const show = (locale: 'en' | 'zh') => {
    const taken: number[] = [];
    const all = draw(ClusterAdvice, { advice, locale, width: 700, current: 3, onTake: (k: number) => void taken.push(k) });
    return { all, taken };
  };

  it('draws a point for each k and index, and takes the k that is clicked', async () => {
    const { all, taken } = show('zh');
    expect(all('[data-point]')).toHaveLength(16);
    await click(all('[data-k="4"]')[2]);
    expect(taken).toEqual([4]);
    expect(document.body.textContent).toContain('轮廓系数');
  });

  it('is read and taken by keys', async () => {
    const { all, taken } = show('en');
    const buttons = all('[role="button"]');
    expect(buttons.map((button) => button.getAttribute('tabindex'))).toEqual(['0', '-1', '-1', '-1']);
    expect(buttons[3]?.getAttribute('aria-label')).toMatch(/^k = 5; suggested; Silhouette 0\.35; .*; take k = 5$/);
    expect(buttons[1]?.getAttribute('aria-pressed')).toBe('true');
    buttons[0]!.focus();
    await userEvent.keyboard('{ArrowRight}{ArrowRight}{Enter}');
    expect(taken).toEqual([4]);
    expect(document.querySelector('.tooltip')?.textContent).toContain('k = 4');
  });
});

describe('the profile of a cluster', () => {
  it('has a dot a measure, and reads each', async () => {
    const effects = [0, 1].map((measure) => ({
      measure,
      effect: 1 - 1.4 * measure,
      halfWidth: 0.2,
      n: 40,
      others: 60,
      mean: 5,
      otherMean: 7,
    }));
    const measures = ['电量', '电价'].map((zh) => ({ text: { en: `m ${zh}`, zh }, unit: null }));
    const all = draw(ClusterProfile, { effects, measures, colour: 'red', locale: 'zh' as const, width: 600 });
    expect(all('.dot')).toHaveLength(2);
    all('.hit')[0]!.focus();
    await userEvent.keyboard('{ArrowDown}');
    expect(document.activeElement?.getAttribute('aria-label')).toMatch(
      /^电价: 效应量 −0\.40 ± 0\.20（小）|^电价: 效应量 −0\.40 ± 0\.20 \(小\)/,
    );
    expect(document.querySelector('.tooltip')?.textContent).toContain('n = 40');
  });
});

describe('the gallery of shapes', () => {
  it('has a line a shape, read hour by hour', async () => {
    const centre = Array.from({ length: 24 }, (_, hour) => (hour === 1 ? 2 : 1));
    const shapes = ['a', 'b'].map((key) => ({
      key,
      name: `shape ${key}`,
      colour: 'red',
      centre,
      low: centre,
      high: centre,
      days: 5,
      dominant: 2,
      kwh: 10,
    }));
    const all = draw(ShapeGallery, { shapes, locale: 'en' as const, width: 600 });
    expect(all('[data-shape]')).toHaveLength(2);
    all('.hit')[0]!.focus();
    await userEvent.keyboard('{ArrowRight}');
    const tooltip = document.querySelector('.tooltip')?.textContent ?? '';
    expect(tooltip).toContain('01:00–02:00');
    expect(tooltip).toMatch(/mean\s*2/);
    await userEvent.keyboard('{ArrowDown}');
    expect(document.activeElement?.getAttribute('aria-label')).toMatch(/^shape b: n = 2/);
  });
});
