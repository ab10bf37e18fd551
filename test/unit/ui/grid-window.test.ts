// The arithmetic of the virtual grid.
import { describe, expect, it } from 'vitest';
import {
  columnEdges,
  columnsInView,
  gridHeight,
  MAX_HEIGHT_PX,
  rowsInView,
  textUnits,
  toDrawn,
  toFull,
  filledWidths,
} from '../../../src/ui/grid-window';

describe('heights', () => {
  it('are true while a browser can draw them', () => {
    const height = gridHeight(1000, 27);
    expect(height).toEqual({ full: 27_000, drawn: 27_000 });
    expect(toFull(1234, height, 500)).toBe(1234);
  });

  it('are scaled beyond, with both ends meeting', () => {
    const height = gridHeight(1_000_000, 27);
    expect(height).toEqual({ full: 27_000_000, drawn: MAX_HEIGHT_PX });
    expect(toFull(0, height, 500)).toBe(0);
    expect(toFull(MAX_HEIGHT_PX - 500, height, 500)).toBe(27_000_000 - 500);
    expect(toDrawn(toFull(4_000_000, height, 500), height, 500)).toBeCloseTo(4_000_000, 6);
  });

  it('do not divide by zero when all rows are in view', () => {
    expect(toFull(0, gridHeight(3, 27), 500)).toBe(0);
    expect(toDrawn(0, gridHeight(0, 27), 500)).toBe(0);
  });
});

it('names the rows in view, cut ones included', () => {
  expect(rowsInView(0, 100, 27, 1000)).toEqual([0, 4]);
  expect(rowsInView(13, 100, 27, 1000)).toEqual([0, 5]);
  expect(rowsInView(26_900, 100, 27, 1000)).toEqual([996, 1000]);
  expect(rowsInView(0, 100, 27, 0)).toEqual([0, 0]);
});

it('names the columns in view, cut ones included', () => {
  const edges = columnEdges([100, 50, 200]);
  expect(edges).toEqual([0, 100, 150, 350]);
  expect(columnsInView(edges, 0, 100)).toEqual([0, 1]);
  expect(columnsInView(edges, 99, 60)).toEqual([0, 3]);
  expect(columnsInView(edges, 100, 40)).toEqual([1, 2]);
  expect(columnsInView(columnEdges([]), 0, 100)).toEqual([0, 0]);
});

it('counts a Chinese character twice', () => {
  expect([textUnits('kWh'), textUnits('电量'), textUnits('电量（kWh）')]).toEqual([3, 4, 11]);
});

describe('filledWidths', () => {
  const fill = (viewPx: number) => ({ column: 2, leastPx: 50, viewPx });
  const isText = (at: number): boolean => at !== 1;
  it('gives the room that is left to one column', () => {
    expect(filledWidths([100, 80, 20], fill(400), isText, 60)).toEqual([100, 80, 220]);
  });

  it('takes what it lacks from the columns of text, no further than their least width', () => {
    // 100 + 80 + 50 need 230: 20 of the 40 that the first can give.
    expect(filledWidths([100, 80, 20], fill(210), isText, 60)).toEqual([80, 80, 50]);
    expect(filledWidths([100, 80, 20], fill(100), isText, 60)).toEqual([60, 80, 50]);
  });
});
