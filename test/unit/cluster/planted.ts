/** Owns the points of the clustering tests: the same in TypeScript and in the Python that gave the expected values. */
import type { Matrix } from '../../../src/cluster/matrix';

/** Numerical Recipes' LCG; `next` is uniform in [0, 1). In Python: state = (state * 1664525 + 1013904223) % 2**32, state / 2**32. */
export function lcg(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 4294967296;
  };
}

/**
 * Points around `groups` corners drawn in [0, 10)^width, spread by a sum of four uniforms less 2 (standard deviation 0.577) times `noise`; row i
 * belongs to group i mod `groups`.
 */
export function plantedPoints(rows: number, width: number, groups: number, noise: number, seed: number) {
  const next = lcg(seed);
  const corners = Array.from({ length: groups * width }, () => 10 * next());
  const values = new Float32Array(rows * width);
  const truth = Int32Array.from({ length: rows }, (_, row) => row % groups);
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < width; column++) {
      const bell = next() + next() + next() + next() - 2;
      values[row * width + column] = (corners[(row % groups) * width + column] ?? 0) + noise * bell;
    }
  }
  const matrix: Matrix = { values, rows, width };
  return { matrix, truth };
}
