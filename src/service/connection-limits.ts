/** Owns the time limits of connections by voltage level and stage: their defaults, those that a user set, and their SQL. */
import { join, sql, type Sql } from '../sql/sql';

/** Days by `limitKey`, as set by the user. */
export type ConnectionLimits = Readonly<Record<string, number>>;

/** Of the whole connection the stage is empty; of an unknown level, the level. */
export function limitKey(level: string | null, stage: string): string {
  return `${level ?? ''}|${stage}`;
}

interface Usual {
  readonly pattern: string;
  readonly low: number;
  readonly high: number;
}

/** Calendar days near what Chinese utilities promise; construction is the customer's and has none. */
const WHOLE = { low: 15, high: 60 };
const DEFAULTS: readonly Usual[] = [
  { pattern: '受理|accept|application', low: 1, high: 1 },
  { pattern: '勘查|勘察|勘测|survey', low: 3, high: 5 },
  { pattern: '方案|plan|offer', low: 5, high: 15 },
  { pattern: '设计|图纸|review', low: 5, high: 5 },
  { pattern: '中间检查|interim', low: 3, high: 3 },
  { pattern: '竣工|检验|验收|inspect', low: 5, high: 5 },
  { pattern: '装表|接电|送电|energi|meter', low: 5, high: 5 },
];

/** Days; null for what has no limit. An unknown level has those of high voltage, which are the longer ones. */
export function connectionLimit(level: string | null, stage: string, limits: ConnectionLimits): number | null {
  const own = limits[limitKey(level, stage)];
  if (own !== undefined) return own;
  const side = level === 'low' ? 'low' : 'high';
  if (stage === '') return WHOLE[side];
  return DEFAULTS.find(({ pattern }) => new RegExp(pattern, 'i').test(stage))?.[side] ?? null;
}

/** Days, DOUBLE; NULL without a limit. @param stage empty string for the whole */
export function connectionLimitSql(level: Sql, stage: Sql, limits: ConnectionLimits): Sql {
  const key = sql`concat(${level}, '|', ${stage})`;
  const own = Object.keys(limits)
    .sort()
    .map((name) => sql`WHEN ${key} = ${name} THEN ${limits[name] ?? 0}`);
  const pick = (low: number, high: number): Sql => sql`CASE WHEN ${level} = 'low' THEN ${low} ELSE ${high} END`;
  const usual = DEFAULTS.map(
    ({ pattern, low, high }) => sql`WHEN regexp_matches(${stage}, ${`(?i)${pattern}`}) THEN ${pick(low, high)}`,
  );
  return sql`CAST(CASE ${join([...own, sql`WHEN ${stage} = '' THEN ${pick(WHOLE.low, WHOLE.high)}`, ...usual], ' ')} END AS DOUBLE)`;
}
