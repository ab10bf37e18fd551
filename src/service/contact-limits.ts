/** Owns the time limits of contacts by type: their defaults, those that a user set, and their SQL. */
import { join, sql, type Sql } from '../sql/sql';

/** Hours by ticket type, as set by the user. */
export type ContactLimits = Readonly<Record<string, number>>;

/** The first that fits the type; calendar hours after what Chinese utilities promise. */
const DEFAULTS: readonly { readonly pattern: string; readonly hours: number }[] = [
  { pattern: '投诉|投訴|complain', hours: 7 * 24 },
  { pattern: '举报|意见|建议|表扬|tip|suggest|proposal|praise|feedback', hours: 10 * 24 },
  { pattern: '报修|故障|抢修|fault|repair|outage', hours: 24 },
  { pattern: '咨询|查询|enquir|inquir|question', hours: 48 },
];
const OTHERWISE = 5 * 24;

export function defaultHours(type: string | null): number {
  return DEFAULTS.find(({ pattern }) => new RegExp(pattern, 'i').test(type ?? ''))?.hours ?? OTHERWISE;
}

export function limitHours(type: string | null, limits: ContactLimits): number {
  return limits[type ?? ''] ?? defaultHours(type);
}

/** Hours, DOUBLE, never NULL. @param type the column of the type */
export function limitSql(type: Sql, limits: ContactLimits): Sql {
  const own = Object.keys(limits)
    .sort()
    .map((name) => sql`WHEN coalesce(${type}, '') = ${name} THEN ${limits[name] ?? OTHERWISE}`);
  const usual = DEFAULTS.map(({ pattern, hours }) => sql`WHEN regexp_matches(${type}, ${`(?i)${pattern}`}) THEN ${hours}`);
  return sql`CAST(CASE ${join([...own, ...usual], ' ')} ELSE ${OTHERWISE} END AS DOUBLE)`;
}

/** Hours within which somebody should respond, unless a user set others. */
const USUAL_RESPONSE_HOURS = 2;

/** From a chart's option; the usual one for what is no limit. */
export function readResponseHours(option: unknown): number {
  const hours = typeof option === 'string' ? Number(option) : NaN;
  return Number.isFinite(hours) && hours > 0 ? hours : USUAL_RESPONSE_HOURS;
}

/** From a chart's option; what is no limit is left out. */
export function readLimits(option: unknown): ContactLimits {
  if (typeof option !== 'string' || option === '') return {};
  try {
    const value: unknown = JSON.parse(option);
    if (typeof value !== 'object' || value === null) return {};
    return Object.fromEntries(Object.entries(value).filter(([, limit]) => typeof limit === 'number' && limit > 0));
  } catch {
    return {};
  }
}
