/** Owns the statements behind the lists of a segment's customers: who, in which order, and who is held out of a campaign. */
import type { Text } from '../../../lib/text';
import { population, type Filter } from '../../../model/filter';
import type { ModelInfo } from '../../../model/model-info';
import type { SegmentInfo } from '../../../segment/method';
import { EMPTY, ident, join, sql, type Sql } from '../../../sql/sql';

/** A column of the list: one of the list's own, a fact by its name, or `plain`: words and numbers of another list, which tell nothing personal. */
export interface ListColumn {
  readonly kind: 'customer_id' | 'segment' | 'reason' | 'holdout' | 'fact' | 'plain';
  /** The fact's name; the kind of the others. */
  readonly name: string;
  /** Of a plain one. */
  readonly heading?: Text;
}

export interface ListRequest {
  readonly filters: readonly Filter[];
  /** In the order in which their customers are listed. */
  readonly segments: readonly Pick<SegmentInfo, 'key'>[];
  /** Facts listed as columns. */
  readonly facts: readonly string[];
  /** Fact by which customers of a segment are sorted, largest first; null by number. */
  readonly sortBy: string | null;
  readonly withReason: boolean;
  /** 0…1 of each segment's customers kept out of the campaign; 0 for no such column. */
  readonly holdOut: number;
  readonly seed: number;
}

/** The name of a list's column in its statement: that of the fact, so that wherever the statement is run what is personal is known and masked. */
export function columnName({ kind, name }: ListColumn, at: number): Sql {
  return ident(kind === 'fact' || kind === 'customer_id' ? name : `c${String(at)}`);
}

/** The table that an export is read from. */
export const LIST_TABLE = ident('segment_list');

export function listColumns(request: ListRequest): ListColumn[] {
  const own = (kind: Exclude<ListColumn['kind'], 'fact' | 'plain'>): ListColumn => ({ kind, name: kind });
  return [
    own('customer_id'),
    own('segment'),
    ...(request.holdOut > 0 ? [own('holdout')] : []),
    ...request.facts.map((name): ListColumn => ({ kind: 'fact', name })),
    ...(request.withReason ? [own('reason')] : []),
  ];
}

/** Facts that can be listed. */
export function listableFacts(model: ModelInfo): readonly string[] {
  return model.facts.map(({ name }) => name);
}

/**
 * One row a customer: columnName in the order of listColumns, dates and categories as text, numbers as DOUBLE; hold-outs are TRUE/FALSE.
 * Who is held out is decided within the whole segment, by a hash of the customer's number and the seed: other filters, columns or
 * another day's export change nobody's group as long as the segment is the same.
 */
export function queryList(request: ListRequest, model: ModelInfo, most?: number): Sql {
  const columns = listColumns(request).map((column, i) => sql`${valueOf(column, model)} AS ${columnName(column, i)}`);
  const places = request.segments.map(({ key }, i) => sql`WHEN ${key} THEN ${i}`);
  const keys = request.segments.map(({ key }) => key);
  const chosen = keys.length === 0 ? sql`FALSE` : sql`p.segment IN (${keys})`;
  const order = [
    ...(places.length === 0 ? [] : [sql`CASE p.segment ${join(places, ' ')} END`]),
    ...(request.sortBy === null ? [] : [sql`${ident('p', request.sortBy)} DESC NULLS LAST`]),
    sql`p.customer_id`,
  ];
  return sql`
WITH
-- one row a customer under the filters
population AS NOT MATERIALIZED (${population(request.filters)}),
-- one row a customer: place in its segment by a hash that only number and seed decide
drawn AS (
  SELECT
    customer_id,
    reason AS fired,
    row_number() OVER (PARTITION BY segment ORDER BY md5(concat(${String(request.seed)}, ':', customer_id)), customer_id) AS draw,
    count(*) OVER (PARTITION BY segment) AS members
  FROM segment
)
SELECT ${join(columns, ', ')}
FROM population p
JOIN drawn d ON d.customer_id = p.customer_id
WHERE ${chosen}
ORDER BY ${join(order, ', ')}
${most === undefined ? EMPTY : sql`LIMIT ${most}`}`;

  function valueOf(column: ListColumn, of: ModelInfo): Sql {
    if (column.kind === 'holdout') return sql`d.draw <= round(d.members * ${request.holdOut})`;
    if (column.kind === 'reason') return sql`d.fired`;
    const field = ident('p', column.name);
    const isNumber = of.facts.find(({ name }) => name === column.name)?.kind === 'number';
    return column.kind === 'fact' && isNumber ? sql`CAST(${field} AS DOUBLE)` : sql`CAST(${field} AS VARCHAR)`;
  }
}

/** One row a segment with customers in the list: segment, customers, held_out. */
export function queryListCounts(request: ListRequest, model: ModelInfo): Sql {
  const bare: ListRequest = { ...request, facts: [], withReason: false, sortBy: null };
  const held = request.holdOut > 0 ? sql`count(*) FILTER (c2)` : sql`0`;
  return sql`
SELECT c1 AS segment, count(*)::INTEGER AS customers, (${held})::INTEGER AS held_out
FROM (${queryList(bare, model)})
GROUP BY c1
ORDER BY c1`;
}

/** Makes the table that an export is read from, its rows in order. */
export function buildList(request: ListRequest, model: ModelInfo): Sql {
  return sql`CREATE OR REPLACE TABLE ${LIST_TABLE} AS ${queryList(request, model)}`;
}

/** Some rows of it; rowid counts from 0 in the order of the list. */
export function readList(from: number, rows: number): Sql {
  return sql`SELECT * FROM ${LIST_TABLE} WHERE rowid >= ${from} AND rowid < ${from + rows} ORDER BY rowid`;
}
