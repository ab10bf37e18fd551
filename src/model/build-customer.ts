/** Owns the table `customer`: one row for every customer id seen in any table, with what is known of it. */
import { ident, join, sql, type Sql } from '../sql/sql';
import type { Attribute } from './attributes';
import { rolesOf } from './role-registry';
import { customerId, fromSource, nullOf, plays, roleValue, type Source } from './source';
import { categoryText, numberValue, typedValue } from './typed-value';

/** Canonical columns of `customer` in order, without the attributes. */
export const CUSTOMER_COLUMNS: readonly string[] = rolesOf('customer').map((role) => role.id);

const OWN = CUSTOMER_COLUMNS.filter((name) => name !== 'customer_id');
/** Tables that may name customers of whom nothing else is known; reading_day stands for reading. */
const MENTIONS = ['usage', 'reading_day', 'survey', 'ticket', 'outage'] as const;

/**
 * CREATE of `customer`, after the other tables. Of rows with the same id the first of the file counts as a whole;
 * of several tables the first that knows a column.
 */
export function buildCustomer(
  sources: readonly Source[],
  attributes: readonly Attribute[],
  withRepeats: ReadonlySet<Source>,
): Sql {
  const parts = sources
    .filter((source) => describes(source, attributes))
    .map((source) => customerOf(source, attributes, withRepeats.has(source)));
  const names = [...OWN, ...attributes.map(({ name }) => name)];
  const known = parts.map((part, i) => sql`SELECT *, ${i} AS source FROM (${part})`);
  const mentioned = MENTIONS.map(
    (table) => sql`SELECT DISTINCT customer_id, ${parts.length} AS source FROM ${ident(table)} WHERE customer_id IS NOT NULL`,
  );
  const nulls = names.map((name) => sql`${nullFor(name, attributes)} AS ${ident(name)}`);
  const columns = [
    sql`SELECT CAST(NULL AS VARCHAR) AS customer_id, ${join(nulls, ', ')}, -1 AS source WHERE FALSE`,
    ...known,
    ...mentioned,
  ];
  return sql`
CREATE OR REPLACE TABLE customer AS
WITH
-- one row per source and customer
customer_source AS (
${join(columns, ' UNION ALL BY NAME ')}
)
SELECT customer_id, ${join(
    names.map(
      (name) =>
        sql`${parts.length > 1 ? sql`arg_min(${ident(name)}, source)` : sql`any_value(${ident(name)})`} AS ${ident(name)}`,
    ),
    ', ',
  )}
FROM customer_source
GROUP BY customer_id`;
}

function describes(source: Source, attributes: readonly Attribute[]): boolean {
  if (source.rowIs === 'outage' || source.idFrom === 'none') return false;
  return (
    source.rowIs === 'customer' ||
    plays(source, ...OWN) ||
    attributes.some(({ from }) => from.some((entry) => entry.source === source))
  );
}

function customerOf(source: Source, attributes: readonly Attribute[], hasRepeats: boolean): Sql {
  const roles = OWN.flatMap((name) => {
    const value = roleValue(source, name);
    return value === null ? [] : [{ name, value }];
  });
  const own = attributes.flatMap(({ name, from, kind }) => {
    const column = from.find((entry) => entry.source === source)?.column;
    return column === undefined ? [] : [{ name, value: attributeValue(column, kind) }];
  });
  const columns = [...roles, ...own];
  const selected = columns.map(({ name, value }) => sql`, ${value} AS ${ident(name)}`);
  const row = sql`SELECT rowid AS place, ${customerId(source)} AS customer_id${join(selected, ' ')} ${fromSource(source)}`;
  const isPerCustomer = source.rowIs === 'customer';
  if (!isPerCustomer) {
    // Many rows a customer that say the same: any known value will do.
    const values = columns.map(({ name }) => sql`, any_value(${ident(name)}) AS ${ident(name)}`);
    return sql`SELECT customer_id${join(values, ' ')} FROM (${row}) WHERE customer_id IS NOT NULL GROUP BY customer_id`;
  }
  const first = hasRepeats ? sql`QUALIFY row_number() OVER (PARTITION BY customer_id ORDER BY place) = 1` : sql``;
  return sql`SELECT * EXCLUDE (place) FROM (${row}) WHERE customer_id IS NOT NULL ${first}`;
}

function attributeValue(column: Attribute['from'][number]['column'], kind: Attribute['kind']): Sql {
  if (kind === 'number') return numberValue(column);
  return kind === 'date'
    ? typedValue(column, { id: '', tables: [], text: { en: '', zh: '' }, kind: 'date', names: [] }, false)
    : categoryText(column);
}

function nullFor(name: string, attributes: readonly Attribute[]): Sql {
  const attribute = attributes.find((candidate) => candidate.name === name);
  if (attribute === undefined) return nullOf(name);
  return attribute.kind === 'number'
    ? sql`CAST(NULL AS DOUBLE)`
    : attribute.kind === 'date'
      ? sql`CAST(NULL AS DATE)`
      : sql`CAST(NULL AS VARCHAR)`;
}
