// Tests of lists that are read back: columns by name, quotes, masked numbers, segments by what they are called today.
import { describe, expect, it } from 'vitest';
import { knownSegments, readMembership } from '../../../src/app/segments/tabs/read-membership';
import { writeCsv } from '../../../src/lib/write-csv';

describe('a saved list', () => {
  it('gives customers and segments back, in both languages, whatever the cells hold', () => {
    const rows = [
      ['分组', '户号', '客群'],
      ['营销', '0330123456789012345678', '=重点, "大"\n客户'],
      ['', '2', '一般'],
      ['', '2', '新的'],
      ['', '', '无户号'],
    ];
    expect(readMembership(writeCsv(rows), 'list.csv')).toEqual([
      ['0330123456789012345678', '=重点, "大"\n客户'],
      ['2', '新的'],
    ]);
    expect(readMembership('customer_id,segment\n1,A', 'x.csv')).toEqual([['1', 'A']]);
  });

  it.each([
    ['another file', 'a,b\n1,2\n', 'membership_broken'],
    ['nothing', '', 'membership_broken'],
    ['a list with a quote inside a cell', '户号,客群\n1,A\n2,B"x\n3,A\n', 'membership_broken'],
    ['a list that ends within quotes', '户号,客群\n1,A\n2,"B\n3,A\n', 'membership_broken'],
    ['a masked list', '户号,客群\n0330****1234,A\n', 'membership_masked'],
  ])('is not %s', (_, text, code) => {
    expect(() => readMembership(text, 'x.csv')).toThrow(new RegExp(code));
  });

  it('meets the segments of today by their names', () => {
    const today = [{ key: 'A', text: { en: 'Key', zh: '重点' }, colour: 3, rule: { en: '', zh: '' } }];
    const { rows, segments } = knownSegments(
      [
        ['1', '旧的'],
        ['2', '重点'],
        ['3', 'Key'],
      ],
      today,
    );
    expect(rows).toEqual([
      ['1', '旧的'],
      ['2', 'A'],
      ['3', 'A'],
    ]);
    expect(segments.map(({ key, colour }) => [key, colour])).toEqual([
      ['A', 3],
      ['旧的', 0],
    ]);
  });
});
