/** Owns whether the amount of a group may be told on the Segments page: not of few customers, nor where one of them has most of it. */
import { dominatedText } from '../../charts/dominated';
import type { Text } from '../../lib/text';
import { isEnergyFigure } from '../../model/largest-share';
import type { ModelInfo } from '../../model/model-info';
import { largestShareOf, smallGroupOf, type Choices } from '../../state/choices';
import { totalsText } from './totals-text';

export interface GroupAmount {
  readonly customers: number;
  readonly amount: number;
  /** The amount of the largest customer; NaN where it is not known. */
  readonly most: number;
}

/** Why the amount of a fact is hidden; null when it may be told. */
export function hiddenAmount(
  { customers, amount, most }: GroupAmount,
  field: string | null,
  model: Pick<ModelInfo, 'grain' | 'customers'>,
  choices: Choices,
): Text | null {
  const least = smallGroupOf(choices, model);
  if (customers < least) return totalsText.few(least);
  const limit = largestShareOf(choices, model);
  if (limit >= 1 || field === null || !isEnergyFigure(field)) return null;
  return most > limit * amount ? { en: dominatedText(limit, 'en'), zh: dominatedText(limit, 'zh') } : null;
}

/** Several groups as one. */
export function addAmounts(parts: readonly GroupAmount[]): GroupAmount {
  const known = parts.filter(({ amount }) => Number.isFinite(amount));
  return {
    customers: parts.reduce((sum, { customers }) => sum + customers, 0),
    amount: known.reduce((sum, { amount }) => sum + amount, 0),
    most: known.reduce((most, part) => (part.most > most || Number.isNaN(most) ? part.most : most), NaN),
  };
}
