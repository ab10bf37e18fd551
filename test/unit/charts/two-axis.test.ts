// Tests of the geometry of the plane of two measures.
import { describe, expect, it } from 'vitest';
import { cutPosition, layoutPlane, positionOf, stepCut, valueAt } from '../../../src/charts/two-axis/layout';
import type { Plane, PlaneAxis } from '../../../src/segment/methods/two-axis/report';

const log: PlaneAxis = { scale: 'log', from: 1, to: 10_000, bins: 44 };
const score: PlaneAxis = { scale: 'linear', from: 0.5, to: 5.5, bins: 5 };

describe('the axes of the plane', () => {
  it('go by the logarithm where a measure is skewed, with zeros at the end', () => {
    expect(positionOf(log, 100)).toBeCloseTo(0.5, 12);
    expect(positionOf(log, 0)).toBe(0);
    expect(valueAt(log, 0.5)).toBe(100);
    expect(valueAt(log, 2)).toBe(10_000);
  });

  it('cut between two scores: the higher one belongs above', () => {
    expect(cutPosition(score, 4)).toBeCloseTo(0.6, 12);
    // A median of 3.5 parts 3 from 4 too.
    expect(cutPosition(score, 3.5)).toBeCloseTo(0.6, 12);
    expect([0.55, 0.6, 0.65].map((at) => valueAt(score, at))).toEqual([4, 4, 4]);
    expect([valueAt(score, 0), valueAt(score, 1)]).toEqual([1, 5]);
  });

  it('move a cut by keys to another value each time', () => {
    expect([stepCut(score, 4, 1), stepCut(score, 4, -10), stepCut(score, 5, 1)]).toEqual([5, 3, 5]);
    expect(stepCut(log, 100, 10)).toBe(251);
    expect(stepCut(log, 1, -1)).toBe(1);
  });
});

describe('the plane', () => {
  const plane: Plane = {
    ...{ x: log, y: score, marks: 'bins', known: 3 },
    ...{
      at: [
        [0.25, 0.3],
        [0.75, 0.9],
      ],
      customers: [1, 2],
      segment: ['x0y0', 'x1y1'],
    },
  };
  const cells = ['x0y0', 'x0y1', 'x1y0', 'x1y1', '(missing)'].map((key) => ({
    key,
    colour: 'red',
    name: `name ${key}`,
    numbers: 'n = 1',
  }));
  const input = {
    plane,
    cells,
    xCuts: [100],
    yCuts: [4],
    xUnit: undefined,
    yUnit: undefined,
    locale: 'en' as const,
    width: 600,
    height: 400,
    fontPx: 12,
  };

  it('has a field for each cell, and they fill it without overlap', () => {
    const layout = layoutPlane(input);
    expect(layout.cells.map(({ key }) => key)).toEqual(['x0y0', 'x0y1', 'x1y0', 'x1y1']);
    const area = layout.cells.reduce((sum, cell) => sum + cell.width * cell.height, 0);
    expect(area).toBeCloseTo((layout.right - layout.left) * (layout.bottom - layout.top), 6);
    expect(layout.valueAtX(layout.xCuts[0]?.at ?? 0)).toBe(100);
    expect(layout.valueAtY(layout.yCuts[0]?.at ?? 0)).toBe(4);
    expect(layout.marks[1]?.opacity).toBe(1);
  });

  it('turns the labels of close cuts away from each other', () => {
    const anchors = (xCuts: number[]) => layoutPlane({ ...input, xCuts }).xCuts.map(({ anchor }) => anchor);
    expect(anchors([100, 110])).toEqual(['end', 'start']);
    expect(anchors([10, 1000])).toEqual(['middle', 'middle']);
  });

  it('leaves out labels for which a cell is too small', () => {
    const narrow = layoutPlane({ ...input, xCuts: [1.1] });
    expect(narrow.cells.find(({ key }) => key === 'x0y0')?.lines).toEqual([]);
    expect(narrow.cells.find(({ key }) => key === 'x1y1')?.lines.map(({ text }) => text)).toEqual(['name x1y1', 'n = 1']);
  });
});
