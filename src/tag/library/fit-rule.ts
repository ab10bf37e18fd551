/** Owns fitting a ready rule to the data at hand. */
import type { ModelInfo } from '../../model/model-info';
import { ruleLacks } from '../rule-lacks';
import type { Rule } from '../rule';

/** The rule without the alternatives that the data cannot answer; null when a condition that must hold is among them, or none is left. */
export function fitRule(rule: Rule, model: ModelInfo): Rule | null {
  if (rule.kind === 'any') {
    const rules = rule.rules.flatMap((part) => fitRule(part, model) ?? []);
    return rules.length === 0 ? null : { kind: 'any', rules };
  }
  if (rule.kind === 'all') {
    const rules = rule.rules.map((part) => fitRule(part, model));
    return rules.every((part) => part !== null) ? { kind: 'all', rules } : null;
  }
  if (rule.kind === 'not') {
    const inner = fitRule(rule.rule, model);
    return inner === null ? null : { kind: 'not', rule: inner };
  }
  return ruleLacks(rule, model) === null ? rule : null;
}
