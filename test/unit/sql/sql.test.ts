// Tests of the sql tag: what a value, a name or a list becomes, and that nothing hostile gets out of its quotes.
import { describe, expect, it } from 'vitest';
import type { Runner } from '../../../src/engine/engine';
import { condition } from '../../../src/model/filter';
import { EMPTY, ident, isSql, join, sql, type Sql } from '../../../src/sql/sql';

describe('sql tag', () => {
  it('turns strings into literals with quotes doubled', () => {
    expect(sql`SELECT ${"O'Brien'; DROP TABLE t;--"}`.text).toBe("SELECT 'O''Brien''; DROP TABLE t;--'");
  });

  it('keeps a backslash as it is: it escapes nothing in DuckDB', () => {
    expect(sql`${"\\' OR 1=1"}`.text).toBe("'\\'' OR 1=1'");
  });

  it('spells NUL as chr(0), which would otherwise end the statement', () => {
    expect(sql`${'a\0b'}`.text).toBe("('a' || chr(0) || 'b')");
  });

  it.each([
    [1.5, '1.5'],
    [-2, '(-2)'],
    [1e21, '1e+21'],
    [12345678901234567890n, '12345678901234567890'],
    [true, 'TRUE'],
    [null, 'NULL'],
    [new Date(Date.UTC(2024, 0, 31, 12, 34, 56, 789)), "TIMESTAMP '2024-01-31 12:34:56.789'"],
    [['a', 1, null], "'a', 1, NULL"],
  ])('writes %s', (value, text) => {
    expect(sql`${value}`.text).toBe(text);
  });

  it.each([NaN, Infinity, new Date(NaN), []])('refuses %s', (value) => {
    expect(() => sql`${value}`).toThrow(RangeError);
  });

  it('does not take an object that looks like Sql', () => {
    const forged = { text: 'DROP TABLE t' };
    expect(isSql(forged)).toBe(false);
    expect(() => sql`${forged as never}`).toThrow(TypeError);
  });

  it('is the only way to an Sql: a bare string, or an object like one, does not compile as a statement', () => {
    const run = (statement: Sql): string => statement.text;
    const typed = 'DROP TABLE t';
    // @ts-expect-error a string is not an Sql
    run(typed);
    // @ts-expect-error a look-alike has no brand
    run({ text: typed });
    // @ts-expect-error the engine takes no string either
    const call = (engine: Runner): unknown => engine.run(typed);
    // @ts-expect-error a name must go through ident()
    const joined = (): Sql => join([typed], ', ');
    expect([call, joined]).toHaveLength(2);
  });

  it('splices nested Sql and joins parts', () => {
    expect(join([sql`a = ${1}`, sql`b = ${'x'}`], ' AND ').text).toBe("a = 1 AND b = 'x'");
    expect(join([], ', ').text).toBe(EMPTY.text);
  });
});

describe('ident', () => {
  it.each([
    ['电量 (kWh)', '"电量 (kWh)"'],
    ['"; DROP TABLE t;--', '"""; DROP TABLE t;--"'],
    ['select', '"select"'],
    ['😀', '"😀"'],
    ['a.b', '"a.b"'],
  ])('quotes %s', (name, text) => {
    expect(ident(name).text).toBe(text);
  });

  it('dots a path and refuses names that SQL cannot hold', () => {
    expect(ident('main', 't').text).toBe('"main"."t"');
    for (const bad of ['', 'a\0b']) expect(() => ident(bad)).toThrow(RangeError);
    expect(() => ident()).toThrow(RangeError);
  });
});

describe('condition', () => {
  it('keeps named values, missing ones, and nobody', () => {
    expect(condition({ kind: 'in', field: 'class', values: ["a'b", null] }).text).toBe(
      `(CAST("class" AS VARCHAR) IN ('a''b') OR "class" IS NULL)`,
    );
    expect(condition({ kind: 'in', field: 'class', values: [] }).text).toBe('FALSE');
  });

  it('writes a half-open range', () => {
    expect(condition({ kind: 'range', field: 'kwh_12m', lo: -1, hi: 2.5 }).text).toBe('"kwh_12m" >= (-1) AND "kwh_12m" < 2.5');
  });
});
