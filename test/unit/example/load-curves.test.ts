import { describe, expect, test } from 'vitest';
import { Random } from '../../../src/lib/random.ts';
import { dayKind } from '../../../src/example/calendar.ts';
import { inventCustomers } from '../../../src/example/customers.ts';
import { EXAMPLE_CUSTOMERS, EXAMPLE_SEED } from '../../../src/example/index.ts';
import { LOAD_SHAPES, touShares, type ShapeId } from '../../../src/example/load-shapes.ts';
import { rhythmById } from '../../../src/example/readings.ts';
import { Example } from './example-tables.ts';
import { pointColumns } from './relations-load.ts';
import { sumById } from './relations.ts';

const example = new Example();
const points = pointColumns(example);
const ids = example.text('负荷曲线', '户号');
const days = example.numbers('负荷曲线', '日期');
// the hidden rhythm of each customer: the same fork of the same seed invents the same customers
const rhythms = rhythmById(inventCustomers(new Random(EXAMPLE_SEED).fork('customers'), EXAMPLE_CUSTOMERS));

/** Mean work-day curve (96 points, each customer-day scaled to mean 1) by rhythm. */
const curves = new Map<ShapeId, number[]>();
const counts = new Map<ShapeId, number[]>();
ids.forEach((id, row) => {
  const rhythm = rhythms.get(id ?? '');
  const values = points.map((column) => column[row] ?? NaN);
  const mean = values.reduce((sum, kw) => sum + kw, 0) / 96;
  if (rhythm === undefined || dayKind(days[row] ?? 0) !== 'work' || !(mean > 0)) return;
  const curve = curves.get(rhythm) ?? Array<number>(96).fill(0);
  const count = counts.get(rhythm) ?? [0];
  values.forEach((kw, slot) => (curve[slot] = (curve[slot] ?? 0) + kw / mean));
  curves.set(rhythm, curve);
  counts.set(rhythm, [(count[0] ?? 0) + 1]);
});

/** Mean of a rhythm's relative demand over the hours [from, to). */
function level(rhythm: ShapeId, from: number, to: number): number {
  const part = (curves.get(rhythm) ?? []).slice(from * 4, to * 4);
  return part.reduce((sum, value) => sum + value, 0) / part.length / (counts.get(rhythm)?.[0] ?? 1);
}

describe('the sample', () => {
  test('shows every rhythm', () => {
    expect([...curves.keys()].sort()).toEqual(Object.keys(LOAD_SHAPES).sort());
    expect(new Set(ids).size).toBeGreaterThan(580);
  });

  test('covers four weeks with weekends, a holiday and a few missing days', () => {
    const seen = new Set(Array.from(days));
    expect(seen.size).toBe(28);
    expect([...seen].filter((day) => dayKind(day) === 'holiday').length).toBe(10);
    const full = new Set(ids).size * 28;
    expect(ids.length).toBeLessThan(full);
    expect(ids.length).toBeGreaterThan(0.98 * full);
  });

  test('has no negative demand and few missing points', () => {
    let missing = 0;
    let negative = 0;
    for (const column of points) {
      for (let row = 0; row < column.length; row++) {
        const kw = column[row] ?? NaN;
        if (kw !== kw) missing++;
        else if (kw < 0) negative++;
      }
    }
    expect(negative).toBe(0);
    expect(missing / (ids.length * 96)).toBeGreaterThan(0.0005);
    expect(missing / (ids.length * 96)).toBeLessThan(0.01);
  });

  test('agrees with the bills', () => {
    const bills = sumById(example, '电量', (period) => period === 202609 || period === 202610);
    const sums = new Map<string, [kwh: number, days: number]>();
    ids.forEach((id, row) => {
      const kwh = points.reduce((sum, column) => sum + (column[row] ?? NaN), 0) / 4;
      const [total, count] = sums.get(id ?? '') ?? [0, 0];
      if (kwh === kwh) sums.set(id ?? '', [total + kwh, count + 1]);
    });
    const ratios = [...sums]
      .map(([id, [kwh, count]]) => kwh / count / ((bills.get(id) ?? NaN) / 61))
      .filter((ratio) => ratio > 0);
    const within = ratios.filter((ratio) => ratio > 0.75 && ratio < 1.35).length;
    expect(within / ratios.length).toBeGreaterThan(0.95);
  });
});

describe('each rhythm peaks when it should', () => {
  test.each<[ShapeId, busy: [number, number], quiet: [number, number], ratio: number]>([
    ['day_shift', [9, 11], [1, 5], 4],
    ['office', [9, 11], [1, 5], 3.5],
    ['restaurant', [18, 20], [2, 5], 5],
    ['restaurant', [11, 12], [14, 16], 1.7],
    ['mall', [18, 20], [2, 6], 4],
    ['shop', [18, 20], [2, 6], 3],
    ['school', [9, 11], [1, 4], 5],
    ['hospital', [9, 11], [1, 4], 1.5],
    ['lighting', [20, 24], [9, 16], 10],
    ['evening', [19, 21], [2, 4], 2.5],
    ['evening', [19, 21], [13, 16], 1.8],
    ['daytime_home', [11, 12], [2, 4], 2.5],
    ['ev_night', [23, 24], [13, 16], 3],
    ['solar', [20, 21], [11, 13], 4],
    ['pump', [6, 9], [0, 3], 8],
    ['aquaculture', [0, 4], [7, 10], 2.5],
  ])('%s: busy %j, quiet %j', (rhythm, busy, quiet, ratio) => {
    expect(level(rhythm, ...busy) / level(rhythm, ...quiet)).toBeGreaterThan(ratio);
  });

  test('three shifts stay level', () => {
    expect(level('three_shift', 9, 11) / level('three_shift', 1, 5)).toBeLessThan(1.1);
  });

  test('time-of-use shares sum to one, and chargers and pumps fall where they should', () => {
    for (const id of Object.keys(LOAD_SHAPES) as ShapeId[]) {
      const { peak, flat, valley } = touShares(id);
      expect(peak + flat + valley).toBeCloseTo(1, 12);
    }
    expect(touShares('aquaculture').valley).toBeGreaterThan(0.45);
    expect(touShares('evening').valley).toBeLessThan(0.3);
  });
});
