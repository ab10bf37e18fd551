// Owns the printing of benchmark results.

/**
 * @typedef {object} Result
 * @property {string} name what was measured
 * @property {number} ms median of the runs
 * @property {string} yardstick what it is compared with, '' when it stands alone
 * @property {number | null} yardstickMs
 * @property {number | null} aim ratio to reach, or milliseconds when it stands alone
 */

/** Middle value; of an even number the lower of the two.  @param {readonly number[]} values */
export function median(values) {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor((sorted.length - 1) / 2)] ?? NaN;
}

/** One line a result, then one line of JSON for machines.  @param {readonly Result[]} results */
export function printResults(results) {
  const lines = results.map(({ name, ms, yardstick, yardstickMs, aim }) => ({
    measured: name,
    ms: Math.round(ms),
    against: yardstick,
    'yardstick ms': yardstickMs === null ? '' : Math.round(yardstickMs),
    ratio: yardstickMs === null ? '' : Number((ms / yardstickMs).toFixed(2)),
    aim: aim ?? '',
  }));
  console.table(lines);
  console.log(JSON.stringify(results));
}
