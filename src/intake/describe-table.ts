/** Owns the description of a raw table once it is in the engine: columns, profiles, total rows. */
import type { Runner } from '../engine/engine';
import type { ResultColumns } from '../engine/columns';
import { ident, join, sql, type Sql } from '../sql/sql';
import { takeClosingTotals } from './closing-totals';
import { findTotals } from './totals';
import { thinningProblems, type Thinning } from './thin-choice';
import type { MissingCell, Problem, RawColumn, RawKind, RawSource, RawTable, RejectedRow } from './raw-table';

/** Rows on which profiles are measured. */
const PROFILE_ROWS = 10_000;
/** Columns in one profile statement: the plan of a statement grows faster than its columns. */
const COLUMNS_A_STATEMENT = 100;
/** First rows in which different values are looked for. */
const SAMPLED_ROWS = 200;
const SAMPLES = 8;
const TEXT_LENGTH = 200;

/** What only the reader knows. */
export interface ReadOutcome {
  readonly source: RawSource;
  readonly rejected?: number;
  readonly rejectedRows?: readonly RejectedRow[];
  readonly problems?: readonly Problem[];
  /** Given by a reader that has seen every cell; found with SQL otherwise. */
  readonly totals?: RawTable['totals'];
  /** See RawTable. */
  readonly missingCells?: readonly MissingCell[];
  /** The user says that rows of totals at the end are rows like the others. */
  readonly keepTotals?: boolean | undefined;
  /** Physical line of the last row, where it is known. */
  readonly lastLine?: number;
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

/** A runner that has something left to do with a table before it is described; see thin-runner.ts. */
interface SettlingRunner extends Runner {
  settle(table: string): Promise<Thinning | null>;
}

function settles(runner: Runner): runner is SettlingRunner {
  return 'settle' in runner;
}

/** Describes a table of the schema `main` as it stands in the engine. */
export async function describeTable(runner: Runner, table: string, outcome: ReadOutcome): Promise<RawTable> {
  const thinning = settles(runner) ? await runner.settle(table) : null;
  const described = await runner.run(sql`SELECT column_name, column_type FROM (DESCRIBE ${ident('main', table)})`);
  const names = described.texts('column_name').map((name) => name ?? '');
  const types = described.texts('column_type').map((type) => type ?? '');
  // What the reader counted is about all rows and all columns.
  const kinds = names.map((name, i) => ({ name, kind: kindOf(types[i] ?? '') }));
  const totals = (thinning === null ? outcome.totals : undefined) ?? (await findTotals(runner, table, kinds));
  const { source, lastLine } = outcome;
  const closing =
    thinning !== null || outcome.keepTotals === true
      ? null
      : await takeClosingTotals(runner, table, kinds, totals, source, lastLine);
  const rows =
    (await runner.run(sql`SELECT count(*)::DOUBLE AS row_count FROM ${ident('main', table)}`)).numbers('row_count')[0] ?? 0;
  const columns: RawColumn[] = [];
  for (let from = 0; from < names.length; from += COLUMNS_A_STATEMENT) {
    const some = names
      .slice(from, from + COLUMNS_A_STATEMENT)
      .map((name, i) => ({ name, sqlType: types[from + i] ?? '', kind: kindOf(types[from + i] ?? '') }));
    const profile = await runner.run(profileStatement(table, some));
    const samples = await runner.run(samplesStatement(table, some));
    some.forEach((column, i) => columns.push({ ...column, profile: readProfile(profile, i, samples.texts(`s_${i}`)) }));
  }
  return {
    name: table,
    source: thinning === null ? source : { ...source, thinning },
    columns,
    rows,
    rejected: (outcome.rejected ?? 0) + (closing?.rows.length ?? 0),
    rejectedRows: [...(outcome.rejectedRows ?? []), ...(closing?.rows ?? [])],
    problems: [
      ...(thinning === null ? [] : thinningProblems(thinning, source.file)),
      ...(outcome.problems ?? []),
      ...(closing === null ? [] : [closing.problem]),
    ],
    // A sample of the rows has others in its first places.
    ...(thinning === null && outcome.missingCells !== undefined ? { missingCells: outcome.missingCells } : {}),
    totals: closing === null ? totals : [],
  };
}

/** One row for the table's first rows; for the i-th column: n_i values, d_i different, lo_i and hi_i. */
function profileStatement(table: string, columns: readonly { readonly name: string; readonly kind: RawKind }[]): Sql {
  const names = columns.map(({ name }) => ident(name));
  const measures = columns.map(({ name, kind }, i) => {
    // Lists, structs and blobs are compared as text: not all of them have an order.
    const value = kind === 'other' ? sql`${ident(name)}::VARCHAR` : ident(name);
    return join(
      [
        sql`count(${value})::INTEGER AS ${ident(`n_${i}`)}`,
        sql`approx_count_distinct(${value})::INTEGER AS ${ident(`d_${i}`)}`,
        sql`left(min(${value})::VARCHAR, ${TEXT_LENGTH}) AS ${ident(`lo_${i}`)}`,
        sql`left(max(${value})::VARCHAR, ${TEXT_LENGTH}) AS ${ident(`hi_${i}`)}`,
      ],
      ', ',
    );
  });
  return sql`
    WITH
      -- the table's first rows, in its order
      head AS (SELECT ${join(names, ', ')} FROM ${ident('main', table)} LIMIT ${PROFILE_ROWS})
    -- one row in all
    SELECT count(*)::INTEGER AS row_count, ${join(measures, ', ')} FROM head`;
}

/** The first rows of those columns as text. */
function samplesStatement(table: string, columns: readonly { readonly name: string }[]): Sql {
  const texts = columns.map(({ name }, i) => sql`left(${ident(name)}::VARCHAR, ${TEXT_LENGTH}) AS ${ident(`s_${i}`)}`);
  // LIMIT keeps the table's order: preserve_insertion_order is set.
  // Only the columns at hand: in a table of 16,000, all of them would make each statement fifteen times as slow.
  const names = columns.map(({ name }) => ident(name));
  return sql`SELECT ${join(texts, ', ')} FROM (SELECT ${join(names, ', ')} FROM ${ident('main', table)} LIMIT ${SAMPLED_ROWS})`;
}

function readProfile(result: ResultColumns, i: number, first: readonly (string | null)[]): RawColumn['profile'] {
  const rows = Number(result.cell('row_count', 0));
  const values = Number(result.cell(`n_${i}`, 0));
  const ends = [result.cell(`lo_${i}`, 0), result.cell(`hi_${i}`, 0)].map(textOrNull);
  const isText = (text: string | null): text is string => text !== null;
  // Where the first rows are empty, the smallest and largest stand in.
  const texts = first.some(isText) ? first.filter(isText) : ends.filter(isText);
  return {
    rows,
    nulls: rows - values,
    distinct: Math.min(values, Number(result.cell(`d_${i}`, 0))),
    samples: [...new Set(texts)].slice(0, SAMPLES),
    min: ends[0] ?? null,
    max: ends[1] ?? null,
  };
}

const textOrNull = (cell: unknown): string | null => (typeof cell === 'string' ? cell : null);
