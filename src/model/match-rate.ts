/** Owns how well tables meet: on the customer number, and outages on region or feeder. */
import type { RawTable } from '../intake/raw-table';
import { join, sql, type Sql } from '../sql/sql';
import { headerShape } from './header-shape';
import type { TableMapping } from './mapping';
import { customerId, fromSource, planSources, roleOrNull, type Source } from './source';

/** On what two sides meet: `customer_id`, or the places at which outages are recorded. */
export type MatchKey = 'customer_id' | 'region' | 'feeder';

/** A table beside those that it should meet. */
export interface MatchPair {
  readonly table: Source;
  /** All customer lists together; where there is none, one other table. */
  readonly lists: readonly Source[];
  /** False where `lists` is another table, for want of a customer list. */
  readonly isList: boolean;
  readonly key: MatchKey;
}

/** Different numbers or places; rows without one and rows of totals count on neither side. */
export interface Match {
  readonly inTable: number;
  readonly inList: number;
  readonly inBoth: number;
}

/** Without a customer list every table is set beside every other; of many files that would be more than a person reads. */
const MOST_PAIRS = 6;

/**
 * Every table with a customer number beside all customer lists together; a list with other columns beside the first one, for parts of one list
 * are not meant to meet, but two different lists are. Without a list, the tables beside each other. Outages without a customer number
 * are set beside the places of the customers.
 */
export function matchPairs(raws: readonly RawTable[], mappings: readonly TableMapping[]): MatchPair[] {
  const { sources } = planSources(raws, mappings);
  const withId = sources.filter(({ idFrom }) => idFrom === 'column');
  const customers = withId.filter(({ rowIs }) => rowIs === 'customer');
  // A row of months or days beside a list of customers is energy, not another list.
  const plain = customers.filter(({ months, days, slots }) => months.length + days.length + slots.length === 0);
  const lists = plain.length > 0 ? plain : customers;
  const first = lists.filter(({ raw }) => headerShape(raw) === headerShape((lists[0] as Source).raw));
  const others = withId.filter((source) => !first.includes(source));
  const byNumber = (table: Source, beside: readonly Source[], isList: boolean): MatchPair => ({
    table,
    lists: beside,
    isList,
    key: 'customer_id',
  });
  const pairs =
    lists.length > 0
      ? others.map((table) => byNumber(table, lists.includes(table) ? first : lists, true))
      : others.flatMap((table, i) => others.slice(0, i).map((list) => byNumber(table, [list], false))).slice(0, MOST_PAIRS);
  return [...pairs, ...placePairs(sources)];
}

/** Outages by feeder where both sides know it, else by region. */
function placePairs(sources: readonly Source[]): MatchPair[] {
  const outages = sources.filter(({ rowIs, idFrom }) => rowIs === 'outage' && idFrom !== 'column');
  return outages.flatMap((table): MatchPair[] => {
    for (const key of ['feeder', 'region'] as const) {
      const lists = sources.filter((other) => other.rowIs !== 'outage' && other.roles.has(key));
      if (table.roles.has(key) && lists.length > 0) return [{ table, lists, isList: true, key }];
    }
    return [];
  });
}

/** One row: in_table, in_list, in_both. Needs PARSE_MACROS. */
export function queryMatch({ table, lists, key }: MatchPair): Sql {
  return sql`
WITH
-- one row per customer number or place of the table
in_table AS (${keysOf([table], key)}),
-- one row per customer number or place of the other side
in_list AS (${keysOf(lists, key)})
SELECT
  (SELECT count(*) FROM in_table)::DOUBLE AS in_table,
  (SELECT count(*) FROM in_list)::DOUBLE AS in_list,
  (SELECT count(*) FROM in_table SEMI JOIN in_list USING (match_key))::DOUBLE AS in_both
ORDER BY in_table`;
}

/** As `match_key`, what one side has and the other has not, in text order, at most `limit`. Needs PARSE_MACROS. */
export function queryUnmatched({ table, lists, key }: MatchPair, side: 'table' | 'list', limit: number): Sql {
  const [from, other] = side === 'table' ? [[table], lists] : [lists, [table]];
  return sql`
WITH
-- one row per customer number or place of the side asked for
here AS (${keysOf(from, key)}),
-- one row per customer number or place of the other side
there AS (${keysOf(other, key)})
SELECT match_key FROM here ANTI JOIN there USING (match_key) ORDER BY match_key LIMIT ${limit}`;
}

function keysOf(sources: readonly Source[], key: MatchKey): Sql {
  const parts = sources.map((source) => sql`SELECT ${valueOf(source, key)} AS match_key ${fromSource(source)}`);
  return sql`SELECT DISTINCT match_key FROM (${join(parts, ' UNION ALL ')}) WHERE match_key IS NOT NULL`;
}

function valueOf(source: Source, key: MatchKey): Sql {
  return key === 'customer_id' ? customerId(source) : roleOrNull(source, key);
}

/** One decimal, and never 100 % or 0 % where a single one is missing or there; a dash for a share of nothing. */
export function shareText(part: number, whole: number): string {
  if (whole === 0) return '–';
  if (part === 0 || part === whole) return part === 0 ? '0%' : '100%';
  const tenths = Math.min(999, Math.max(1, Math.round((1000 * part) / whole)));
  return `${(tenths / 10).toFixed(1)}%`;
}
