// Tests of rules as SQL on six customers worked out by hand, on the engine of the page.
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { KEYWORDS } from '../../../src/sql/keywords';
import { isRefusedCall } from '../../../src/sql/expression-calls';
import { buildCustomerOutage } from '../../../src/model/build-customer-outage';
import type { ModelInfo } from '../../../src/model/model-info';
import { parseRule } from '../../../src/tag/parse-rule';
import type { EventMeasure, Rule } from '../../../src/tag/rule';
import { reasonSql, ruleSql } from '../../../src/tag/rule-sql';
import { queryFired, queryRuleFigures, queryTagSets, readRuleFigures, readTagSets } from '../../../src/tag/tag-figures';
import { openDuckdb, type TestDuckdb } from '../../support/duckdb';
import { HOSTILE, TAG_MODEL } from '../../unit/tag/tag-model';

let database: TestDuckdb;

beforeAll(async () => {
  database = await openDuckdb();
  // c1 … c4 on feeder f1 of region r1, c5 of region r2 alone, c6 of no place.
  database.query(`
    CREATE TABLE customer_facts AS SELECT * FROM (VALUES
      ('c1', 'a', 'x', 'r1', 'f1', DATE '2010-01-01', 500.0, 50.0, 2.0, 1.0, 0.0, 180.0),
      ('c2', 'b', '''; DROP TABLE x;--', 'r1', 'f1', DATE '2015-01-01', 250.0, 30.0, 3.0, 2.0, 0.0, 180.0),
      ('c3', 'a', NULL, 'r1', 'f1', DATE '2020-01-01', 120.0, NULL, NULL, 3.0, 2.0, 180.0),
      ('c4', NULL, 'x', 'r1', 'f1', NULL, 80.0, 10.0, 5.0, 4.0, 0.0, 180.0),
      ('c5', 'b', 'y', 'r2', NULL, DATE '2024-01-01', 0.0, 0.0, 1.0, 5.0, 0.0, 45.0),
      ('c6', 'a', 'y', NULL, NULL, DATE '2024-01-01', NULL, NULL, 4.0, 6.0, NULL, NULL)
    ) AS t(customer_id, class, "${HOSTILE.replace(/"/g, '""')}", region, feeder, opened, kwh_12m, amount_12m, people, "order", late_payments_12m, outage_minutes_12m)`);
  database.query('ALTER TABLE customer_facts ADD COLUMN usage VARCHAR');
  // c1: 10 kWh a month; c2: 10 in January to April only; c3: bills due and paid late in May and not at all in June; c5: nothing known in June.
  database.query(`
    CREATE TABLE usage AS
    SELECT 'c1' AS customer_id, DATE '2024-01-01' + to_months(m::INTEGER) AS period, 10.0 AS kwh, 5.0 AS amount, NULL::DATE AS due, NULL::DATE AS paid FROM range(6) r(m)
    UNION ALL SELECT 'c2', DATE '2024-01-01' + to_months(m::INTEGER), 10.0, 5.0, NULL, NULL FROM range(4) r(m)
    UNION ALL SELECT * FROM (VALUES
      ('c3', DATE '2024-04-01', 40.0, 20.0, DATE '2024-05-10', DATE '2024-05-09'),
      ('c3', DATE '2024-05-01', 40.0, 20.0, DATE '2024-06-10', DATE '2024-06-12'),
      ('c3', DATE '2024-06-01', 40.0, 20.0, DATE '2024-06-20', NULL),
      ('c4', DATE '2024-06-01', NULL, 7.0, DATE '2024-07-10', NULL))`);
  database.query(`
    CREATE TABLE ticket AS SELECT * FROM (VALUES
      ('c1', 't1', '投诉', TIMESTAMP '2024-06-30 12:00'), ('c1', 't1', '投诉', TIMESTAMP '2024-06-29 12:00'),
      ('c1', NULL, '咨询', TIMESTAMP '2024-06-01'), ('c2', 't2', 'Complaint', TIMESTAMP '2024-03-01')
    ) AS t(customer_id, ticket_id, type, opened_at)`);
  // The customer's own, the feeder's, the region's; one without a sensible end, one long ago.
  database.query(`
    CREATE TABLE outage AS SELECT * FROM (VALUES
      ('c1', 'f1', 'r1', TIMESTAMP '2024-06-30 00:00', TIMESTAMP '2024-06-30 01:00'),
      (NULL, 'f1', 'r1', TIMESTAMP '2024-06-01 00:00', TIMESTAMP '2024-06-01 02:00'),
      (NULL, NULL, 'r1', TIMESTAMP '2024-05-01 00:00', TIMESTAMP '2024-05-01 00:30'),
      (NULL, NULL, 'r2', TIMESTAMP '2024-05-01 00:00', TIMESTAMP '2024-05-01 00:45'),
      (NULL, NULL, 'r2', TIMESTAMP '2024-05-02 00:00', TIMESTAMP '2024-05-01 00:00'),
      (NULL, NULL, 'r2', TIMESTAMP '2023-01-01 00:00', TIMESTAMP '2023-01-02 00:00')
    ) AS t(customer_id, feeder, region, started, ended)`);
  database.query('ALTER TABLE outage ADD COLUMN planned BOOLEAN');
  database.query('ALTER TABLE outage ADD COLUMN cause VARCHAR');
  database.query('CREATE TABLE customer AS SELECT customer_id, feeder, region FROM customer_facts');
  for (const statement of buildCustomerOutage()) database.query(statement.text);
});

afterAll(() => database.close());

function fires(rule: Rule): string {
  return firesFor(ruleSql(rule, TAG_MODEL).text);
}

function firesFor(condition: string): string {
  return database
    .query(`SELECT customer_id FROM customer_facts WHERE ${condition} ORDER BY 1`)
    .map((row) => String(row['customer_id']).slice(1))
    .join('');
}

const kwh = (op: '>' | '<=', value: number): Rule => ({ kind: 'compare', field: 'kwh_12m', op, value });
const recent = (measure: EventMeasure, months: number, op: '>=' | '=' | '<', value: number): Rule => ({
  ...{ kind: 'recent', measure, months, op, value },
});

describe('a rule fires', () => {
  it.each<[string, Rule, string]>([
    ['above a number', kwh('>', 100), '123'],
    ['not, a missing value included', { kind: 'not', rule: kwh('>', 100) }, '456'],
    ['for a text', { kind: 'compare', field: 'class', op: '<>', value: 'a' }, '25'],
    ['for a hostile name and value', { kind: 'in', field: HOSTILE, values: ["'; DROP TABLE x;--", 'y'] }, '256'],
    ['for a name that SQL reserves', { kind: 'compare', field: 'order', op: '>=', value: 5 }, '56'],
    ['for a date', { kind: 'compare', field: 'opened', op: '<', value: '2020-01-01' }, '12'],
    ['in a range, the upper end left out', { kind: 'between', field: 'kwh_12m', lo: 80, hi: 250 }, '34'],
    ['where a value is missing', { kind: 'missing', field: 'class' }, '4'],
    // Of 0, 80, 120, 250, 500 the cut of the top 40 % lies at 120 + 0.4 × 130 = 172.
    ['for the top of the known', { kind: 'quantile', field: 'kwh_12m', end: 'top', share: 0.4 }, '12'],
    ['for the bottom, what equals the cut with it', { kind: 'quantile', field: 'kwh_12m', end: 'bottom', share: 0.25 }, '45'],
    ['for all of none', { kind: 'all', rules: [] }, '123456'],
    ['for any of none', { kind: 'any', rules: [] }, ''],
    [
      'for groups within groups',
      {
        kind: 'any',
        rules: [
          { kind: 'all', rules: [kwh('>', 100), { kind: 'compare', field: 'class', op: '=', value: 'a' }] },
          { kind: 'missing', field: 'class' },
        ],
      },
      '134',
    ],
    ['on the kWh of the last three months', recent('kwh', 3, '>=', 30), '13'],
    ['not on kWh that nobody knows', recent('kwh', 3, '<', 30), '2'],
    ['on the bill', recent('amount', 1, '=', 7), '4'],
    // c3 paid May late; June was due on the 20th and payments are known up to the 30th.
    ['on late payments, unpaid ones included', recent('late_payments', 6, '=', 2), '3'],
    ['on no late payment, where something was due', recent('late_payments', 6, '=', 0), '4'],
    ['on contacts, whose stages count once', recent('tickets', 1, '=', 2), '1'],
    ['on no contact', recent('tickets', 3, '=', 0), '23456'],
    ['on complaints in both languages', recent('complaints', 12, '>=', 1), '12'],
    ['on outages of customer, feeder and region', recent('outages', 3, '=', 3), '1'],
    ['on outages of feeder and region', recent('outages', 3, '=', 2), '234'],
    ['on minutes without supply', recent('outage_minutes', 3, '=', 45), '5'],
    ['on no outage, only where one could have been recorded', recent('outages', 1, '=', 0), '5'],
    ['on own SQL', { kind: 'sql', text: "class LIKE 'a%' OR people = 5" }, '1346'],
  ])('%s', (_, rule, expected) => {
    expect(fires(rule)).toBe(expected);
  });

  it('takes a column called usage for a column', () => {
    const model = { ...TAG_MODEL, facts: [...TAG_MODEL.facts, { ...TAG_MODEL.facts[0]!, name: 'usage' }] };
    const rule: Rule = { kind: 'all', rules: [{ kind: 'missing', field: 'usage' }, recent('kwh', 3, '>=', 30)] };
    expect(firesFor(ruleSql(rule, model).text)).toBe('13');
  });
});

describe('the last months', () => {
  // June is a stub: in usage, but in no yearly figure.
  const stub: ModelInfo = {
    ...TAG_MODEL,
    completeMonths: ['2024-02-01', '2024-05-01'],
    incompleteMonths: ['2024-01-01', '2024-06-01'],
  };

  it('count back from the last complete month and never beyond the first', () => {
    // March to May: c1 30, c2 20, c3 80; June of c1 and c3 is left out, and c4 has nothing else.
    expect(firesFor(ruleSql(recent('kwh', 3, '>=', 0), stub).text)).toBe('123');
    expect(firesFor(ruleSql(recent('kwh', 3, '=', 30), stub).text)).toBe('1');
    expect(firesFor(ruleSql(recent('kwh', 3, '=', 80), stub).text)).toBe('3');
    // February to May, however far one looks back: c1 40.
    expect(firesFor(ruleSql(recent('kwh', 12, '=', 40), stub).text)).toBe('1');
    expect(firesFor(ruleSql(recent('amount', 1, '=', 7), stub).text)).toBe('');
  });

  it('are read back from the SQL', () => {
    const rule = recent('kwh', 3, '>=', 30);
    expect(parseRule(ruleSql(rule, stub).text, stub).rule).toEqual(rule);
    // Of other data, the months are other ones: then it is a condition of one's own.
    expect(parseRule(ruleSql(rule, stub).text, TAG_MODEL).rule).toMatchObject({ kind: 'sql' });
  });
});

describe('SQL as a person writes it', () => {
  it.each([
    "NOT (kwh_12m > 100 AND class = 'a')",
    "class NOT IN ('a')",
    'kwh_12m NOT BETWEEN 100 AND 300',
    'NOT kwh_12m >= (SELECT quantile_cont(kwh_12m, 0.6) FROM customer_facts)',
    '(kwh_12m > 100) IS NOT FALSE',
    "coalesce(class = 'a', TRUE) OR people = 3",
    "NOT (class LIKE 'a%') AND (people > 2) IS NOT TRUE",
    'CASE WHEN people > 2 AND kwh_12m > 1 THEN TRUE END',
    '(people + 1) * 2 > 8 AND NOT kwh_12m IS NULL',
    "NOT NOT opened < '2020-01-01'",
  ])('fires for the same customers as the rule made of it: %s', (text) => {
    const { rule } = parseRule(text, TAG_MODEL);
    expect(rule).not.toBeNull();
    expect(fires(rule as Rule)).toBe(firesFor(text));
  });

  it('whatever it is', () => {
    const atoms = fc.constantFrom(
      'kwh_12m > 100',
      "class = 'a'",
      'people IN (2, 4)',
      'kwh_12m IS NULL',
      "class LIKE 'b%'",
      'TRUE',
      "class IN ('a', 'b')",
      'opened IS NOT NULL',
    );
    const texts = fc.letrec<{ text: string }>((tie) => ({
      text: fc.oneof(
        { maxDepth: 4, depthIdentifier: 'text' },
        atoms,
        fc.tuple(tie('text'), fc.constantFrom('AND', 'OR'), tie('text')).map(([a, op, b]) => `${a} ${op} ${b}`),
        tie('text').map((text) => `NOT (${text})`),
        tie('text').map((text) => `(${text}) IS NOT TRUE`),
        tie('text').map((text) => `(${text})`),
      ),
    })).text;
    fc.assert(
      fc.property(texts, (text) => {
        const { rule } = parseRule(text, TAG_MODEL);
        return rule !== null && fires(rule) === firesFor(text);
      }),
      { numRuns: 80 },
    );
  });
});

describe('the reason', () => {
  const reasonOf = (rule: Rule, id: string): unknown =>
    database.query(`SELECT ${reasonSql(rule, TAG_MODEL).text} AS reason FROM customer_facts WHERE customer_id = '${id}'`)[0]?.[
      'reason'
    ];

  it('holds the values that fired, each once', () => {
    const rule: Rule = {
      kind: 'any',
      rules: [kwh('>', 100), kwh('>', 300), { kind: 'compare', field: 'class', op: '=', value: 'a' }],
    };
    expect(reasonOf(rule, 'c1')).toBe('kwh_12m=500.0, class=a');
    expect(reasonOf(rule, 'c2')).toBe('kwh_12m=250.0');
  });

  it('holds what did not fire under a not, and what is missing', () => {
    expect(reasonOf({ kind: 'not', rule: kwh('>', 100) }, 'c6')).toBe('kwh_12m=(missing)');
  });

  it('holds sums over months, and own SQL as it is', () => {
    const rule: Rule = { kind: 'all', rules: [recent('kwh', 3, '>=', 30), { kind: 'sql', text: "class LIKE 'a%'" }] };
    expect(reasonOf(rule, 'c1')).toBe("kwh_3m=30.0, class LIKE 'a%'");
  });
});

describe('figures', () => {
  it('are those of the customers for whom the rule fires', () => {
    const figures = readRuleFigures(database.columns(queryRuleFigures(kwh('>', 100), TAG_MODEL).text));
    expect(figures).toEqual({
      ...{ customers: 3, kwh: 870, amount: 80, most: 500 },
      whole: { customers: 6, kwh: 950, amount: 90, most: 500 },
    });
    expect(readRuleFigures(database.columns(queryRuleFigures({ kind: 'any', rules: [] }, TAG_MODEL).text)).kwh).toBe(0);
  });

  it('are right for more tags than one number has bits, two by two', () => {
    // Tag i: order > i mod 6, so that 6 − (i mod 6) customers have it.
    const rules = Array.from({ length: 65 }, (_, i): Rule => ({ kind: 'compare', field: 'order', op: '>', value: i % 6 }));
    const tally = readTagSets(database.columns(queryTagSets(rules, TAG_MODEL).text), rules.length);
    expect(tally.tags.map(({ customers }) => customers)).toEqual(rules.map((_, i) => 6 - (i % 6)));
    expect(tally.both[5]?.[62]).toBe(1);
    expect(tally.both[64]?.[6]).toBe(2);
    expect(tally.tags[0]).toEqual({ customers: 6, kwh: 950, amount: 90, most: 500 });
    expect(tally.whole).toEqual({ customers: 6, kwh: 950, amount: 90, most: 500 });
  });

  it('name the tags of one customer with their reasons', () => {
    const tag = (id: string, rule: Rule) => ({
      id,
      name: { en: id, zh: id },
      family: 'value' as const,
      rule,
      description: { en: '', zh: '' },
      owner: '',
      version: 1,
    });
    const tags = [tag('no', kwh('>', 9999)), tag('yes', kwh('>', 100))];
    expect(database.query(queryFired('c2', tags, TAG_MODEL).text)).toEqual([{ place: 1, reason: 'kwh_12m=250.0' }]);
  });
});

describe('the words kept for the engine', () => {
  it('are the keywords that it has', () => {
    const rows = database.query(
      "SELECT keyword_name AS word FROM duckdb_keywords() WHERE keyword_category <> 'unreserved' ORDER BY 1",
    );
    expect(rows.map(({ word }) => word)).toEqual([...KEYWORDS].sort());
  });

  it('refuse each of its functions that reads files, runs text or has effects', () => {
    const rows = database.query(
      "SELECT DISTINCT function_name AS name FROM duckdb_functions() WHERE (function_type IN ('table', 'pragma') OR has_side_effects) AND function_name NOT IN ('unnest', 'range', 'generate_series', 'repeat') AND NOT (function_type = 'pragma' AND function_name NOT IN (SELECT function_name FROM duckdb_functions() WHERE function_type = 'table'))",
    );
    expect(rows.map(({ name }) => String(name)).filter((name) => !isRefusedCall(name))).toEqual([]);
  });
});
