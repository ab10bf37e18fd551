/** Owns what a person decides about a scorecard, as plain JSON: indicators, targets, weights and how they came about. */
import type { ModelInfo } from '../../model/model-info';
import { indicatorById, readyIndicators, type Indicator } from './indicators';

export const WEIGHT_METHODS = ['hand', 'ahp', 'entropy'] as const;
export type WeightMethod = (typeof WEIGHT_METHODS)[number];
export const SCORINGS = ['linear', 'minmax'] as const;
export type Scoring = (typeof SCORINGS)[number];

export interface CardRow {
  /** Of the indicator. */
  readonly id: string;
  /** By hand, of 100. */
  readonly weight: number;
  readonly locked: boolean;
  /** Score 0 and 100, in the unit of the data. */
  readonly floor: number;
  readonly target: number;
  readonly limit?: number;
}

export interface ScorecardChoice {
  /** Category whose values are appraised: branch, grid manager … */
  readonly field: string;
  readonly method: WeightMethod;
  readonly scoring: Scoring;
  readonly rows: readonly CardRow[];
  /** `a|b` → how much more important a is than b, 1/9 … 9; absent is 1. Stored once for a pair. */
  readonly pairs: Readonly<Record<string, number>>;
}

/** Most important on the scale of Saaty. */
export const MOST_TIMES = 9;

export function rowOf(indicator: Indicator): CardRow {
  const { id, weight, floor, target, limit } = indicator;
  return { id, weight, locked: false, floor, target, ...(limit === undefined ? {} : { limit: limit.usual }) };
}

/** All indicators that the data has, with their first weights brought to 100. */
export function defaultScorecard(model: ModelInfo, field: string): ScorecardChoice {
  const ready = readyIndicators(model);
  const total = ready.reduce((sum, { weight }) => sum + weight, 0);
  const rows = ready.map((indicator) => ({
    ...rowOf(indicator),
    weight: Math.round((1000 * indicator.weight) / total) / 10,
  }));
  const left = 100 - rows.reduce((sum, { weight }) => sum + weight, 0);
  return {
    ...{ field, method: 'hand', scoring: 'linear', pairs: {} },
    rows: rows.map((row, i) => (i === 0 ? { ...row, weight: Math.round(10 * (row.weight + left)) / 10 } : row)),
  };
}

/** How much more important the first is than the second. */
export function pairValue(pairs: ScorecardChoice['pairs'], a: string, b: string): number {
  if (a === b) return 1;
  return pairs[`${a}|${b}`] ?? (pairs[`${b}|${a}`] === undefined ? 1 : 1 / (pairs[`${b}|${a}`] ?? 1));
}

/** The pairs with this judgement; its mirror is not kept beside it. */
export function withPair(pairs: ScorecardChoice['pairs'], a: string, b: string, value: number): ScorecardChoice['pairs'] {
  const { [`${b}|${a}`]: _, ...others } = pairs;
  return { ...others, [`${a}|${b}`]: value };
}

/** The reciprocal matrix of the rows in their order. */
export function pairMatrix({ rows, pairs }: Pick<ScorecardChoice, 'rows' | 'pairs'>): number[][] {
  return rows.map(({ id }) => rows.map((other) => pairValue(pairs, id, other.id)));
}

/** A first judgement of every pair that says what the weights say, on the scale. */
export function pairsOfWeights(rows: readonly CardRow[], onScale: (times: number) => number): ScorecardChoice['pairs'] {
  const least = 0.5;
  const entries = rows.flatMap((row, i) =>
    rows.slice(i + 1).map((other): [string, number] => {
      const times = Math.max(row.weight, least) / Math.max(other.weight, least);
      return [`${row.id}|${other.id}`, onScale(times)];
    }),
  );
  return Object.fromEntries(entries.filter(([, times]) => times !== 1));
}

/** A saved choice as far as it makes sense; null for what is none. */
export function readScorecard(saved: unknown): ScorecardChoice | null {
  if (!isRecord(saved) || typeof saved['field'] !== 'string' || !Array.isArray(saved['rows'])) return null;
  const rows = saved['rows'].flatMap((row: unknown) => readRow(row) ?? []);
  const unique = rows.filter(({ id }, i) => rows.findIndex((other) => other.id === id) === i);
  const pairs = isRecord(saved['pairs']) ? saved['pairs'] : {};
  return {
    field: saved['field'],
    method: WEIGHT_METHODS.find((method) => method === saved['method']) ?? 'hand',
    scoring: SCORINGS.find((scoring) => scoring === saved['scoring']) ?? 'linear',
    rows: unique,
    pairs: Object.fromEntries(Object.entries(pairs).filter((entry): entry is [string, number] => isJudgement(entry[1]))),
  };
}

function readRow(saved: unknown): CardRow | null {
  if (!isRecord(saved)) return null;
  const { id, weight, locked, floor, target, limit } = saved;
  if (typeof id !== 'string' || indicatorById(id) === undefined) return null;
  if (!isNumber(weight) || weight < 0 || weight > 100 || !isNumber(floor) || !isNumber(target)) return null;
  return {
    ...{ id, weight, locked: locked === true, floor, target },
    ...(isNumber(limit) && limit > 0 ? { limit } : {}),
  };
}

function isJudgement(value: unknown): boolean {
  return isNumber(value) && value >= 1 / MOST_TIMES - 1e-9 && value <= MOST_TIMES + 1e-9;
}

function isNumber(value: unknown): value is number {
  return typeof value === 'number' && Number.isFinite(value);
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
