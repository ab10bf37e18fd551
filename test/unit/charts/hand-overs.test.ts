// Tests of hand-overs as a flow: what colours and labels say, what is hidden, and that labels keep apart.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { HandOver } from '../../../src/charts/connection-flow/query';
import { placeLabels } from '../../../src/charts/connection-flow/ribbon-labels';
import { layoutRibbons } from '../../../src/charts/connection-flow/ribbons';
import { textWidth } from '../../../src/charts/text-width';

const DEPARTMENTS = ['desk', 'survey', 'works', 'meters'];
const draw = (steps: readonly HandOver[], size = { width: 520, height: 220 }) =>
  layoutRibbons({ departments: DEPARTMENTS, steps }, 15, 'en', size.width, size.height, 12);
const STEPS: HandOver[] = [
  { from: 'desk', to: 'survey', times: 200, wait: 0.5, waits: 120 },
  { from: 'survey', to: 'works', times: 29, wait: 2, waits: 70 },
  { from: 'works', to: 'meters', times: 14, wait: 30, waits: 500 },
  { from: 'works', to: 'works', times: 40, wait: NaN, waits: 0 },
];

describe('hand-overs as a flow', () => {
  it('colours by the longest wait that may be shown, and hides that of small groups everywhere', () => {
    const { ribbons, longest, hasHidden } = draw(STEPS);
    expect(ribbons.map(({ from, to, tone, pale }) => [from, to, tone, pale])).toEqual([
      ['desk', 'survey', 0.25, false],
      ['works', 'works', null, false],
      ['survey', 'works', 1, true],
      ['works', 'meters', null, true],
    ]);
    expect(longest).toBe('2 d');
    expect(hasHidden).toBe(true);
    const few = ribbons[3]!;
    expect(few.facts).toEqual([
      ['Times', '14'],
      ['Waiting, median', 'Too few to tell'],
    ]);
    expect(JSON.stringify(few)).not.toContain('30 d');
    expect(few.label === null || few.label.text === '14').toBe(true);
    expect(ribbons[0]?.label?.text).toBe('200 · 0.5 d');
  });

  it('has a block a department and side, with the times that it hands over or takes over', () => {
    const { blocks } = draw(STEPS);
    expect(blocks.map(({ side, label }) => `${side} ${label}`)).toEqual([
      ...['from desk 200', 'from survey 29', 'from works 54'],
      ...['to survey 200', 'to works 69', 'to meters 14'],
    ]);
  });

  it('has no scale where no wait may be told, and stands without steps or size', () => {
    expect(draw([{ from: 'desk', to: 'survey', times: 3, wait: 1, waits: 3 }])).toMatchObject({ longest: null, hasHidden: true });
    // Out of sight text has no size.
    expect(layoutRibbons({ departments: DEPARTMENTS, steps: STEPS }, 15, 'en', 520, 220, 0).ribbons).toHaveLength(4);
    expect(draw([])).toMatchObject({ ribbons: [], blocks: [], longest: null });
  });

  it('labels lie on their ribbon, within the flow, and on no other label', () => {
    const end = fc.constantFrom(...DEPARTMENTS);
    const many = fc.integer({ min: 1, max: 900 });
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.tuple(end, end, many, many), { minLength: 1, selector: ([a, b]) => `${a},${b}` }),
        fc.constantFrom(520, 300, 900),
        (list, width) => {
          const steps = list.map(([from, to, times, waits]) => ({ from, to, times, wait: waits / times, waits }));
          const { ribbons, blocks } = draw(steps, { width, height: 220 });
          const [left, right] = [blocks.find(({ side }) => side === 'from')!, blocks.find(({ side }) => side === 'to')!];
          const boxes = ribbons.flatMap(({ label }) =>
            label === null ? [] : [{ ...label, end: label.x + textWidth(label.text, 12) }],
          );
          for (const box of boxes) {
            expect(box.x).toBeGreaterThan(left.x);
            expect(box.end).toBeLessThanOrEqual(right.x + 1e-6);
          }
          boxes.forEach((a, i) =>
            boxes.slice(i + 1).forEach((b) => {
              expect(a.end <= b.x || b.end <= a.x || Math.abs(a.y - b.y) >= 12).toBe(true);
            }),
          );
        },
      ),
      { numRuns: 60 },
    );
  });

  it('the heaviest takes the place; one without room takes a shorter form, or none', () => {
    const at = (top: number, bottom: number) => () => [top, bottom] as const;
    const labels = placeLabels(
      [
        { forms: ['much too long for this', 'ok'], edgesAt: at(0, 20), weight: 1 },
        { forms: ['under'], edgesAt: at(20, 24), weight: 5 },
        { forms: ['thick'], edgesAt: at(24, 60), weight: 2 },
      ],
      { x0: 0, x1: 100, fontPx: 10 },
    );
    // 4 px are too thin for figures of 10 px between two other ribbons.
    expect(labels.map((label) => label?.text ?? null)).toEqual(['ok', null, 'thick']);
    // Beside the left end, its baseline 3.6 px below the middle of the ribbon.
    expect(labels[2]).toEqual({ text: 'thick', x: 5, y: 45.6 });
  });
});
