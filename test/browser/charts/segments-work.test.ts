// The drawings of working with segments in a browser: marks, keys, what is emitted, both languages.
import { flushSync, mount, unmount, type Component } from 'svelte';
import { userEvent } from 'vitest/browser';
import { afterEach, describe, expect, it } from 'vitest';
import CrossTable from '../../../src/charts/cross-table/CrossTable.svelte';
import { layoutFlows } from '../../../src/charts/segment-flow/layout';
import SegmentFlow from '../../../src/charts/segment-flow/SegmentFlow.svelte';
import { layoutProfile } from '../../../src/charts/segment-profile/layout';
import SegmentProfile from '../../../src/charts/segment-profile/SegmentProfile.svelte';
import { click } from '../../support/pointer';

const segments = ['a', 'b'].map((key, colour) => ({
  key,
  text: { en: `${key} en`, zh: `${key} 中` },
  colour,
  rule: { en: '', zh: '' },
}));

let mounted: Record<string, unknown> | undefined;
afterEach(async () => {
  if (mounted !== undefined) await unmount(mounted);
  document.body.replaceChildren();
});

function show<Props extends Record<string, unknown>>(
  component: Component<Props, Record<string, never>, string>,
  props: Props,
): void {
  mounted = mount(component as Component, { target: document.body, props });
  flushSync();
}
const all = (selector: string) => Array.from(document.querySelectorAll<HTMLElement & SVGElement>(selector));

describe('cross table', () => {
  const props = {
    own: segments,
    other: segments,
    counts: [
      [60, 20],
      [5, 5],
    ],
    ownName: 'Own',
    otherName: 'Other',
    smallGroup: 15,
  };

  it('hides small rows, has one cell in the tab order, and tells its numbers under arrow keys', async () => {
    show(CrossTable as never, { ...props, locale: 'en' });
    expect(all('[data-cell]')).toHaveLength(4);
    expect(all('[data-cell][tabindex="0"]')).toHaveLength(1);
    expect(all('[data-cell="1,0"]')[0]!.textContent).toContain('n < 15, hidden');
    all('[data-cell="0,0"]')[0]!.focus();
    await userEvent.keyboard('{ArrowRight}');
    expect(document.activeElement?.getAttribute('data-cell')).toBe('0,1');
    // 20 of 80 beside 25 of 90.
    expect(all('.looked')[0]!.textContent).toBe('a en → b en: n = 20, 25% of the row, index 90 (all = 100)');
  });

  it('tells of a cell or row of few customers only that they are few', () => {
    show(CrossTable as never, {
      ...props,
      counts: [
        [199, 1],
        [5, 4],
      ],
      locale: 'en',
    });
    expect(all('[data-cell="0,1"]')[0]!.textContent.trim()).toBe('– < 15');
    expect(all('[data-cell]').map(({ title }) => title)).toEqual([
      'a en → a en: n = 199, 99.5% of the row, index 102 (all = 100)',
      'a en → b en: n < 15, hidden',
      'b en → a en: n < 15, hidden',
      'b en → b en: n < 15, hidden',
    ]);
  });

  it('speaks Chinese', () => {
    show(CrossTable as never, { ...props, locale: 'zh' });
    expect(document.body.textContent).toContain('n < 15，不显示');
  });
});

describe('movement', () => {
  const flows = [
    { from: 'a', to: 'a', customers: 50 },
    { from: 'a', to: 'b', customers: 20 },
    { from: null, to: 'b', customers: 5 },
  ];
  const layout = layoutFlows({ flows, then: segments, now: segments, locale: 'en', width: 600, height: 300, fontPx: 12 });

  it('draws a ribbon a flow, and is chosen by keys and by its blocks', async () => {
    const chosen: unknown[] = [];
    const onchoose = (choice: unknown) => void chosen.push(choice);
    show(SegmentFlow as never, { layout, width: 600, height: 320, locale: 'en', chosen: null, onchoose, fontPx: 12 });
    expect(all('path.ribbon')).toHaveLength(3);
    expect(all('.node rect')).toHaveLength(4);
    expect(all('[data-ribbon][tabindex="0"]')).toHaveLength(1);
    all('[data-ribbon="0"]')[0]!.focus();
    await userEvent.keyboard('{ArrowDown}');
    expect(document.activeElement?.getAttribute('aria-label')).toBe('a en → b en: 20 (29%)');
    await expect.poll(() => document.querySelector('.tooltip')?.textContent).toContain('20');
    await userEvent.keyboard('{Enter}{ArrowDown}{ }{Escape}');
    expect(chosen).toEqual([{ from: 'a', to: 'b' }, { from: null, to: 'b' }, null]);
    await click(all('.node rect')[0]);
    expect(chosen[3]).toEqual({ from: 'a' });
  });
});

describe('profile', () => {
  it('draws a row an attribute with its interval and words, the farthest first', () => {
    const field = (name: string) =>
      ({ name, text: { en: name, zh: name }, kind: 'number', family: 'value', known: 9, distinct: 0 }) as const;
    const moments = (mean: number, n: number) => ({ n, mean, sd: 1, q1: mean - 1, median: mean, q3: mean + 1 });
    const numbers = [
      { field: field('near'), inside: moments(5, 100), all: moments(5, 900) },
      { field: field('far'), inside: moments(8, 100), all: moments(5, 900) },
      { field: field('few'), inside: moments(8, 3), all: moments(5, 900) },
    ];
    const { rows, hidden } = layoutProfile(numbers, [], 'mean', 15);
    expect(hidden).toBe(1);
    show(SegmentProfile as never, { rows, locale: 'en' });
    const lines = all('tbody tr').map((line) =>
      Array.from(line.children, (cell) => cell.textContent.trim().replace(/\s+/g, ' ')).join(' | '),
    );
    expect(lines[0]).toMatch(/^far \| 8 7\.8 – 8\.2 \| 5 \| 100 \| 160 \| \+3\.00 far above$/);
    expect(lines[1]).toMatch(/no clear difference$/);
  });
});
