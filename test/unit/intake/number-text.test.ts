// What counts as a number, a missing value and an identifier in the cells of exports.
import { describe, expect, it } from 'vitest';
import { isIdentifier, isMissing, readNumber } from '../../../src/intake/csv/number-text';

describe('readNumber', () => {
  it.each([
    ['0', 0, true],
    ['-12', -12, true],
    ['12.50', 12.5, false],
    ['.5', 0.5, false],
    ['0.007', 0.007, false],
    ['1,234.50', 1234.5, false],
    ['12,345,678', 12345678, true],
    ['￥88.00', 88, false],
    ['１２３', 123, true],
    ['(50.25)', -50.25, false],
    ['3.2E2', 320, false],
    ['1e-05', 0.00001, false],
    [' 7 ', 7, true],
    ['−3', -3, true],
    ['999999999999999', 999999999999999, true],
  ])('reads %s', (text, value, whole) => {
    expect(readNumber(text)).toEqual({ value, whole });
  });

  it.each([
    '',
    ' ',
    'abc',
    '12%',
    '1.234,50',
    '1,23',
    '01',
    '007.5',
    '1234567890123456',
    '+8613800000000',
    '12E345',
    '1_000',
    '0x1F',
    'inf',
    'nan',
    '1.2.3',
    '--1',
    '1e999',
  ])('does not make a number of %j', (text) => {
    expect(readNumber(text)).toBeNull();
  });
});

it.each(['', '  ', '-', '--', 'N/A', 'null', '无', '\\N'])('takes %j for missing', (text) => {
  expect(isMissing(text)).toBe(true);
});
it.each(['0', 'no', 'x', '无锡'])('does not take %j for missing', (text) => {
  expect(isMissing(text)).toBe(false);
});
it('knows identifiers by their leading zero or length', () => {
  expect(['007', '1234567890123456', '0', '123456789012345', '00a'].map(isIdentifier)).toEqual([true, true, false, false, false]);
});
