/** Owns scales of answers: which one some scores are on, where its two best boxes begin, and its five levels. */
import { sql, type Sql } from '../../sql/sql';

/** Whole or continuous scores from `lo` to `hi`. `reversed`: `lo` is the best, as with school marks and places. */
export interface Scale {
  readonly lo: number;
  readonly hi: number;
  readonly reversed: boolean;
}

/** Scales to choose from. */
export const SCALES: readonly (readonly [lo: number, hi: number])[] = [
  ...([
    [1, 5],
    [1, 7],
    [1, 10],
    [0, 10],
    [0, 100],
  ] as const),
  ...([
    [0, 1],
    [1, 3],
    [1, 4],
    [0, 5],
    [1, 6],
  ] as const),
];

/** What makes a scale more than a list of boxes: percent have no second best one. */
const MOST_BOXES = 11;

/**
 * The smallest usual scale that holds the scores: up to 5, 7, 10 or 100, from 1 unless something lies below.
 * @param lo smallest score; null without any
 * @param isFlag yes or no
 */
export function guessScale(lo: number | null, hi: number | null, isFlag: boolean): Scale {
  if (isFlag) return { lo: 0, hi: 1, reversed: false };
  const most = hi ?? 5;
  const top = most <= 5 ? 5 : most <= 7 ? 7 : most <= 10 ? 10 : 100;
  return { lo: top === 100 || (lo ?? 1) < 1 ? 0 : 1, hi: top, reversed: false };
}

/**
 * Score from which an answer is a top box, of scores turned so that more is better: the two best of four boxes or more, the best one of
 * two or three, and the best fifth (80 of 100) where there are no boxes.
 */
export function topFrom({ lo, hi }: Scale): number {
  const boxes = hi - lo + 1;
  if (boxes > MOST_BOXES) return hi - (hi - lo) / 5;
  return boxes <= 3 ? hi : hi - 1;
}

/** A score turned so that more is better. */
export function turned(score: Sql, { lo, hi, reversed }: Scale): Sql {
  return reversed ? sql`${lo + hi} - (${score})` : score;
}

/**
 * 1 (very dissatisfied) … 5 (very satisfied) of a turned score: boxes are put in five equal parts by their middles, so that 1–5 stays as it is,
 * 4 of 1–7 and 4 to 6 of 0–10 are neutral, and four boxes have no neutral one.
 */
export function levelOf(score: Sql, { lo, hi }: Scale): Sql {
  const boxes = hi - lo + 1;
  // The hair keeps a middle that lies on a bound (4 of 1–7) from falling below it by rounding.
  return sql`CAST(greatest(1, least(5, 1 + floor(5 * (${score} - ${lo} + 0.5) / ${boxes} + 1e-9))) AS INTEGER)`;
}
