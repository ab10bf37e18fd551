/** Owns the agreement of two clusterings of the same rows. */

/** How many rows have each pair of labels; labels are 0 or more, negative ones leave the row out. */
export function crossTable(one: ArrayLike<number>, other: ArrayLike<number>) {
  const cells = new Map<number, number>();
  const ofOne = new Map<number, number>();
  const ofOther = new Map<number, number>();
  let rows = 0;
  const wide = 1 + highest(other);
  for (let row = 0; row < one.length; row++) {
    const a = one[row] as number;
    const b = other[row] as number;
    if (a < 0 || b < 0) continue;
    rows++;
    cells.set(a * wide + b, (cells.get(a * wide + b) ?? 0) + 1);
    ofOne.set(a, (ofOne.get(a) ?? 0) + 1);
    ofOther.set(b, (ofOther.get(b) ?? 0) + 1);
  }
  return { rows, cells: [...cells.values()], ofOne: [...ofOne.values()], ofOther: [...ofOther.values()] };
}

/**
 * Adjusted Rand index (Hubert & Arabie 1985, Journal of Classification 2): 1 for equal partitions, 0 on average for independent ones, whatever
 * the labels are called. 1 when both have one cluster, or every row its own; NaN without rows.
 */
export function adjustedRand(one: ArrayLike<number>, other: ArrayLike<number>): number {
  return indexOf(crossTable(one, other));
}

/** The same from counts: `table[a][b]` rows carry label a in one and b in the other clustering. */
export function adjustedRandOfTable(table: readonly (readonly number[])[]): number {
  const sum = (counts: readonly number[]): number => counts.reduce((total, count) => total + count, 0);
  const ofOne = table.map(sum);
  const ofOther = (table[0] ?? []).map((_, b) => sum(table.map((row) => row[b] ?? 0)));
  return indexOf({ rows: sum(ofOne), cells: table.flat(), ofOne, ofOther });
}

function indexOf({ rows, cells, ofOne, ofOther }: ReturnType<typeof crossTable>): number {
  if (rows === 0) return NaN;
  const both = pairs(cells);
  const inOne = pairs(ofOne);
  const inOther = pairs(ofOther);
  if (both === inOne && both === inOther) return 1;
  const expected = (inOne * inOther) / pairs([rows]);
  return (both - expected) / ((inOne + inOther) / 2 - expected);
}

function pairs(counts: readonly number[]): number {
  return counts.reduce((sum, count) => sum + (count * (count - 1)) / 2, 0);
}

function highest(labels: ArrayLike<number>): number {
  let most = 0;
  for (let row = 0; row < labels.length; row++) most = Math.max(most, labels[row] as number);
  return most;
}
