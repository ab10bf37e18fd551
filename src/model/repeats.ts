/** Owns what is known of rows that repeat a customer's time, and the rows of a source without copies. */
import type { RawColumn } from '../intake/raw-table';
import { sql, type Sql } from '../sql/sql';
import { fromSource, type Source } from './source';
import { idText } from './typed-value';

/** Only sources in which some customer and time stand in several rows have one. */
export interface Repeats {
  /** Rows that are the same as an earlier row in every cell; they stand in `copied_row` and count once. */
  readonly copies: number;
  /** Columns that tell the meters of a customer apart; empty where nothing does. */
  readonly meters: readonly RawColumn[];
}

/** Rows of raw tables that are copies of an earlier row, by the table and the row's place in it. */
export const COPIED_ROW = sql`CREATE OR REPLACE TABLE copied_row (table_name VARCHAR, place BIGINT)`;

/** FROM and WHERE of a source: its rows without totals, copies once. */
export function fromOnce(source: Source, repeats: Repeats | undefined): Sql {
  if (repeats === undefined || repeats.copies === 0) return fromSource(source);
  return fromSource(source, sql`rowid NOT IN (SELECT place FROM copied_row WHERE table_name = ${source.raw.name})`);
}

/** The meter of a row as VARCHAR; NULL where nothing tells. */
export function meterId(meters: readonly RawColumn[]): Sql {
  const ids = meters.map(idText);
  if (ids.length === 0) return sql`CAST(NULL AS VARCHAR)`;
  return ids.length === 1 ? (ids[0] as Sql) : sql`concat_ws(' ', ${ids})`;
}
