/** Owns the shifting of labels so that none covers another. */

/** A label that wants to stand at `at` px. */
export interface Wish {
  readonly at: number;
  /** Where room for all is lacking, the labels of highest weight stay. */
  readonly weight: number;
}

/**
 * Positions as near to the wishes as a distance of `gap` px within [from, to] allows, in the order of the wishes;
 * null for those for which there is no room. Equal wishes keep their order.
 */
export function dodge(wishes: readonly Wish[], gap: number, from: number, to: number): (number | null)[] {
  const room = Math.max(0, Math.floor((to - from) / gap + 1e-9) + 1);
  const kept = wishes
    .map((wish, index) => ({ ...wish, index }))
    .sort((a, b) => b.weight - a.weight || a.index - b.index)
    .slice(0, room)
    .sort((a, b) => a.at - b.at || a.index - b.index);
  // Blocks of touching labels, each centred on the mean of its members' wishes (pool adjacent violators).
  const blocks: { start: number; size: number; sum: number }[] = [];
  kept.forEach(({ at }) => {
    let block = place(at, 1);
    for (
      let last = blocks[blocks.length - 1];
      last !== undefined && last.start + last.size * gap > block.start;
      last = blocks[blocks.length - 1]
    ) {
      blocks.pop();
      block = place(last.sum + (block.sum - block.size * last.size * gap), last.size + block.size);
    }
    blocks.push(block);
  });
  const positions: (number | null)[] = wishes.map(() => null);
  let next = 0;
  for (const block of blocks) {
    for (let i = 0; i < block.size; i++) positions[kept[next++]?.index ?? 0] = block.start + i * gap;
  }
  return positions;

  /** `sum` is that of the wishes of the block's first label that its members would have. */
  function place(sum: number, size: number): { start: number; size: number; sum: number } {
    return { start: Math.min(Math.max(sum / size, from), to - (size - 1) * gap), size, sum };
  }
}
