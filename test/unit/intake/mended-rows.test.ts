// Damage to one row or to the header of an otherwise sound table: what is put in order again, and what is told of it.
import { describe, expect, it } from 'vitest';
import { withoutDamage } from '../../../src/intake/csv/damaged-value';
import { csvRows } from '../../support/csv-rows';

const HEADER = '户号,立户日期,容量,电量,地址';
/** 24 customers, each with an address in quotes. */
const ROWS = Array.from({ length: 24 }, (_, i) => {
  const day = String(i + 1).padStart(2, '0');
  return `00${String(1000 + i)},2024-01-${day},${String(50 * (1 + (i % 3)))},${String(i)}.50,"和平路${String(i + 10)}号, 1幢"`;
});

/** With the row of index 5 written as these lines. */
const withRow = (...lines: readonly string[]): string => [HEADER, ...ROWS.slice(0, 5), ...lines, ...ROWS.slice(6)].join('\r\n');
const sound = await csvRows([HEADER, ...ROWS].join('\r\n'));

describe('a record broken by a line end', () => {
  it.each([
    ['behind a delimiter', ['001005,2024-01-06,', '150,5.50,"和平路15号, 1幢"']],
    ['in place of a delimiter', ['001005,2024-01-06,150', '5.50,"和平路15号, 1幢"']],
    ['within a date', ['001005,2024-', '01-06,150,5.50,"和平路15号, 1幢"']],
  ])('%s is joined', async (_, lines) => {
    const read = await csvRows(withRow(...lines));
    expect([read.names, read.kinds, read.rows]).toEqual([sound.names, sound.kinds, sound.rows]);
    expect(read.codes).toEqual(['rows_mended']);
    expect(read.summary.problems[0]?.text.en).toContain('line 7');
    expect(read.summary.lastRowLine).toBe(26);
  });

  it('is not made of a short row and a sound one below it', async () => {
    const read = await csvRows(withRow('001005,2024-01-06', ROWS[5] ?? ''));
    expect(read.rows).toEqual(sound.rows);
    expect(read.summary.rejectedRows).toMatchObject([{ line: 7, text: '001005,2024-01-06' }]);
  });
});

describe('quotes out of place', () => {
  it.each([
    ['one in a number', '001005,2024-01-06,150,5".50,"和平路15号, 1幢"', 'cells_mended'],
    ['others around a date', `001005,'2024-01-06',150,5.50,"和平路15号, 1幢"`, 'cells_mended'],
    ['no opening one', '001005,2024-01-06,150,5.50,和平路15号, 1幢"', 'rows_mended'],
    ['no closing one', '001005,2024-01-06,150,5.50,"和平路15号, 1幢', 'rows_mended'],
    ['others in the whole row', `'001005','2024-01-06','150','5.50','和平路15号, 1幢'`, 'rows_mended'],
  ])('%s: columns keep their types, and it is told', async (_, line, code) => {
    const read = await csvRows(withRow(line));
    expect([read.kinds, read.rows, read.codes]).toEqual([sound.kinds, sound.rows, [code]]);
  });

  it('leave a value alone that is not surely one', () => {
    expect(['12".5', "'7", '2024-\n01-06'].map(withoutDamage)).toEqual(['12.5', '7', '2024-01-06']);
    expect([`5'10"`, '12\n13', '12', 'a"b"c'].map(withoutDamage)).toEqual([null, null, null, null]);
  });

  it('in the header swallow no row of a file whose cells are all quoted', async () => {
    const quoted = ROWS.map((row) => row.replace(/^(.*?),(.*?),(.*?),(.*?),/, '"$1","$2","$3","$4",'));
    const read = await csvRows([HEADER.replace('容量', '"容量'), ...quoted].join('\r\n'));
    expect([read.names, read.rows.length, read.codes]).toEqual([sound.names, 24, ['header_mended']]);
  });
});

describe('lines that are no rows', () => {
  it('of blanks alone are empty ones', async () => {
    const read = await csvRows(withRow('   ', ROWS[5] ?? '', ' \t '));
    expect([read.rows, read.codes, read.summary.rejected]).toEqual([sound.rows, ['blank_rows'], 0]);
  });

  it('of titles with delimiters in them do not become the header', async () => {
    const read = await csvRows(['Report, of January, by branch', HEADER, ...ROWS].join('\n'));
    expect([read.names, read.rows, read.codes]).toEqual([sound.names, sound.rows, ['title_rows']]);
  });
});

it('a header with a blank behind every delimiter has names without', async () => {
  expect((await csvRows([HEADER.replaceAll(',', ', '), ...ROWS].join('\n'))).names).toEqual(sound.names);
});

it('one word among numbers leaves the column text, tells where, and changes nothing else', async () => {
  const read = await csvRows(withRow('001005,2024-01-06,150,停用,"和平路15号, 1幢"'));
  expect(read.kinds).toEqual(['text', 'date', 'integer', 'text', 'text']);
  expect(read.rows[5]?.[3]).toBe('停用');
  expect(read.summary.problems[0]).toMatchObject({ code: 'not_all_numbers', count: 1 });
  expect(read.summary.problems[0]?.text.en).toContain('line 7');
});
