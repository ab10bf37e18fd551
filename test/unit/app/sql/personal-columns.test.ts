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

describe('what stands beside', () => {
  const role = (expression: string): string | undefined => named(`SELECT ${expression} AS x FROM customer u`)['x'];

  it.each([
    ['(SELECT name FROM customer c WHERE c.customer_id = u.customer_id)'],
    ['(SELECT class FROM usage UNION ALL SELECT name FROM customer WHERE kwh > 1)'],
    ["name || ' (' || count(*) || ')'"],
    ["if(kwh > 1, name, '-')"],
    ['substr(name, length(name) - 3)'],
    ['list_transform(list(name), x -> upper(x))'],
    ['[upper(one) for one in list(name) if length(one) > 1]'],
    ['filter(list(name), x -> length(x) > 1)'],
    ['[class, name]'],
    ["{'a': name, 'b': class}"],
    ['struct_pack(a := name)'],
    ["name || CASE WHEN kwh > 1 THEN '!' ELSE '' END"],
    ["CASE WHEN kwh > 1 THEN CASE WHEN kwh > 2 THEN name ELSE '' END ELSE '' END"],
    ['max(kwh) FILTER (WHERE kwh > 1) || max(name)'],
    ['coalesce(name, kwh = 1)'],
    ['name::VARCHAR'],
  ])('does not open %s', (expression) => {
    expect(role(expression)).toBe('name');
  });

  it.each([
    ['count(name)'],
    ['count(DISTINCT customer_id) * 2'],
    ['100 * count(name) / count(*)'],
    ['max(length(name)) + 1'],
    ['name IS NULL'],
    ["(name = 'x')"],
    ['kwh IS DISTINCT FROM 1'],
    ["CASE WHEN name = 'x' THEN 'a' ELSE 'b' END || class"],
    ["if(name = 'x', 'a', 'b')"],
    ['(SELECT max(kwh) FROM customer c WHERE c.customer_id = u.customer_id)'],
    ['EXISTS (SELECT name FROM customer)'],
    ['row_number() OVER (ORDER BY name)'],
    ['sum(kwh) OVER (PARTITION BY customer_id) / 12'],
    ["sum(kwh) FILTER (WHERE name LIKE 'x%') + 1"],
    ['list_filter(list(class), x -> x > 1)'],
  ])('leaves %s open', (expression) => {
    expect(role(expression)).toBeUndefined();
  });
});

describe('names without AS and by their place', () => {
  it.each([
    ['SELECT CASE WHEN kwh_12m > 5 THEN name END who FROM customer', 'who'],
    ["SELECT name || '!' who, class FROM customer", 'who'],
    ['FROM customer SELECT name who LIMIT 5', 'who'],
    ['FROM customer SELECT name who;', 'who'],
    ['SELECT name who ORDER BY 1', 'who'],
    ['SELECT who: name FROM customer', 'who'],
    ['SELECT class, "who": upper(name), kwh FROM customer', 'who'],
    ['SELECT kwh IS DISTINCT FROM 1 AS f, name who FROM customer', 'who'],
    ['WITH t(a, who) AS (SELECT class, name FROM customer) SELECT a, who FROM t', 'who'],
    ['WITH t(a, b) AS (SELECT class, name FROM customer) SELECT b AS who FROM t', 'who'],
    ['SELECT b AS who FROM (SELECT name AS b FROM customer)', 'who'],
    ['FROM customer AS t(a, who, c)', 'who'],
    ['SELECT who FROM customer t(a, who)', 'who'],
    ['SELECT who FROM (SELECT class, name FROM customer) AS t(a, who)', 'who'],
    ['SELECT who FROM (SELECT * FROM customer) AS t(a, who)', 'who'],
    ['SELECT who FROM unnest((SELECT list(name) FROM customer)) t(who)', 'who'],
    ['SELECT class AS who FROM customer UNION ALL SELECT name FROM customer', 'who'],
    ['SELECT class who FROM customer UNION SELECT class FROM customer EXCEPT SELECT name FROM customer', 'who'],
    ["SELECT kwh, '' AS who FROM customer UNION ALL SELECT * FROM customer", 'who'],
    ["SELECT r.who FROM (SELECT {'who': name} AS r FROM customer)", 'who'],
  ])('follows %s', (statement, name) => {
    expect(Object.keys(named(statement))).toContain(name);
  });

  it.each([
    ['WITH t(a, b) AS (SELECT class, count(name) FROM customer GROUP BY 1) SELECT a, b FROM t'],
    ['SELECT x FROM range(5) AS t(x)'],
    ["SELECT a FROM (VALUES ('p', 1)) AS t(a, b)"],
    ['WITH t AS (SELECT class, kwh FROM usage) SELECT a, b FROM t AS u(a, b)'],
    ['SELECT class AS kind FROM customer UNION ALL SELECT region FROM customer'],
    ['SELECT class kind, kwh FROM customer c JOIN usage u USING (customer_id) ORDER BY name DESC LIMIT 5'],
    ['SELECT CASE WHEN kwh > 1 THEN 1 END FROM customer'],
    ['SELECT segment AS g, count(*) FROM segment GROUP BY segment'],
    ['WITH month AS (SELECT period AS month FROM usage) SELECT month AS m FROM month'],
  ])('gives none to %s', (statement) => {
    expect(named(statement)).toEqual({});
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

  it('hides a row written as text, by its table or by another name', () => {
    const json = '{"customer_id":"0330100012345","name":"张三"}';
    expect(rowOf(made(text('j', json)), 'SELECT to_json(c) AS j FROM customer c')).toEqual(['****']);
    expect(rowOf(made(text('to_json(c)', json)), 'SELECT to_json(c) FROM customer AS c')).toEqual(['****']);
    expect(rowOf(made(text('j', json)), 'SELECT customer::VARCHAR AS j FROM customer')).toEqual(['****']);
    expect(rowOf(made(text('j', json)), 'SELECT to_json(r) AS j FROM (SELECT c AS r FROM customer c)')).toEqual(['****']);
    expect(rowOf(made(text('k', 'a')), 'SELECT c.class AS k, count(c) FROM customer c')).toEqual(['a']);
  });

  it('hides a column of a UNION that is called after an expression', () => {
    const union = 'SELECT upper(class) FROM customer UNION ALL SELECT name FROM customer';
    expect(rowOf(made(text('upper("class")', '张三')), union)).toEqual(['张*']);
  });

  it('hides the keys of a map', () => {
    const entry = new arrow.Struct<{ key: arrow.Utf8; value: arrow.Int32 }>([
      new arrow.Field('key', new arrow.Utf8()),
      new arrow.Field('value', new arrow.Int32()),
    ]);
    const map = arrow.vectorFromArray(
      [
        new Map([
          ['张三', 1],
          ['张四', 2],
        ]),
      ],
      new arrow.Map_(new arrow.Field('entries', entry)),
    );
    const result = readColumns(arrow.tableToIPC(new arrow.Table({ m: map }), 'stream'));
    const shown = openCell(maskedView(result, 'SELECT map(list(name), list(1)) AS m FROM customer', masked), 0, 0);
    expect(shown).toContain('张*');
    expect(shown).toContain('张* (2)');
    expect(shown).not.toMatch(/张[三四]/);
    expect(openCell(maskedView(result, 'SELECT m FROM t', masked), 0, 0)).toBe('{"张三":1,"张四":2}');
  });
});
