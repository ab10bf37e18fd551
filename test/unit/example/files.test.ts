import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { exportFiles, FILE_CUSTOMERS } from '../../../src/example/export-files.ts';
import { encodeGbk } from '../../../src/example/gbk.ts';

const read = (name: string) => readFileSync(join(import.meta.dirname, '../../../public/examples', name));
const rows = (text: string) =>
  text
    .trimEnd()
    .split('\r\n')
    .map((line) => line.split(','));

describe('public/examples', () => {
  const generated = exportFiles();

  // bytes of random numbers can differ in the last digit between versions of the JavaScript engine, so sizes and ids are compared
  test.each([...generated.keys()])('%s is what the generator writes now, and small', (name) => {
    const committed = read(name);
    expect(committed.length).toBeLessThanOrEqual(200 * 1024);
    expect(Math.abs(committed.length - (generated.get(name)?.length ?? 0))).toBeLessThan(200);
  });

  test('customers-gbk.csv has three rows above the header and a total row', () => {
    const table = rows(new TextDecoder('gbk', { fatal: true }).decode(read('customers-gbk.csv')));
    expect(() => new TextDecoder('utf-8', { fatal: true }).decode(read('customers-gbk.csv'))).toThrow();
    expect(table[3]?.slice(0, 3)).toEqual(['户号', '户名', '联系电话']);
    expect(table[table.length - 1]?.slice(0, 2)).toEqual(['合计', `${FILE_CUSTOMERS}户`]);
    expect(table.length).toBe(FILE_CUSTOMERS + 5);
  });

  test('usage-by-month.csv has a mark, one column a month, and every customer', () => {
    const bytes = read('usage-by-month.csv');
    expect([...bytes.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
    const table = rows(bytes.toString('utf8').slice(1));
    expect(table[0]?.slice(3)).toHaveLength(24);
    expect(table[0]?.[3]).toBe('202411');
    expect(table[0]?.[26]).toBe('202610');
    expect(table.length).toBe(FILE_CUSTOMERS + 1);
    expect(table.every((row) => row.length === 27)).toBe(true);
  });

  test('load-curves-p96.csv and survey.csv refer to the same customers', () => {
    const known = new Set(rows(read('usage-by-month.csv').toString('utf8').slice(1)).map(([id]) => id));
    const curves = rows(read('load-curves-p96.csv').toString('utf8'));
    expect(curves[0]?.length).toBe(98);
    const survey = rows(read('survey.csv').toString('utf8').slice(1));
    for (const [id] of [...curves.slice(1), ...survey.slice(1)]) expect(known).toContain(id);
  });
});

describe('encodeGbk', () => {
  test('is undone by the decoder', () => {
    const text = '户号,客户档案（合计）、10kV槐荫线 ABC';
    expect(new TextDecoder('gbk').decode(encodeGbk(text))).toBe(text);
  });

  test('names the character GBK does not have', () => {
    expect(() => encodeGbk('好😀')).toThrow(/😀/);
  });
});
