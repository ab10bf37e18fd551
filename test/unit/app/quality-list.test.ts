// Checks the rows of quality lists as they leave the page: masks, formulas, columns without a value; and the words of the checks.
import * as arrow from 'apache-arrow';
import { describe, expect, it } from 'vitest';
import { listCsv, listedRows, maskCell } from '../../../src/app/quality/row-list';
import { readColumns } from '../../../src/engine/columns';
import { CHECKS, thresholdsOf } from '../../../src/model/quality/registry';
import { roleById } from '../../../src/model/role-registry';

const part = (rows: Record<string, string[] | Float64Array>) =>
  readColumns(arrow.tableToIPC(arrow.tableFromArrays(rows), 'stream'));

describe('listedRows', () => {
  it('joins the parts, rounds to a thousandth and leaves out what nobody has', () => {
    const list = listedRows([
      part({ customer_id: ['a'], kwh: new Float64Array([1.23456]) }),
      part({ customer_id: ['b'], kwh: new Float64Array([2]) }),
    ]);
    expect(list).toEqual({
      names: ['customer_id', 'kwh'],
      isNumeric: [false, true],
      rows: [
        ['a', '1.235'],
        ['b', '2'],
      ],
    });
  });

  it('is empty for a list without rows', () => {
    expect(listedRows([]).rows).toEqual([]);
  });
});

describe('maskCell', () => {
  it.each([
    ['customer_id', '0330100012345', true, '0330****2345'],
    ['customer_id', '城东', false, '城东'],
    ['phone', '13800001234', true, '138****1234'],
    ['value', '找 13800001234', true, '找 1380****234'],
    ['class', '大工业', true, '大工业'],
    ['name', null, true, null],
  ])('%s %s', (name, text, hasNumbers, shown) => {
    expect(maskCell(name, text, hasNumbers)).toBe(shown);
  });
});

describe('listCsv', () => {
  const list = {
    names: ['customer_id', 'value'],
    isNumeric: [false, false],
    rows: [
      ['0330100012345', '=1+1'],
      ['@x', null],
    ],
  };

  it('masks and lets no cell act', () => {
    const text = listCsv(list, (name, cell) => maskCell(name, cell, true), 'zh');
    expect(text).toBe("\ufeff户号,值\r\n0330****2345,'=1+1\r\n****,\r\n");
    expect(listCsv(list, null, 'en')).toBe("\ufeffCustomer number,Value\r\n0330100012345,'=1+1\r\n'@x,\r\n");
  });
});

describe('the checks', () => {
  it('have ids of their own, both languages, and needs that are roles or month columns', () => {
    expect(new Set(CHECKS.map(({ id }) => id)).size).toBe(CHECKS.length);
    for (const { id, text, meaning, needs, unit } of CHECKS) {
      for (const words of [text, meaning, unit]) {
        expect(words.en, id).not.toBe('');
        expect(words.zh, id).not.toBe('');
      }
      expect(meaning.zh, id).toMatch(/[。；]$/);
      for (const role of needs.flat()) expect(role === 'month' || roleById(role) !== undefined, `${id} ${role}`).toBe(true);
    }
  });

  it('keep thresholds within their bounds', () => {
    const check = CHECKS.find(({ id }) => id === 'household-size');
    if (check === undefined) throw new Error('no check');
    expect(thresholdsOf(check)).toEqual({ most: 20 });
    expect(thresholdsOf(check, { most: 50, other: 1 })).toEqual({ most: 50 });
    expect(thresholdsOf(check, { most: -1 })).toEqual({ most: 20 });
    expect(thresholdsOf(check, { most: NaN })).toEqual({ most: 20 });
    for (const { id, thresholds } of CHECKS)
      for (const { value, min, max } of thresholds ?? []) expect(value >= min && value <= max, id).toBe(true);
  });
});
