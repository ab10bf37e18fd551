// Tests of the geometry of movement: ribbons fill their blocks, nothing overlaps, labels keep apart.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { layoutCross } from '../../../src/charts/cross-table/layout';
import { tableOfCross } from '../../../src/charts/cross-table/table';
import { layoutFlows } from '../../../src/charts/segment-flow/layout';
import { movementSentence } from '../../../src/charts/segment-flow/text';

const SEGMENTS = ['A', 'B', 'C'].map((key, colour) => ({ key, text: { en: key, zh: key }, colour, rule: { en: '', zh: '' } }));
const draw = (flows: { from: string | null; to: string | null; customers: number }[]) =>
  layoutFlows({ flows, then: SEGMENTS, now: SEGMENTS, locale: 'en', width: 700, height: 300, fontPx: 12 });

describe('movement', () => {
  it('says how many changed, whither most, who is new and who is gone', () => {
    const flows = [
      { from: 'A', to: 'A', customers: 5 },
      { from: 'C', to: 'B', customers: 4 },
      { from: 'A', to: 'B', customers: 2 },
      { from: null, to: 'A', customers: 9 },
      { from: 'B', to: null, customers: 1 },
    ];
    const { en, zh } = movementSentence(flows, draw(flows).ribbons);
    expect(en).toBe('6 of 11 customers changed segment; most: C → B (4). 9 customers are new. 1 customer is gone.');
    expect(zh).toBe('11 户中有 6 户变动客群，其中最多：C → B（4 户）。新增 9 户。流出 1 户。');
  });

  it('gives blocks heights in proportion, without overlap, and labels a line apart', () => {
    const end = fc.constantFrom('A', 'B', 'C', 'odd', null);
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.tuple(end, end, fc.integer({ min: 1, max: 10_000 })), {
          selector: ([a, b]) => `${String(a)},${String(b)}`,
        }),
        (list) => {
          const flows = list.map(([from, to, customers]) => ({ from, to, customers }));
          const { nodes, ribbons } = draw(flows);
          expect(ribbons).toHaveLength(flows.length);
          expect(JSON.stringify(ribbons.map(({ path }) => path))).not.toMatch(/NaN|Infinity/);
          for (const side of ['then', 'now']) {
            const column = nodes.filter((node) => node.side === side);
            const total = flows.reduce((sum, flow) => sum + flow.customers, 0);
            expect(column.reduce((sum, node) => sum + node.customers, 0)).toBe(total);
            column.slice(1).forEach((node, i) => {
              const above = column[i]!;
              expect(node.y).toBeGreaterThanOrEqual(above.y + above.height - 1e-6);
              expect(node.labelY - above.labelY).toBeGreaterThan(13);
            });
          }
        },
      ),
    );
  });
});

describe('a cross table', () => {
  it('hides the shares of a row below the limit, and marks what is far from the share of all', () => {
    const { rows, columns } = layoutCross(
      [
        [60, 20],
        [20, 100],
        [6, 2],
      ],
      15,
    );
    expect(columns.map(({ customers }) => customers)).toEqual([86, 122]);
    // 0.75 ÷ (86/208) = 1.81; 0.25 ÷ (122/208) = 0.43; 20/120 ÷ 0.413 = 0.40; 100/120 ÷ 0.587 = 1.42.
    expect(rows.map(({ cells }) => cells.map(({ weight }) => weight))).toEqual([
      [2, -2],
      [-2, 1],
      [0, 0],
    ]);
    expect(rows[2]).toMatchObject({ isSmall: true, customers: 8 });
    expect(rows[2]?.cells[0]?.share).toBeNaN();
  });

  it('hides a cell of few customers in a large row, drawn and copied, but tells an empty one', () => {
    const layout = layoutCross(
      [
        [184, 1, 15, 0],
        [4, 0, 3, 2],
      ],
      15,
    );
    expect(layout.rows[0]?.cells.map(({ customers }) => customers)).toEqual([184, null, 15, 0]);
    expect(layout.rows[0]?.cells[1]).toEqual({ customers: null, share: NaN, ratio: NaN, weight: 0 });
    const named = (...names: string[]) =>
      names.map((key, colour) => ({ key, text: { en: key, zh: key }, colour, rule: { en: '', zh: '' } }));
    const table = tableOfCross(layout, named('A', 'B'), named('a', 'b', 'c', 'd'), { en: 'Own', zh: '当前' }, 'zh');
    expect(table.columns.map(({ text }) => text.zh)).toEqual(['当前', 'n', 'a', 'b', 'c', 'd']);
    expect(table.rows).toEqual([
      ['A', 200, 184, null, 15, 0],
      ['B', 9, null, null, null, null],
    ]);
  });

  it('stands without rows', () => {
    expect(layoutCross([], 15)).toMatchObject({ rows: [], columns: [], customers: 0 });
  });
});
