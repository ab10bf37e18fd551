/** Owns what is known of a file once it is a table: its source, columns, rows left out and problems, all plain data. */
import type { Text } from '../lib/text';
import type { Thinning } from './thin-choice';

/** `number` covers decimals and floats; `other` is anything that only shows as text (lists, blobs, intervals …). */
export type RawKind = 'text' | 'integer' | 'number' | 'date' | 'timestamp' | 'boolean' | 'other';

export interface RawColumn {
  /** The column's name in SQL: the header as written, made unique (`电量`, `电量_2`); a blank header is `column_3`. */
  readonly name: string;
  readonly kind: RawKind;
  /** DuckDB's type, as DESCRIBE prints it. */
  readonly sqlType: string;
  readonly profile: ColumnProfile;
}

/** Measured on the table's first rows (at most `rows` of them), enough to guess a role. */
export interface ColumnProfile {
  /** Rows looked at. */
  readonly rows: number;
  readonly nulls: number;
  /** Approximate count of distinct values among them. */
  readonly distinct: number;
  /** Up to 8 different values as text, in order of appearance. */
  readonly samples: readonly string[];
  /** Smallest and largest as text in the column's own order; null when all is NULL. */
  readonly min: string | null;
  readonly max: string | null;
}

/** Something a person should know about a file or table; `count` is how many rows or values it concerns. */
export interface Problem {
  readonly code: string;
  readonly text: Text;
  readonly file: string;
  readonly count?: number;
}

/** One row that was not loaded. `line` counts physical lines of the file from 1; 0 where it is not known. */
export interface RejectedRow {
  readonly line: number;
  readonly reason: Text;
  /** The line as it stands in the file, cut to 500 characters. */
  readonly text: string;
}

/** A cell with something written in it that stands for "none" (`-`, `N/A`, `\\N`) and was read as NULL. */
export interface MissingCell {
  /** Of the table, from 0. */
  readonly row: number;
  readonly column: string;
  readonly text: string;
}

/** Rows that are shown before a table is used, and for which the cells read as missing are kept. */
export const PREVIEW_ROWS = 200;

export interface RawSource {
  readonly file: string;
  readonly bytes: number;
  /** Reader that read it: `csv`, `parquet`, … */
  readonly format: string;
  readonly encoding?: string;
  readonly delimiter?: string;
  /** 1-based line of the header; 0 when the file has none. */
  readonly headerLine?: number;
  readonly sheet?: string;
  /** Absent when the table holds the whole file. */
  readonly thinning?: Thinning;
}

export interface RawTable {
  /** SQL name, usable without quotes: `raw_` + the file's name in letters, digits and underscores, made unique. */
  readonly name: string;
  readonly source: RawSource;
  readonly columns: readonly RawColumn[];
  /** Rows in the table; total rows are among them. */
  readonly rows: number;
  readonly rejected: number;
  /** All of them as far as memory allows: 100,000 rows or ten million characters; a problem tells how many more there are. */
  readonly rejectedRows: readonly RejectedRow[];
  readonly problems: readonly Problem[];
  /** Of the first PREVIEW_ROWS rows, column by column; at most some thousands. Absent where the reader cannot tell. */
  readonly missingCells?: readonly MissingCell[];
  /** Where rows of totals (合计, 小计, Total …) were recognised: the text column that names them and how many there are. */
  readonly totals: readonly { readonly column: string; readonly rows: number }[];
}
