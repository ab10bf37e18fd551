// Tests of the report of left-out rows.
import { describe, expect, it } from 'vitest';
import { rejectReport } from '../../../src/app/data/reject-report';
import { guessMapping } from '../../../src/model/guess-mapping';
import { column, table } from '../model/raw-tables';

const reason = { en: 'too many cells', zh: '单元格过多' };
const raw = {
  ...table([column('户号', 'text', ['0330100000001']), column('户名', 'text', ['张小明'])], '一月.csv'),
  rejected: 1203,
  rejectedRows: [
    { line: 7, reason, text: '0330100000009,赵六,=1+1' },
    { line: 9, reason, text: '=cmd|calc' },
  ],
};
const source = { ...raw.source, delimiter: ',' };

describe('rejectReport', () => {
  it('lists file, line, reason and masked text, says how many are not listed, and disarms formulas', () => {
    const report = rejectReport([{ ...raw, source }], (one) => guessMapping(one), 'zh');
    expect(report.split('\r\n')).toEqual([
      '\ufeff文件,行号,原因,内容',
      '一月.csv,7,单元格过多,"0330****0009,赵*,=1+1"',
      "一月.csv,9,单元格过多,'=cmd|calc",
      '一月.csv,,"另有 1,201 行未导入，仅计数，未列出。",',
      '',
    ]);
  });

  it('leaves the text as it is where the mask is lifted', () => {
    expect(rejectReport([{ ...raw, source }], () => null, 'en')).toContain('"0330100000009,赵六,=1+1"');
  });
});
