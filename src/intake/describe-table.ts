/** Owns the description of a raw table once it is in the engine: columns, profiles, total rows. */
import type { Runner } from '../engine/engine';
import type { ResultColumns } from '../engine/columns';
import { ident, join, sql, type Sql } from '../sql/sql';
import type { Problem, RawColumn, RawKind, RawSource, RawTable, RejectedRow } from './raw-table';

/** Rows on which profiles are measured. */
const PROFILE_ROWS = 20_000;
/** Columns in one profile statement: the plan of a statement grows faster than its columns. */
const COLUMNS_A_STATEMENT = 200;
/** First values fetched to find different ones among. */
const FETCHED_SAMPLES = 64;
const SAMPLES = 8;
const TEXT_LENGTH = 200;

/** How exports write the name of a total row; compared in lower case, without blanks. */
const TOTAL_NAMES = [
  '合计',
  '合計',
  '小计',
  '小計',
  '总计',
  '總計',
  '共计',
  '共計',
  'total',
  'subtotal',
  'sub-total',
  'grandtotal',
];
/** Longest of them in bytes, blanks included: longer cells need no look. */
const LONGEST_TOTAL_BYTES = 16;

/** What only the reader knows. */
export interface ReadOutcome {
  readonly source: RawSource;
  readonly rejected?: number;
  readonly rejectedRows?: readonly RejectedRow[];
  readonly problems?: readonly Problem[];
}

/** The kind of a DuckDB type as DESCRIBE prints it. */
export function kindOf(sqlType: string): RawKind {
  if (/^(?:VARCHAR|ENUM)/.test(sqlType) && !sqlType.endsWith(']')) return 'text';
  if (sqlType.endsWith(']')) return 'other';
  if (/^U?(?:TINYINT|SMALLINT|INTEGER|BIGINT|HUGEINT)$/.test(sqlType)) return 'integer';
  if (/^(?:FLOAT|DOUBLE|DECIMAL)/.test(sqlType)) return 'number';
  if (sqlType === 'DATE') return 'date';
  if (sqlType.startsWith('TIMESTAMP')) return 'timestamp';
  return sqlType === 'BOOLEAN' ? 'boolean' : 'other';
}

/** Describes a table of the schema `main` as it stands in the engine. */
export async function describeTable(runner: Runner, table: string, outcome: ReadOutcome): Promise<RawTable> {
  const described = await runner.run(sql`SELECT column_name, column_type FROM (DESCRIBE ${ident('main', table)})`);
  const names = described.texts('column_name').map((name) => name ?? '');
  const types = described.texts('column_type').map((type) => type ?? '');
  const rows =
    (await runner.run(sql`SELECT count(*)::DOUBLE AS row_count FROM ${ident('main', table)}`)).numbers('row_count')[0] ?? 0;
  const columns: RawColumn[] = [];
  for (let from = 0; from < names.length; from += COLUMNS_A_STATEMENT) {
    const some = names
      .slice(from, from + COLUMNS_A_STATEMENT)
      .map((name, i) => ({ name, sqlType: types[from + i] ?? '', kind: kindOf(types[from + i] ?? '') }));
    const profile = await runner.run(profileStatement(table, some));
    some.forEach((column, i) => columns.push({ ...column, profile: readProfile(profile, i) }));
  }
  return {
    name: table,
    source: outcome.source,
    columns,
    rows,
    rejected: outcome.rejected ?? 0,
    rejectedRows: outcome.rejectedRows ?? [],
    problems: outcome.problems ?? [],
    totals: await findTotals(
      runner,
      table,
      columns.filter(({ kind }) => kind === 'text').map(({ name }) => name),
    ),
  };
}

/** One row for the table's first rows; for the i-th column: n_i values, d_i different, lo_i and hi_i, s_i first values. */
function profileStatement(table: string, columns: readonly { readonly name: string; readonly kind: RawKind }[]): Sql {
  const order = ident(freeName(columns.map(({ name }) => name)));
  const measures = columns.map(({ name, kind }, i) => {
    const plain = ident(name);
    const text = sql`left(${plain}::VARCHAR, ${TEXT_LENGTH})`;
    // Lists, structs and blobs are compared as text: not all of them have an order.
    const ordered = kind === 'other' || kind === 'text' ? text : plain;
    return join(
      [
        sql`count(${plain})::INTEGER AS ${ident(`n_${i}`)}`,
        sql`approx_count_distinct(${ordered})::INTEGER AS ${ident(`d_${i}`)}`,
        sql`min(${ordered})::VARCHAR AS ${ident(`lo_${i}`)}`,
        sql`max(${ordered})::VARCHAR AS ${ident(`hi_${i}`)}`,
        sql`arg_min(${text}, ${order}, ${FETCHED_SAMPLES}) AS ${ident(`s_${i}`)}`,
      ],
      ', ',
    );
  });
  return sql`
    WITH
      -- the table's first rows, in its order
      head AS (SELECT row_number() OVER () AS ${order}, * FROM (FROM ${ident('main', table)} LIMIT ${PROFILE_ROWS}))
    -- one row in all
    SELECT count(*)::INTEGER AS row_count, ${join(measures, ', ')} FROM head`;
}

/** A name that no column has. */
function freeName(names: readonly string[]): string {
  let name = 'row_number';
  while (names.some((taken) => taken.toLowerCase() === name)) name += '_';
  return name;
}

function readProfile(result: ResultColumns, i: number): RawColumn['profile'] {
  const rows = Number(result.cell('row_count', 0));
  const values = Number(result.cell(`n_${i}`, 0));
  const first = result.cell(`s_${i}`, 0);
  const texts = Array.isArray(first) ? first.filter((text): text is string => typeof text === 'string') : [];
  return {
    rows,
    nulls: rows - values,
    distinct: Math.min(values, Number(result.cell(`d_${i}`, 0))),
    samples: [...new Set(texts)].slice(0, SAMPLES),
    min: textOrNull(result.cell(`lo_${i}`, 0)),
    max: textOrNull(result.cell(`hi_${i}`, 0)),
  };
}

const textOrNull = (cell: unknown): string | null => (typeof cell === 'string' ? cell : null);

/** Text columns in which cells name total rows, over the whole table. */
async function findTotals(runner: Runner, table: string, columns: readonly string[]): Promise<RawTable['totals']> {
  const totals: { column: string; rows: number }[] = [];
  for (let from = 0; from < columns.length; from += COLUMNS_A_STATEMENT) {
    const some = columns.slice(from, from + COLUMNS_A_STATEMENT);
    const counts = some.map((name, i) => {
      const cell = ident(name);
      const bare = sql`lower(replace(replace(${cell}, ' ', ''), '　', ''))`;
      return sql`count(*) FILTER (strlen(${cell}) <= ${LONGEST_TOTAL_BYTES} AND ${bare} IN (${TOTAL_NAMES}))::DOUBLE AS ${ident(`t_${i}`)}`;
    });
    const result = await runner.run(sql`SELECT ${join(counts, ', ')} FROM ${ident('main', table)}`);
    some.forEach((column, i) => {
      const rows = result.numbers(`t_${i}`)[0] ?? 0;
      if (rows > 0) totals.push({ column, rows });
    });
  }
  return totals;
}
