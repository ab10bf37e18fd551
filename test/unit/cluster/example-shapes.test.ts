// The rhythms planted in the example come out of its readings: by customer, on mean workdays, and by name.
import { beforeAll, describe, expect, it } from 'vitest';
import { adjustedRand } from '../../../src/cluster/adjusted-rand';
import { loadShapes } from '../../../src/cluster/load-shapes';
import type { Matrix } from '../../../src/cluster/matrix';
import { dayKind } from '../../../src/example/calendar';
import { inventCustomers } from '../../../src/example/customers';
import { EXAMPLE_CUSTOMERS, EXAMPLE_SEED, generateExample } from '../../../src/example/index';
import { rhythmById } from '../../../src/example/readings';
import { Random } from '../../../src/lib/random';

/** Rhythms that nobody would take for one another, with what they are called. */
const DISTINCT = {
  day_shift: 'daytime_plateau',
  three_shift: 'flat',
  lighting: 'night',
  evening: 'evening_peak',
} as const;
type Distinct = keyof typeof DISTINCT;
const RHYTHMS = Object.keys(DISTINCT) as Distinct[];

let matrix: Matrix;
let truth: number[];

beforeAll(() => {
  const rhythms = rhythmById(inventCustomers(new Random(EXAMPLE_SEED).fork('customers'), EXAMPLE_CUSTOMERS));
  const table = generateExample()[2];
  if (table === undefined) throw new Error('no readings');
  const of = (name: string) => table.columns.find((column) => column.name === name)?.values ?? [];
  const points = Array.from({ length: 96 }, (_, at) => of(`P${String(at + 1)}`));
  const [ids, days] = [of('户号'), of('日期')];
  const sums = new Map<string, { rhythm: number; days: number; kw: Float64Array }>();
  for (let row = 0; row < ids.length; row++) {
    const id = String(ids[row]);
    const rhythm = RHYTHMS.indexOf(rhythms.get(id) as Distinct);
    const kw = points.map((column) => Number(column[row]));
    if (rhythm < 0 || dayKind(Number(days[row])) !== 'work' || !kw.every(Number.isFinite)) continue;
    const own = sums.get(id) ?? { rhythm, days: 0, kw: new Float64Array(96) };
    own.days++;
    own.kw.forEach((sum, slot) => (own.kw[slot] = sum + (kw[slot] ?? 0)));
    sums.set(id, own);
  }
  const customers = [...sums.values()];
  truth = customers.map(({ rhythm }) => rhythm);
  matrix = {
    values: Float32Array.from(customers.flatMap(({ kw, days: count }) => Array.from(kw, (sum) => sum / count))),
    rows: customers.length,
    width: 96,
  };
});

describe('the example', () => {
  it.each([
    ['k-means', { kind: 'kmeans', k: RHYTHMS.length }],
    ['the adaptive method', { kind: 'adaptive', target: RHYTHMS.length }],
  ] as const)('has its distinct rhythms found by %s', async (_, method) => {
    const owners = Int32Array.from({ length: matrix.rows }, (_row, row) => row);
    const found = await loadShapes(matrix, owners, { floorKw: 0, method });
    expect(matrix.rows).toBeGreaterThan(100);
    expect(adjustedRand(found.labels, truth)).toBeGreaterThan(0.95);
    expect(found.shapes.map(({ name }) => name.code).sort()).toEqual(Object.values(DISTINCT).sort());
  });
});
