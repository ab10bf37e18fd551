/** Owns what the shapes of a customer's days say of the customer. */

export interface CustomerShape {
  readonly customer: number;
  /** Days with a shape. */
  readonly days: number;
  /** The most frequent shape; of equals the one that more days of all customers have. */
  readonly dominant: number;
  /** Its share of the days, 0…1. */
  readonly share: number;
  /**
   * How far the days differ, 0 (one shape) … 1 (all shapes equally often): H = −Σ p log2 p over the shapes, divided by log2 of the number of all
   * shapes. 0 when there is only one.
   */
  readonly entropy: number;
}

/**
 * One entry a customer, numbers rising. @param customers of each day @param labels shape of each day, 0 … k − 1, the most frequent first
 */
export function customerShapes(customers: Int32Array, labels: Int32Array, k: number): CustomerShape[] {
  const counts = new Map<number, Float64Array>();
  customers.forEach((customer, day) => {
    const own = counts.get(customer) ?? new Float64Array(k);
    const label = labels[day] as number;
    own[label] = (own[label] ?? 0) + 1;
    counts.set(customer, own);
  });
  return [...counts]
    .sort(([a], [b]) => a - b)
    .map(([customer, own]) => {
      const days = own.reduce((sum, count) => sum + count, 0);
      const most = own.reduce((highest, count) => Math.max(highest, count), 0);
      const bits = own.reduce((sum, count) => (count === 0 ? sum : sum - (count / days) * Math.log2(count / days)), 0);
      return { customer, days, dominant: own.indexOf(most), share: most / days, entropy: k > 1 ? bits / Math.log2(k) : 0 };
    });
}
