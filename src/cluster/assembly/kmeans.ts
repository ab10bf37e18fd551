/**
 * Owns the inner loops of k-means in AssemblyScript, four floats at a time: assignment with a lower bound for each
 * row and centre (the simplified method of Elkan, see Newling & Fleuret 2016, "Fast k-means with accurate bounds", ICML), running sums
 * for each block of rows, moved centres. One instance holds one set of points; kmeans-kernel.ts is its other side.
 */

import { add, transfer } from './block-sums';
import { leastLabel, leastOf, squared, squaredFour } from './distances';

/** Values a vector instruction works on; rows are padded with zeros to a multiple of it, and so are centres. */
const LANES: i32 = 4;
/** Bounds are floats: this much slack keeps a rounding error from hiding the nearest centre. */
const UP: f32 = 1.000002;
const DOWN: f32 = 0.999998;
/** Coordinates of the centres that only fill the last group of four: farther than any point. */
const FAR: f32 = 1e17;

let rows: i32 = 0;
/** Each block of rows has sums of its own, so that a total does not depend on how the blocks are shared out. */
let blockRows: i32 = 0;
let width: i32 = 0;
let rowBytes: usize = 0;
let centreCount: i32 = 0;
let paddedCount: i32 = 0;

let points: usize = 0;
let labels: usize = 0;
/** Distance of a row to its own centre at most. */
let upper: usize = 0;
/** Distance of a row to each centre at least, `paddedCount` values a row. */
let lower: usize = 0;
let lowerBytes: usize = 0;
let centres: usize = 0;
let next: usize = 0;
/** Sums of the members' coordinates and their number, in doubles, block by block; and those of the block at work. */
let sums: usize = 0;
let sumsBytes: usize = 0;
let blockSums: usize = 0;
let counts: usize = 0;
let countsBytes: usize = 0;
let blockCounts: usize = 0;
/** Sum of squared distances of each block, in doubles. */
let inertias: usize = 0;
/** Half the distance to the nearest other centre, and the way of the last move. */
let halves: usize = 0;
let moves: usize = 0;
/**
 * Rows are looked at in small lots, each in four passes that only collect what the next one works on: a branch in a row's midst, which nothing
 * foretells, would cost more than the arithmetic.
 */
const LOT: i32 = 128;
/** Of a lot: rows that need a look, exact distance to their own centre, their new label; then pairs of a place in that list and a group. */
let looked: usize = 0;
let exacts: usize = 0;
let better: usize = 0;
let pairs: usize = 0;

/** Gives the first byte behind what is needed; `paddedWidth` is a multiple of four. */
export function setup(rowCount: i32, paddedWidth: i32, k: i32, rowsOfBlock: i32): usize {
  rows = rowCount;
  blockRows = rowsOfBlock;
  const blocks = <usize>((rowCount + rowsOfBlock - 1) / rowsOfBlock);
  width = paddedWidth;
  rowBytes = (<usize>paddedWidth) << 2;
  centreCount = k;
  paddedCount = (k + LANES - 1) & ~(LANES - 1);
  let at = (__heap_base + 15) & ~15;
  points = at;
  at += <usize>rows * rowBytes;
  labels = at;
  at += (<usize>rows) << 2;
  upper = at;
  at += (<usize>rows) << 2;
  at = (at + 15) & ~15;
  lower = at;
  lowerBytes = (<usize>paddedCount) << 2;
  at += <usize>rows * lowerBytes;
  centres = at;
  at += <usize>paddedCount * rowBytes;
  next = at;
  at += <usize>paddedCount * rowBytes;
  sums = at;
  sumsBytes = <usize>paddedCount * (rowBytes << 1);
  at += blocks * sumsBytes;
  counts = at;
  countsBytes = (<usize>paddedCount) << 3;
  at += blocks * countsBytes;
  inertias = at;
  at += blocks << 3;
  at = (at + 15) & ~15;
  moves = at;
  at += (<usize>paddedCount) << 2;
  halves = at;
  at += (<usize>paddedCount) << 2;
  looked = at;
  at += (<usize>LOT) << 2;
  exacts = at;
  at += (<usize>LOT) << 2;
  better = at;
  at += (<usize>LOT) << 2;
  pairs = at;
  at += (<usize>LOT * (<usize>paddedCount / LANES) + 1) << 3;
  const pages = <i32>((at + 0xffff) >> 16) - memory.size();
  if (pages > 0) memory.grow(pages);
  return at;
}

export function pointsAt(): usize {
  return points;
}
export function labelsAt(): usize {
  return labels;
}
export function lowerAt(): usize {
  return lower;
}
export function centresAt(): usize {
  return centres;
}
export function nextAt(): usize {
  return next;
}
export function sumsAt(): usize {
  return sums;
}
export function countsAt(): usize {
  return counts;
}
export function inertiasAt(): usize {
  return inertias;
}
export function upperAt(): usize {
  return upper;
}

/** Nearest centre of a row and all its bounds, by looking at all centres, four at once. */
function scan(i: i32): i32 {
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
    here = i32x4.add(here, i32x4.splat(LANES));
    v128.store(bounds + group, f32x4.mul(f32x4.sqrt(distances), down));
    c0 += rowBytes << 2;
  }
  const least = leastOf(best);
  const label = leastLabel(v128.bitselect(labels4, i32x4.splat(i32.MAX_VALUE), f32x4.eq(best, f32x4.splat(least))));
  store<f32>(upper + ((<usize>i) << 2), <f32>Math.sqrt(least) * UP);
  store<f32>(bounds + ((<usize>label) << 2), FAR);
  return label;
}

/** Turns to the sums of the block that begins with row `first`; gives the row behind its last. */
function openBlock(first: i32): i32 {
  const block = <usize>(first / blockRows);
  blockSums = sums + block * sumsBytes;
  blockCounts = counts + block * countsBytes;
  return min(rows, first + blockRows);
}

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
  for (let first: i32 = 0; first < rows; first += blockRows) {
    const end = openBlock(first);
    memory.fill(blockSums, 0, sumsBytes);
    memory.fill(blockCounts, 0, countsBytes);
    for (let i: i32 = first; i < end; i++) {
      const label = scan(i);
      store<i32>(labels + ((<usize>i) << 2), label);
      add(sumOf(label), countOf(label), points + <usize>i * rowBytes, rowBytes);
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
    store<f32>(moves + ((<usize>j) << 2), <f32>Math.sqrt(way) * UP);
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
    store<f32>(halves + ((<usize>j) << 2), <f32>Math.sqrt(nearest) * 0.5 * DOWN);
  }
  let changed: i32 = 0;
  for (let first: i32 = 0; first < rows; first += blockRows) {
    const end = openBlock(first);
    // Long ways make the bounds useless. Each block finds that out for itself, whoever works on it.
    let isUseful = true;
    for (let from: i32 = first; from < end; from += LOT) {
      const behind = min(end, from + LOT);
      if (!isUseful) {
        changed += scanAgain(from, behind);
        continue;
      }
      const count = needLook(from, behind);
      const groups = measureOwn(count);
      isUseful = groups * 2 < (behind - from) * (paddedCount / LANES);
      measureOthers(groups);
      changed += takeBetter(count);
    }
  }
  return changed;
}

/** Assigns these rows anew without their bounds; gives how many changed. */
function scanAgain(from: i32, end: i32): i32 {
  let changed: i32 = 0;
  for (let i: i32 = from; i < end; i++) {
    const atLabel = labels + ((<usize>i) << 2);
    const before = load<i32>(atLabel);
    const label = scan(i);
    if (label == before) continue;
    store<i32>(atLabel, label);
    moveRow(before, label, i);
    changed++;
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
    const exact = <f32>Math.sqrt(squared(points + <usize>i * rowBytes, centres + <usize>own * rowBytes, rowBytes));
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
      store<f32>(upper + at, <f32>Math.sqrt(distance) * UP);
      total += <f64>distance;
    }
    store<f64>(inertias + ((<usize>(first / blockRows)) << 3), total);
  }
}
