/** Owns the filter of a value tier: its words, and its customers in the table `finding`. */
import type { Runner } from '../../engine/engine';
import type { Text } from '../../lib/text';
import { fillCustomerSet } from '../../model/customer-set';
import { findingName } from '../../model/filter';
import { factField, type FactField, type ModelInfo } from '../../model/model-info';
import type { TierFilter } from '../../model/tier-filter';
import { sql } from '../../sql/sql';
import { VALUE_TIERS, type ValueTier } from '../../tag/risk/risk-text';
import { stakeFacts, tierParts } from './value-tiers';

const TIER: Text = { en: 'Value tier', zh: '价值等级' };

/** What a tier is called where it stands alone, letter first. */
export const tierText: Readonly<Record<ValueTier, Text>> = {
  A: { en: 'A · key', zh: 'A 类·重点' },
  B: { en: 'B · middle', zh: 'B 类·中等' },
  C: { en: 'C · broad base', zh: 'C 类·一般' },
};

/** Keeps the customers of a tier by the measure. */
export function tierFilter({ name, text }: Pick<FactField, 'name' | 'text'>, tier: ValueTier): TierFilter {
  const detail = { en: `${tierText[tier].en} (by ${text.en})`, zh: `${tierText[tier].zh}（按${text.zh}）` };
  return { kind: 'tier', field: 'customer_id', value: name, tier, label: TIER, detail };
}

/** Fills `finding` with them. @returns how many they are; 0 for what is no tier and a measure that the data lacks */
export async function buildTierSet(runner: Runner, filter: TierFilter, model: ModelInfo): Promise<number> {
  const measure = factField(model, filter.value);
  const tier = VALUE_TIERS.find((one) => one === filter.tier);
  if (measure === undefined || tier === undefined || !stakeFacts(model).includes(measure)) return 0;
  const customers = sql`
WITH
${tierParts(measure)}
SELECT customer_id FROM tiered WHERE tier = ${tier}`;
  return fillCustomerSet(runner, findingName(filter), customers);
}
