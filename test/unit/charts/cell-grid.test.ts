// Headings of narrow columns: words stand on end, and where even they would touch only every second or third is named.
import { expect, it } from 'vitest';
import { layoutCellGrid } from '../../../src/charts/cell-grid';

const hours = (width: number) =>
  layoutCellGrid({
    rows: [{ key: 'mon', name: 'Mon' }],
    columns: Array.from({ length: 24 }, (_, hour) => ({ key: String(hour), name: String(hour), colour: null, n: '' })),
    cells: [Array.from({ length: 24 }, () => ({ lines: [['1', '']], tone: 0, pale: false, title: '', facts: [] }))],
    ...{ width, height: 200, fontPx: 16 },
  }).columns;

it('names no more columns than there is room for', () => {
  for (const width of [300, 380, 460]) {
    const columns = hours(width);
    const named = columns.filter(({ upright }) => upright !== null);
    expect(named[0]?.upright).toBe('0');
    expect(named.length).toBeGreaterThan(5);
    // A line of 16 px is about 20 px high.
    for (let i = 1; i < named.length; i++) expect((named[i]?.x ?? 0) - (named[i - 1]?.x ?? 0)).toBeGreaterThanOrEqual(20);
  }
});

it('names every column where words lie', () => {
  expect(hours(1200).map(({ lines }) => lines[0]?.text)).toEqual(Array.from({ length: 24 }, (_, hour) => String(hour)));
});
