// Reads delimited text through the real reader, without an engine, and gives its rows as plain values.
import type { PackedColumn } from '../../src/engine/ipc';
import type { ColumnPlan } from '../../src/intake/csv/column-plan';
import { readCsv } from '../../src/intake/csv/read-csv';
import type { CsvSummary } from '../../src/intake/csv/summarise-csv';
import type { ReadOverrides } from '../../src/intake/reader';

export type Value = string | number | null;

export interface CsvRows {
  readonly names: readonly string[];
  readonly kinds: readonly ColumnPlan['kind'][];
  readonly rows: Value[][];
  readonly summary: CsvSummary;
  /** Codes of the problems. */
  readonly codes: readonly string[];
}

const decoder = new TextDecoder();

/** The cell as text, number, `yyyy-MM-dd` or `yyyy-MM-dd HH:mm:ss`. */
function valueAt({ type, data, offsets, nullBitmap }: PackedColumn, row: number): Value {
  if (nullBitmap !== null && ((nullBitmap[row >> 3] ?? 0) & (1 << (row & 7))) === 0) return null;
  switch (type) {
    case 'text':
      return decoder.decode((data as Uint8Array).subarray(offsets?.[row], offsets?.[row + 1]));
    case 'date':
      return new Date(Number(data[row]) * 86_400_000).toISOString().slice(0, 10);
    case 'timestamp':
      return new Date(Number(data[row]) / 1000).toISOString().slice(0, 19).replace('T', ' ');
    default:
      return Number(data[row]);
  }
}

/** @throws AppError of readCsv */
export async function csvRows(content: string | Uint8Array<ArrayBuffer>, overrides: ReadOverrides = {}): Promise<CsvRows> {
  let names: string[] = [];
  let kinds: ColumnPlan['kind'][] = [];
  let rows: Value[][] = [];
  const summary = await readCsv(new File([content], 'test.csv'), overrides, {
    begin: (columns) => {
      names = columns.map(({ name }) => name);
      kinds = columns.map(({ kind }) => kind);
      rows = [];
      return Promise.resolve();
    },
    batch: (columns, count) => {
      for (let row = 0; row < count; row++) rows.push(columns.map((column) => valueAt(column, row)));
      return Promise.resolve();
    },
    progress: () => undefined,
  });
  return { names, kinds, rows, summary, codes: summary.problems.map(({ code }) => code) };
}
