/**
 * Owns the nearest of all centres of a row, with a bound for each. Rows are taken four at once by products, which is quicker than by
 * differences but rounds by more: where the best two are too close to be told apart so, differences decide.
 */

import { dots, turn } from './blocked-dots';
import { leastLabel, leastOf, squaredFour } from './distances';
import {
  centreCount,
  centres,
  lower,
  lowerBytes,
  paddedCount,
  points,
  products,
  rowBytes,
  rows,
  squares,
  starts,
  turned,
  upper,
  width,
} from './places';

/** Bounds are floats: this much slack keeps a rounding error from hiding the nearest centre. */
export const UP: f32 = 1.00001;
export const DOWN: f32 = 0.99999;
/** Coordinates of the centres that only fill the last group of four: farther than any point. */
export const FAR: f32 = 1e17;

/** A product is off by no more than this share of |x|² + the largest |c|² (the usual bound of a sum of so many terms, for x·c − |c|²/2 and |x|²). */
let share: f32 = 0;
let mostSquare: f32 = 0;

/** To be called whenever the points have changed. */
export function squareRows(): void {
  for (let i: i32 = 0; i < rows; i++) {
    const row = points + <usize>i * rowBytes;
    let sum = f32x4.splat(0);
    for (let offset: usize = 0; offset < rowBytes; offset += 16) {
      const x = v128.load(row + offset);
      sum = f32x4.add(sum, f32x4.mul(x, x));
    }
    sum = f32x4.add(sum, v128.shuffle<f32>(sum, sum, 2, 3, 0, 1));
    store<f32>(squares + ((<usize>i) << 2), f32x4.extract_lane(sum, 0) + f32x4.extract_lane(sum, 1));
  }
}

/** To be called whenever the centres have changed. */
export function takeCentres(): void {
  mostSquare = turn(centres, centreCount, paddedCount, rowBytes, turned, starts);
  share = <f32>(width + 8) * 1.2e-7;
}

/** Nearest centre of a row and all its bounds, by differences. */
function nearest(i: i32): i32 {
  const row = points + <usize>i * rowBytes;
  const bounds = lower + <usize>i * lowerBytes;
  const down = f32x4.splat(DOWN);
  let best = f32x4.splat(f32.MAX_VALUE);
  let labels4 = i32x4.splat(0);
  let here = i32x4(0, 1, 2, 3);
  let c0 = centres;
  for (let group: usize = 0; group < lowerBytes; group += 16) {
    const distances = squaredFour(row, c0, rowBytes);
    const isNearer = f32x4.lt(distances, best);
    best = f32x4.pmin(best, distances);
    labels4 = v128.bitselect(here, labels4, isNearer);
    here = i32x4.add(here, i32x4.splat(4));
    v128.store(bounds + group, f32x4.mul(f32x4.sqrt(distances), down));
    c0 += rowBytes << 2;
  }
  const least = leastOf(best);
  const label = leastLabel(v128.bitselect(labels4, i32x4.splat(i32.MAX_VALUE), f32x4.eq(best, f32x4.splat(least))));
  store<f32>(upper + ((<usize>i) << 2), sqrt<f32>(least) * UP);
  store<f32>(bounds + ((<usize>label) << 2), FAR);
  return label;
}

function rowAt(i: i32): usize {
  return points + <usize>i * rowBytes;
}

/** Works out the products that `nearestBy` looks at. */
export function multiply(i0: i32, i1: i32, i2: i32, i3: i32): void {
  dots(rowAt(i0), rowAt(i1), rowAt(i2), rowAt(i3), rowBytes, turned, starts, paddedCount, products);
}

/** Nearest centre and all bounds of row `i`, which was row `at` of the four that were multiplied. */
export function nearestBy(at: i32, i: i32): i32 {
  const from = products + <usize>at * lowerBytes;
  const bounds = lower + <usize>i * lowerBytes;
  const square = load<f32>(squares + ((<usize>i) << 2));
  const off = share * (square + mostSquare);
  const squareLess = f32x4.splat(square - off);
  const none = f32x4.splat(0);
  let best = f32x4.splat(-f32.MAX_VALUE);
  let second = best;
  let labels4 = i32x4.splat(0);
  let here = i32x4(0, 1, 2, 3);
  for (let group: usize = 0; group < lowerBytes; group += 16) {
    const product = v128.load(from + group);
    const isNearer = f32x4.gt(product, best);
    second = f32x4.pmax(second, f32x4.pmin(best, product));
    best = f32x4.pmax(best, product);
    labels4 = v128.bitselect(here, labels4, isNearer);
    here = i32x4.add(here, i32x4.splat(4));
    const least = f32x4.pmax(none, f32x4.sub(squareLess, f32x4.add(product, product)));
    v128.store(bounds + group, f32x4.mul(f32x4.sqrt(least), f32x4.splat(DOWN)));
  }
  // Lanes in pairs, then the pairs: the most of all, and the most of the others.
  const otherBest = v128.shuffle<f32>(best, best, 2, 3, 0, 1);
  const pair = f32x4.pmax(best, otherBest);
  const pairSecond = f32x4.pmax(f32x4.pmin(best, otherBest), f32x4.pmax(second, v128.shuffle<f32>(second, second, 2, 3, 0, 1)));
  const otherPair = v128.shuffle<f32>(pair, pair, 1, 0, 3, 2);
  const mosts = f32x4.pmax(pair, otherPair);
  const most = f32x4.extract_lane(mosts, 0);
  const next = f32x4.extract_lane(
    f32x4.pmax(f32x4.pmin(pair, otherPair), f32x4.pmax(pairSecond, v128.shuffle<f32>(pairSecond, pairSecond, 1, 0, 3, 2))),
    0,
  );
  // So written that values which are not numbers go the slow way, too.
  if (!(most - next > off)) return nearest(i);
  const label = leastLabel(v128.bitselect(labels4, i32x4.splat(i32.MAX_VALUE), f32x4.eq(best, mosts)));
  store<f32>(upper + ((<usize>i) << 2), sqrt<f32>(max<f32>(0, square + off - most - most)) * UP);
  store<f32>(bounds + ((<usize>label) << 2), FAR);
  return label;
}
