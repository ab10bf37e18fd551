// Tests of the way from SQL to rules: every form, what stays SQL, and what is explained at its place.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isSameRule, normalRule } from '../../../src/tag/normal-rule';
import { parseRule } from '../../../src/tag/parse-rule';
import { COMPARISONS, EVENT_MEASURES, readRule, type Rule } from '../../../src/tag/rule';
import { ruleSql } from '../../../src/tag/rule-sql';
import { HOSTILE, TAG_MODEL } from './tag-model';

function ruleOf(text: string): Rule {
  const { rule, problem } = parseRule(text, TAG_MODEL);
  if (rule === null) throw new Error(`${problem.code}: ${problem.text.en}`);
  return rule;
}

/** Code, and the words of the text that the problem marks. */
function problemOf(text: string): string {
  const { problem } = parseRule(text, TAG_MODEL);
  return problem === null ? 'none' : `${problem.code} @ ${text.slice(problem.start, problem.end)}`;
}

const kwh = (op: string, value: number): Rule => ({ kind: 'compare', field: 'kwh_12m', op: op as '=', value });
const isA: Rule = { kind: 'compare', field: 'class', op: '=', value: 'a' };
const missing: Rule = { kind: 'missing', field: 'kwh_12m' };

describe('parseRule', () => {
  it.each<[string, Rule]>([
    ['kwh_12m >= 5', kwh('>=', 5)],
    ['5 <= kwh_12m', kwh('>=', 5)],
    ['-1.5e2 < "kwh_12m"', kwh('>', -150)],
    ['customer_facts.KWH_12M != (-3)', kwh('<>', -3)],
    ["'a' = class", isA],
    ["class = 'it''s'", { kind: 'compare', field: 'class', op: '=', value: "it's" }],
    ["opened < DATE '2020-02-29'", { kind: 'compare', field: 'opened', op: '<', value: '2020-02-29' }],
    ["opened < '2020-01-31'", { kind: 'compare', field: 'opened', op: '<', value: '2020-01-31' }],
    ['kwh_12m BETWEEN 1 AND 2', { kind: 'all', rules: [kwh('>=', 1), kwh('<=', 2)] }],
    ['kwh_12m NOT BETWEEN 1 AND 2', { kind: 'any', rules: [kwh('<', 1), kwh('>', 2)] }],
    ['kwh_12m >= 1 AND kwh_12m < 2', { kind: 'between', field: 'kwh_12m', lo: 1, hi: 2 }],
    ["class IN ('a', 'b')", { kind: 'in', field: 'class', values: ['a', 'b'] }],
    ['people IN (1, 2)', { kind: 'any', rules: [1, 2].map((value) => ({ kind: 'compare', field: 'people', op: '=', value })) }],
    ['kwh_12m IS NULL', missing],
    ['kwh_12m is not null', { kind: 'not', rule: missing }],
    [
      'kwh_12m >= (SELECT quantile_cont(kwh_12m, 0.8) FROM customer_facts)',
      { kind: 'quantile', field: 'kwh_12m', end: 'top', share: 0.2 },
    ],
    [
      '(SELECT quantile_cont(kwh_12m, 0.1) FROM customer_facts) >= kwh_12m',
      { kind: 'quantile', field: 'kwh_12m', end: 'bottom', share: 0.1 },
    ],
    ['TRUE', { kind: 'all', rules: [] }],
    [
      "kwh_12m > 5 OR class = 'a' AND kwh_12m IS NULL",
      { kind: 'any', rules: [kwh('>', 5), { kind: 'all', rules: [isA, missing] }] },
    ],
    [
      "(kwh_12m > 5 OR class = 'a') AND kwh_12m IS NULL",
      { kind: 'all', rules: [{ kind: 'any', rules: [kwh('>', 5), isA] }, missing] },
    ],
    // SQL's own NOT leaves missing values out; that of a rule takes them in.
    ['NOT kwh_12m > 5', kwh('<=', 5)],
    ['(kwh_12m > 5) IS NOT TRUE', { kind: 'not', rule: kwh('>', 5) }],
    ['NOT coalesce(kwh_12m > 5, FALSE)', { kind: 'not', rule: kwh('>', 5) }],
    [
      "NOT (kwh_12m > 5 AND class = 'a')",
      { kind: 'any', rules: [kwh('<=', 5), { kind: 'compare', field: 'class', op: '<>', value: 'a' }] },
    ],
    ["class LIKE 'a%' AND kwh_12m > 5 -- why", { kind: 'all', rules: [{ kind: 'sql', text: "class LIKE 'a%'" }, kwh('>', 5)] }],
    ['kwh_12m / 12 > 5', { kind: 'sql', text: 'kwh_12m / 12 > 5' }],
    ['(kwh_12m + people) / 2 > 5', { kind: 'sql', text: '(kwh_12m + people) / 2 > 5' }],
    [
      'CASE WHEN people > 1 AND TRUE THEN TRUE END OR people = 3',
      {
        kind: 'any',
        rules: [
          { kind: 'sql', text: 'CASE WHEN people > 1 AND TRUE THEN TRUE END' },
          { kind: 'compare', field: 'people', op: '=', value: 3 },
        ],
      },
    ],
    [
      "class BETWEEN 'a' AND 'b' AND people = 3",
      {
        kind: 'all',
        rules: [
          { kind: 'sql', text: "class BETWEEN 'a' AND 'b'" },
          { kind: 'compare', field: 'people', op: '=', value: 3 },
        ],
      },
    ],
    ["class IN ('a', NULL)", { kind: 'sql', text: "class IN ('a', NULL)" }],
    ["customer_id = '007'", { kind: 'sql', text: "customer_id = '007'" }],
  ])('reads %s', (text, rule) => {
    expect(ruleOf(text)).toEqual(rule);
  });

  it.each([
    ['kwh_12 > 5', 'rule_unknown_field @ kwh_12'],
    ['class = a', 'rule_unknown_field @ a'],
    ['peak_kw > 5', 'rule_field_empty @ peak_kw'],
    ["kwh_12m > 'many'", "rule_wrong_type @ kwh_12m > 'many'"],
    ['class = 5', 'rule_wrong_type @ class = 5'],
    ["opened > '2021-02-30'", "rule_wrong_type @ opened > '2021-02-30'"],
    ['(kwh_12m > 5', 'rule_bracket_open @ ('],
    ['kwh_12m > 5)', 'rule_bracket_extra @ )'],
    ["class = 'a", "rule_quote_open @ 'a"],
    ['kwh_12m > 5 AND', 'rule_condition_missing @ AND'],
    ['kwh_12m >', 'rule_value_missing @ >'],
    ['kwh_12m', 'rule_field_alone @ kwh_12m'],
    ['kwh_12m > 5; DROP TABLE x', 'sql_several_statements @ ;'],
    ["(SELECT count(*) FROM read_csv('x')) > 0", "sql_call_refused @ (SELECT count(*) FROM read_csv('x')) > 0"],
    ['', 'rule_empty @ '],
  ])('explains %s', (text, problem) => {
    expect(problemOf(text)).toBe(problem);
  });

  it('proposes the nearest name', () => {
    expect(parseRule('kwh12m > 5', TAG_MODEL).problem?.text.en).toContain('Did you mean kwh_12m?');
  });
});

const numbers = fc.oneof(
  fc.integer({ min: -1e6, max: 1e6 }),
  fc.double({ noNaN: true, noDefaultInfinity: true }).map((x) => (Object.is(x, -0) ? 0 : x)),
);
const texts = fc.oneof(
  fc.string().filter((text) => !text.includes('\0')),
  fc.constantFrom("'; DROP TABLE x;--", '"', '居民', '/* */', 'a AND b'),
);
const ops = fc.constantFrom(...COMPARISONS);
const numeric = fc.constantFrom('kwh_12m', 'people', 'order');
const leaves: fc.Arbitrary<Rule> = fc.oneof(
  fc.record({ kind: fc.constant('compare' as const), field: numeric, op: ops, value: numbers }),
  fc.record({
    kind: fc.constant('compare' as const),
    field: fc.constantFrom('class', HOSTILE),
    op: fc.constantFrom('=' as const, '<>' as const),
    value: texts,
  }),
  fc.record({
    kind: fc.constant('compare' as const),
    field: fc.constant('opened'),
    op: ops,
    value: fc.constantFrom('2020-01-31', '1999-12-31'),
  }),
  fc.record({ kind: fc.constant('between' as const), field: numeric, lo: numbers, hi: numbers }),
  fc.record({
    kind: fc.constant('in' as const),
    field: fc.constantFrom('class', HOSTILE),
    values: fc.array(texts, { minLength: 1, maxLength: 4 }),
  }),
  fc.record({ kind: fc.constant('missing' as const), field: fc.constantFrom('class', 'kwh_12m', HOSTILE) }),
  fc.record({
    kind: fc.constant('quantile' as const),
    field: numeric,
    end: fc.constantFrom('top' as const, 'bottom' as const),
    share: fc.integer({ min: 1, max: 1_000_000 }).map((x) => x / 1e6),
  }),
  fc.record({
    kind: fc.constant('recent' as const),
    measure: fc.constantFrom(...EVENT_MEASURES),
    months: fc.integer({ min: 1, max: 120 }),
    op: ops,
    value: numbers,
  }),
  fc.record({
    kind: fc.constant('sql' as const),
    text: fc.constantFrom("lower(class) LIKE 'a%'", 'kwh_12m / 12 > people', "NOT (class LIKE 'x')"),
  }),
);
const rules: fc.Arbitrary<Rule> = fc.letrec<{ rule: Rule }>((tie) => ({
  rule: fc.oneof(
    { maxDepth: 4, depthIdentifier: 'rule' },
    leaves,
    fc.record({ kind: fc.constantFrom('all' as const, 'any' as const), rules: fc.array(tie('rule'), { maxLength: 4 }) }),
    fc.record({ kind: fc.constant('not' as const), rule: tie('rule') }),
  ),
})).rule;

describe('a rule that goes to SQL and back', () => {
  it('is the same', () => {
    fc.assert(
      fc.property(rules, (rule) => {
        const text = ruleSql(rule, TAG_MODEL).text;
        const { rule: back, problem } = parseRule(text, TAG_MODEL);
        expect(problem, text).toBeNull();
        expect(back, text).toEqual(normalRule(rule));
      }),
      { numRuns: 400 },
    );
  });

  it('is the same after JSON', () => {
    fc.assert(
      fc.property(rules, (rule) => {
        const back = readRule(JSON.parse(JSON.stringify(rule)));
        return back !== null && isSameRule(back, rule);
      }),
    );
  });

  it('never fails on any text', () => {
    const words = fc.constantFrom(
      'AND',
      'OR',
      'NOT',
      '(',
      ')',
      'kwh_12m',
      '>',
      '5',
      "'a'",
      'class',
      'IS',
      'NULL',
      'IN',
      'BETWEEN',
      'CASE',
      'END',
      'TRUE',
      ',',
      '-',
    );
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.array(words).map((list) => list.join(' ')),
        ),
        (text) => {
          const { rule, problem } = parseRule(text, TAG_MODEL);
          expect(rule === null).toBe(problem !== null);
          if (problem !== null) expect(problem.text.zh).not.toBe('');
          // What is accepted can be written, and says the same when it is read again.
          if (rule !== null) expect(ruleOf(ruleSql(rule, TAG_MODEL).text)).toEqual(rule);
        },
      ),
      { numRuns: 400 },
    );
  });
});
