// Personal values stay masked whatever a statement makes of their columns and however it calls them.
import { describe, expect, it } from 'vitest';
import { expressionRole, personalNames } from '../../../../src/app/sql/personal-columns';
import { openCell, shownCell } from '../../../../src/app/sql/result-cells';
import { maskedView } from '../../../../src/app/sql/result-view';
import { readColumns, type ResultColumns } from '../../../../src/engine/columns';
import { writeIpc, type ColumnInput } from '../../../../src/engine/ipc';
import * as arrow from 'apache-arrow';

const masked = new Map([
  ['customer_id', 'customer_id'],
  ['name', 'name'],
  ['户号', 'customer_id'],
]);
const named = (statement: string): Record<string, string> => Object.fromEntries(personalNames(statement, masked));
const text = (name: string, ...values: (string | null)[]): ColumnInput => ({ name, kind: 'text', values });
const made = (...columns: ColumnInput[]): ResultColumns => readColumns(writeIpc(columns));

describe('names of a statement', () => {
  it('follows renaming, with and without AS, in quotes and in Chinese', () => {
    expect(named('SELECT c.customer_id AS 用户编号, name n, "name" AS "Full Name" FROM customer c')).toEqual({
      用户编号: 'customer_id',
      n: 'name',
      'full name': 'name',
    });
  });

  it('follows expressions, casts, windows, lists and a name of a name', () => {
    const made = named(`WITH a AS (SELECT max(customer_id) AS top, row_number() OVER (ORDER BY name) AS place FROM customer),
      b AS (SELECT CAST(top AS VARCHAR) AS again FROM a)
      SELECT again AS last, list(name)[1:2] AS some, upper(name) || '!' AS loud, max(name) FILTER (WHERE kwh > 1) AS large FROM b`);
    expect(made).toMatchObject({ top: 'customer_id', again: 'customer_id', last: 'customer_id' });
    expect(made).toMatchObject({ some: 'name', loud: 'name', large: 'name' });
    expect(made).not.toHaveProperty('place');
  });

  it('leaves alone what tells nobody: counts, conditions, levels, texts and comments', () => {
    expect(
      named(`SELECT count(DISTINCT customer_id) AS n, name IS NULL AS missing, length(name) AS long, 'name' AS word, -- name AS x
        CASE WHEN customer_id IN ('1') THEN 'large' ELSE 'small' END AS level, class AS kind FROM customer AS people`),
    ).toEqual({});
  });

  it('sees what the branches of a CASE give', () => {
    expect(named('SELECT CASE WHEN kwh > 1 THEN name END AS who FROM customer')['who']).toBe('name');
  });
});

it('knows a column called after its expression', () => {
  expect(
    ['max(customer_id)', 'any_value("name")', "(户号 || '')", '"left"("name", 11)'].map((n) => expressionRole(n, masked)),
  ).toEqual(['customer_id', 'name', 'customer_id', 'name']);
  expect(['count(customer_id)', 'kwh', 'sum(kwh)', 'count(DISTINCT "name")'].map((n) => expressionRole(n, masked))).toEqual([
    null,
    null,
    null,
    null,
  ]);
});

describe('a result', () => {
  const rowOf = (result: ResultColumns, statement: string, row = 0): (string | null)[] => {
    const view = maskedView(result, statement, masked);
    return result.names.map((_, column) => shownCell(view, row, column));
  };

  it('hides renamed columns and expressions', () => {
    const result = made(text('编号', '0330100012345'), text('max(customer_id)', '0330100012345'), text('class', 'a'));
    expect(rowOf(result, 'SELECT customer_id AS 编号, max(customer_id), class FROM customer')).toEqual([
      '0330****2345',
      '0330****2345',
      'a',
    ]);
  });

  it('hides the smallest and largest customer of SUMMARIZE, but no other column of it', () => {
    const result = made(
      text('column_name', 'customer_id', 'class'),
      text('min', '0330100012345', 'a'),
      text('max', '0330100099999', 'b'),
    );
    expect(rowOf(result, '-- all\nSUMMARIZE customer_facts')).toEqual(['customer_id', '0330****2345', '0330****9999']);
    expect(rowOf(result, 'SUMMARIZE customer_facts', 1)).toEqual(['class', 'a', 'b']);
  });

  it('shows names of tables as they are', () => {
    expect(rowOf(made(text('name', 'customer_facts')), 'SHOW TABLES')).toEqual(['customer_facts']);
    expect(rowOf(made(text('name', 'customer_facts')), 'SELECT name FROM customer')).not.toEqual(['customer_facts']);
  });

  it('hides fields of records and items of lists', () => {
    const record = arrow.vectorFromArray(
      [{ customer_id: '0330100012345', class: 'a' }],
      new arrow.Struct([new arrow.Field('customer_id', new arrow.Utf8()), new arrow.Field('class', new arrow.Utf8())]),
    );
    const list = arrow.vectorFromArray([['0330100012345']], new arrow.List(new arrow.Field('item', new arrow.Utf8())));
    const result = readColumns(arrow.tableToIPC(new arrow.Table({ c: record, ids: list }), 'stream'));
    const view = maskedView(result, 'SELECT c, list(customer_id) AS ids FROM customer c GROUP BY c', masked);
    expect(openCell(view, 0, 0)).toBe('{"customer_id":"0330****2345","class":"a"}');
    expect(openCell(view, 0, 1)).toBe('["0330****2345"]');
  });
});
