// The kernel for plain cells gives what the splitter and the packers give without it, whatever the text.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { textOf } from '../../../src/intake/csv/cells';
import { ColumnState } from '../../../src/intake/csv/column-state';
import type { ColumnPlan } from '../../../src/intake/csv/column-plan';
import { RecordSplitter, type Dialect } from '../../../src/intake/csv/record-splitter';
import { NotPlainUtf8 } from '../../../src/intake/encoding/utf8-sequence';

const PLANS: readonly ColumnPlan[] = [
  { kind: 'text', watch: null },
  { kind: 'text', watch: 'number' },
  { kind: 'integer' },
  { kind: 'number' },
  { kind: 'date', order: 'ymd' },
  { kind: 'timestamp', order: 'ymd' },
];

/** Everything that can be seen of a stream: records, counts, packed columns under every plan. */
function read(bytes: Uint8Array, dialect: Dialect, chunkBytes: number, withKernel: boolean, typed: number[] = []) {
  const splitter = new RecordSplitter(dialect, 1, withKernel ? 0 : Infinity);
  splitter.typed = typed;
  const columns = Array.from({ length: dialect.width }, (_, i) => PLANS.map((plan) => new ColumnState(`c${i}`, i, plan))).flat();
  const records: string[] = [];
  let kernels = 0;
  try {
    for (let at = 0; at === 0 || at < bytes.length; at += chunkBytes) {
      for (const block of splitter.split(bytes.slice(at, at + chunkBytes), at + chunkBytes >= bytes.length)) {
        if (block.kernel) kernels++;
        for (const column of columns) column.add(block);
        for (let row = 0; row < block.rows; row++) {
          const cells = Array.from({ length: block.width }, (_, i) => row * block.width + i);
          const texts = cells.map((k) => textOf(block.bytes, block.starts[k] ?? 0, block.ends[k] ?? 0));
          records.push(`${String(block.lines[row])}: ${JSON.stringify(texts)}`);
        }
      }
    }
  } catch (thrown) {
    if (!(thrown instanceof NotPlainUtf8)) throw thrown;
    splitter.close();
    return { records: 'not plain UTF-8', kernels };
  }
  const packed = columns.map((column) =>
    column.hasFailed ? 'failed' : { outcome: column.outcome(), values: valuesOf(column.take()) },
  );
  return { records, counts: splitter.counts, nextLine: splitter.nextLine, packed, kernels };
}

function valuesOf({ length, data, offsets, nullBitmap }: ReturnType<ColumnState['take']>): string[] {
  return Array.from({ length }, (_, row) => {
    if (nullBitmap !== null && ((nullBitmap[row >> 3] ?? 0) & (1 << (row & 7))) === 0) return 'NULL';
    if (offsets !== null) return textOf(data as Uint8Array, offsets[row] ?? 0, offsets[row + 1] ?? 0);
    // Told apart: 0 and -0.
    return Object.is(data[row], -0) ? '-0' : String(data[row]);
  });
}

function expectSame(bytes: Uint8Array, dialect: Dialect, chunkBytes = 1e9, typed: number[] = []): void {
  const { kernels, ...fast } = read(bytes, dialect, chunkBytes, true, typed);
  const { kernels: none, ...plain } = read(bytes, dialect, chunkBytes, false, typed);
  expect(fast).toEqual(plain);
  expect(none).toBe(0);
  if (Array.isArray(fast.records) && fast.records.length > 0) expect(kernels).toBeGreaterThan(0);
}

const digits = (min: number, max: number): fc.Arbitrary<string> =>
  fc.string({ unit: fc.constantFrom(...'0123456789'), minLength: min, maxLength: max });
const two = fc.integer({ min: 0, max: 61 }).map((n) => String(n).padStart(2, '0'));
const numberText = fc
  .tuple(fc.constantFrom('', '-', '+'), digits(0, 17), fc.constantFrom('', '.', ',', '..', 'e'), digits(0, 9))
  .map((parts) => parts.join(''));
const dateText = fc
  .tuple(
    ...[fc.integer({ min: 900, max: 10_100 }).map(String), fc.constantFrom('-', '/', '.'), two, fc.constantFrom('-', '/')],
    ...[two, fc.constantFrom('', ' 00:00', 'T23:59', ' 12:30:59', ' 24:00', ' 12:61:00', 'x')],
  )
  .map((parts) => parts.join(''));
const words = fc.oneof(
  fc.constantFrom(
    '',
    '\\N',
    '-',
    '无',
    '合计',
    'Total',
    '居民生活',
    '一般工商业',
    '注：',
    'kWh',
    '12kWh',
    'a\0b',
    '"',
    '""',
    ' x ',
  ),
  fc.string({ unit: 'grapheme', maxLength: 40 }),
);
const cellText = fc.oneof(numberText, dateText, words, fc.constantFrom('0', '1.50', '2024-01-28', '2024-02-29'));
const quoted = (text: string, quote: string): string => quote + text.replaceAll(quote, quote + quote) + quote;

describe('the kernel for plain cells', () => {
  it('splits and packs any table as the splitter does by itself', () => {
    const table = fc.record({
      width: fc.integer({ min: 1, max: 5 }),
      delimiter: fc.constantFrom(',', ';', '\t', '|', ' '),
      quote: fc.constantFrom('"', "'"),
      records: fc.array(
        fc.record({
          cells: fc.array(fc.tuple(cellText, fc.boolean()), { minLength: 1, maxLength: 6 }),
          end: fc.constantFrom('\n', '\r\n', '\r', '\n\n'),
          fits: fc.integer({ min: 0, max: 5 }).map((n) => n > 0),
        }),
        { maxLength: 40 },
      ),
      chunkBytes: fc.constantFrom(1e9, 1e9, 64, 100, 7),
      typed: fc.subarray([0, 1]),
    });
    fc.assert(
      fc.property(table, ({ width, delimiter, quote, records, chunkBytes, typed }) => {
        const lines = records.map(({ cells, end, fits }) => {
          const some = fits ? Array.from({ length: width }, (_, i) => cells[i % cells.length] ?? ['', false]) : cells;
          return some.map(([text, isQuoted]) => (isQuoted === true ? quoted(text as string, quote) : text)).join(delimiter) + end;
        });
        const dialect = {
          ...{ delimiter: delimiter.charCodeAt(0), quote: quote.charCodeAt(0), width, fewest: width },
          headers: [['Total', 'b', 'c', 'd', 'e'].slice(0, width)],
        };
        const columns = typed.filter((column) => column < width);
        expectSame(new TextEncoder().encode(lines.join('')), dialect, chunkBytes, columns);
      }),
      { numRuns: 400 },
    );
  });

  it('packs columns of one kind as the packers do by themselves', () => {
    for (const cells of [numberText, dateText, words, digits(0, 16)])
      fc.assert(
        fc.property(fc.array(cells, { minLength: 1, maxLength: 60 }), (texts) => {
          const lines = texts.map((text, i) => `r${i},${quoted(text.replaceAll(/["\r\n]/g, ''), i % 3 === 0 ? '"' : '')}\n`);
          expectSame(new TextEncoder().encode(lines.join('')), { delimiter: 44, quote: 34, width: 2, fewest: 2 });
        }),
        { numRuns: 150 },
      );
  });

  it('finds the same bytes that are no UTF-8', () => {
    const bytes = fc.array(fc.constantFrom(0x41, 0x2c, 0x0a, 0x80, 0xbf, 0xc2, 0xe0, 0xa0, 0xed, 0x9f, 0xf0, 0x90, 0xf4, 0xe4), {
      maxLength: 12,
    });
    fc.assert(
      fc.property(bytes, (tail) =>
        expectSame(Uint8Array.of(0x61, 0x2c, 0x62, ...tail), { delimiter: 44, quote: 34, width: 2, fewest: 2 }),
      ),
      { numRuns: 1000 },
    );
  });

  it('fills blocks of many rows, of one column and of many', () => {
    for (const width of [1, 3, 900]) {
      const rows = Math.ceil(60_000 / width);
      const line = (row: number): string => Array.from({ length: width }, (_, i) => String((row * 31 + i * 7) % 1000)).join(',');
      const text = Array.from({ length: rows }, (_, row) => line(row) + (row % 500 === 3 ? ',surplus,' : '')).join('\r\n');
      expectSame(new TextEncoder().encode(text), { delimiter: 44, quote: 34, width, fewest: width }, 50_000);
    }
  });
});
