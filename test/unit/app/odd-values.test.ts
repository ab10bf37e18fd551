// Tests of the marks in the preview: which cells of a text column are unlike the others.
import { describe, expect, it } from 'vitest';
import { oddTest } from '../../../src/app/data/odd-values';
import { column } from '../model/raw-tables';

describe('oddTest', () => {
  it.each(['约100', '见备注', '2024/1/1', '12 34', '-'])('marks %s among the numbers of a number role', (value) => {
    expect(oddTest(column('合同容量', 'text', ['1']), 'capacity_kva')?.(value)).toBe(true);
  });

  it.each(['100', '1,234.5', '１２３', '(12)', '-3', '12.5%', '¥1,000.00', '80kVA', '1.2e3', '3万元'])(
    'takes %s for a number',
    (value) => {
      expect(oddTest(column('合同容量', 'text', ['1']), 'capacity_kva')?.(value)).toBe(false);
    },
  );

  it.each([
    ['2024年1月31日', false],
    ['20240131', false],
    ['31/01/2024', false],
    ['2024-01-31 08:15:00', false],
    ['不详', true],
    ['1', true],
  ])('among dates, %s is odd: %s', (value, odd) => {
    expect(oddTest(column('立户日期', 'text', ['1']), 'opened')?.(value)).toBe(odd);
  });

  it('needs a majority of numbers in a column without a role, and leaves customer numbers and true numbers alone', () => {
    const mixed = column('x', 'text', ['1', '2', '3', '约4']);
    expect(oddTest(mixed, '')?.('约4')).toBe(true);
    expect(oddTest(column('x', 'text', ['甲', '乙', '3', '丁']), '')).toBeNull();
    expect(oddTest(column('x', 'text', ['0330100000001', '0330100000002', '0330100000003', '不详']), '')).toBeNull();
    expect(oddTest(column('x', 'number', ['1', '2', '3', '4']), 'capacity_kva')).toBeNull();
  });
});
