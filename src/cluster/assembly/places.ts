/** Owns the memory of the k-means kernel: where everything lies, and how much there is. */

/** Values a vector instruction works on; rows are padded with zeros to a multiple of it, and so are centres. */
export const LANES: i32 = 4;

export let rows: i32 = 0;
/** Each block of rows has sums of its own, so that a total does not depend on how the blocks are shared out. */
export let blockRows: i32 = 0;
export let width: i32 = 0;
export let rowBytes: usize = 0;
export let centreCount: i32 = 0;
export let paddedCount: i32 = 0;

export let points: usize = 0;
export let labels: usize = 0;
/** Distance of a row to its own centre at most. */
export let upper: usize = 0;
/** Distance of a row to each centre at least, `paddedCount` values a row. */
export let lower: usize = 0;
export let lowerBytes: usize = 0;
export let centres: usize = 0;
export let next: usize = 0;
/** Sums of the members' coordinates and their number, in doubles, block by block; and those of the block at work. */
export let sums: usize = 0;
export let sumsBytes: usize = 0;
export let blockSums: usize = 0;
export let counts: usize = 0;
export let countsBytes: usize = 0;
export let blockCounts: usize = 0;
/** Sum of squared distances of each block, in doubles. */
export let inertias: usize = 0;
/** Half the distance to the nearest other centre, and the way of the last move. */
export let halves: usize = 0;
export let moves: usize = 0;
/**
 * Rows are looked at in small lots, each in some passes that only collect what the next one works on: a branch in a row's midst, which nothing
 * foretells, would cost more than the arithmetic.
 */
export const LOT: i32 = 128;
/** Of a lot: rows that need a look, exact distance to their own centre, their new label; then pairs of a place in that list and a group. */
export let looked: usize = 0;
export let exacts: usize = 0;
export let better: usize = 0;
export let pairs: usize = 0;
/** For products of rows and centres (blocked-dots.ts): |x|² of each row, turned centres, −|c|²/2 of each, products of four rows with all. */
export let squares: usize = 0;
export let turned: usize = 0;
export let starts: usize = 0;
export let products: usize = 0;

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
  squares = at;
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
  starts = at;
  at += (<usize>paddedCount) << 2;
  turned = at;
  at += <usize>paddedCount * rowBytes;
  products = at;
  at += (<usize>paddedCount) << 4;
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

/** Turns to the sums of the block that begins with row `first`; gives the row behind its last. */
export function openBlock(first: i32): i32 {
  const block = <usize>(first / blockRows);
  blockSums = sums + block * sumsBytes;
  blockCounts = counts + block * countsBytes;
  return min(rows, first + blockRows);
}
