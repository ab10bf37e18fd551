/** Owns what a risk is: rules with points, two cuts that make three levels, and the outcome by which it is checked. */
import type { Text } from '../../lib/text';
import { readRule, type Rule } from '../rule';

export type RiskLevel = 'high' | 'medium' | 'low';
/** From the highest. */
export const RISK_LEVELS: readonly RiskLevel[] = ['high', 'medium', 'low'];

/** Whole points from −MOST_POINTS to MOST_POINTS; negative ones speak against the risk. */
export const MOST_POINTS = 100;
/** More rules than this nobody follows. */
export const MOST_RULES = 40;

export interface RiskRule {
  /** Stable while the risk lives. */
  readonly id: string;
  readonly rule: Rule;
  readonly points: number;
  /** Why it counts, in a few words; empty: the rule itself is the reason. */
  readonly reason: Text;
}

/** What is left of a fit to data; see service/risk/suggest-points. */
export interface RiskFit {
  /** Decides which half of the customers the points were fitted on; the other half is for checking. */
  readonly seed: number;
  /** Share expected at p points is 1 / (1 + exp(−(intercept + p · perPoint))); null once the rules were changed by hand. */
  readonly curve: { readonly intercept: number; readonly perPoint: number } | null;
}

/** Plain JSON. A customer has the sum of the points of the rules that fire; unknown values fire nothing. */
export interface Risk {
  readonly id: string;
  readonly name: Text;
  readonly rules: readonly RiskRule[];
  /** Points from which the level is medium, and from which it is high; medium ≤ high. */
  readonly medium: number;
  readonly high: number;
  /** True where what was feared has happened; absent: the data is looked through for one; null: none. */
  readonly outcome?: Rule | null;
  readonly fit?: RiskFit;
  /** What to do at each level; absent: the ready advice. */
  readonly advice?: Readonly<Partial<Record<RiskLevel, Text>>>;
}

/** The points as they may be: whole and within bounds; 0 stays 0. */
export function validPoints(points: number): number {
  return Math.max(-MOST_POINTS, Math.min(MOST_POINTS, Math.round(points)));
}

/** A saved risk as far as it makes sense; null for what is none. */
export function readRisk(saved: unknown): Risk | null {
  if (!isRecord(saved)) return null;
  const { id, name, medium, high } = saved;
  const readName = readText(name);
  if (typeof id !== 'string' || readName === null || !Array.isArray(saved['rules'])) return null;
  if (!isNumber(medium) || !isNumber(high)) return null;
  const seen = new Set<string>();
  const rules = saved['rules'].flatMap((item: unknown): RiskRule[] => {
    const read = readRiskRule(item);
    if (read === null || seen.has(read.id)) return [];
    seen.add(read.id);
    return [read];
  });
  const outcome = saved['outcome'] === null ? null : readRule(saved['outcome']);
  const fit = readFit(saved['fit']);
  const advice = readAdvice(saved['advice']);
  return {
    ...{ id, name: readName, rules: rules.slice(0, MOST_RULES) },
    ...validCuts(medium, high),
    ...((saved['outcome'] === null || outcome !== null) && { outcome }),
    ...(fit !== null && { fit }),
    ...(advice !== null && { advice }),
  };
}

/** The same from JSON; null for what is none, '' among it. */
export function readRiskJson(json: string): Risk | null {
  try {
    return json === '' ? null : readRisk(JSON.parse(json));
  } catch {
    return null;
  }
}

/** Both cuts whole, the higher one not below the lower. */
export function validCuts(medium: number, high: number): Pick<Risk, 'medium' | 'high'> {
  const [lower, upper] = [Math.round(medium), Math.round(high)];
  return { medium: lower, high: Math.max(lower, upper) };
}

/** null when none were ever saved. */
export function readRisks(saved: unknown): Risk[] | null {
  if (!Array.isArray(saved)) return null;
  const risks = new Map<string, Risk>();
  for (const item of saved as readonly unknown[]) {
    const risk = readRisk(item);
    if (risk !== null && !risks.has(risk.id)) risks.set(risk.id, risk);
  }
  return [...risks.values()];
}

function readRiskRule(saved: unknown): RiskRule | null {
  if (!isRecord(saved)) return null;
  const rule = readRule(saved['rule']);
  const reason = readText(saved['reason']);
  const { id, points } = saved;
  if (rule === null || typeof id !== 'string' || !isNumber(points)) return null;
  return { id, rule, points: validPoints(points), reason: reason ?? { en: '', zh: '' } };
}

function readFit(saved: unknown): RiskFit | null {
  if (!isRecord(saved) || !isNumber(saved['seed'])) return null;
  const { curve } = saved;
  const { intercept, perPoint } = isRecord(curve) ? curve : {};
  return { seed: Math.trunc(saved['seed']), curve: isNumber(intercept) && isNumber(perPoint) ? { intercept, perPoint } : null };
}

function readAdvice(saved: unknown): Partial<Record<RiskLevel, Text>> | null {
  if (!isRecord(saved)) return null;
  const texts = RISK_LEVELS.flatMap((level) => {
    const text = readText(saved[level]);
    return text === null ? [] : [[level, text] as const];
  });
  return texts.length === 0 ? null : Object.fromEntries(texts);
}

function readText(saved: unknown): Text | null {
  if (!isRecord(saved)) return null;
  const { en, zh } = saved;
  return typeof en === 'string' && typeof zh === 'string' ? { en, zh } : null;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isNumber(value: unknown): value is number {
  return typeof value === 'number' && Number.isFinite(value);
}
