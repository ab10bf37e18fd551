/** Owns the reading of one delimited text file: encoding, layout, types, then passes over the file until every column's type holds. */
import type { PackedColumn } from '../../engine/ipc';
import { utf8Chunks, type StreamCounts } from '../encoding/utf8-chunks';
import { NotPlainUtf8 } from '../encoding/utf8-sequence';
import { emptyFile } from '../probe';
import type { ReadOverrides } from '../reader';
import type { ColumnState } from './column-state';
import type { ColumnPlan } from './column-plan';
import { startColumns, startCsv, startSplitter, type CsvStart } from './csv-start';
import { chooseEncoding, encodingOfWholeFile, type EncodingChoice } from './choose-encoding';
import type { RecordSplitter } from './record-splitter';
import { summariseCsv, type CsvSummary } from './summarise-csv';

/** Where the rows go. `begin` is called again, for the same file, when a pass has to be repeated: what came before is void. */
export interface CsvSink {
  begin(columns: readonly { readonly name: string; readonly kind: ColumnPlan['kind'] }[]): Promise<void>;
  batch(columns: readonly PackedColumn[], rows: number): Promise<void>;
  progress(bytesRead: number, rows: number): void;
}

/** DuckDB takes inserts of a whole row group over as they are; smaller ones it copies a second time. */
const BATCH_ROWS = 122_880;
/** Of text, beyond which rows are sent although they are fewer: wide tables would need too much memory. */
const BATCH_BYTES = 32 * 1024 * 1024;

/**
 * Memory stays at a few chunks, whatever the size of the file.
 * @throws AppError `file_empty`, `file_not_text`, `encoding_unknown`
 */
export async function readCsv(file: File, overrides: ReadOverrides, sink: CsvSink): Promise<CsvSummary> {
  let choice = await chooseEncoding(file, overrides);
  let plans: ColumnPlan[] | null = null;
  for (;;) {
    try {
      const pass = await readOnce(file, choice, plans, overrides, sink);
      if (pass.summary !== null) return pass.summary;
      plans = pass.plans;
    } catch (thrown) {
      if (!(thrown instanceof NotPlainUtf8)) throw thrown;
      choice = { encoding: await encodingOfWholeFile(file), trusted: false };
      plans = null;
    }
  }
}

/** One pass. `summary` is null when a column's type did not hold; `plans` then says what to read them as. */
async function readOnce(
  file: File,
  choice: EncodingChoice,
  known: ColumnPlan[] | null,
  overrides: ReadOverrides,
  sink: CsvSink,
): Promise<{ summary: CsvSummary | null; plans: ColumnPlan[] }> {
  const counts: StreamCounts = { nulBytes: 0, undecodable: 0, bytesRead: 0 };
  let start: CsvStart | null = null;
  let splitter: RecordSplitter | null = null;
  let columns: ColumnState[] = [];
  let failed = false;
  const waiting = { rows: 0, bytes: 0 };
  const send = async (): Promise<void> => {
    const { rows } = waiting;
    waiting.rows = waiting.bytes = 0;
    if (rows > 0 && !failed)
      await sink.batch(
        columns.map((column) => column.take()),
        rows,
      );
  };
  for await (const { bytes, last } of utf8Chunks(file, choice.encoding, choice.trusted, counts)) {
    let data = bytes;
    if (start === null || splitter === null) {
      start = await startCsv(file, choice.encoding, bytes, last, overrides, known);
      if (start === null) {
        if (last) break;
        continue;
      }
      data = bytes.subarray(start.skip);
      columns = startColumns(start);
      splitter = startSplitter(start, start.layout.dataLine);
      await sink.begin(columns.map((column) => ({ name: column.name, kind: column.plan.kind })));
    }
    for (const block of splitter.split(data, last)) {
      for (const column of columns) {
        column.add(block);
        failed ||= column.hasFailed;
      }
      waiting.rows += block.rows;
      if (waiting.rows >= BATCH_ROWS) await send();
    }
    waiting.bytes += data.length;
    if (last || waiting.bytes >= BATCH_BYTES) await send();
    sink.progress(counts.bytesRead, splitter.rows);
  }
  if (start === null || splitter === null) throw emptyFile(file.name);
  const plans = columns.map((column) => column.nextPlan());
  return { summary: failed ? null : summariseCsv(choice.encoding, start.layout, splitter.counts, columns, counts), plans };
}
