// Tests of the fence before statements typed by a person: one reading statement, whatever is hidden in quotes and comments.
import { describe, expect, it } from 'vitest';
import { AppError } from '../../../src/lib/errors';
import { readExpression, readOnly, readOnlySelect } from '../../../src/sql/read-only';

function codeOf(text: string): string {
  try {
    readOnly(text);
  } catch (thrown) {
    return thrown instanceof AppError ? thrown.code : 'another error';
  }
  return 'accepted';
}

describe('readOnly', () => {
  it.each([
    'SELECT 1',
    'select 1;',
    '  -- a note; with a semicolon\nSELECT 1 ;  -- end',
    'SELECT \';\' AS a, "x;y" FROM (SELECT 1 AS "x;y")',
    'WITH a AS (SELECT 1) SELECT * FROM a',
    'FROM customer LIMIT 3',
    '(SELECT 1) UNION ALL (SELECT 2)',
    'SELECT query, checkpoint FROM enable_logging WHERE query IN (1, 2)',
    'SELECT myquery(1), query_table (1) FROM t',
    'DESCRIBE SELECT 1',
    "SELECT $$ ; $$, $tag$ ; $$ ; $tag$, E'it\\'s;'",
    '/* ; */ SELECT 1',
    "SELECT 'it''s; fine'",
    'SELECT 1 /* /* nested */ ; DROP TABLE t; */',
    'EXPLAIN SELECT 1',
    'EXPLAIN ANALYZE /* why */ SELECT 1',
    'explain (format json) FROM t',
  ])('accepts %s', (text) => {
    expect(codeOf(text)).toBe('accepted');
  });

  it.each([
    'DROP TABLE t',
    'INSERT INTO t VALUES (1)',
    'CREATE TABLE t AS SELECT 1',
    "ATTACH 'x.db'",
    "COPY t TO 'x'",
    'SET memory_limit = 1',
    'PRAGMA database_list',
    'COMMIT',
    'INSTALL icu',
    '(DELETE FROM t)',
    'EXPLAIN COMMIT',
    'EXPLAIN ANALYZE SET VARIABLE v = 2',
    "EXPLAIN ANALYZE COPY t TO 'import/x.csv'",
    'EXPLAIN ANALYZE CREATE TEMP TABLE x AS SELECT 1',
    'EXPLAIN /* */ ANALYZE (PREPARE q AS SELECT 1)',
    'CALL enable_logging()',
    'FROM enable_logging()',
    "SELECT * FROM Enable_Logging ('QueryLog')",
    'FROM "enable_profiling"()',
    'FROM system.main.disable_logging/* */()',
    'WITH x AS (FROM truncate_duckdb_logs()) FROM x',
    'SELECT (SELECT count(*) FROM checkpoint()) AS n',
    'SELECT 1 WHERE EXISTS (FROM force_checkpoint())',
    "FROM query('FROM enable_' || 'logging()')",
    "SELECT 'x'.write_log()",
    "EXPLAIN ANALYZE SELECT nextval('s')",
    'SELECT setseed(0.5) UNION ALL SELECT 1',
  ])('refuses %s', (text) => {
    expect(codeOf(text)).toBe('sql_not_read_only');
  });

  it.each([
    'SELECT 1; DROP TABLE t',
    "SELECT E'\\'' ; DROP TABLE t; --'",
    'SELECT 1 -- note\r; DROP TABLE t',
    'SELECT 1 AS a$$ ; DROP TABLE t; -- $$',
    "/* /* */ SELECT 1 ' */ SELECT 1; DROP TABLE t; -- '",
  ])('sees the second statement in %s', (text) => {
    expect(codeOf(text)).toBe('sql_several_statements');
  });

  it.each(["SELECT 'abc", 'SELECT "abc', 'SELECT 1 /* abc', 'SELECT /* /* */ 1', 'SELECT $x$ abc', "SELECT E'abc\\'"])(
    'says that %s is not closed',
    (text) => {
      expect(codeOf(text)).toBe('sql_unclosed');
    },
  );

  it('blanks comments where they stand, and gives what proves the statement', () => {
    const { statement, proof } = readOnly("-- a\nEXPLAIN /* b */ SELECT 'c -- d' -- e\n;");
    expect(statement.text).toBe("    \nEXPLAIN         SELECT 'c -- d'");
    expect(proof.text).toBe(`FROM query('         SELECT ''c -- d''')`);
  });

  it.each(['', ' ; ', '-- only a note'])('says that "%s" is nothing to run', (text) => {
    expect(codeOf(text)).toBe('sql_empty');
  });
});

describe('readExpression', () => {
  function codeFor(text: string): string {
    try {
      return readExpression(text).text;
    } catch (thrown) {
      return thrown instanceof AppError ? thrown.code : 'another error';
    }
  }

  it.each([
    ['kwh_12m / 12 > 5', '(kwh_12m / 12 > 5)'],
    ["class LIKE 'a;%' -- why", "(class LIKE 'a;%')"],
    ['a = \')\' OR "odd)name" = $$)$$', '(a = \')\' OR "odd)name" = $$)$$)'],
    ['a IN (SELECT x FROM range(3) r(x))', '(a IN (SELECT x FROM range(3) r(x)))'],
    ['a > 1;', '(a > 1)'],
  ])('takes %s', (text, taken) => {
    expect(codeFor(text)).toBe(taken);
  });

  it.each([
    ['', 'sql_empty'],
    ['-- only a note', 'sql_empty'],
    ['TRUE; DROP TABLE t', 'sql_several_statements'],
    ['TRUE) OR (TRUE', 'sql_brackets'],
    ['TRUE)', 'sql_brackets'],
    ['(TRUE', 'sql_brackets'],
    ['a[(1])', 'sql_brackets'],
    ["'a", 'sql_unclosed'],
    ['TRUE /* ) ', 'sql_unclosed'],
    ["(SELECT count(*) FROM read_csv('x')) > 0", 'sql_call_refused'],
    ['(SELECT count(*) FROM "Read_Text" (\'x\')) > 0', 'sql_call_refused'],
    ["(SELECT count(*) FROM main . read_blob /* */ ('x')) > 0", 'sql_call_refused'],
    ["(SELECT count(*) FROM query('DROP TABLE t')) > 0", 'sql_call_refused'],
    ["nextval('s') > 0", 'sql_call_refused'],
    ["('s').nextval() > 0", 'sql_call_refused'],
    ["write_log('x') IS NULL", 'sql_call_refused'],
    ['random() > 0.5', 'sql_call_refused'],
    ['COLUMNS(*) > 0', 'sql_call_refused'],
    ["(SELECT count(*) FROM 'import/x.csv') > 0", 'sql_file_refused'],
    ["(SELECT count(*) FROM t JOIN 'x.csv' ON TRUE) > 0", 'sql_file_refused'],
  ])('refuses %s', (text, code) => {
    expect(codeFor(text)).toBe(code);
  });
});

describe('readOnlySelect', () => {
  it.each([
    ["SELECT 'a' AS b; -- end", "query('SELECT ''a'' AS b')"],
    ['(SELECT 1)', "query('(SELECT 1)')"],
    ["SELECT ''') r; DROP TABLE t; --'", "query('SELECT '''''') r; DROP TABLE t; --''')"],
  ])('keeps %s a literal', (text, sql) => {
    expect(readOnlySelect(text).text).toBe(sql);
  });

  it.each(['EXPLAIN SELECT 1', 'DESCRIBE t', 'SHOW TABLES', 'SUMMARIZE t'])('refuses %s', (text) => {
    expect(() => readOnlySelect(text)).toThrow(/sql_not_select/);
  });

  it.each(['DROP TABLE t', "FROM query('DROP TABLE t')", "COPY t TO 'x'"])('refuses %s as readOnly does', (text) => {
    expect(() => readOnlySelect(text)).toThrow(/sql_not_read_only/);
  });
});
