/** Owns the filter of the customers for whom one rule holds, where no range or value of a fact says the same. */
import type { Text } from '../../lib/text';
import type { RiskFilter } from '../../model/risk-filter';
import type { Risk } from '../../tag/risk/risk';
import type { Rule } from '../../tag/rule';

/** As a risk of that rule alone, with one point: its customers are those of the rule's own SQL. */
export function ruleFilter(rule: Rule, label: Text): RiskFilter {
  const risk: Risk = { id: '', name: label, rules: [{ id: 'rule', rule, points: 1, reason: label }], medium: 1, high: 1 };
  return {
    ...{ kind: 'risk', field: 'customer_id', risk: JSON.stringify(risk), lo: 1, hi: null, label },
    detail: { en: '', zh: '' },
  };
}
