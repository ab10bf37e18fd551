// Quotes, line ends, ragged and blank records; every case also cut into chunks at every byte.
import { describe, expect, it } from 'vitest';
import { textOf } from '../../../src/intake/csv/cells';
import { RecordSplitter, type Dialect } from '../../../src/intake/csv/record-splitter';

const COMMA: Dialect = { delimiter: 44, quote: 34, width: 3, fewest: 3 };

function split(text: string, dialect: Dialect = COMMA, chunkBytes = Infinity) {
  const bytes = new TextEncoder().encode(text);
  const splitter = new RecordSplitter(dialect, 1);
  const rows: string[][] = [];
  const lines: number[] = [];
  for (let at = 0; at === 0 || at < bytes.length; at += chunkBytes) {
    const last = at + chunkBytes >= bytes.length;
    for (const block of splitter.split(bytes.slice(at, last ? undefined : at + chunkBytes), last)) {
      for (let row = 0; row < block.rows; row++) {
        const cell = (column: number) => row * block.width + column;
        rows.push(
          Array.from({ length: block.width }, (_, column) =>
            textOf(block.bytes, block.starts[cell(column)]!, block.ends[cell(column)]!),
          ),
        );
        lines.push(block.lines[row]!);
      }
    }
  }
  const rejected = splitter.rejected.map(({ line, text: rest }) => [line, rest]);
  return { rows, lines, rejected, blank: splitter.blankRows, stray: splitter.strayQuotes, unclosed: [...splitter.unclosedLines] };
}

const NOTHING = { rejected: [], blank: 0, stray: 0, unclosed: [] };
const CASES: [string, string, Partial<ReturnType<typeof split>>][] = [
  [
    'plain records',
    '1,a,10\n2,b,20\n',
    {
      rows: [
        ['1', 'a', '10'],
        ['2', 'b', '20'],
      ],
      lines: [1, 2],
    },
  ],
  [
    'a last record without a line end',
    '1,a,10\n2,b,20',
    {
      rows: [
        ['1', 'a', '10'],
        ['2', 'b', '20'],
      ],
    },
  ],
  ['an empty last cell at the end', '1,a,', { rows: [['1', 'a', '']] }],
  [
    'CRLF',
    '1,a,10\r\n2,b,20\r\n',
    {
      rows: [
        ['1', 'a', '10'],
        ['2', 'b', '20'],
      ],
      lines: [1, 2],
    },
  ],
  [
    'CR only',
    '1,a,10\r2,b,20\r',
    {
      rows: [
        ['1', 'a', '10'],
        ['2', 'b', '20'],
      ],
      lines: [1, 2],
    },
  ],
  [
    'mixed line ends',
    '1,a,10\r\n2,b,20\n3,c,30\r4,d,40',
    {
      rows: [
        ['1', 'a', '10'],
        ['2', 'b', '20'],
        ['3', 'c', '30'],
        ['4', 'd', '40'],
      ],
      lines: [1, 2, 3, 4],
    },
  ],
  [
    'quoted delimiters and doubled quotes',
    '1,"a,b",10\n2,"x""y",20\n3,"""",30\n',
    {
      rows: [
        ['1', 'a,b', '10'],
        ['2', 'x"y', '20'],
        ['3', '"', '30'],
      ],
    },
  ],
  [
    'line breaks within quotes, counted',
    '1,"a\nb\r\nc",10\n2,d,20\n',
    {
      rows: [
        ['1', 'a\nb\r\nc', '10'],
        ['2', 'd', '20'],
      ],
      lines: [1, 4],
    },
  ],
  ['blanks around quotes', '1, "a" ,10\n', { rows: [['1', 'a', '10']] }],
  ['blanks of plain cells', '1, a ,10\n', { rows: [['1', ' a ', '10']] }],
  ['a quote within a plain cell', '1,5" pipe,10\n', { rows: [['1', '5" pipe', '10']] }],
  [
    'text behind a closing quote',
    '1,"a"b,10\n2,"c"d"e,20\n',
    {
      rows: [
        ['1', 'ab', '10'],
        ['2', 'cd"e', '20'],
      ],
      stray: 2,
    },
  ],
  [
    'a quote that is never closed',
    '1,"abc,10\n2,def,20\n3,ghi,30\n',
    {
      rows: [
        ['1', '"abc', '10'],
        ['2', 'def', '20'],
        ['3', 'ghi', '30'],
      ],
      lines: [1, 2, 3],
      unclosed: [1],
    },
  ],
  [
    'two of them',
    '1,"abc,10\n2,"def,20\n3,ghi,30\n',
    {
      rows: [
        ['1', '"abc', '10'],
        ['2', '"def', '20'],
        ['3', 'ghi', '30'],
      ],
      unclosed: [1, 2],
    },
  ],
  [
    'one that a proper cell further down seems to close',
    '1,"abc,10\n2,b,20\n3,"c",30\n',
    {
      rows: [
        ['1', '"abc', '10'],
        ['2', 'b', '20'],
        ['3', 'c', '30'],
      ],
      unclosed: [1],
    },
  ],
  [
    'short and long records',
    '1,a,10\n2\n3,c,30,extra\n4,d,40\n',
    {
      rows: [
        ['1', 'a', '10'],
        ['4', 'd', '40'],
      ],
      lines: [1, 4],
      rejected: [
        [2, '2'],
        [3, '3,c,30,extra'],
      ],
    },
  ],
  ['delimiters at the end of a record', '1,a,10,,\n', { rows: [['1', 'a', '10']] }],
  [
    'records without any value',
    '1,a,10\n\n,,\n"","",""\n\n2,b,20\n\n',
    {
      rows: [
        ['1', 'a', '10'],
        ['2', 'b', '20'],
      ],
      lines: [1, 6],
      blank: 5,
    },
  ],
  // Once an endless loop.
  ['empty quotes between empty cells', ',"",\n1,a,10\n', { rows: [['1', 'a', '10']], blank: 1 }],
  [
    'remarks below the table',
    '1,a,10\n制表人：张三,,\n注：含税,,\n',
    {
      rows: [['1', 'a', '10']],
      rejected: [
        [2, '制表人：张三,,'],
        [3, '注：含税,,'],
      ],
    },
  ],
  ['no remark where the row is full', '备注：x,a,10\n', { rows: [['备注：x', 'a', '10']] }],
];

describe('RecordSplitter', () => {
  it.each(CASES)('reads %s', (_, text, expected) => {
    expect(split(text)).toMatchObject({ ...NOTHING, ...expected });
  });

  it.each(CASES)('reads the same in chunks: %s', (_, text) => {
    const whole = split(text);
    for (let chunkBytes = 1; chunkBytes < text.length; chunkBytes++) expect(split(text, COMMA, chunkBytes)).toEqual(whole);
  });

  it('reads other quotes and delimiters, and fills short records where that is usual', () => {
    expect(split("1;'a;b';10\n", { delimiter: 59, quote: 39, width: 3, fewest: 3 }).rows).toEqual([['1', 'a;b', '10']]);
    expect(split('1,a\n2\n3,c,30\n', { ...COMMA, fewest: 2 })).toMatchObject({
      rows: [
        ['1', 'a', ''],
        ['3', 'c', '30'],
      ],
      rejected: [[2, '2']],
    });
  });

  it('goes on past the room of one block', () => {
    const count = 20_000;
    const { rows, lines } = split(Array.from({ length: count }, (_, i) => `${i},a,b\n`).join(''));
    expect([rows.length, rows[count - 1], lines[count - 1]]).toEqual([count, [String(count - 1), 'a', 'b'], count]);
  });

  it('lists rejected rows, cut to 500 characters, until 100,000 of them or ten million characters', () => {
    const rejects = (text: string) => {
      const splitter = new RecordSplitter(COMMA, 1);
      for (const _ of splitter.split(new TextEncoder().encode(text), true)) expect.unreachable();
      return [splitter.rejectedCount, splitter.rejected.length, splitter.rejected[0]?.text];
    };
    expect(rejects('x\n'.repeat(100_001))).toEqual([100_001, 100_000, 'x']);
    expect(rejects(`${'电'.repeat(600)}\n`.repeat(20_100))).toEqual([20_100, 20_000, '电'.repeat(500)]);
  });
});
