/** Owns what a step of time is called, and the shares of the steps. */
import type { Locale } from '../../lib/text';
import { hoursText } from '../duration-text';
import type { AgeBin } from './query';
import { below, between, from } from './text';

export function binName({ lo, hi }: AgeBin, locale: Locale): string {
  if (lo === 0) return below[locale](hoursText(hi, locale));
  if (!Number.isFinite(hi)) return from[locale](hoursText(lo, locale));
  return between[locale](hoursText(lo, locale), hoursText(hi, locale));
}

/** Shares of all, 0…1, and of all up to and with the step. */
export function binShares(
  bins: readonly AgeBin[],
): readonly { readonly bin: AgeBin; readonly share: number; readonly sum: number }[] {
  const all = bins.reduce((sum, { contacts }) => sum + contacts, 0);
  let sum = 0;
  return bins.map((bin) => {
    sum += bin.contacts;
    return { bin, share: bin.contacts / all, sum: sum / all };
  });
}
