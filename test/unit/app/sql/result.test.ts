// A result on its way to the screen, the clipboard, a file and a chart.
import * as arrow from 'apache-arrow';
import { strFromU8, unzipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { EACH_NUMBER, guessChart } from '../../../../src/app/sql/chart-guess';
import { layoutBars, layoutPlane } from '../../../../src/app/sql/chart-layout';
import { readChart } from '../../../../src/app/sql/chart-rows';
import { groupedNumber, openCell, shownCell } from '../../../../src/app/sql/result-cells';
import {
  fileStem,
  formattedTable,
  hasLongNumbers,
  resultCsv,
  resultXlsx,
  tabbedText,
} from '../../../../src/app/sql/result-files';
import { segmentStatement } from '../../../../src/app/sql/segment-statement';
import { sortedRows } from '../../../../src/app/sql/sort-rows';
import { readColumns, type ResultColumns } from '../../../../src/engine/columns';
import { NO_DATE, writeIpc, type ColumnInput } from '../../../../src/engine/ipc';

const signal = new AbortController().signal;
const text = (name: string, ...values: (string | null)[]): ColumnInput => ({ name, kind: 'text', values });
const number = (name: string, ...values: number[]): ColumnInput => ({ name, kind: 'float', values: Float64Array.from(values) });
const made = (...columns: ColumnInput[]): ResultColumns => readColumns(writeIpc(columns));
const masked = new Map([['customer_id', 'customer_id']]);

describe('cells', () => {
  const view = {
    result: made(text('customer_id', '0330100012345', null), number('kwh', 1234567.25, NaN), number('year', 2024, NaN)),
    masked,
  };

  it('masks what is personal, groups quantities and leaves years alone', () => {
    expect([0, 1, 2].map((column) => shownCell(view, 0, column))).toEqual(['0330****2345', '1,234,567.25', '2024']);
    expect([0, 1, 2].map((column) => shownCell(view, 1, column))).toEqual([null, null, null]);
    expect(openCell(view, 0, 1)).toBe(1234567.25);
  });

  it('hides in a comment what its own row tells of the writer, which the comment alone would not give away', () => {
    const own = new Map([...masked, ['comment', 'comment'], ['name', 'name']]);
    const result = made(text('comment', 'Ask Okonkwo of c-77'), text('customer_id', 'c-77'), text('name', 'Okonkwo'));
    expect(shownCell({ result, masked: own }, 0, 0)).toBe('Ask **** of ****');
  });

  it('groups a quantity of a year or month, and no year or month', () => {
    const years = { result: made(number('年用电量', 913800323), number('月', 202401), number('年份', 2024)), masked: new Map() };
    expect([0, 1, 2].map((column) => shownCell(years, 0, column))).toEqual(['913,800,323', '202401', '2024']);
  });

  it('groups digits whatever the form', () => {
    expect([0.1 + 0.2, -1000, 1e21, Infinity, '90071992547409931'].map(groupedNumber)).toEqual([
      '0.3',
      '−1,000',
      '1e+21',
      'Infinity',
      '90,071,992,547,409,931',
    ]);
  });
});

describe('a long result', () => {
  it('is read page by page and gives the same values as read whole', () => {
    const values = Array.from({ length: 3000 }, (_, i) => (i % 7 === 0 ? null : `户${String(i)}`));
    const [paged, whole] = [made(text('t', ...values)), made(text('t', ...values))];
    expect([0, 1, 511, 512, 2047, 2999].map((row) => paged.cell('t', row))).toEqual(
      [0, 1, 511, 512, 2047, 2999].map((row) => values[row]),
    );
    expect(whole.texts('t')).toEqual(values);
    expect(whole.cell('t', 1025)).toBe('户1025');
  });

  it('keeps NULL, decimals and 64-bit integers in their places', () => {
    const rows = Array.from({ length: 1200 }, (_, i) => (i % 3 === 0 ? null : BigInt(i)));
    const vector = arrow.vectorFromArray(rows, new arrow.Int64());
    const result = readColumns(arrow.tableToIPC(new arrow.Table({ n: vector }), 'stream'));
    expect([0, 511, 512, 513, 1198, 1199].map((row) => result.cell('n', row))).toEqual([null, 511, 512, null, 1198, 1199]);
  });
});

describe('sortedRows', () => {
  it('sorts numbers by size with NULL last either way and equals in their order', async () => {
    const result = made(number('n', 3, NaN, -1, 3, 0));
    expect([...(await sortedRows(result, 'n', true, 'en', signal))]).toEqual([2, 4, 0, 3, 1]);
    expect([...(await sortedRows(result, 'n', false, 'en', signal))]).toEqual([0, 3, 4, 2, 1]);
  });

  it('sorts Chinese by pinyin and numbers in names by size', async () => {
    // bei, guang, shang
    expect([...(await sortedRows(made(text('t', '上海', '北京', null, '广州')), 't', true, 'zh', signal))]).toEqual([1, 3, 0, 2]);
    expect([...(await sortedRows(made(text('t', 'P10', 'P9')), 't', true, 'en', signal))]).toEqual([1, 0]);
  });

  it('sorts customer numbers by their value, as long as they are', async () => {
    expect([...(await sortedRows(made(text('t', '0330000010', '0330000009', null, '12')), 't', true, 'en', signal))]).toEqual([
      3, 1, 0, 2,
    ]);
    const long = made(text('t', '0330000000000000000002', '0330000000000000000001'));
    expect([...(await sortedRows(long, 't', true, 'en', signal))]).toEqual([1, 0]);
  });

  it('agrees with a plain sort over several runs', async () => {
    const values = Array.from({ length: 9001 }, (_, i) => (i * 7919) % 4001);
    const order = await sortedRows(made(number('n', ...values)), 'n', true, 'en', signal);
    const expected = values.map((value, row) => [value, row] as const).sort((a, b) => a[0] - b[0] || a[1] - b[1]);
    expect([...order]).toEqual(expected.map(([, row]) => row));
  });

  it('stops when told to', async () => {
    const stopped = AbortSignal.abort();
    await expect(sortedRows(made(number('n', 1)), 'n', true, 'en', stopped)).rejects.toThrow(/abort/);
  });
});

describe('files', () => {
  const view = {
    result: made(text('customer_id', '0330100012345', 'x'), text('note', '=1+1', 'a\tb')),
    masked,
    order: Uint32Array.of(1, 0),
  };

  it('writes CSV in the order shown, masked, with no formula', async () => {
    expect((await (await resultCsv(view, signal)).text()).replace(/^\ufeff/, '')).toBe(
      "customer_id,note\r\n****,a\tb\r\n0330****2345,'=1+1\r\n",
    );
  });

  it('writes a workbook with the result and the statement', async () => {
    const files = unzipSync(new Uint8Array(await (await resultXlsx(view, 'SELECT 1\n-- x', 'en', signal)).arrayBuffer()));
    const sheet = (n: number): string => strFromU8(files[`xl/worksheets/sheet${String(n)}.xml`] ?? new Uint8Array());
    expect(sheet(1)).toMatch(/0330\*\*\*\*2345/);
    expect(sheet(1)).not.toMatch(/0330100012345|<f>/);
    expect(sheet(2)).toMatch(/SELECT 1[\s\S]*-- x/);
  });

  it('copies a range under its names, and one cell alone', () => {
    expect(tabbedText(view, { top: 0, bottom: 1, left: 0, right: 1 })).toEqual({
      text: "customer_id\tnote\n****\ta b\n0330****2345\t'=1+1",
      rows: 2,
    });
    expect(tabbedText(view, { top: 1, bottom: 1, left: 0, right: 0 }).text).toBe('0330****2345');
  });

  it('copies texts as texts for a spreadsheet, numbers as numbers, and one cell plainly', () => {
    const ids = { result: made(text('id', '3301000123451234567890'), number('kwh', 2.5)), masked: new Map(), order: null };
    const html = formattedTable(ids, { top: 0, bottom: 0, left: 0, right: 1 }) ?? '';
    expect(html).toContain(`<td style="mso-number-format:'\\@'">3301000123451234567890</td><td>2.5</td>`);
    expect(formattedTable(ids, { top: 0, bottom: 0, left: 0, right: 0 })).toBeUndefined();
    expect(hasLongNumbers(ids)).toBe(true);
    expect(hasLongNumbers(view)).toBe(false);
  });

  it('names the file by day and time', () => {
    expect(fileStem(new Date(2024, 0, 31, 9, 5))).toBe('wattfolk-sql-20240131-0905');
  });
});

describe('guessChart', () => {
  const day: ColumnInput = { name: 'day', kind: 'date', values: Int32Array.of(1, 2, NO_DATE) };

  it('takes months written as text for a time, and draws the numbers of one row as a bar each', () => {
    const months = made(text('month', '2024-01', '2024-03', '2024-02'), number('kwh', 1, 3, 2));
    expect(guessChart(months)).toEqual({ kind: 'lines', x: 'month', y: 'kwh', series: null });
    const rows = readChart({ result: months, masked: new Map() }, { kind: 'lines', x: 'month', y: 'kwh', series: null });
    expect(rows.xIsTime).toBe(true);
    expect(rows.series[0]?.points.map(({ x, y }) => [new Date(x).toISOString().slice(0, 7), y])).toEqual([
      ['2024-01', 1],
      ['2024-02', 2],
      ['2024-03', 3],
    ]);
    const one = made(number('workday', 3), number('weekend', 2));
    const choice = guessChart(one);
    expect(choice).toMatchObject({ kind: 'bars', x: EACH_NUMBER });
    const bars = choice === null ? null : readChart({ result: one, masked: new Map() }, choice);
    expect(bars?.categories).toEqual(['workday', 'weekend']);
    expect(bars?.series[0]?.points.map(({ y }) => y)).toEqual([3, 2]);
    expect(guessChart(made(number('n', 1)))).toBeNull();
  });

  it('draws bars of categories, lines over time, points of two numbers', () => {
    expect(guessChart(made(text('class', 'a', 'b'), number('kwh', 1, 2)))).toEqual({
      kind: 'bars',
      x: 'class',
      y: 'kwh',
      series: null,
    });
    expect(guessChart(made(day, number('kwh', 1, 2, 3)))).toEqual({ kind: 'lines', x: 'day', y: 'kwh', series: null });
    expect(guessChart(made(number('a', 1, 2), number('b', 1, 2)))).toEqual({ kind: 'points', x: 'a', y: 'b', series: null });
  });

  it('draws points where a name stands in many rows, since no bar is that of a name', () => {
    const result = made(text('class', 'a', 'a', 'b'), number('x', 1, 2, 3), number('y', 1, 2, 3));
    expect(guessChart(result)).toEqual({ kind: 'points', x: 'x', y: 'y', series: 'class' });
    expect(guessChart(made(text('class', 'a', 'a'), text('level', 'h', 'l'), number('n', 1, 2)))?.series).toBe('level');
  });

  it('takes an hour for time, and numbers of one size as series of one chart', () => {
    expect(guessChart(made(number('hour', 0, 1), number('mean_kw', 2, 3), number('p90_kw', 4, 5)))).toEqual({
      ...{ kind: 'lines', x: 'hour', y: 'mean_kw', series: EACH_NUMBER },
    });
    expect(guessChart(made(number('hour', 0, 1), number('n', 2, 3), number('kwh', 4000, 5000)))?.series).toBeNull();
  });

  it('splits lines by a category of few values, and draws points when each row is a customer', () => {
    expect(guessChart(made(day, text('class', 'a', 'b', 'a'), number('kwh', 1, 2, 3)))?.series).toBe('class');
    const ids = Array.from({ length: 100 }, (_, i) => `c${String(i)}`);
    const values = ids.map((_, i) => i);
    expect(guessChart(made(text('customer_id', ...ids), number('a', ...values), number('b', ...values)))?.kind).toBe('points');
  });

  it('draws nothing of texts alone, of one number, or of no rows', () => {
    expect(guessChart(made(text('a', 'x')))).toBeNull();
    expect(guessChart(made(number('a', 1)))).toBeNull();
    expect(guessChart(made(text('a'), number('b')))).toBeNull();
  });
});

describe('readChart', () => {
  const none = new Map<string, string>();
  const months = made(number('period', 202311, 202401), number('kwh', 1, 2));

  it('puts months written as numbers where they lie in time', () => {
    const rows = readChart({ result: months, masked: none }, { kind: 'lines', x: 'period', y: 'kwh', series: null });
    expect(rows.xIsTime).toBe(true);
    expect(rows.series[0]?.points.map(({ x }) => new Date(x).toISOString().slice(0, 10))).toEqual(['2023-11-01', '2024-01-01']);
  });

  it('masks names, tells of what it leaves out, and skips what is missing', () => {
    const result = made(text('customer_id', '0330100012345', '0330100012345', null), number('kwh', 1, 2, NaN));
    const rows = readChart({ result, masked }, { kind: 'bars', x: 'customer_id', y: 'kwh', series: null });
    expect(rows.categories).toEqual(['0330****2345', 'NULL']);
    expect(rows.series).toEqual([{ name: '', points: [{ x: 0, y: 1 }] }]);
    expect(rows.notes.map(({ en }) => en)).toEqual([expect.stringMatching(/^1 further value/)]);
  });

  it('makes a series of each column of numbers', () => {
    const result = made(number('hour', 1, 0), number('a', 5, 6), number('b', 7, 8));
    const rows = readChart({ result, masked: none }, { kind: 'lines', x: 'hour', y: 'a', series: EACH_NUMBER });
    expect(rows.series).toEqual([
      {
        name: 'a',
        points: [
          { x: 0, y: 6 },
          { x: 1, y: 5 },
        ],
      },
      {
        name: 'b',
        points: [
          { x: 0, y: 8 },
          { x: 1, y: 7 },
        ],
      },
    ]);
  });
});

describe('layout', () => {
  const size = { width: 600, height: 300, fontPx: 12, locale: 'en' } as const;
  const bars = { categories: ['a', 'b'], xIsTime: false, notes: [] };

  it('begins bars at zero, in proportion, and keeps their values inside', () => {
    const { bars: marks, zeroX } = layoutBars(
      {
        ...bars,
        series: [
          {
            name: '',
            points: [
              { x: 0, y: 10 },
              { x: 1, y: 5 },
            ],
          },
        ],
      },
      size,
    );
    expect(marks.map(({ x }) => x)).toEqual([zeroX, zeroX]);
    expect((marks[0]?.width ?? 0) / (marks[1]?.width ?? 1)).toBeCloseTo(2);
    expect(marks[0]?.valueX).toBeLessThan(600 - 12);
  });

  it('lets negative bars go to the left of zero', () => {
    const { bars: marks, zeroX } = layoutBars(
      {
        ...bars,
        series: [
          {
            name: '',
            points: [
              { x: 0, y: -4 },
              { x: 1, y: 4 },
            ],
          },
        ],
      },
      size,
    );
    expect((marks[0]?.x ?? 0) + (marks[0]?.width ?? 0)).toBeCloseTo(zeroX);
    expect(marks[0]?.valueX).toBeGreaterThan(0);
  });

  it('keeps points and the names of lines inside, none over another', () => {
    const series = ['one', 'two'].map((name) => ({
      name,
      points: [
        { x: 0, y: 1 },
        { x: 9, y: 5 },
      ],
    }));
    const { dots, names, left, right, top, bottom } = layoutPlane(
      { categories: [], series, xIsTime: false, notes: [] },
      'lines',
      size,
    );
    for (const { x, y } of dots) expect(x >= left && x <= right && y >= top && y <= bottom).toBe(true);
    expect(Math.abs((names[0]?.y ?? 0) - (names[1]?.y ?? 0))).toBeGreaterThanOrEqual(12);
  });
});

describe('segmentStatement', () => {
  const result = made(text('customer_id', 'a'), text('Level', 'x'));

  it('wraps a SELECT of customers and one more column', () => {
    expect(segmentStatement('SELECT customer_id, "Level" FROM t; ', result)).toBe(
      'SELECT customer_id, CAST("Level" AS VARCHAR) AS segment\nFROM (\nSELECT customer_id, "Level" FROM t\n)',
    );
  });

  it('offers nothing for other results and other statements', () => {
    expect(segmentStatement('SELECT 1', made(text('customer_id', 'a')))).toBeNull();
    expect(segmentStatement('DESCRIBE t', result)).toBeNull();
  });
});
