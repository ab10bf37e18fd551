/**
 * Owns the inner loops of k-means in AssemblyScript, four floats at a time: assignment with a lower bound for each
 * row and centre (the simplified method of Elkan, see Newling & Fleuret 2016, "Fast k-means with accurate bounds", ICML), running sums
 * for each block of rows, moved centres. One instance holds one set of points; kmeans-kernel.ts is its other side.
 */

import { add, transfer } from './block-sums';
import { leastOf, squared, squaredFour } from './distances';
import { DOWN, FAR, multiply, nearestBy, squareRows, takeCentres, UP } from './nearest';
import {
  better,
  blockCounts,
  blockRows,
  blockSums,
  centreCount,
  centres,
  countsBytes,
  exacts,
  halves,
  inertias,
  labels,
  LANES,
  LOT,
  looked,
  lower,
  lowerBytes,
  moves,
  next,
  openBlock,
  paddedCount,
  pairs,
  points,
  products,
  rowBytes,
  rows,
  sumsBytes,
  upper,
} from './places';

export { centresAt, countsAt, inertiasAt, labelsAt, lowerAt, nextAt, pointsAt, setup, sumsAt, upperAt } from './places';
export { squareRows };

/** Up to so many centres it is quicker to measure a row anew to all of them, four rows at once, than only to those that may be nearer. */
const FEW: i32 = 32;

/** Sum and sum of squares of each column's distance from the row in `next`, block by block, in the place of the sums. */
export function spread(): void {
  for (let first: i32 = 0; first < rows; first += blockRows) {
    const end = openBlock(first);
    const squares = blockSums + (rowBytes << 1);
    memory.fill(blockSums, 0, rowBytes << 2);
    for (let i: i32 = first; i < end; i++) {
      const row = points + <usize>i * rowBytes;
      for (let offset: usize = 0; offset < rowBytes; offset += 16) {
        const x = f32x4.sub(v128.load(row + offset), v128.load(next + offset));
        const low = f64x2.promote_low_f32x4(x);
        const high = f64x2.promote_low_f32x4(v128.shuffle<i64>(x, x, 1, 0));
        const sum = blockSums + (offset << 1);
        const square = squares + (offset << 1);
        v128.store(sum, f64x2.add(v128.load(sum), low));
        v128.store(sum + 16, f64x2.add(v128.load(sum + 16), high));
        v128.store(square, f64x2.add(v128.load(square), f64x2.mul(low, low)));
        v128.store(square + 16, f64x2.add(v128.load(square + 16), f64x2.mul(high, high)));
      }
    }
  }
}

function sumOf(label: i32): usize {
  return blockSums + <usize>label * (rowBytes << 1);
}

function countOf(label: i32): usize {
  return blockCounts + ((<usize>label) << 3);
}

function moveRow(from: i32, to: i32, i: i32): void {
  transfer(sumOf(from), countOf(from), sumOf(to), countOf(to), points + <usize>i * rowBytes, rowBytes);
}

function fillFar(): void {
  for (let at = centres + <usize>centreCount * rowBytes; at < centres + <usize>paddedCount * rowBytes; at += 4)
    store<f32>(at, FAR);
}

/** Squared distance of every row to every centre, in the place of the bounds. */
export function measure(): void {
  fillFar();
  for (let i: i32 = 0; i < rows; i++) {
    const row = points + <usize>i * rowBytes;
    const to = lower + <usize>i * lowerBytes;
    for (let group: usize = 0; group < lowerBytes; group += 16) {
      v128.store(to + group, squaredFour(row, centres + (group >> 2) * rowBytes, rowBytes));
    }
  }
}

/** Assigns every row to its nearest centre and makes the sums anew. */
export function assignAll(): void {
  fillFar();
  takeCentres();
  for (let first: i32 = 0; first < rows; first += blockRows) {
    const end = openBlock(first);
    memory.fill(blockSums, 0, sumsBytes);
    memory.fill(blockCounts, 0, countsBytes);
    for (let from: i32 = first; from < end; from += 4) {
      const last = end - 1;
      multiply(from, min(from + 1, last), min(from + 2, last), min(from + 3, last));
      for (let i = from; i < min(from + 4, end); i++) {
        const label = nearestBy(i - from, i);
        store<i32>(labels + ((<usize>i) << 2), label);
        add(sumOf(label), countOf(label), points + <usize>i * rowBytes, rowBytes);
      }
    }
  }
}

/** Takes the centres in `next`; gives the sum of the squared ways. `assign` has to follow, and lets the bounds follow. */
export function move(): f64 {
  let total: f64 = 0;
  memory.fill(moves, 0, (<usize>paddedCount) << 2);
  for (let j: i32 = 0; j < centreCount; j++) {
    const way = squared(centres + <usize>j * rowBytes, next + <usize>j * rowBytes, rowBytes);
    total += <f64>way;
    store<f32>(moves + ((<usize>j) << 2), sqrt<f32>(way) * UP);
  }
  memory.copy(centres, next, <usize>centreCount * rowBytes);
  return total;
}

/** Assigns the rows whose nearest centre may have changed; gives how many did. */
export function assign(): i32 {
  for (let j: i32 = 0; j < centreCount; j++) {
    let nearest: f32 = f32.MAX_VALUE;
    for (let other: i32 = 0; other < centreCount; other++) {
      if (other == j) continue;
      const distance = squared(centres + <usize>j * rowBytes, centres + <usize>other * rowBytes, rowBytes);
      if (distance < nearest) nearest = distance;
    }
    store<f32>(halves + ((<usize>j) << 2), sqrt<f32>(nearest) * 0.5 * DOWN);
  }
  takeCentres();
  let changed: i32 = 0;
  for (let first: i32 = 0; first < rows; first += blockRows) {
    const end = openBlock(first);
    // Long ways make the bounds useless. Each block finds that out for itself, whoever works on it.
    let isUseful = true;
    for (let from: i32 = first; from < end; from += LOT) {
      const behind = min(end, from + LOT);
      const count = isUseful ? needLook(from, behind) : takeAll(from, behind);
      if (!isUseful || paddedCount <= FEW) {
        isUseful = isUseful && count * 8 < (behind - from) * 7;
        changed += measureAll(count);
        continue;
      }
      fetchRows(count);
      const groups = measureOwn(count);
      isUseful = groups * 2 < (behind - from) * (paddedCount / LANES);
      measureOthers(groups);
      changed += takeBetter(count);
    }
  }
  return changed;
}

/** Lists these rows; gives how many. */
function takeAll(from: i32, end: i32): i32 {
  for (let i = from; i < end; i++) store<i32>(looked + ((<usize>(i - from)) << 2), i);
  return end - from;
}

/** Has the listed rows fetched all at once: gaps between them would make each wait for memory by itself. */
function fetchRows(count: i32): void {
  let all: i32 = 0;
  for (let at: i32 = 0; at < count; at++) {
    const row = points + <usize>lookedAt(at) * rowBytes;
    for (let offset: usize = 0; offset < rowBytes; offset += 64) all |= load<i32>(row + offset);
  }
  store<i32>(products, all);
}

function lookedAt(at: i32): i32 {
  return load<i32>(looked + ((<usize>at) << 2));
}

/** Measures the listed rows to all centres and moves them to the nearest; gives how many changed. */
function measureAll(count: i32): i32 {
  let changed: i32 = 0;
  const last = count - 1;
  if (count > 0 && lookedAt(last) - lookedAt(0) > last) fetchRows(count);
  for (let from: i32 = 0; from < count; from += 4) {
    multiply(lookedAt(from), lookedAt(min(from + 1, last)), lookedAt(min(from + 2, last)), lookedAt(min(from + 3, last)));
    for (let at = from; at < min(from + 4, count); at++) {
      const i = lookedAt(at);
      const atLabel = labels + ((<usize>i) << 2);
      const before = load<i32>(atLabel);
      const label = nearestBy(at - from, i);
      if (label == before) continue;
      store<i32>(atLabel, label);
      moveRow(before, label, i);
      changed++;
    }
  }
  return changed;
}

/** Lets the bounds of these rows follow the moved centres; lists the rows to which another centre may now be nearer. */
function needLook(from: i32, end: i32): i32 {
  let count: i32 = 0;
  for (let i: i32 = from; i < end; i++) {
    const bounds = lower + <usize>i * lowerBytes;
    const atUpper = upper + ((<usize>i) << 2);
    const own = (<usize>load<i32>(labels + ((<usize>i) << 2))) << 2;
    const most = load<f32>(atUpper) + load<f32>(moves + own);
    const mosts = f32x4.splat(most);
    let near = i32x4.splat(0);
    for (let group: usize = 0; group < lowerBytes; group += 16) {
      const bound = f32x4.sub(v128.load(bounds + group), v128.load(moves + group));
      v128.store(bounds + group, bound);
      near = v128.or(near, f32x4.lt(bound, mosts));
    }
    store<f32>(atUpper, most);
    store<i32>(looked + ((<usize>count) << 2), i);
    count += (<i32>v128.any_true(near)) & (<i32>(most > load<f32>(halves + own)));
  }
  return count;
}

/** Measures the listed rows' distance to their own centre; lists the groups of centres that still may hold a nearer one. */
function measureOwn(count: i32): i32 {
  let found: i32 = 0;
  for (let at: i32 = 0; at < count; at++) {
    const i = load<i32>(looked + ((<usize>at) << 2));
    const own = load<i32>(labels + ((<usize>i) << 2));
    const exact = sqrt<f32>(squared(points + <usize>i * rowBytes, centres + <usize>own * rowBytes, rowBytes));
    const bounds = lower + <usize>i * lowerBytes;
    store<f32>(exacts + ((<usize>at) << 2), exact);
    store<i32>(better + ((<usize>at) << 2), own);
    store<f32>(upper + ((<usize>i) << 2), exact * UP);
    const mosts = f32x4.splat(exact * UP);
    for (let group: usize = 0; group < lowerBytes; group += 16) {
      const pair = pairs + ((<usize>found) << 3);
      store<i32>(pair, at);
      store<i32>(pair, <i32>group, 4);
      found += <i32>v128.any_true(f32x4.lt(v128.load(bounds + group), mosts));
    }
  }
  return found;
}

/** Measures the listed groups, makes their bounds exact and notes the nearest centre. */
function measureOthers(count: i32): void {
  for (let pair = pairs; pair < pairs + ((<usize>count) << 3); pair += 8) {
    const at = (<usize>load<i32>(pair)) << 2;
    const group = <usize>load<i32>(pair, 4);
    const i = <usize>load<i32>(looked + at);
    const own = load<i32>(labels + (i << 2));
    const isOwn = i32x4.eq(i32x4.splat(own - <i32>(group >> 2)), i32x4(0, 1, 2, 3));
    const measured = f32x4.sqrt(squaredFour(points + i * rowBytes, centres + (group >> 2) * rowBytes, rowBytes));
    const distances = v128.bitselect(f32x4.splat(FAR), measured, isOwn);
    v128.store(lower + i * lowerBytes + group, f32x4.mul(distances, f32x4.splat(DOWN)));
    const ups = f32x4.mul(distances, f32x4.splat(UP));
    const atUpper = upper + (i << 2);
    if (!v128.any_true(f32x4.lt(ups, f32x4.splat(load<f32>(atUpper))))) continue;
    const least = leastOf(ups);
    store<f32>(atUpper, least);
    store<i32>(better + at, <i32>(group >> 2) + ctz(i32x4.bitmask(f32x4.eq(ups, f32x4.splat(least)))));
  }
}

/** Moves the rows of the lot that found a nearer centre; gives how many. */
function takeBetter(count: i32): i32 {
  let changed: i32 = 0;
  for (let at: usize = 0; at < (<usize>count) << 2; at += 4) {
    const i = <usize>load<i32>(looked + at);
    const own = load<i32>(labels + (i << 2));
    const label = load<i32>(better + at);
    if (label == own) continue;
    const bounds = lower + i * lowerBytes;
    store<f32>(bounds + ((<usize>own) << 2), load<f32>(exacts + at) * DOWN);
    store<f32>(bounds + ((<usize>label) << 2), FAR);
    store<i32>(labels + (i << 2), label);
    moveRow(own, label, <i32>i);
    changed++;
  }
  return changed;
}

/** Sum of the squared distances of the rows to their centres, block by block; `upper` then holds each row's distance. */
export function inertia(): void {
  for (let first: i32 = 0; first < rows; first += blockRows) {
    const end = openBlock(first);
    let total: f64 = 0;
    for (let i: i32 = first; i < end; i++) {
      const at = (<usize>i) << 2;
      const distance = squared(points + <usize>i * rowBytes, centres + <usize>load<i32>(labels + at) * rowBytes, rowBytes);
      store<f32>(upper + at, sqrt<f32>(distance) * UP);
      total += <f64>distance;
    }
    store<f64>(inertias + ((<usize>(first / blockRows)) << 3), total);
  }
}
