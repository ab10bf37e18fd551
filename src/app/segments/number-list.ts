/** Owns thresholds typed as a list: "315, 1000" or "33 %, 67 %". */

/** Digits that a threshold is written with; more are noise of a computation. */
const DIGITS = 6;

/** Ascending, without repeats; null unless there are from 1 to `most` finite numbers. Shares are typed in percent, 0 < x < 100. */
export function readNumberList(typed: string, most: number, shares: boolean): number[] | null {
  const parts = typed
    .split(/[\s,，、;；]+/)
    .map((part) => part.replace(/[%％]$/, ''))
    .filter((part) => part !== '');
  const values = parts.map(Number);
  if (values.length < 1 || values.length > most || !values.every(Number.isFinite)) return null;
  if (shares && values.some((value) => value <= 0 || value >= 100)) return null;
  const scaled = values.map((value) => (shares ? value / 100 : value));
  return [...new Set(scaled)].sort((a, b) => a - b);
}

export function writeNumberList(values: readonly number[], shares: boolean): string {
  return values.map((value) => String(Number((shares ? value * 100 : value).toPrecision(DIGITS)))).join(', ');
}
