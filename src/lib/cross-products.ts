/** Owns sums and sums of products of several numbers, from which means and covariances come; parts may be added up in any mixture. */

/** Of rows of `size` numbers: `sums[i]`, and `products` the upper triangle row by row (0·0, 0·1 … 1·1 …). */
export interface CrossProducts {
  n: number;
  readonly sums: Float64Array;
  readonly products: Float64Array;
}

export function noProducts(size: number): CrossProducts {
  return { n: 0, sums: new Float64Array(size), products: new Float64Array((size * (size + 1)) / 2) };
}

/** Adds a part to the total, in place. */
export function addProducts(total: CrossProducts, part: CrossProducts): void {
  total.n += part.n;
  for (let i = 0; i < total.sums.length; i++) total.sums[i] = (total.sums[i] ?? 0) + (part.sums[i] ?? 0);
  for (let i = 0; i < total.products.length; i++) total.products[i] = (total.products[i] ?? 0) + (part.products[i] ?? 0);
}

/** Sample covariances (n − 1), size × size row by row; zeros for fewer than two rows. */
export function covarianceOf({ n, sums, products }: CrossProducts): Float64Array {
  const size = sums.length;
  const matrix = new Float64Array(size * size);
  if (n < 2) return matrix;
  let at = 0;
  for (let i = 0; i < size; i++)
    for (let j = i; j < size; j++) {
      const value = ((products[at++] ?? 0) - ((sums[i] ?? 0) * (sums[j] ?? 0)) / n) / (n - 1);
      matrix[i * size + j] = value;
      matrix[j * size + i] = value;
    }
  return matrix;
}
