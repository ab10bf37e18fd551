// Where DuckDB sees an error, and in which words it is told. The messages are those of the engine of the page (1.4.3).
import { describe, expect, it } from 'vitest';
import { errorPlace, lineAndColumn } from '../../../src/sql/error-place';
import { errorSentence } from '../../../src/sql/error-sentence';
import { statementRanges } from '../../../src/sql/read-only';

/** The piece of the statement that would be marked. */
function marked(message: string, statement: string): string | null {
  const place = errorPlace(message, statement);
  return place === null ? null : statement.slice(place.from, place.to);
}

describe('errorPlace', () => {
  it('finds the word on a later line', () => {
    const statement = 'SELECT customer_id,\n  kwhh\nFROM customer';
    const message =
      'Binder Error: Referenced column "kwhh" not found in FROM clause!\nCandidate bindings: "kwh"\n\nLINE 2:   kwhh\n          ^';
    expect(errorPlace(message, statement)).toEqual({ from: 22, to: 26 });
  });

  it('counts a Chinese character as two columns', () => {
    const statement = "SELECT '客户' AS 名称, nope FROM customer";
    // The caret stands under n: 9 for "LINE 1: " and its blank, then 8 + 2 × 2 + 6 + 2 × 2 + 2 columns.
    const columns = 8 + 4 + 5 + 4 + 2;
    const message = `Binder Error: Referenced column "nope" not found\n\nLINE 1: ${statement}\n${' '.repeat(8 + columns)}^`;
    expect(marked(message, statement)).toBe('nope');
  });

  it('finds the place in a long line of which only a part is shown', () => {
    const statement = `SELECT ${'1 AS one, '.repeat(20)}nope, 2 AS two FROM customer`;
    const shown = '...S one, 1 AS one, nope, 2 AS two...';
    const message = `Binder Error: Referenced column "nope" not found\n\nLINE 1: ${shown}\n${' '.repeat(8 + shown.indexOf('nope'))}^`;
    expect(marked(message, statement)).toBe('nope');
  });

  it('marks the end of a statement that ends too early, and the first of several like names', () => {
    expect(marked('Parser Error: syntax error at end of input', 'SELECT (1 \n')).toBe('1');
    const ambiguous = 'Binder Error: Ambiguous reference to column name "customer_id" (use: "a.customer_id" or "b.customer_id")';
    expect(errorPlace(ambiguous, 'SELECT a.customer_id, customer_id FROM x a JOIN x b')).toEqual({ from: 22, to: 33 });
  });

  it('gives null for a line that the statement does not have', () => {
    expect(errorPlace('Error\nLINE 4: x\n        ^', 'SELECT 1')).toBeNull();
    expect(errorPlace('Out of Range Error: overflow', 'SELECT 1')).toBeNull();
  });

  it('tells line and column from one', () => {
    expect(lineAndColumn('ab\ncd', 4)).toEqual({ line: 2, column: 2 });
  });
});

describe('errorSentence', () => {
  it('names what is missing and what may be meant', () => {
    expect(
      errorSentence('Binder Error: Referenced column "kwhh" not found in FROM clause!\nCandidate bindings: "kwh", "kw"')?.en,
    ).toBe('there is no column kwhh. Did you mean kwh, kw?');
    expect(errorSentence('Catalog Error: Table with name custmer does not exist!\nDid you mean "customer"?')?.zh).toBe(
      '没有表 custmer。是否为 customer？',
    );
    expect(errorSentence('Catalog Error: Scalar Function with name summ does not exist!\nDid you mean "sum"?')?.en).toBe(
      'there is no function summ. Did you mean sum?',
    );
    expect(errorSentence('Parser Error: syntax error at or near "customer"')?.en).toMatch(/^"customer" is not expected here/);
  });

  it('has no words of its own for what it does not know', () => {
    expect(errorSentence('Out of Range Error: overflow in multiplication')).toBeNull();
  });
});

describe('statementRanges', () => {
  it('cuts at semicolons outside of texts and comments, and leaves out empty statements', () => {
    const text = "SELECT ';' /* ; */;\n-- ;\n;SELECT 2; ";
    expect(statementRanges(text).map(({ from, to }) => text.slice(from, to))).toEqual(["SELECT ';' /* ; */", 'SELECT 2']);
  });
});
