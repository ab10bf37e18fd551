// Scaling: every cut, replacement and constant is counted, and every value finds its way back.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { quantile, scaleRows, scaleValue, unscaleCentres, unscaleValue, type ColumnPlan } from '../../../src/cluster/scale';

const PLAIN: ColumnPlan = { log: false, winsor: 0, range: 'z', missing: 'drop_row' };

describe('scaling', () => {
  it('z-scores have mean 0 and standard deviation 1 of the population', () => {
    const { matrix, columns } = scaleRows([Float64Array.of(2, 4, 4, 4, 5, 5, 7, 9)], [PLAIN]);
    expect([...matrix.values]).toEqual([-1.5, -0.5, -0.5, -0.5, 0, 0, 1, 2]);
    expect(columns[0]).toMatchObject({ offset: 5, spread: 2, imputed: 0, cutLow: 0, cutHigh: 0 });
  });

  it('min–max runs from 0 to 1, log first takes both signs', () => {
    const { matrix } = scaleRows(
      [Float64Array.of(-Math.expm1(2), 0, Math.expm1(2))],
      [{ ...PLAIN, log: true, range: 'min_max' }],
    );
    expect([...matrix.values].map((value) => value.toFixed(6))).toEqual(['0.000000', '0.500000', '1.000000']);
  });

  it('cuts at quantiles and counts what it cut', () => {
    const column = Float64Array.from({ length: 101 }, (_, at) => (at === 100 ? 1e9 : at));
    const { columns, matrix } = scaleRows([column], [{ ...PLAIN, winsor: 0.02, range: 'min_max' }]);
    expect(columns[0]).toMatchObject({ low: 2, high: 98, cutLow: 2, cutHigh: 2, offset: 2, spread: 96 });
    expect(Math.max(...matrix.values)).toBe(1);
  });

  it('puts each row with missing values where the plan says', () => {
    const columns = [Float64Array.of(1, NaN, 3, 4, NaN), Float64Array.of(1, 2, Infinity, 4, 5), Float64Array.of(NaN, 7, 7, 9, 7)];
    const {
      rows,
      separate,
      dropped,
      columns: done,
    } = scaleRows(columns, [
      { ...PLAIN, missing: 'separate' },
      { ...PLAIN, missing: 'drop_row' },
      { ...PLAIN, missing: 'median' },
    ]);
    expect([[...rows], [...separate], [...dropped]]).toEqual([[0, 3], [1, 4], [2]]);
    expect(done[2]).toMatchObject({ imputed: 1, median: 9 });
  });

  it('makes a constant 0, and gives it back', () => {
    const { matrix, columns } = scaleRows([Float64Array.of(0.1, 0.1, 0.1)], [PLAIN]);
    expect([...matrix.values]).toEqual([0, 0, 0]);
    expect(unscaleCentres([0], columns)[0]).toBeCloseTo(0.1, 12);
  });

  it('takes a column without any value', () => {
    const { matrix, columns } = scaleRows(
      [Float64Array.of(NaN, NaN), Float64Array.of(1, 2)],
      [{ ...PLAIN, missing: 'median' }, PLAIN],
    );
    expect([...matrix.values]).toEqual([0, -1, 0, 1]);
    expect(columns[0]).toMatchObject({ imputed: 2, spread: 0 });
  });

  it('has the quantiles of numpy', () => {
    // numpy.quantile([1, 2, 4, 8], [0, 0.1, 0.5, 0.9, 1])
    expect([0, 0.1, 0.5, 0.9, 1].map((share) => quantile([1, 2, 4, 8], share).toFixed(6))).toEqual([
      '1.000000',
      '1.300000',
      '3.000000',
      '6.800000',
      '8.000000',
    ]);
  });

  const anyColumn = fc.array(fc.double({ min: -1e6, max: 1e6, noNaN: true }), { minLength: 2, maxLength: 40 });

  it('goes back to every value it did not cut', () => {
    fc.assert(
      fc.property(anyColumn, fc.boolean(), fc.constantFrom('z' as const, 'min_max' as const), (column, log, range) => {
        const scaling = scaleRows([Float64Array.from(column)], [{ ...PLAIN, log, range }]).columns[0];
        for (const value of column) {
          if (scaling === undefined || scaling.spread === 0) continue;
          const back = unscaleValue(scaling, scaleValue(scaling, value));
          expect(Math.abs(back - value)).toBeLessThanOrEqual(1e-6 * (1 + Math.abs(value)));
        }
      }),
    );
  });

  it('z-scores do not know the unit', () => {
    fc.assert(
      fc.property(anyColumn, fc.constantFrom(0.001, 1000, 3.6), fc.integer({ min: -50, max: 50 }), (column, factor, shift) => {
        const rounded = column.map((value) => Math.round(value));
        const one = scaleRows([Float64Array.from(rounded)], [PLAIN]).matrix.values;
        const other = scaleRows([Float64Array.from(rounded, (value) => factor * (value + shift))], [PLAIN]).matrix.values;
        one.forEach((value, row) => expect(other[row]).toBeCloseTo(value, 3));
      }),
    );
  });
});
