// Holds cubes to a plain count over the customers: random columns, filters and brushes, with missing values and bins of every width.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { curveColumn, EVERYBODY, FactsIndex, type FactColumn } from '../../../src/crossfilter/facts-index';
import type { BrushedField } from '../../../src/crossfilter/brushed-axis';
import type { Filter } from '../../../src/model/filter';

interface Customer {
  readonly region: string | null;
  readonly segment: string;
  readonly kwh: number | null;
  readonly price: number | null;
}

const REGIONS = ['north', 'south', 'west', null];
const SEGMENTS = ['A', 'B', 'C'];
/** Powers of two and their sums: added up in any order, they give the same double. */
const amount = fc.oneof(fc.constantFrom(0, 0.25, -4, 1024, 2 ** 40), fc.integer({ min: -2000, max: 2000 }));

const customers = fc.array(
  fc.record<Customer>({
    region: fc.constantFrom(...REGIONS),
    segment: fc.constantFrom(...SEGMENTS),
    kwh: fc.option(amount, { freq: 5 }),
    price: fc.option(amount, { freq: 5 }),
  }),
  { maxLength: 60 },
);
const edges = fc
  .uniqueArray(fc.oneof(fc.integer({ min: -50, max: 50 }), fc.constantFrom(0.125, 1000, 4096, 2 ** 41)), {
    minLength: 2,
    maxLength: 12,
  })
  .map((list) => [...list].sort((a, b) => a - b));
const numeric = fc.constantFrom('kwh', 'price');
const inFilter = fc.oneof(
  fc.subarray([...REGIONS, 'nowhere']).map((values): Filter => ({ kind: 'in', field: 'region', values })),
  fc.subarray(SEGMENTS).map((values): Filter => ({ kind: 'in', field: 'segment', values })),
);
const rangeFilter = fc
  .tuple(numeric, fc.integer({ min: -100, max: 100 }), fc.integer({ min: -100, max: 2000 }))
  .map(([field, lo, hi]): Filter => ({ kind: 'range', field, lo, hi }));

function indexOf(list: readonly Customer[]): FactsIndex {
  const category = (of: (customer: Customer) => string | null, values: (string | null)[]): FactColumn => ({
    kind: 'category',
    codes: Uint16Array.from(list, (customer) => values.indexOf(of(customer))),
    values,
  });
  const number = (of: (customer: Customer) => number | null): FactColumn => ({
    kind: 'number',
    values: Float64Array.from(list, (customer) => of(customer) ?? NaN),
  });
  return new FactsIndex(
    list.length,
    new Map([
      ['region', category(({ region }) => region, REGIONS)],
      ['segment', category(({ segment }) => segment, SEGMENTS)],
      ['kwh', number(({ kwh }) => kwh)],
      ['price', number(({ price }) => price)],
    ]),
  );
}

function passes(customer: Customer, filter: Filter): boolean {
  const value = customer[filter.field as keyof Customer];
  if (filter.kind === 'in') return (filter.values as unknown[]).includes(value);
  return filter.kind === 'range' && typeof value === 'number' && value >= filter.lo && value < filter.hi;
}

function expectAnswers(index: FactsIndex, list: readonly Customer[], filters: readonly Filter[], bins: readonly number[]): void {
  const kept = list.filter((customer) => filters.every((filter) => passes(customer, filter)));
  expect(index.count(filters)).toBe(kept.length);
  for (const by of ['segment', 'region'] as const) {
    for (const { key, count, sums, known } of index.group(by, filters, ['kwh', 'price'])) {
      const group = kept.filter((customer) => customer[by] === key);
      expect(count).toBe(group.length);
      for (const [m, name] of (['kwh', 'price'] as const).entries()) {
        const values = group.flatMap((customer) => customer[name] ?? []);
        expect(known[m]).toBe(values.length);
        expect(sums[m]).toBe(values.reduce((sum, value) => sum + value, 0));
      }
    }
  }
  for (const { key, share } of index.largest('segment', filters, 'kwh')) {
    const positive = kept.flatMap(({ segment, kwh }) => (segment === key && kwh !== null && kwh > 0 ? [kwh] : []));
    expect(share).toBe(Math.max(0, ...positive) / positive.reduce((sum, value) => sum + value, 0));
  }
  const counts = bins.slice(1).map((hi, i) => {
    const lo = bins[i] as number;
    return kept.filter(({ price }) => price !== null && price >= lo && price < hi).length;
  });
  expect([...index.histogram('price', bins, filters)]).toEqual(counts);
  expect(index.missing('price', bins, filters)).toBe(kept.filter(({ price }) => price === null).length);
}

it('answers every move of a brush as a count over the customers does', () => {
  fc.assert(
    fc.property(
      customers,
      fc.array(fc.oneof(inFilter, rangeFilter), { maxLength: 4 }),
      fc.record({ field: numeric, edges }),
      fc.array(fc.tuple(fc.nat(), fc.nat()), { minLength: 1, maxLength: 5 }),
      edges,
      (list, others, brush, moves, bins) => {
        const index = indexOf(list);
        index.expectBrush(brush);
        for (const [a, b] of moves) {
          const [from, to] = [a % brush.edges.length, b % brush.edges.length];
          const [lo, hi] = [brush.edges[Math.min(from, to)]!, brush.edges[Math.max(from, to)]!];
          expectAnswers(index, list, [...others, { kind: 'range', field: brush.field, lo, hi }], bins);
        }
        expectAnswers(index, list, others, bins);
      },
    ),
    { numRuns: 100 },
  );
});

it('answers every click on a category as a count over the customers does', () => {
  fc.assert(
    fc.property(
      customers,
      fc.array(fc.oneof(inFilter, rangeFilter), { maxLength: 3 }),
      fc.constantFrom<BrushedField>({ field: 'region' }, { field: 'segment' }),
      fc.array(fc.subarray([...REGIONS, ...SEGMENTS]), { minLength: 1, maxLength: 4 }),
      (list, others, brush, clicks) => {
        const index = indexOf(list);
        index.expectBrush(brush);
        for (const values of clicks)
          expectAnswers(index, list, [...others, { kind: 'in', field: brush.field, values }], [-10, 0, 10]);
      },
    ),
    { numRuns: 100 },
  );
});

it('takes more filters than it has slots for, and changes of them', () => {
  fc.assert(
    fc.property(customers, fc.array(fc.array(rangeFilter, { minLength: 14, maxLength: 40 }), { maxLength: 3 }), (list, sets) => {
      const index = indexOf(list);
      for (const filters of sets) {
        expectAnswers(index, list, filters, [0, 1]);
        expectAnswers(index, list, filters.slice(3), [0, 1]);
      }
    }),
    { numRuns: 30 },
  );
});

const row = (kwh: number | null, price: number | null, region: string | null = 'north'): Customer => ({
  ...{ kwh, price, region },
  segment: 'A',
});
const sumOf = (index: FactsIndex, filters: readonly Filter[]): number => index.group('segment', filters, ['price'])[0]!.sums[0]!;

it('keeps the digits of a small sum behind a very large one', () => {
  const index = indexOf([row(0, 1e15 / 3), row(1, 0.1), row(1, 0.2), row(2, -1e15)]);
  index.expectBrush({ field: 'kwh', edges: [0, 1, 2, 3] });
  // 0.1 + 0.2 as a double; the difference of plain running totals near 1e15 would be a multiple of 0.125.
  expect(sumOf(index, [{ kind: 'range', field: 'kwh', lo: 1, hi: 2 }])).toBe(0.30000000000000004);
});

it('does not let an infinite value spread over the other bins', () => {
  const index = indexOf([row(0, Infinity), row(1, 5), row(2, 7)]);
  index.expectBrush({ field: 'kwh', edges: [0, 1, 2, 3] });
  expect(sumOf(index, [{ kind: 'range', field: 'kwh', lo: 1, hi: 3 }])).toBe(12);
  expect(sumOf(index, [{ kind: 'range', field: 'kwh', lo: 0, hi: 2 }])).toBe(Infinity);
});

it('answers from the newest version of a column, whatever was asked of the old one', () => {
  const index = indexOf([row(1, 5), row(2, 7)]);
  index.expectBrush({ field: 'kwh', edges: [0, 2, 4] });
  const filter: Filter = { kind: 'range', field: 'kwh', lo: 0, hi: 2 };
  expect(sumOf(index, [filter])).toBe(5);
  const next = index.with('kwh', { kind: 'number', values: Float64Array.of(3, 0) });
  expect(sumOf(next, [filter])).toBe(7);
  expect(next.count(EVERYBODY)).toBe(2);
});

it('names all columns that a question lacks', () => {
  const index = indexOf([]);
  const filters: Filter[] = [
    { kind: 'range', field: 'age', lo: 0, hi: 1 },
    { kind: 'finding', field: 'customer_id', check: 'jump', thresholds: { factor: 2 } },
  ];
  expect(() => index.group('tariff', filters, ['kwh', 'people'])).toThrow(
    expect.objectContaining({ fields: ['tariff', 'people', 'age', 'finding\njump factor=2'] }),
  );
});

describe('curves', () => {
  // Four customers, three with a curve of two points; b's second point is missing, c consumes nothing.
  const index = new FactsIndex(
    4,
    new Map<string, FactColumn>([
      ['segment', { kind: 'category', codes: Uint16Array.of(0, 1, 0, 0), values: ['A', 'B'] }],
      ['kwh', { kind: 'number', values: Float64Array.of(1, 2, 3, 1) }],
      [
        curveColumn('all'),
        { kind: 'curve', rows: Uint32Array.of(0, 1, 3), width: 2, values: Float32Array.of(1, 3, 5, NaN, 0, 0) },
      ],
    ]),
  );
  const curvesOf = (filters: readonly Filter[]) =>
    index
      .curves('segment', curveColumn('all'), filters)
      .map(({ key, customers, ...points }) => [key, customers, ...Object.values(points).map((values) => [...values])]);

  it('add up point by point, as measured and relative to each customer’s mean', () => {
    // a's mean is 2, so 0.5 and 1.5 of it; b's is 5.
    expect(curvesOf([])).toEqual([
      ['A', 2, [1, 3], [2, 2], [0.5, 1.5], [1, 1]],
      ['B', 1, [5, 0], [1, 0], [1, 0], [1, 0]],
    ]);
  });

  it('follow the brush and the other filters', () => {
    index.expectBrush({ field: 'kwh', edges: [0, 2, 4] });
    const low: Filter = { kind: 'range', field: 'kwh', lo: 0, hi: 2 };
    expect(curvesOf([low])).toEqual([
      ['A', 2, [1, 3], [2, 2], [0.5, 1.5], [1, 1]],
      ['B', 0, [0, 0], [0, 0], [0, 0], [0, 0]],
    ]);
    expect(curvesOf([{ kind: 'range', field: 'kwh', lo: 2, hi: 4 }])[1]).toEqual(['B', 1, [5, 0], [1, 0], [1, 0], [1, 0]]);
    expect(curvesOf([low, { kind: 'in', field: 'segment', values: ['B'] }]).map(([, customers]) => customers)).toEqual([0, 0]);
  });
});
