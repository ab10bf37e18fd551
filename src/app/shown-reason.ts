/** Owns reasons as they may be seen: in words, and masked where they would tell personal data. */
import type { Locale } from '../lib/text';
import { reasonText, type ReasonWords } from '../segment/reason-text';

export interface ReasonStyle {
  readonly words: ReasonWords;
  readonly locale: Locale;
  /** Column in lower case → role that tells how to mask; null when nothing is masked. */
  readonly masked: ReadonlyMap<string, string> | null;
}

/** @param customerId of the customer whom the reason is about */
export function shownReason(stored: string, customerId: string | null, { words, locale, masked }: ReasonStyle): string {
  if (masked === null) return reasonText(stored, words, locale);
  const lower = stored.toLowerCase();
  // A reason of a person's own may tell the number itself; one that names a personal column tells its value.
  const tellsNumber = customerId !== null && customerId.length > 3 && stored.includes(customerId);
  const tellsColumn = [...masked.keys()].some((column) => lower.includes(`${column}=`));
  return tellsNumber || tellsColumn ? '****' : reasonText(stored, words, locale);
}
