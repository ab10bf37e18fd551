// Tests of raw lines under the mask.
import { describe, expect, it } from 'vitest';
import { guessMapping } from '../../../src/model/guess-mapping';
import { lineCells, maskCells } from '../../../src/model/raw-line';
import { column, table } from './raw-tables';

const mapping = guessMapping(
  table([
    column('户号', 'text', ['0330100000001', '0330100000002']),
    column('户名', 'text', ['张小明', '李雷']),
    column('用电类别', 'text', ['居民生活', '大工业']),
  ]),
);

describe('lineCells', () => {
  it('keeps a delimiter within quotes, and a line without a delimiter whole', () => {
    expect(lineCells('a,"b,c",d', ',')).toEqual(['a', '"b,c"', 'd']);
    expect(lineCells('a;b', undefined)).toEqual(['a;b']);
    expect(lineCells('a,,', ',')).toEqual(['a', '', '']);
  });
});

describe('maskCells', () => {
  it('hides what stands in a personal column, and long numbers anywhere', () => {
    expect(maskCells(['0330100000001', '张小明', '居民生活', '13812345678'], mapping)).toEqual([
      '0330****0001',
      '张**',
      '居民生活',
      '1381****678',
    ]);
  });

  it('leaves headers, also wrongly decoded ones, and titles to be read', () => {
    expect(maskCells(['户号', '户名', '用电类别'], mapping)).toEqual(['户号', '户名', '用电类别']);
    expect(maskCells(['»§ºÅ', '户名', 'x'], mapping)[0]).toBe('»§ºÅ');
    expect(maskCells(['2024年用电明细'], mapping)).toEqual(['2024年用电明细']);
  });
});
