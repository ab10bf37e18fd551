// Tables at random, written with every quoting, delimiter, line end and chunk size, come back equal; damaged bytes lose no line in silence.
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { textOf } from '../../../src/intake/csv/cells';
import { readCsv } from '../../../src/intake/csv/read-csv';
import type { CsvSummary } from '../../../src/intake/csv/summarise-csv';
import type { ReadOverrides } from '../../../src/intake/reader';
import { RecordSplitter } from '../../../src/intake/csv/record-splitter';

/** Gives the records of the bytes and the splitter that has counted the rest. */
function split(bytes: Uint8Array, delimiter: number, width: number, chunkBytes: number) {
  const splitter = new RecordSplitter({ delimiter, quote: 34, width, fewest: width }, 1);
  const rows: string[][] = [];
  for (let at = 0; at === 0 || at < bytes.length; at += chunkBytes) {
    const last = at + chunkBytes >= bytes.length;
    for (const { bytes: text, starts, ends, rows: count } of splitter.split(
      bytes.slice(at, last ? undefined : at + chunkBytes),
      last,
    ))
      for (let k = 0; k < count * width; k += width)
        rows.push(Array.from({ length: width }, (_, i) => textOf(text, starts[k + i]!, ends[k + i]!)));
  }
  return { rows, splitter };
}

const cell = fc.oneof(
  fc.string({ unit: fc.constantFrom('a', '1', '.', '"', ',', ';', '\t', '|', '\n', '\r', ' ', '电', '😀', '-'), maxLength: 8 }),
  fc.string({ unit: 'grapheme', maxLength: 6 }),
);

it('reads back any table that is quoted by the rules', () => {
  const table = fc.integer({ min: 2, max: 5 }).chain((width) =>
    fc.record({
      // The first cell keeps a row from being blank or a remark.
      rows: fc.array(fc.array(cell, { minLength: width - 1, maxLength: width - 1 }), { minLength: 1, maxLength: 12 }),
      delimiter: fc.constantFrom(',', ';', '\t', '|', '^', '\u0001'),
      end: fc.constantFrom('\n', '\r\n', '\r'),
      always: fc.boolean(),
      closed: fc.boolean(),
      chunkBytes: fc.constantFrom(1, 2, 3, 7, 64, 1e9),
    }),
  );
  fc.assert(
    fc.property(table, ({ rows, delimiter, end, always, closed, chunkBytes }) => {
      const full = rows.map((row, i) => [`r${i}`, ...row.map((text) => text.replaceAll('\0', ''))]);
      const written = (text: string): string =>
        always || /["\r\n]|^ | $/.test(text) || text.includes(delimiter) ? `"${text.replaceAll('"', '""')}"` : text;
      const text = full.map((row) => row.map(written).join(delimiter)).join(end) + (closed ? end : '');
      const read = split(new TextEncoder().encode(text), delimiter.charCodeAt(0), full[0]?.length ?? 0, chunkBytes);
      expect(read.rows).toEqual(full);
      expect(read.splitter.rejectedCount).toBe(0);
    }),
    { numRuns: 1500, seed: 42 },
  );
});

it('accounts for every line of damaged bytes, and splits them alike in any chunks', () => {
  const piece = fc.constantFrom('1', 'a', ',', ',', '\n', '\n', '\r', '"', '""', ' ', '电', '\0', 'x,y,z\n');
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 60 }), fc.constantFrom(1, 2, 5), (pieces, chunkBytes) => {
      const bytes = new TextEncoder().encode(pieces.join(''));
      const whole = split(bytes, 44, 3, 1e9);
      const { splitter } = whole;
      // A record takes one line at least, and more only where a quoted cell spans them.
      const lines = pieces
        .join('')
        .replace(/(?:\r\n|\r|\n)$/, '')
        .split(/\r\n|\r|\n/).length;
      const records = splitter.rows + splitter.rejectedCount + splitter.blankRows;
      const spanned = whole.rows.flat().reduce((sum, text) => sum + (text.match(/\r\n|\r|\n/g)?.length ?? 0), 0);
      if (bytes.length > 0) expect(records).toBeLessThanOrEqual(lines);
      if (bytes.length > 0 && splitter.rejectedCount === 0 && splitter.blankRows === 0) expect(records + spanned).toBe(lines);
      expect(split(bytes, 44, 3, chunkBytes).rows).toEqual(whole.rows);
    }),
    { numRuns: 3000, seed: 7 },
  );
});

async function read(
  bytes: Uint8Array<ArrayBuffer>,
  overrides: ReadOverrides = {},
): Promise<{ summary: CsvSummary | null; rows: number }> {
  let rows = 0;
  try {
    const summary = await readCsv(new File([bytes], 'fuzz.csv'), overrides, {
      begin: () => Promise.resolve(void (rows = 0)),
      batch: (columns, count) => {
        for (const { length } of columns) expect(length).toBe(count);
        rows += count;
        return Promise.resolve();
      },
      progress: () => undefined,
    });
    return { summary, rows };
  } catch (thrown) {
    expect((thrown as { code?: string }).code).toMatch(/^(?:file_empty|file_not_text|encoding_unknown)$/);
    return { summary: null, rows };
  }
}

it('never hangs or crashes on mutated files', async () => {
  const seed = new TextEncoder().encode(
    '户号,日期,电量,占比,备注\n0001,2024-01-01,"1,200",5%,a\n0002,31/12/2023,-,6%,"b ""c"""\n合计,,12,,\n0003,2024-01-02 24:00,12 kWh,,\n',
  );
  const change = fc.record({ at: fc.nat(seed.length - 1), byte: fc.nat(255), cut: fc.boolean() });
  await fc.assert(
    fc.asyncProperty(fc.array(change, { maxLength: 8 }), async (changes) => {
      let bytes = seed.slice();
      for (const { at, byte, cut } of changes) {
        if (cut) bytes = bytes.slice(0, Math.max(1, at));
        else bytes[at % bytes.length] = byte;
      }
      const { summary, rows } = await read(bytes);
      if (summary !== null) expect(summary.rows).toBe(rows);
    }),
    { numRuns: 2000, seed: 11 },
  );
});

it('bears whatever a person may set by hand, and accounts for every record', async () => {
  const lines = fc.array(
    fc.oneof(
      fc.constantFrom(
        ...['1,a,5', '2,"b, c",6', '3;x;7', '合计,,12', '备注：无', '', ',,', 'id,name,kwh', '| a | b |', '|---|---|', 'a  b  c'],
        ...['4,"open,8', '5,a,"7" x,9', '\\N,\\N,\\N', '# note', 'sep=;', '6,"two\nlines",9', '7,,', '8,a,1.2万,,'],
      ),
      fc.string({ unit: fc.constantFrom('a', '1', ',', ';', '|', '"', "'", ' ', '\t', '电', '.', '-', '\\'), maxLength: 14 }),
    ),
    { minLength: 1, maxLength: 30 },
  );
  const overrides = fc.record(
    {
      encoding: fc.constantFrom('utf-8', 'gb18030', 'big5', 'utf-16le', 'utf-16be', 'windows-1252', 'klingon'),
      delimiter: fc.constantFrom(
        ',',
        ';',
        '\t',
        '|',
        ' ',
        '::',
        '，',
        '§',
        '"',
        '\n',
        '',
        '\0',
        'ab',
        '1',
        '\u0001',
        '\ud83d\ude00',
      ),
      headerLine: fc.constantFrom(0, 1, 2, 7, 1000, -1, 1.5),
    },
    { requiredKeys: [] },
  );
  await fc.assert(
    fc.asyncProperty(lines, fc.constantFrom('\n', '\r\n', '\r', '\n\r'), overrides, async (texts, end, chosen) => {
      const text = texts.join(end);
      const { summary, rows } = await read(new TextEncoder().encode(text), chosen);
      if (summary === null) return;
      expect(summary.rows).toBe(rows);
      const count = (code: string): number => summary.problems.find((problem) => problem.code === code)?.count ?? 0;
      const told = ['blank_rows', 'headers_repeated', 'title_rows'].reduce((sum, code) => sum + count(code), 0);
      // Lines of a header, at most three, and blank lines above it; quoted cells of several lines make fewer records than lines.
      const records = rows + summary.rejected + told;
      const physical = text.split(/\r\n|\n\r|\r|\n/).length;
      expect(records).toBeLessThanOrEqual(text.split(/\r\n|\r|\n/).length);
      const simple = !text.includes('"') && chosen.encoding === undefined && chosen.headerLine === undefined;
      if (simple) expect(records + 3 + texts.filter((line) => line.trim() === '').length).toBeGreaterThanOrEqual(physical - 1);
      for (const { line } of summary.rejectedRows) expect(line).toBeLessThanOrEqual(text.split(/\r\n|\r|\n/).length);
    }),
    { numRuns: 3000, seed: 5 },
  );
});

it.each([
  ['a field of 20 MB', `a,b\n1,"${'x'.repeat(20_000_000)}"\n2,y\n`, 2],
  [
    '5,000 columns',
    `${Array.from({ length: 5000 }, (_, i) => `c${i}`).join()}\n${Array.from({ length: 5000 }, (_, i) => i).join()}\n`,
    1,
  ],
  ['only delimiters', ',,,\n,,,\n'.repeat(1000), 0],
])('reads %s', async (_, text, expected) => {
  const { rows } = await read(new TextEncoder().encode(text));
  expect(rows).toBe(expected);
});

it('takes one enormous line for a row, not for a header cut in two', async () => {
  const { summary, rows } = await read(new TextEncoder().encode('abc '.repeat(5_000_000)));
  expect([rows, summary?.headerLine, summary?.problems.map(({ code }) => code)]).toEqual([1, 0, ['no_header', 'blanks_trimmed']]);
});
