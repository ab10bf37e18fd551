// Tests of the marks in the preview: which cells of a text column are unlike the others.
import { describe, expect, it } from 'vitest';
import { oddTest } from '../../../src/app/data/odd-values';
import { column } from '../model/raw-tables';

describe('oddTest', () => {
  const mostly = column('读数', 'text', ['1', '2', '3', '约4']);

  it.each(['约100', '见备注', '2024/1/1', '12 34', '-'])('marks %s among numbers', (value) => {
    expect(oddTest(mostly, '')?.(value)).toBe(true);
  });

  it.each(['100', '1,234.5', '１２３', '(12)', '-3', '12.5%', '¥1,000.00', '80kVA', '1.2e3', '3万元'])(
    'takes %s for a number',
    (value) => {
      expect(oddTest(mostly, '')?.(value)).toBe(false);
    },
  );

  it('needs a majority of numbers in a column without a role, and leaves customer numbers and true numbers alone', () => {
    expect(oddTest(mostly, '')?.('约4')).toBe(true);
    expect(oddTest(column('x', 'text', ['甲', '乙', '3', '丁']), '')).toBeNull();
    expect(oddTest(column('x', 'text', ['0330100000001', '0330100000002', '0330100000003', '不详']), '')).toBeNull();
    expect(oddTest(column('x', 'number', ['1', '2', '3', '4']), '')).toBeNull();
    expect(oddTest(mostly, 'capacity_kva')).toBeNull();
  });
});
