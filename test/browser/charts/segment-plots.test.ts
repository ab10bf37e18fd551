// The drawings of segmentation methods in a browser: marks, and what keys and pointer emit.
import { flushSync, mount, unmount, type Component } from 'svelte';
import { userEvent } from 'vitest/browser';
import { afterEach, describe, expect, it } from 'vitest';
import Pareto from '../../../src/charts/pareto/Pareto.svelte';
import ScoreGrid from '../../../src/charts/score-grid/ScoreGrid.svelte';
import { layoutTiers } from '../../../src/charts/tier-grid/layout';
import TierGrid from '../../../src/charts/tier-grid/TierGrid.svelte';
import TwoAxis from '../../../src/charts/two-axis/TwoAxis.svelte';
import type { TierKind } from '../../../src/segment/methods/tiered/report';

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

const box = { locale: 'en' as const, width: 640, height: 320 };

describe('the Pareto curve', () => {
  it('has three tiers and two cuts that keys and pointer move without passing each other', async () => {
    const moved: (readonly [number, number])[] = [];
    const all = draw(Pareto, {
      ...box,
      pareto: { customers: [0, 0.2, 0.5, 1], total: [0, 0.6, 0.9, 1], known: 10, sum: 100, gini: 0.5, top20: 0.6 },
      cuts: [80, 82] as const,
      measure: 'kWh',
      colours: { A: 'red', B: 'green', C: 'blue' },
      onCuts: (cuts: readonly [number, number]) => moved.push(cuts),
    });
    expect(all('[data-tier]')).toHaveLength(3);
    const sliders = all('[role="slider"]');
    expect(sliders.map((slider) => slider.getAttribute('aria-valuenow'))).toEqual(['80', '82']);
    expect(sliders[0]?.getAttribute('aria-valuetext')).toBe('A: 40% of customers hold up to 80%');
    sliders[0]?.focus();
    await userEvent.keyboard('{ArrowUp}{ArrowUp}{PageDown}');
    expect(moved).toEqual([
      [81, 82],
      [81, 82],
      [71, 82],
    ]);
  });
});

describe('the plane of two measures', () => {
  it('draws points, names its fields, and moves a cut by a hundredth of the axis', async () => {
    const moved: unknown[] = [];
    const all = draw(TwoAxis, {
      ...box,
      plane: {
        x: { scale: 'linear' as const, from: 0, to: 1000, bins: 44 },
        y: { scale: 'linear' as const, from: 0.5, to: 5.5, bins: 5 },
        marks: 'points' as const,
        at: [
          [0.1, 0.2],
          [0.9, 0.8],
          [0.5, 0.5],
        ] as const,
        customers: [1, 1, 1],
        segment: ['x0y0', 'x1y1', 'x1y0'],
        known: 3,
      },
      x: { text: { en: 'kWh', zh: '电量' } },
      y: { text: { en: 'Satisfaction', zh: '满意度' } },
      cuts: [[400], [3]] as const,
      cells: ['x0y0', 'x0y1', 'x1y0', 'x1y1'].map((key) => ({ key, colour: 'red', name: `cell ${key}`, numbers: 'n = 20' })),
      colourOf: () => 'red',
      onCuts: (cuts: unknown) => moved.push(cuts),
    });
    expect(all('[data-mark]')).toHaveLength(3);
    expect(all('text.name').map((label) => label.textContent)).toEqual(['cell x0y0', 'cell x0y1', 'cell x1y0', 'cell x1y1']);
    const [x, y] = all('[role="slider"]');
    x?.focus();
    await userEvent.keyboard('{ArrowRight}{Shift>}{ArrowLeft}{/Shift}');
    y?.focus();
    await userEvent.keyboard('{ArrowUp}');
    expect(moved).toEqual([
      [[410], [3]],
      [[310], [3]],
      [[310], [4]],
    ]);
  });

  it('has none of the keys for itself that belong to the browser', async () => {
    let prevented = false;
    window.addEventListener('keydown', (event) => (prevented = event.defaultPrevented), { once: true });
    const all = draw(Pareto, {
      ...box,
      pareto: { customers: [0, 1], total: [0, 1], known: 1, sum: 1, gini: 0, top20: 0.2 },
      cuts: [80, 95] as const,
      measure: 'kWh',
      colours: { A: 'red', B: 'green', C: 'blue' },
      onCuts: () => undefined,
    });
    all('[role="slider"]')[0]?.focus();
    await userEvent.keyboard('{Control>}{ArrowLeft}{/Control}');
    expect(prevented).toBe(false);
  });
});

describe('the grids', () => {
  it('of scores has a button for each pair with customers', async () => {
    const picked: unknown[] = [];
    const cell = (r: number, f: number) => ({
      r,
      f,
      customers: '20',
      mean: 'M 3',
      weight: 1,
      colour: 'red',
      spoken: `R ${String(r)}`,
      picked: r === 5,
    });
    const all = draw(ScoreGrid, {
      cells: [cell(5, 5), cell(1, 2)],
      label: 'grid',
      rows: 'R',
      columns: 'F',
      onPick: (...args: unknown[]) => picked.push(args),
    });
    expect(all('button')).toHaveLength(2);
    expect(all('.empty')).toHaveLength(23);
    expect(all('[aria-pressed="true"]')).toHaveLength(1);
    all('button')[1]?.focus();
    await userEvent.keyboard('{Enter}');
    expect(picked).toEqual([[1, 2, false]]);
  });

  it('of tiers has the last axis across and the highest tier at the top', async () => {
    const picked: unknown[] = [];
    const levels = (...names: string[]) => names.map((en) => ({ en, zh: en }));
    const kind: TierKind = {
      kind: 'household',
      axes: [
        { id: 'a', text: { en: 'People', zh: '人口' }, values: [3], levels: levels('few', 'many'), counts: true },
        { id: 'b', text: { en: 'kWh', zh: '电量' }, values: [1, 2], levels: levels('low', 'middle', 'high'), counts: true },
      ],
    };
    const grid = layoutTiers(kind, 'Household', 'en', (key, name, standing) => ({
      ...{
        key,
        customers: key === 'household:0-1' ? null : '20',
        none: 'none',
        share: '1%',
        amount: '',
        advice: String(standing),
      },
      ...{ spoken: name, colour: 'red', isPale: false, picked: false },
    }));
    const all = draw(TierGrid, { grid, onPick: (...args: unknown[]) => picked.push(args) });
    expect(all('th').map((head) => head.textContent)).toEqual(['low', 'middle', 'high', 'many', 'few']);
    expect(all('button')).toHaveLength(5);
    expect(all('button')[2]?.getAttribute('aria-label')).toBe('Household · many · high');
    expect(all('button small').map((small) => small.textContent)).toEqual([
      '0.3333333333333333',
      '0.6666666666666666',
      '1',
      '0',
      '0.6666666666666666',
    ]);
    all('button')[2]?.focus();
    await userEvent.keyboard('{Shift>}{Enter}{/Shift}');
    expect(picked).toEqual([['household:1-2', true]]);
  });
});
