/** Owns the closed language of rules by which customers are tagged: plain JSON that a form, SQL and a sentence all stand for. */

export type Comparison = '=' | '<>' | '<' | '<=' | '>' | '>=';

/** What happened to a customer month by month; see tables usage, ticket and outage. */
export type EventMeasure = 'kwh' | 'amount' | 'late_payments' | 'tickets' | 'complaints' | 'outages' | 'outage_minutes';

/** True, false or unknown for each customer; unknown (a missing value) does not fire. Fields are columns of customer_facts. */
export type Rule =
  | { readonly kind: 'all'; readonly rules: readonly Rule[] }
  | { readonly kind: 'any'; readonly rules: readonly Rule[] }
  /** Fires where the inner rule does not, a missing value included. */
  | { readonly kind: 'not'; readonly rule: Rule }
  /** A number, or a date as yyyy-MM-dd, or a text (then only = and <>). */
  | { readonly kind: 'compare'; readonly field: string; readonly op: Comparison; readonly value: number | string }
  /** lo ≤ x < hi */
  | { readonly kind: 'between'; readonly field: string; readonly lo: number; readonly hi: number }
  | { readonly kind: 'in'; readonly field: string; readonly values: readonly string[] }
  | { readonly kind: 'missing'; readonly field: string }
  /** The `share` (0 … 1, to a millionth) of customers with the highest or lowest known values; all that equal the cut belong to it. */
  | { readonly kind: 'quantile'; readonly field: string; readonly end: 'top' | 'bottom'; readonly share: number }
  /**
   * Sum of a measure over the last n months of the data, counted back from the last complete month of usage, the last contact or the last outage.
   * Without a row it is 0 for contacts and complaints; unknown for kWh and amounts, for late payments of who had nothing due, and for
   * outages where none could have been recorded.
   */
  | {
      readonly kind: 'recent';
      readonly measure: EventMeasure;
      readonly months: number;
      readonly op: Comparison;
      readonly value: number;
    }
  /** A condition in SQL that none of the others can say; a boolean expression over customer_facts. */
  | { readonly kind: 'sql'; readonly text: string };

/** A rule that is one condition. */
export type Leaf = Exclude<Rule, { kind: 'all' | 'any' | 'not' }>;

export const COMPARISONS: readonly Comparison[] = ['=', '<>', '<', '<=', '>', '>='];
export const EVENT_MEASURES: readonly EventMeasure[] = [
  ...(['kwh', 'amount', 'late_payments', 'tickets', 'complaints', 'outages', 'outage_minutes'] as const),
];

/** Deeper than any form can show; a bound, so that a hostile file cannot exhaust the stack. */
export const MOST_DEPTH = 20;

/** Months that a `recent` condition may look back. */
export const MOST_MONTHS = 120;

/** A rule that every customer fulfils: the beginning of a new one. */
export const EVERYBODY: Rule = { kind: 'all', rules: [] };

/** A saved rule as it was; null for what is none. */
export function readRule(saved: unknown, depth = 0): Rule | null {
  if (typeof saved !== 'object' || saved === null || depth > MOST_DEPTH) return null;
  const rule = saved as Readonly<Record<string, unknown>>;
  const { kind, field, value } = rule;
  const op = COMPARISONS.find((candidate) => candidate === rule['op']);
  const isFinite = (x: unknown): x is number => typeof x === 'number' && Number.isFinite(x);
  const isText = (x: unknown): x is string => typeof x === 'string' && !x.includes('\0');
  if (kind === 'all' || kind === 'any') {
    if (!Array.isArray(rule['rules'])) return null;
    const rules = rule['rules'].map((inner: unknown) => readRule(inner, depth + 1));
    return rules.every((inner) => inner !== null) ? { kind, rules } : null;
  }
  if (kind === 'not') {
    const inner = readRule(rule['rule'], depth + 1);
    return inner === null ? null : { kind, rule: inner };
  }
  if (kind === 'sql') return isText(rule['text']) ? { kind, text: rule['text'] } : null;
  if (kind === 'recent') {
    const measure = EVENT_MEASURES.find((candidate) => candidate === rule['measure']);
    const { months } = rule;
    if (measure === undefined || op === undefined || !isFinite(value) || !isFinite(months)) return null;
    return { kind, measure, months: Math.min(MOST_MONTHS, Math.max(1, Math.floor(months))), op, value };
  }
  // An empty name is no name in SQL.
  if (!isText(field) || field === '') return null;
  switch (kind) {
    case 'compare':
      return op !== undefined && (isFinite(value) || isText(value)) ? { kind, field, op, value } : null;
    case 'between':
      return isFinite(rule['lo']) && isFinite(rule['hi']) ? { kind, field, lo: rule['lo'], hi: rule['hi'] } : null;
    case 'in': {
      const { values } = rule;
      const texts = Array.isArray(values) ? values.filter(isText) : [];
      return texts.length > 0 ? { kind, field, values: texts } : null;
    }
    case 'missing':
      return { kind, field };
    case 'quantile': {
      const { end, share } = rule;
      return (end === 'top' || end === 'bottom') && isFinite(share) && roundShare(share) > 0 && share <= 1
        ? { kind, field, end, share: roundShare(share) }
        : null;
    }
    default:
      return null;
  }
}

/** To a millionth, so that 1 − 0.8 is 0.2. */
export function roundShare(share: number): number {
  return Math.round(share * 1e6) / 1e6;
}

/** Every condition of a rule, in reading order. */
export function leavesOf(rule: Rule): Leaf[] {
  if (rule.kind === 'all' || rule.kind === 'any') return rule.rules.flatMap(leavesOf);
  return rule.kind === 'not' ? leavesOf(rule.rule) : [rule];
}
