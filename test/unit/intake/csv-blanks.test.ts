// Blanks around cells, rows of blanks, and text that spreadsheets protect by an equals sign.
import { describe, expect, it } from 'vitest';
import { csvRows } from '../../support/csv-rows';

const ROWS = Array.from({ length: 12 }, (_, i) => [`00${String(100 + i)}`, i % 2 === 0 ? '居民' : '商业', i + 0.5] as const);
const HEADER = ['户号', '类别', '电量'];

/** The table with its rows written by `write`. */
const written = (write: (cells: readonly string[], row: number) => string): string =>
  [HEADER.join(','), ...ROWS.map((row, i) => write(row.map(String), i))].map((line) => `${line}\n`).join('');

describe('blanks around text', () => {
  it.each([
    ['in one row', (cells: readonly string[], i: number) => cells.join(i === 4 ? ', ' : ',')],
    ['before the delimiter of one row', (cells: readonly string[], i: number) => cells.join(i === 4 ? ' ,' : ',')],
    ['in a column of fixed width', ([id = '', kind = '', kwh = '']: readonly string[]) => `${id},${kind.padEnd(10)},${kwh}`],
    [
      'of Chinese text',
      ([id = '', kind = '', kwh = '']: readonly string[], i: number) =>
        `${id},${i === 3 ? `\u3000${kind}\u3000\u00a0` : kind},${kwh}`,
    ],
    ['as tabs behind numbers that shall stay text', ([id = '', ...rest]: readonly string[]) => [`${id}\t`, ...rest].join(',')],
  ])('go %s, and are told', async (_, write) => {
    const { names, rows, codes } = await csvRows(written(write));
    expect({ names, rows, codes }).toEqual({ names: HEADER, rows: ROWS, codes: ['blanks_trimmed'] });
  });

  it('stay where quotes enclose them', async () => {
    const { rows, codes } = await csvRows('id,note\n1," a "\n2,b\n');
    expect([rows, codes]).toEqual([
      [
        ['1', ' a '],
        ['2', 'b'],
      ],
      [],
    ]);
  });

  it('go from names, too', async () => {
    expect((await csvRows('  户号 , 电量\n0001,1\n0002,2\n')).names).toEqual(['户号', '电量']);
  });

  it('go in large files as in small ones', async () => {
    const line = (i: number): string => `${String(100_000 + i)},${i % 1000 === 0 ? ' a ' : 'a'},${String(i)}\n`;
    const { rows, summary } = await csvRows(`id,kind,kwh\n${Array.from({ length: 30_000 }, (_, i) => line(i)).join('')} , , \n`);
    expect([rows.length, new Set(rows.map(([, kind]) => kind))]).toEqual([30_000, new Set(['a'])]);
    expect(summary.problems.map(({ code, count }) => [code, count])).toEqual([
      ['blank_rows', 1],
      ['blanks_trimmed', 30],
    ]);
  });
});

it('leaves rows out that hold nothing but blanks between delimiters', async () => {
  const { rows, codes } = await csvRows(written((cells, i) => (i === 3 ? `${cells.join(',')}\n , , ` : cells.join(','))));
  expect([rows, codes]).toEqual([ROWS, ['blank_rows']]);
});

it.each(['="0012"', '"=""0012"""'])('takes the text out of %s', async (cell) => {
  const { rows } = await csvRows(`户号,电量\n${cell},1\n="0013",2\n`);
  expect(rows).toEqual([
    ['0012', 1],
    ['0013', 2],
  ]);
});

it('takes the apostrophe off that keeps digits as text, and tells it', async () => {
  const { rows, kinds, codes } = await csvRows(written(([id = '', kind = '', kwh = '']) => `'${id},${kind},'${kwh}`));
  expect(rows).toEqual(ROWS.map(([id, kind, kwh]) => [id, kind, String(kwh)]));
  expect([kinds, codes]).toEqual([['text', 'text', 'text'], ['apostrophes_removed']]);
});

it('keeps an apostrophe before words, and one within quotes', async () => {
  expect((await csvRows("id,note\n1,'t Hof\n2,\"'12\"\n3,'12a\n")).rows.map(([, note]) => note)).toEqual([
    "'t Hof",
    "'12",
    "'12a",
  ]);
});

it('keeps other formulas as they are written', async () => {
  expect((await csvRows('id,note\n1,"=""a""&""b"""\n2,=1+1\n')).rows).toEqual([
    ['1', '="a"&"b"'],
    ['2', '=1+1'],
  ]);
});
