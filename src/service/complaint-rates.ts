/** Owns complaints per 10,000 customers and year: their statement, and which groups differ from the others. */
import { fisherExact } from '../lib/fisher-exact';
import { equalRatesP, countInterval } from '../lib/poisson';
import { holmAdjusted } from '../lib/holm';
import type { ResultReader } from '../lib/result';
import type { Interval } from '../lib/statistics';
import { population, type Filter } from '../model/filter';
import { factField, type ModelInfo } from '../model/model-info';
import { sql, type Sql } from '../sql/sql';
import { groupValue, type Grouping } from './grouping';

/** Rates are given for so many customers. */
export const RATE_BASE = 1e4;

export interface RateGroup {
  readonly value: string | null;
  readonly customers: number;
  /** Years for which contacts are known, times customers; who came later counts from then. */
  readonly years: number;
  readonly complaints: number;
  /** Customers who complained at all. */
  readonly complainers: number;
}

export interface ComplaintRates {
  readonly groups: readonly RateGroup[];
  /** First and last day with contacts, yyyy-MM-dd; null without any. */
  readonly period: readonly [string, string] | null;
  /** Variance over mean of the complaints of a customer, ≥ 1: those who complain again make complaints come in series. */
  readonly spread: number;
}

export interface GroupRate extends RateGroup {
  /** Complaints per 10,000 customers and year, with its 95 % interval (Byar); NaN without customers. */
  readonly rate: number;
  readonly interval: Interval;
  /** Times the rate of all others. */
  readonly ratio: number;
  /** Of equal rates, Holm-adjusted over all groups that are large enough; NaN for the others. */
  readonly p: number;
}

/** One row a group: its customers, exposure and complaints in the period that contacts cover, most complaints first. */
export function queryComplaintRates(model: ModelInfo, filters: readonly Filter[], grouping: Grouping): Sql {
  const since =
    factField(model, 'opened') === undefined
      ? sql`first_day`
      : sql`greatest(first_day, least(coalesce(p.opened, first_day), last_day))`;
  return sql`
WITH
-- one row a customer under the filters
population AS NOT MATERIALIZED (${population(filters)}),
-- one row: the days that contacts cover
covered AS (SELECT CAST(min(opened_at) AS DATE) AS first_day, CAST(max(opened_at) AS DATE) AS last_day FROM contact),
-- one row a customer who complained
complainer AS (SELECT customer_id, count(*) AS complaints FROM contact WHERE is_complaint AND opened_at IS NOT NULL GROUP BY customer_id),
-- one row a customer
member AS (
  SELECT
    ${groupValue(grouping, sql`c`, sql`p`)} AS grp,
    (datediff('day', ${since}, last_day) + 1) / 365.25 AS years,
    coalesce(c.complaints, 0) AS complaints
  FROM population p CROSS JOIN covered LEFT JOIN complainer c ON c.customer_id = p.customer_id
)
SELECT
  grp,
  count(*)::INTEGER AS customers,
  sum(years)::DOUBLE AS years,
  sum(complaints)::INTEGER AS complaints,
  count(*) FILTER (complaints > 0)::INTEGER AS complainers,
  sum(complaints * complaints)::DOUBLE AS squares,
  (SELECT strftime(first_day, '%Y-%m-%d') FROM covered) AS first_day,
  (SELECT strftime(last_day, '%Y-%m-%d') FROM covered) AS last_day
FROM member
GROUP BY grp
ORDER BY complaints DESC, grp NULLS LAST`;
}

export function readComplaintRates(result: ResultReader): ComplaintRates {
  const [customers, years, complaints, complainers, squares] = ['customers', 'years', 'complaints', 'complainers', 'squares'].map(
    (name) => result.numbers(name),
  );
  const [first, last] = [result.texts('first_day')[0] ?? null, result.texts('last_day')[0] ?? null];
  const groups = result.texts('grp').map((value, i) => ({
    value,
    customers: customers?.[i] ?? 0,
    years: years?.[i] ?? NaN,
    complaints: complaints?.[i] ?? 0,
    complainers: complainers?.[i] ?? 0,
  }));
  const count = groups.reduce((sum, group) => sum + group.complaints, 0);
  const squared = groups.reduce((sum, _, i) => sum + (squares?.[i] ?? 0), 0);
  return {
    groups,
    period: first === null || last === null ? null : [first, last],
    spread: count > 0 ? Math.max(1, squared / count) : 1,
  };
}

type Complained = Pick<RateGroup, 'customers' | 'years' | 'complaints' | 'complainers'>;

/**
 * p-value that two groups complain alike: the larger of that of their rates and of Fisher's exact test of who complained at all. A rate alone is moved by
 * one customer who complains ten times, and its approximation is too sure of small counts when the best of forty lines is picked.
 */
export function complaintsP(a: Complained, b: Complained, spread: number): number {
  return Math.max(
    equalRatesP(a.complaints, a.years, b.complaints, b.years, spread),
    fisherExact(a.complainers, a.customers - a.complainers, b.complainers, b.customers - b.complainers),
  );
}

/** Of every group, in the same order; compared with the others where both have at least `smallGroup` customers. */
export function groupRates({ groups, spread }: ComplaintRates, smallGroup: number): GroupRate[] {
  const all = {
    ...{ customers: sumOf(groups, 'customers'), complainers: sumOf(groups, 'complainers') },
    ...{ years: sumOf(groups, 'years'), complaints: sumOf(groups, 'complaints') },
  };
  const others = groups.map((group) => ({
    customers: all.customers - group.customers,
    complainers: all.complainers - group.complainers,
    years: all.years - group.years,
    complaints: all.complaints - group.complaints,
    isComparable: group.customers >= smallGroup && all.customers - group.customers >= smallGroup,
  }));
  const ps = holmAdjusted(
    groups.map((group, i) => {
      const other = others[i];
      if (other?.isComparable !== true) return NaN;
      return complaintsP(group, other, spread);
    }),
  );
  return groups.map((group, i): GroupRate => {
    const other = others[i] ?? { years: 0, complaints: 0 };
    const [lo, hi] = countInterval(group.complaints, spread);
    const each = RATE_BASE / group.years;
    return {
      ...group,
      rate: group.complaints * each,
      interval: [lo * each, hi * each],
      ratio: group.complaints / group.years / (other.complaints / other.years),
      p: ps[i] ?? NaN,
    };
  });
}

/** Of all groups together. */
export function wholeRate(rates: ComplaintRates): number {
  return (RATE_BASE * sumOf(rates.groups, 'complaints')) / sumOf(rates.groups, 'years');
}

function sumOf(groups: readonly RateGroup[], key: 'customers' | 'years' | 'complaints' | 'complainers'): number {
  return groups.reduce((sum, group) => sum + group[key], 0);
}
