// Every spelling of a date that exports use, and what must not pass for one.
import { describe, expect, it } from 'vitest';
import { readDate, type DateOrder } from '../../../src/intake/csv/date-text';

/** yyyy-MM-dd HH:mm:ss of a text read in one order; null when it is no date then. */
function read(text: string, order: DateOrder): string | null {
  const reading = readDate(text);
  const day = reading?.days[order] ?? null;
  if (reading === null || day === null) return null;
  const iso = new Date(day * 86_400_000 + (reading.time ?? 0)).toISOString().replace('T', ' ').slice(0, 19);
  return reading.time === null ? iso.slice(0, 10) : iso;
}

describe('year first', () => {
  it.each([
    ['2024-01-31', '2024-01-31'],
    ['2024/1/5', '2024-01-05'],
    ['2024.1.5', '2024-01-05'],
    ['2024年1月5日', '2024-01-05'],
    ['20240131', '2024-01-31'],
    ['2024-02-29', '2024-02-29'],
    ['2024-01-31 08:05', '2024-01-31 08:05:00'],
    ['2024/1/31 8:05', '2024-01-31 08:05:00'],
    ['2024-01-31T08:05:09.250Z', '2024-01-31 08:05:09'],
    ['2024年1月5日 8时05分', '2024-01-05 08:05:00'],
    ['20240131235959', '2024-01-31 23:59:59'],
    ['2024-12-31 24:00', '2025-01-01 00:00:00'],
    [' 2024-01-31 ', '2024-01-31'],
    ['2024-01-31 下午 3:05', '2024-01-31 15:05:00'],
    ['2024/1/31 上午12:05:09', '2024-01-31 00:05:09'],
    ['2024年1月31日下午12时30分', '2024-01-31 12:30:00'],
    ['2024-01-31 10:00:00 p.m.', '2024-01-31 22:00:00'],
  ])('%s', (text, expected) => {
    expect(read(text, 'ymd')).toBe(expected);
  });
});

it.each([
  ['2024-01-31T10:00:00+08:00', 480],
  ['2024-01-31 10:00:00.5+0800', 480],
  ['2024-01-31 10:00 -03:30', -210],
  ['2024-01-31T10:00:00Z', 0],
  ['31/01/2024 10:00 +01', 60],
  ['2024-01-31 10:00', null],
  ['2024-01-31', null],
])('the offset of %s is %s minutes, the clock as it stands', (text, offset) => {
  const reading = readDate(text);
  expect([reading?.offset, reading?.time]).toEqual([
    offset,
    text.includes('10:00') ? (text.includes('.5') ? 36_000_500 : 36_000_000) : null,
  ]);
});

describe('year last', () => {
  it.each([
    ['31/01/2018 00:15', '2018-01-31 00:15:00', null],
    ['1/13/17 0:10', null, '2017-01-13 00:10:00'],
    ['1/2/2024', '2024-02-01', '2024-01-02'],
    ['3-4-69', '2069-04-03', '2069-03-04'],
    ['3/4/70', '1970-04-03', '1970-03-04'],
    ['31.01.2024', '2024-01-31', null],
    ['6-Mar-18', '2018-03-06', '2018-03-06'],
    ['Mar 6, 2018', '2018-03-06', '2018-03-06'],
    ['1/2/2024 1:05 PM', '2024-02-01 13:05:00', '2024-01-02 13:05:00'],
    ['1/2/2024 12:00 am', '2024-02-01 00:00:00', '2024-01-02 00:00:00'],
  ])('%s is %s by day, %s by month', (text, dayFirst, monthFirst) => {
    expect([read(text, 'dmy'), read(text, 'mdy')]).toEqual([dayFirst, monthFirst]);
  });
});

it.each([
  ['2024-02-30'],
  ['2023-02-29'],
  ['2024-13-01'],
  ['2024-01-31 25:00'],
  ['2024-01-31 24:01'],
  ['2024-01-31 12:60'],
  ['24-01-31x'],
  ['1.2.24'],
  ['00:15'],
  ['202401'],
  ['2019年08月'],
  ['20241301'],
  ['12345678'],
  ['2024-01-31 12:00:00+8'],
  ['2024-01/31abc'],
  [''],
])('makes no date of %s', (text) => {
  expect((['ymd', 'dmy', 'mdy'] as const).map((order) => read(text, order))).toEqual([null, null, null]);
});
