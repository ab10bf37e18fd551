// Marks that some exports write and others do not: pipes as quotes, an end mark on every line, a small table above the data.
import { describe, expect, it } from 'vitest';
import { csvRows } from '../../support/csv-rows';

const NAMES = ['户号', '类别', '电量'];
const ROWS = Array.from({ length: 14 }, (_, i) => [`00${String(100 + i)}`, i % 5 === 0 ? '居民, 甲' : '商业', i + 0.5] as const);
const write = (line: (cells: readonly string[]) => string, rows: readonly (readonly (string | number)[])[] = ROWS): string =>
  [NAMES, ...rows].map((cells) => `${line(cells.map(String))}\n`).join('');

describe('pipes as quotes', () => {
  it.each<[string, (cells: readonly string[]) => string]>([
    ['around every cell', (cells) => cells.map((cell) => `|${cell}|`).join(',')],
    ['around texts', ([id, kind, kwh]) => `${id ?? ''},|${kind ?? ''}|,${kwh ?? ''}`],
    ['where the delimiter is in the cell', (cells) => cells.map((cell) => (cell.includes(',') ? `|${cell}|` : cell)).join(',')],
    ['between tabs', (cells) => cells.map((cell) => `|${cell}|`).join('\t')],
  ])('%s are taken out', async (_, line) => {
    const { names, rows, codes } = await csvRows(write(line));
    expect({ names, rows, codes }).toEqual({ names: NAMES, rows: ROWS, codes: [] });
  });

  it('are delimiters where they stand between cells', async () => {
    const { names, rows } = await csvRows(write((cells) => cells.join('|')));
    expect({ names, rows }).toEqual({ names: NAMES, rows: ROWS });
  });
});

describe('a mark at the end of every line', () => {
  const plain = ROWS.map(([id, kind, kwh]) => [id, kind.replace(', ', ''), kwh] as const);
  it.each<[string, (cells: readonly string[]) => string]>([
    ['is left out, and told', (cells) => `${cells.join(',')};`],
    ['is left out behind an empty cell', (cells) => `${cells.join(',')},;`],
    ['is left out of lines between tabs', (cells) => `${cells.join('\t')};`],
    ['is left out but for the header', (cells) => (cells[0] === '户号' ? cells.join(',') : `${cells.join(',')};`)],
  ])('%s', async (_, line) => {
    const { names, rows, codes } = await csvRows(write(line, plain));
    expect({ names, rows, codes }).toEqual({ names: NAMES, rows: plain, codes: ['line_tails'] });
  });

  it('is kept where it ends few cells', async () => {
    const notes = plain.map(([id, kind, kwh], i) => [id, i < 4 ? `${kind};` : kind, kwh] as const);
    const { rows, codes } = await csvRows(write(([id, kind, kwh]) => [id, kwh, kind].join(','), notes));
    expect([rows[0]?.[2], codes]).toEqual(['居民甲;', []]);
  });
});

it.each(['参数,说明,备注\n单位,千瓦时,无\n口径,售电量,含税', '参数,说明\n单位,千瓦时\n口径,售电量'])(
  'leaves a small table of words above the data out, and tells it: %s',
  async (above) => {
    const { names, rows, summary } = await csvRows(`${above}\n\n${write((cells) => cells.map((cell) => `"${cell}"`).join(','))}`);
    expect([names, rows, summary.headerLine]).toEqual([NAMES, ROWS, 5]);
    expect(summary.problems.map(({ code, count }) => [code, count])).toEqual([['title_rows', 3]]);
  },
);

it('takes rows above an empty one for data where they have values', async () => {
  const { rows } = await csvRows(`${NAMES.join(',')}\n001,甲,1\n\n002,乙,2\n003,丙,3\n004,丁,4\n`);
  expect(rows.map(([id]) => id)).toEqual(['001', '002', '003', '004']);
});
