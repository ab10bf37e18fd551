/** Owns names that tell segments apart: equal ones get a number. */
import type { Text } from '../lib/text';

/** The same texts in the same order; the second of equal ones ends in 2, and so on. */
export function distinctNames(texts: readonly Text[]): Text[] {
  const seen = new Map<string, number>();
  const uses = new Map<string, number>();
  for (const { zh } of texts) uses.set(zh, (uses.get(zh) ?? 0) + 1);
  return texts.map((text) => {
    if ((uses.get(text.zh) ?? 0) < 2) return text;
    const count = (seen.get(text.zh) ?? 0) + 1;
    seen.set(text.zh, count);
    return { en: `${text.en} ${String(count)}`, zh: `${text.zh} ${String(count)}` };
  });
}
