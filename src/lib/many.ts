/** Owns the English plural: a count together with its noun. */
import { formatCount } from './format';

/** "1 row", "3,200 rows", "0 rows". @param several where it is not `one` with an s */
export function many(count: number, one: string, several = `${one}s`): string {
  return `${formatCount(count, 'en')} ${nounOf(count, one, several)}`;
}

/** The noun alone, where the count stands elsewhere. */
export function nounOf(count: number, one: string, several = `${one}s`): string {
  return count === 1 ? one : several;
}
