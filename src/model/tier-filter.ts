/** Owns the filter by value tier: customers that belong to the largest, the middle or the rest by a measure that adds up. */
import { isText, type Text } from '../lib/text';

/** Plain JSON. Its customers have to be in the table `finding` before it is asked; they are told apart among all customers, whatever else is filtered. */
export interface TierFilter {
  readonly kind: 'tier';
  readonly field: 'customer_id';
  /** Fact that adds up. */
  readonly value: string;
  /** A, B or C. */
  readonly tier: string;
  /** For its chip: "Value tier", "A · key, by bill of 12 months". */
  readonly label: Text;
  readonly detail: Text;
}

/** Under which the table `finding` holds its customers. */
export function tierSetName({ value, tier }: TierFilter): string {
  return `tier ${tier} ${value}`;
}

/** Whether a saved value has the form of such a filter. */
export function isTierFilter(saved: Readonly<Record<string, unknown>>): boolean {
  const { kind, field, value, tier, label, detail } = saved;
  const isFilter = kind === 'tier' && field === 'customer_id' && typeof value === 'string' && typeof tier === 'string';
  return isFilter && isText(label) && isText(detail);
}
