/** Owns cutting a fact into a few bins, each of which is a condition that people can read. */
import type { FactField } from '../../model/model-info';
import { ident, sql, type Sql } from '../../sql/sql';
import type { Rule } from '../../tag/rule';

/** A fact with its cuts (numbers) or its values (categories); a missing value is a bin of its own. */
export type BinnedFact =
  | { readonly kind: 'number'; readonly name: string; readonly cuts: readonly number[] }
  | { readonly kind: 'category'; readonly name: string; readonly values: readonly string[] };

/** Key of a bin: the place of the cut or value, `other` for values not named, null for missing. */
export function binSql(fact: BinnedFact): Sql {
  const field = ident(fact.name);
  if (fact.kind === 'number') {
    const above = fact.cuts.reduce((sum, cut) => sql`${sum} + (${field} >= ${cut})::INTEGER`, sql`0`);
    return sql`CASE WHEN ${field} IS NOT NULL THEN ${above} END`;
  }
  const whens = fact.values.reduce((before, value, i) => sql`${before} WHEN ${value} THEN ${i}`, sql``);
  return fact.values.length === 0
    ? sql`CASE WHEN ${field} IS NOT NULL THEN ${OTHER_BIN} END`
    : sql`CASE WHEN ${field} IS NOT NULL THEN CASE CAST(${field} AS VARCHAR)${whens} ELSE ${OTHER_BIN} END END`;
}

/** Values that are too rare to be named. */
export const OTHER_BIN = 99;

/** The bin as a condition; null for the rest of the values, which needs no points of its own. */
export function binRule(fact: BinnedFact, bin: number | null): Rule | null {
  const { name: field } = fact;
  if (bin === null) return { kind: 'missing', field };
  if (fact.kind === 'category') {
    const value = fact.values[bin];
    return value === undefined ? null : { kind: 'compare', field, op: '=', value };
  }
  const [lo, hi] = [fact.cuts[bin - 1], fact.cuts[bin]];
  if (lo === undefined && hi === undefined) return { kind: 'not', rule: { kind: 'missing', field } };
  if (lo === undefined) return { kind: 'compare', field, op: '<', value: hi ?? 0 };
  return hi === undefined ? { kind: 'compare', field, op: '>=', value: lo } : { kind: 'between', field, lo, hi };
}

/** Cuts at the quarters, in round figures, without those that part nobody off. */
export function roundCuts(quarters: readonly number[], { range, known }: Pick<FactField, 'range' | 'known'>): number[] {
  const [least, largest] = range ?? [NaN, NaN];
  if (known === 0 || !(largest > least)) return [];
  const rounded = quarters.map((cut) => Number(cut.toPrecision(2)));
  // Counts crowd at 0 and 1: what is above the least is a cut by itself.
  return [...new Set(rounded.filter((cut) => cut > least && cut <= largest))].sort((a, b) => a - b);
}
