/** Owns the one form in which rules that are written alike are alike: what comes back when a rule has been to SQL and back. */
import type { Rule } from './rule';

/**
 * Groups within a group of their own kind are opened, groups of one are the one, and `x >= lo AND x < hi` side by side is a range.
 * Fires for the same customers.
 */
export function normalRule(rule: Rule): Rule {
  if (rule.kind === 'not') return { kind: 'not', rule: normalRule(rule.rule) };
  if (rule.kind !== 'all' && rule.kind !== 'any') return rule;
  const { kind } = rule;
  const inner = rule.rules.map(normalRule).flatMap((part) => (part.kind === kind ? part.rules : [part]));
  const rules = kind === 'all' ? withRanges(inner) : inner;
  const [only] = rules;
  return rules.length === 1 && only !== undefined ? only : { kind, rules };
}

function withRanges(rules: readonly Rule[]): Rule[] {
  const merged: Rule[] = [];
  for (const rule of rules) {
    const last = merged[merged.length - 1];
    const range = last === undefined ? null : rangeOf(last, rule);
    if (range === null) merged.push(rule);
    else merged[merged.length - 1] = range;
  }
  return merged;
}

function rangeOf(one: Rule, other: Rule): Rule | null {
  if (one.kind !== 'compare' || other.kind !== 'compare' || one.field !== other.field) return null;
  if (one.op !== '>=' || other.op !== '<' || typeof one.value !== 'number' || typeof other.value !== 'number') return null;
  return { kind: 'between', field: one.field, lo: one.value, hi: other.value };
}

/** True when both say the same in the same order. */
export function isSameRule(one: Rule, other: Rule): boolean {
  return JSON.stringify(normalRule(one)) === JSON.stringify(normalRule(other));
}
