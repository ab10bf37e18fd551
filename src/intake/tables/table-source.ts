/** Owns the interface between a format that knows its tables and the passes that make columns of them. */
import type { CsvProblem } from '../csv/csv-problems';
import type { ReadOverrides } from '../reader';
import type { Grid } from './grid';
import type { TableRows } from './table-rows';

/** A sheet or a table of a page that is in memory. */
export interface GridSource {
  /** As the file names it; '' where a file has but one without a name. */
  readonly name: string;
  readonly grid: Grid;
}

/** A list of records or rows that comes in steps. */
export interface RowSource {
  /** As the file names it; '' where a file has but one table without a name. */
  readonly name: string;
  /** Set where the format names its columns itself; the list may grow while rows are read. Otherwise a header is looked for. */
  readonly names?: readonly string[];
  /**
   * The rows from the first on, into a fresh TableRows: a whole table that is in memory in one step, a long one in steps, between
   * which the rows are taken out. Yields the share read, 0…1. Called again when a column turns out to be of another type.
   */
  rows(into: TableRows): AsyncIterable<number>;
}

/** One table of a file. */
export type TableSource = GridSource | RowSource;

/** An opened file. Sources are read one after another, in this order. */
export interface TableFile {
  readonly sources: readonly TableSource[];
  readonly encoding?: string;
  /** Of the whole file; told with its first table. */
  readonly problems: readonly CsvProblem[];
  /** The error of a file without any filled table. */
  readonly empty: Error;
}

/** Opens a file of one format; `onShare` is told how much of it is in memory. @throws AppError with a sentence that names the file */
export type OpenTables = (file: File, overrides: ReadOverrides, onShare: (share: number) => void) => Promise<TableFile>;
