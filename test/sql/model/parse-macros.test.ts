// Checks how text is read as numbers, times, scores and flags, spelling by spelling.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { PARSE_MACROS } from '../../../src/model/parse-macros';
import { sql } from '../../../src/sql/sql';
import { openDuckdb, type TestDuckdb } from '../../support/duckdb';

let db: TestDuckdb;
beforeAll(async () => {
  db = await openDuckdb();
  for (const macro of PARSE_MACROS) db.query(macro.text);
});
afterAll(() => db.close());

describe('a time', () => {
  const read = (text: string, monthFirst: boolean): unknown =>
    db.query(sql`SELECT text_to_time(${text}, ${monthFirst}) AS t`.text)[0]?.['t'];

  it.each([
    ['20240131', '2024-01-31 00:00:00'],
    ['202401', '2024-01-01 00:00:00'],
    ['2024-01', '2024-01-01 00:00:00'],
    ['2024年1月', '2024-01-01 00:00:00'],
    ['2019年08月', '2019-08-01 00:00:00'],
    ['２０２４年１月', '2024-01-01 00:00:00'],
    ['2024-01-31', '2024-01-31 00:00:00'],
    ['2024/1/31', '2024-01-31 00:00:00'],
    ['2018.3.3', '2018-03-03 00:00:00'],
    ['2018年3月4日', '2018-03-04 00:00:00'],
    ['6-Mar-18', '2018-03-06 00:00:00'],
    ['Jan 2024', '2024-01-01 00:00:00'],
    ['2018/03/07 8:05', '2018-03-07 08:05:00'],
    ['2024年1月5日8时05分', '2024-01-05 08:05:00'],
    ['2024-01-05T08:05:01.123Z', '2024-01-05 08:05:01'],
    ['20240131080500', '2024-01-31 08:05:00'],
    ['2024-01-31 24:00', '2024-02-01 00:00:00'],
    ['2024/1/31 24:00:00', '2024-02-01 00:00:00'],
    ['\t2024-01-31 ', '2024-01-31 00:00:00'],
  ])('%s', (text, time) => {
    expect(read(text, false)).toBe(time);
    // The year is in front: which of the others is the month is no question.
    expect(read(text, true)).toBe(time);
  });

  it('with the year behind follows the evidence of its column', () => {
    expect(read('02/01/2024', false)).toBe('2024-01-02 00:00:00');
    expect(read('02/01/2024', true)).toBe('2024-02-01 00:00:00');
    expect(read('1/2/17 0:10', true)).toBe('2017-01-02 00:10:00');
    expect(read('3/1/2018 8:05 PM', true)).toBe('2018-03-01 20:05:00');
    expect(read('3/1/2018 12:05 AM', true)).toBe('2018-03-01 00:05:00');
  });

  it.each(['2024-02-30', '13/13/2024', 'x', '', '-', '大工业', '2024-01-31 25:00', "'; DROP TABLE t; --"])(
    '%s is none',
    (text) => {
      expect(read(text, false)).toBeNull();
    },
  );

  it('may be an integer', () => {
    const [row] = db.query(
      'SELECT digits_to_time(202402) AS month, digits_to_time(20240229) AS day, digits_to_time(202413) AS no_month, digits_to_time(45) AS no_date',
    );
    expect(row).toEqual({ month: '2024-02-01 00:00:00', day: '2024-02-29 00:00:00', no_month: null, no_date: null });
  });
});

describe('an identifier', () => {
  it.each([
    ['="0000123"', '0000123'],
    [' ="0000123" ', '0000123'],
    ["'0000123", '0000123'],
    ['\t0000123', '0000123'],
    ["'tis a name", "'tis a name"],
    ['=1+1', '=1+1'],
    ['=""', null],
  ])('%s', (text, id) => {
    expect(db.query(sql`SELECT half_width(${text}) AS id`.text)[0]?.['id']).toBe(id);
  });
});

describe('a number', () => {
  const read = (text: string): unknown => db.query(sql`SELECT text_to_number(${text}) AS n`.text)[0]?.['n'];

  it.each([
    ['1,234.50', 1234.5],
    ['￥88.00', 88],
    ['１２３', 123],
    ['1，234', 1234],
    ['(50.25)', -50.25],
    ['3.2E2', 320],
    [' 7 ', 7],
    ['-0.5', -0.5],
    ['.5', 0.5],
    ['320kWh', 320],
    ['1,200 度', 1200],
    ['1.2万', 12000],
    ['1.2万元', 12000],
    ['3 MWh', 3000],
    ['1.5兆瓦时', 1500],
    ['500 Wh', 0.5],
    ['2亿元', 200000000],
    ['315 kVA', 315],
  ])('%s', (text, number) => {
    expect(read(text)).toBeCloseTo(number, 9);
  });

  it.each(['12%', '-', 'N/A', '1.234,50', '1_000', '1,23', '无', '', 'nan', 'inf', '1 2', '=1+1'])('%s is none', (text) => {
    expect(read(text)).toBeNull();
  });
});

describe('an answer', () => {
  it.each([
    ['非常满意', 5],
    ['满意', 4],
    ['一般', 3],
    ['不满意', 2],
    ['非常不满意', 1],
    ['很不满意', 1],
    ['Very satisfied', 5],
    ['Dissatisfied', 2],
    ['Very dissatisfied', 1],
    ['4', 4],
    ['5分', 5],
    ['5-非常满意', 5],
    ['不知道', null],
  ])('%s is %s', (text, score) => {
    expect(db.query(sql`SELECT text_to_score(${text}) AS s`.text)[0]?.['s']).toBe(score);
  });

  it.each([
    ['是', true],
    ['计划停电', true],
    ['Planned', true],
    ['否', false],
    ['故障停电', false],
    ['非计划', false],
    ['也许', null],
  ])('%s is %s', (text, flag) => {
    expect(db.query(sql`SELECT text_to_flag(${text}) AS f`.text)[0]?.['f']).toBe(flag);
  });
});

it('categories are trimmed, marks for none are NULL, and 无 is an answer', () => {
  const rows = db.query(
    "SELECT category_text(v) AS v FROM (VALUES (1, ' 大工业 '), (2, '-'), (3, 'NULL'), (4, '无'), (5, ''), (6, 'Natural'), (7, '　甲')) t(i, v) ORDER BY i",
  );
  expect(rows.map((row) => row['v'])).toEqual(['大工业', null, null, '无', null, 'Natural', '甲']);
});
