/** Owns survival: how many are still there after a time, where the end is known for some only. */
import { chiSquareTail } from './chi-square';
import { solve } from './solve';
import { Z95, type Interval } from './statistics';

/** Those seen for so long: how many left at this time, and how many were still there when last seen. */
export interface SurvivalTime {
  readonly time: number;
  readonly left: number;
  readonly stayed: number;
}

export interface SurvivalPoint {
  readonly time: number;
  /** Seen for at least so long. */
  readonly atRisk: number;
  readonly left: number;
  /** Share still there just after this time, 0…1. */
  readonly survival: number;
  readonly interval: Interval;
}

/**
 * Kaplan & Meier's estimate (1958, J. Am. Stat. Assoc. 53, 457), one point a time at which someone left. Intervals are plain ones with
 * Greenwood's variance (1926), cut at 0 and 1, as R's survfit(conf.type = "plain") gives. Who left at the time another was last seen
 * counts as having left first.
 */
export function kaplanMeier(times: readonly SurvivalTime[]): SurvivalPoint[] {
  const sorted = [...times].sort((a, b) => a.time - b.time);
  let atRisk = sorted.reduce((sum, { left, stayed }) => sum + left + stayed, 0);
  let [survival, greenwood] = [1, 0];
  const points: SurvivalPoint[] = [];
  for (const { time, left, stayed } of sorted) {
    if (left > 0) {
      survival *= 1 - left / atRisk;
      greenwood += atRisk > left ? left / (atRisk * (atRisk - left)) : 0;
      const half = Z95 * survival * Math.sqrt(greenwood);
      points.push({ time, atRisk, left, survival, interval: [Math.max(0, survival - half), Math.min(1, survival + half)] });
    }
    atRisk -= left + stayed;
  }
  return points;
}

/** Share still there after the time; 1 before anyone left. */
export function survivalAt(points: readonly SurvivalPoint[], time: number): number {
  return points.reduce((held, point) => (point.time <= time ? point.survival : held), 1);
}

/** First time after which at most half are there; null when more than half stayed to the end. */
export function medianSurvival(points: readonly SurvivalPoint[]): number | null {
  return points.find(({ survival }) => survival <= 0.5)?.time ?? null;
}

export interface LogRank {
  readonly chiSquare: number;
  readonly df: number;
  readonly p: number;
}

/**
 * Log-rank test that all groups leave alike (Mantel 1966; hypergeometric variance, as R's survdiff). Null with fewer than two groups, or
 * where nobody left.
 */
export function logRank(groups: readonly (readonly SurvivalTime[])[]): LogRank | null {
  const used = groups.filter((group) => group.some(({ left, stayed }) => left + stayed > 0));
  const df = used.length - 1;
  if (df < 1) return null;
  const times = [...new Set(used.flatMap((group) => group.filter(({ left }) => left > 0).map(({ time }) => time)))];
  const excess = new Array<number>(df).fill(0);
  const variance = excess.map(() => new Array<number>(df).fill(0));
  for (const time of times) {
    const risk = used.map((group) => group.reduce((sum, at) => sum + (at.time >= time ? at.left + at.stayed : 0), 0));
    const left = used.map((group) => group.reduce((sum, at) => sum + (at.time === time ? at.left : 0), 0));
    const [n, d] = [sumOf(risk), sumOf(left)];
    const spread = n > 1 ? (d * (n - d)) / (n - 1) : 0;
    for (let i = 0; i < df; i++) {
      const share = (risk[i] ?? 0) / n;
      excess[i] = (excess[i] ?? 0) + (left[i] ?? 0) - d * share;
      for (let j = 0; j < df; j++) {
        const row = variance[i] as number[];
        row[j] = (row[j] ?? 0) + spread * share * ((i === j ? 1 : 0) - (risk[j] ?? 0) / n);
      }
    }
  }
  const solved = solve(variance, excess);
  if (solved === null) return null;
  const chiSquare = excess.reduce((sum, value, i) => sum + value * (solved[i] ?? 0), 0);
  return { chiSquare, df, p: chiSquareTail(chiSquare, df) };
}

function sumOf(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0);
}
