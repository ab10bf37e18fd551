/** Owns which column tells that what a risk warns of has happened, and which rules give that away. */
import type { Text } from '../../lib/text';
import { factField, type ModelInfo } from '../../model/model-info';
import { ident, join, sql, type Sql } from '../../sql/sql';
import { EVENT_MEANINGS } from '../event-measure';
import { leavesOf, type Rule } from '../rule';
import { ruleLacks } from '../rule-lacks';
import { ruleText } from '../rule-text';
import type { Risk, RiskRule } from './risk';

export interface Outcome {
  readonly rule: Rule;
  /** Id of the ready risk that it is the outcome of. */
  readonly of: string;
  readonly text: Text;
}

/** Without a text of its own the rule speaks for itself. */
type Found = Pick<Outcome, 'rule' | 'of'> & { readonly text?: Text };

/** Names of columns that say so, by the risk that they are the outcome of. */
const CHURNED = /churn|attrition|exited|流失|销户|注销|离网|退网|解约|status|状态/i;
const OWED = /欠费|逾期|违约|拖欠|default|arrear|overdue|delinquen/i;
const COMPLAINED = /投诉|举报|不满|complain|dissatisf|discontent/i;
const BY_NAME: readonly (readonly [risk: string, name: RegExp])[] = [
  ['churn', CHURNED],
  ['arrears', OWED],
  ['complaint', COMPLAINED],
];
const HAPPENED =
  /^(yes|y|true|t|1|是|有|churned|churn|left|closed|exited|terminated|attrited customer)$|销户|注销|流失|离网|退网|解约|^欠费|逾期|违约|投诉|不满/i;

/** Facts with more values than this are no yes or no. */
const MOST_VALUES = 12;

/** Facts whose values have to be looked at. */
function namedFacts(model: ModelInfo): string[] {
  return model.facts
    .filter(({ kind, distinct, name, text }) => {
      const words = `${name} ${text.en} ${text.zh}`;
      return kind === 'category' && distinct > 1 && distinct <= MOST_VALUES && BY_NAME.some(([, is]) => is.test(words));
    })
    .map(({ name }) => name);
}

/** One row a value of a fact whose name sounds like an outcome: fact, value, customers; null when there is no such fact. */
export function queryOutcomeValues(model: ModelInfo): Sql | null {
  const names = namedFacts(model);
  if (names.length === 0) return null;
  const parts = names.map(
    (name) =>
      sql`SELECT ${name} AS fact, ${ident(name)}::VARCHAR AS value, count(*)::INTEGER AS customers FROM customer_facts WHERE ${ident(name)} IS NOT NULL GROUP BY ALL`,
  );
  return sql`${join(parts, ' UNION ALL ')} ORDER BY fact, customers, value`;
}

export interface OutcomeValue {
  readonly fact: string;
  readonly value: string;
}

/** What could be the outcome of the risk, the likeliest first. @param values of queryOutcomeValues */
export function outcomesOf(risk: Pick<Risk, 'id'>, model: ModelInfo, values: readonly OutcomeValue[]): Outcome[] {
  const found: Found[] = [];
  for (const name of [...new Set(values.map(({ fact }) => fact))]) {
    const field = factField(model, name);
    const happened = values.filter(({ fact, value }) => fact === name && HAPPENED.test(value)).map(({ value }) => value);
    if (field === undefined || happened.length === 0) continue;
    const words = `${name} ${field.text.en} ${field.text.zh}`;
    for (const [of, is] of BY_NAME) {
      // A status may tell of several things, each by values of its own.
      const own = name === 'status' || /状态|status/i.test(words) ? happened.filter((value) => is.test(value)) : happened;
      const [first] = own;
      if (first === undefined || !is.test(words + own.join(' '))) continue;
      found.push({
        of,
        rule:
          own.length === 1 ? { kind: 'compare', field: name, op: '=', value: first } : { kind: 'in', field: name, values: own },
      });
    }
  }
  const known: readonly Found[] = [
    {
      ...{ of: 'arrears', rule: { kind: 'compare', field: 'arrears_amount', op: '>', value: 0 } },
      text: { en: 'Has unpaid bills', zh: '有未结清电费' },
    },
    {
      ...{ of: 'complaint', rule: { kind: 'compare', field: 'complaints_12m', op: '>=', value: 1 } },
      text: { en: 'Complained within a year', zh: '近一年有投诉' },
    },
    {
      ...{ of: 'complaint', rule: { kind: 'compare', field: 'csat_top2', op: '=', value: 0 } },
      text: { en: 'Not satisfied when last asked', zh: '最近一次评价不满意' },
    },
    {
      ...{ of: 'arrears', rule: { kind: 'compare', field: 'late_payments_12m', op: '>=', value: 1 } },
      text: { en: 'Paid late within a year', zh: '近一年有逾期缴费' },
    },
    {
      ...{ of: 'churn', rule: { kind: 'compare', field: 'kwh_growth', op: '<=', value: -0.25 } },
      text: { en: 'Uses a quarter less than a year before', zh: '电量一年减少四分之一以上' },
    },
  ];
  const possible = known.filter(({ rule }) => ruleLacks(rule, model) === null);
  // Money owed says more than what was done about it.
  const owed = possible.filter(({ rule }) => rule.kind === 'compare' && rule.field === 'arrears_amount');
  const all = [...owed, ...found, ...possible.filter((one) => !owed.includes(one))];
  const isOwn = ({ of }: { of: string }): boolean => of === risk.id;
  return [...all.filter(isOwn), ...all.filter((one) => !isOwn(one))].map(({ rule, of, text = ruleText(rule, model) }) => ({
    rule,
    of,
    text,
  }));
}

/** Which of them stands without a choice: the first that speaks of this very risk; null when none does. */
export function suggestedOutcome(risk: Pick<Risk, 'id'>, model: ModelInfo, values: readonly OutcomeValue[]): Rule | null {
  return outcomesOf(risk, model, values).find(({ of }) => of === risk.id)?.rule ?? null;
}

/** The rule of who left for good, told by a column of the data; null where none tells. Using less is no leaving. */
export function leavers(model: ModelInfo, values: readonly OutcomeValue[]): Rule | null {
  const named = new Set(values.map(({ fact }) => fact));
  return (
    outcomesOf({ id: 'churn' }, model, values).find(
      ({ of, rule }) => of === 'churn' && leavesOf(rule).some((leaf) => 'field' in leaf && named.has(leaf.field)),
    )?.rule ?? null
  );
}

/** Facts that a rule asks about, those of events among them. */
export function factsOf(rule: Rule, model: ModelInfo): string[] {
  return leavesOf(rule).flatMap((leaf) => {
    if (leaf.kind === 'recent') return [EVENT_MEANINGS[leaf.measure].fact];
    // Own SQL may name any fact; words in quotes may be taken for one, which errs on the safe side.
    if (leaf.kind === 'sql') return model.facts.map(({ name }) => name).filter((name) => leaf.text.includes(name));
    return [leaf.field];
  });
}

/** Facts that are made of the same rows: where one is the outcome, another says part of it. */
const KINDRED: readonly (readonly string[])[] = [
  ['arrears_amount', 'late_payments_12m'],
  ['complaints_12m', 'tickets_12m'],
  ['csat', 'csat_top2', 'nps'],
  ['status', 'arrears_amount'],
  ['status', 'kwh_growth'],
];

export interface Leaks {
  /** Rules that ask about the outcome itself. */
  readonly same: readonly RiskRule[];
  /** Rules about a fact made of the same rows. */
  readonly kindred: readonly RiskRule[];
}

export function leaksOf(risk: Risk, outcome: Rule | null, model: ModelInfo): Leaks {
  if (outcome === null) return { same: [], kindred: [] };
  const own = factsOf(outcome, model);
  const relatives = KINDRED.filter((group) => group.some((name) => own.includes(name))).flat();
  const same = risk.rules.filter(({ rule }) => factsOf(rule, model).some((name) => own.includes(name)));
  const kindred = risk.rules.filter(
    (rule) => !same.includes(rule) && factsOf(rule.rule, model).some((name) => relatives.includes(name)),
  );
  return { same, kindred };
}

/** The risk without the rules that ask about the outcome itself. */
export function withoutLeaks(risk: Risk, outcome: Rule | null, model: ModelInfo): Risk {
  const { same } = leaksOf(risk, outcome, model);
  return same.length === 0 ? risk : { ...risk, rules: risk.rules.filter((rule) => !same.includes(rule)) };
}

/** True for a fact that must not predict the outcome: it is the outcome, or made of the same rows. */
export function isGivenAway(fact: string, outcome: Rule, model: ModelInfo): boolean {
  const own = factsOf(outcome, model);
  return own.includes(fact) || KINDRED.some((group) => group.includes(fact) && group.some((name) => own.includes(name)));
}
