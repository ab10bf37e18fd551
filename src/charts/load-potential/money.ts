/** Owns in what the potential is counted: a currency, or energy at the flat price where prices are only multiples of it. */
import type { Text } from '../../lib/text';
import { currencyOf } from '../../model/given-figures';

/** The unit of money as it is written in both languages; null where prices are multiples of the flat price. */
export function moneyUnit(money: string): Text | null {
  const name = money.trim();
  return name === '' ? null : (currencyOf(name) ?? { en: name, zh: name });
}
