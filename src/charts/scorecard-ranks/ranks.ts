/** Owns what is read out of the shares of places. */
import type { Card } from '../../service/scorecard/card';
import { placesOf } from '../../service/scorecard/standing';
import { WEIGHTINGS, type Weighting } from '../../service/scorecard/smaa';
import type { CardOptions } from '../card-choice';

export type RanksOptions = CardOptions & { readonly weighting: string; readonly chance: string };

export interface Ranks {
  readonly card: Card;
  /** One list a branch, in the order of the card. */
  readonly places: readonly (readonly number[])[];
}

/** A place that a branch takes less often than this is not named. */
const SELDOM = 0.05;

export function weightingOf({ weighting }: Pick<RanksOptions, 'weighting'>): Weighting {
  return WEIGHTINGS.find((one) => one === weighting) ?? 'near';
}

export function ranksOfCard(card: Card, options: RanksOptions): Ranks {
  return { card, places: placesOf(card, weightingOf(options), options.chance === 'yes') };
}

/** First and last place that is taken often enough; NaN where none is. */
export function usualPlaces(shares: readonly number[]): readonly [best: number, worst: number] {
  const often = shares.flatMap((share, i) => (share >= SELDOM ? [i + 1] : []));
  return [often[0] ?? NaN, often[often.length - 1] ?? NaN];
}
