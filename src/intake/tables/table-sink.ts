/** Owns where tables go as they are read, and what is told of each at its end. */
import type { PackedColumn } from '../../engine/ipc';
import type { ColumnPlan } from '../csv/column-plan';
import type { CsvProblem } from '../csv/csv-problems';
import type { MissingCell, RawTable, RejectedRow } from '../raw-table';

export interface TableSummary {
  readonly sheet: string;
  readonly encoding?: string | undefined;
  /** Undefined where the format names its columns itself. */
  readonly headerLine: number | undefined;
  /** Row of the sheet of the last row, from 1; undefined where the format has no sheets. */
  readonly lastLine?: number | undefined;
  readonly rows: number;
  readonly rejected: number;
  readonly rejectedRows: readonly RejectedRow[];
  readonly problems: readonly CsvProblem[];
  /** See RawTable. */
  readonly totals: RawTable['totals'];
  readonly missingCells: readonly MissingCell[];
  /** Columns without any value. */
  readonly empty: readonly string[];
  /** Columns in which every value is TRUE or FALSE. */
  readonly booleans: readonly string[];
}

export type PlannedColumns = readonly { readonly name: string; readonly kind: ColumnPlan['kind'] }[];

/** A table of a file: its number over the whole file, and what it is named after besides the file ('' for nothing). */
export interface TableLabel {
  readonly id: number;
  readonly label: string;
}

/** Where tables go, one after the other. `begin` again for the same table makes what came before void. */
export interface TableSink<Summary = TableSummary> {
  begin(table: TableLabel, columns: PlannedColumns): Promise<void>;
  batch(columns: readonly PackedColumn[], rows: number): Promise<void>;
  end(summary: Summary): Promise<void>;
  progress(share: number, rows: number): void;
}
