/** Owns how sure the places on a scorecard are: over other weights, and over what samples leave open. */
import type { Random } from '../../lib/random';
import type { Card } from './card';
import { linearScore } from './scoring';
import { drawsFor, rankAcceptability, type Weighting } from './smaa';

/** One list a branch of the card, in its order: share of draws in which it takes place 1, 2 … @param chance values are drawn within their errors, too */
export function placesOf(card: Card, weighting: Weighting, chance: boolean): number[][] {
  const scores = card.branches.map(({ cells }) => cells.map(({ score }) => score));
  const drawn = (random: Random): number[][] =>
    card.branches.map(({ cells }) =>
      cells.map(({ value, error }, i) => {
        const column = card.columns[i];
        if (column === undefined || !Number.isFinite(value)) return NaN;
        return linearScore(value + (error > 0 ? error * random.normal() : 0), column.floor, column.target);
      }),
    );
  return rankAcceptability({
    weights: card.columns.map(({ weight }) => weight),
    weighting,
    draws: drawsFor(card.branches.length),
    scores: chance ? drawn : () => scores,
  });
}
