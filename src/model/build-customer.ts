/** Owns the table `customer`: one row for every customer id seen in any table, with what is known of it. */
import { EMPTY, ident, join, sql, type Sql } from '../sql/sql';
import type { Attribute } from './attributes';
import { hasPeriod, periodOf } from './period';
import type { Repeats } from './repeats';
import { rolesOf } from './role-registry';
import { customerId, fromSource, nullOf, plays, roleValue, type Source } from './source';
import { categoryText, numberValue, typedValue } from './typed-value';

/** Canonical columns of `customer` in order, without the attributes. */
export const CUSTOMER_COLUMNS: readonly string[] = rolesOf('customer').map((role) => role.id);

const OWN = CUSTOMER_COLUMNS.filter((name) => name !== 'customer_id');
/** Tables that may name customers of whom nothing else is known; reading_day stands for reading. */
const MENTIONS = ['usage', 'reading_day', 'survey', 'ticket', 'outage'] as const;

interface Part {
  readonly select: Sql;
  readonly names: ReadonlySet<string>;
}

/**
 * CREATE of `customer`, after the other tables. Of rows with the same id the first of the file counts as a whole (`repeated` are the
 * sources that have such); of several tables the first that knows a column. `unread` are sources of which no other table was made:
 * their customers are kept all the same.
 */
export function buildCustomer(
  sources: readonly Source[],
  attributes: readonly Attribute[],
  repeated: ReadonlyMap<Source, Repeats>,
  unread: ReadonlySet<Source>,
): Sql {
  const describing = sources.filter((source) => describes(source, attributes) || unread.has(source));
  const parts = describing.map((source) => customerOf(source, attributes, repeated.has(source) || source.slots.length > 0));
  const names = [...OWN, ...attributes.map(({ name }) => name)];
  // Nobody else can be mentioned when one customer table is all there is.
  const [only] = parts;
  if (sources.length === 1 && only !== undefined) {
    return sql`CREATE OR REPLACE TABLE customer AS SELECT customer_id, ${columnsOf(names, attributes, (name) => (only.names.has(name) ? [ident(name)] : []))} FROM (${only.select})`;
  }
  const table = (i: number): string => `source_${i}`;
  const known = parts.map(
    (part, i) => sql`-- one row per customer of one raw table
${ident(table(i))} AS (${part.select}),
`,
  );
  const mentioned = [...MENTIONS.map((name) => ident(name)), ...parts.map((_, i) => ident(table(i)))];
  const joins = parts.map((_, i) => sql`LEFT JOIN ${ident(table(i))} ON ${ident(table(i))}.customer_id = seen.customer_id`);
  const select = columnsOf(names, attributes, (name) =>
    parts.flatMap((part, i) => (part.names.has(name) ? [ident(table(i), name)] : [])),
  );
  return sql`
CREATE OR REPLACE TABLE customer AS
WITH
${join(known, ' ')}
-- one row per customer id in any table
seen AS (
  SELECT DISTINCT customer_id
  FROM (${join(
    mentioned.map((name) => sql`SELECT DISTINCT customer_id FROM ${name}`),
    ' UNION ALL ',
  )})
  WHERE customer_id IS NOT NULL
)
SELECT seen.customer_id, ${select}
FROM seen
${join(joins, '\n')}`;
}

/** Every column of the table from the places that have it, in order; a typed NULL from nowhere. */
function columnsOf(names: readonly string[], attributes: readonly Attribute[], places: (name: string) => Sql[]): Sql {
  return join(
    names.map((name) => {
      const from = places(name);
      const value = from.length === 0 ? nullFor(name, attributes) : from.length === 1 ? (from[0] as Sql) : sql`coalesce(${from})`;
      return sql`${value} AS ${ident(name)}`;
    }),
    ', ',
  );
}

function describes(source: Source, attributes: readonly Attribute[]): boolean {
  if (source.rowIs === 'outage' || source.idFrom === 'none') return false;
  return (
    source.rowIs === 'customer' ||
    plays(source, ...OWN) ||
    attributes.some(({ from }) => from.some((entry) => entry.source === source))
  );
}

function customerOf(source: Source, attributes: readonly Attribute[], hasRepeats: boolean): Part {
  const roles = OWN.flatMap((name) => {
    const value = roleValue(source, name);
    return value === null ? [] : [{ name, value }];
  });
  const own = attributes.flatMap(({ name, from, kind }) => {
    const column = from.find((entry) => entry.source === source)?.column;
    const isLatest = column !== undefined && source.latest.includes(column);
    return column === undefined ? [] : [{ name, value: attributeValue(column, kind), isLatest }];
  });
  const columns = [...roles.map((role) => ({ ...role, isLatest: false })), ...own];
  const names = new Set(columns.map(({ name }) => name));
  const selected = columns.map(({ name, value }) => sql`, ${value} AS ${ident(name)}`);
  const period = source.latest.length > 0 && hasPeriod(source) ? sql`, ${periodOf(source)} AS of_period` : EMPTY;
  const row = sql`SELECT rowid AS place, ${customerId(source)} AS customer_id${period}${join(selected, ' ')} ${fromSource(source)}`;
  if (source.rowIs !== 'customer') {
    // Many rows a customer that say the same: any known value will do.
    const values = columns.map(({ name, isLatest }) => {
      const value = isLatest && period !== EMPTY ? sql`arg_max(${ident(name)}, of_period)` : sql`any_value(${ident(name)})`;
      return sql`, ${value} AS ${ident(name)}`;
    });
    return {
      names,
      select: sql`SELECT customer_id${join(values, ' ')} FROM (${row}) WHERE customer_id IS NOT NULL GROUP BY customer_id`,
    };
  }
  const first = hasRepeats ? sql`QUALIFY row_number() OVER (PARTITION BY customer_id ORDER BY place) = 1` : EMPTY;
  return { names, select: sql`SELECT * EXCLUDE (place) FROM (${row}) WHERE customer_id IS NOT NULL ${first}` };
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
