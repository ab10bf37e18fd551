/** Owns the reading of one delimited text file: encoding, layout, types, then passes over the file until every column's type holds. */
import type { PackedColumn } from '../../engine/ipc';
import { AppError } from '../../lib/errors';
import { detectEncoding } from '../encoding/detect-encoding';
import { EncodingEvidence } from '../encoding/encoding-evidence';
import { utf8Chunks, type StreamCounts } from '../encoding/utf8-chunks';
import { NotPlainUtf8 } from '../encoding/utf8-sequence';
import { emptyFile, HEAD_BYTES } from '../probe';
import type { RawTable, RejectedRow } from '../raw-table';
import type { ReadOverrides } from '../reader';
import { ColumnState } from './column-state';
import type { ColumnPlan } from './column-plan';
import { csvProblems, type CsvProblem } from './csv-problems';
import { RecordSplitter } from './record-splitter';
import { planColumns } from './sample-columns';
import { sniffLayout, type Layout } from './sniff-layout';

/** Where the rows go. `begin` is called again, for the same file, when a pass has to be repeated: what came before is void. */
export interface CsvSink {
  begin(columns: readonly { readonly name: string; readonly kind: ColumnPlan['kind'] }[]): Promise<void>;
  batch(columns: readonly PackedColumn[], rows: number): Promise<void>;
  progress(bytesRead: number, rows: number): void;
}

export interface CsvSummary {
  readonly encoding: string;
  readonly delimiter: string;
  readonly headerLine: number;
  readonly rows: number;
  readonly rejected: number;
  readonly rejectedRows: readonly RejectedRow[];
  readonly problems: readonly CsvProblem[];
  /** See RawTable. */
  readonly totals: RawTable['totals'];
  /** Columns without any value. */
  readonly empty: readonly string[];
}

/** DuckDB takes inserts of a whole row group over as they are; smaller ones it copies a second time. */
const BATCH_ROWS = 122_880;
/** Of text, beyond which rows are sent although they are fewer: wide tables would need too much memory. */
const BATCH_BYTES = 32 * 1024 * 1024;

interface Choice {
  readonly encoding: string;
  /** Taken for UTF-8 without NUL bytes until a cell proves otherwise. */
  readonly trusted: boolean;
}

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

async function chooseEncoding(file: File, overrides: ReadOverrides): Promise<Choice> {
  const head = new Uint8Array(await file.slice(0, HEAD_BYTES).arrayBuffer());
  if (overrides.encoding !== undefined) {
    try {
      return { encoding: new TextDecoder(overrides.encoding).encoding, trusted: false };
    } catch {
      throw new AppError('encoding_unknown', {
        en: `No encoding is called "${overrides.encoding}".`,
        zh: `没有名为“${overrides.encoding}”的编码。`,
      });
    }
  }
  const { encoding, certain } = detectEncoding(head, head.length === file.size);
  if (!encoding.startsWith('utf-16') && isBinary(head)) {
    throw new AppError('file_not_text', {
      en: `"${file.name}" is not a text file, although its name may say so. Open it in the program it comes from and export it as CSV or Parquet.`,
      zh: `“${file.name}”不是文本文件（扩展名可能不符）。请在原程序中打开，另存为 CSV 或 Parquet 后再导入。`,
    });
  }
  if (encoding === 'utf-8' && !head.includes(0)) return { encoding, trusted: true };
  return { encoding: certain ? encoding : await encodingOfWholeFile(file), trusted: false };
}

async function encodingOfWholeFile(file: Blob): Promise<string> {
  const start = new Uint8Array(await file.slice(0, 3).arrayBuffer());
  if (start[0] === 0xef && start[1] === 0xbb && start[2] === 0xbf) return 'utf-8';
  const evidence = new EncodingEvidence();
  const step = 8 * 1024 * 1024;
  for (let at = 0; at < file.size; at += step) evidence.add(new Uint8Array(await file.slice(at, at + step).arrayBuffer()));
  return evidence.decide();
}

/** Control characters, which no text has in number. */
function isBinary(head: Uint8Array): boolean {
  let controls = 0;
  let nul = 0;
  for (const byte of head) {
    if (byte === 0) nul++;
    else if ((byte > 1 && byte < 9) || (byte > 13 && byte < 32 && byte !== 26 && byte !== 27 && byte !== 31)) controls++;
  }
  return controls > head.length * 0.02 || nul > head.length * 0.3;
}

/** One pass. `summary` is null when a column's type did not hold; `plans` then says what to read them as. */
async function readOnce(
  file: File,
  choice: Choice,
  known: ColumnPlan[] | null,
  overrides: ReadOverrides,
  sink: CsvSink,
): Promise<{ summary: CsvSummary | null; plans: ColumnPlan[] }> {
  const counts: StreamCounts = { nulBytes: 0, undecodable: 0, bytesRead: 0 };
  let layout: Layout | null = null;
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
    if (splitter === null || layout === null) {
      const head = headText(bytes);
      layout = sniffLayout(head, overrides);
      // A first line longer than what is looked at would be cut in two: it is data, not a header.
      if (layout !== null && layout.dataStart >= head.length && bytes.length > HEAD_BYTES * 4)
        layout = sniffLayout(head, { ...overrides, headerLine: 0 });
      if (layout === null) {
        if (last) break;
        continue;
      }
      const dialect = {
        delimiter: layout.delimiter.charCodeAt(0),
        quote: layout.quote.charCodeAt(0),
        width: layout.names.length,
        fewest: layout.fewest,
        ...(layout.header.length > 1 ? { header: layout.header } : {}),
      };
      splitter = new RecordSplitter(dialect, layout.dataLine);
      data = bytes.subarray(new TextEncoder().encode(head.slice(0, layout.dataStart)).length);
      const plans = known ?? (await planColumns(file, choice.encoding, data, last, dialect, layout));
      columns = layout.names.map((column, i) => new ColumnState(column, i, plans[i] ?? { kind: 'text', watch: null }));
      splitter.typed = columns.flatMap(({ plan }, i) => (plan.kind === 'text' ? [] : [i]));
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
  if (layout === null || splitter === null) throw emptyFile(file.name);
  const plans = columns.map((column) => column.nextPlan());
  return { summary: failed ? null : summarise(choice, layout, splitter, columns, counts), plans };
}

/** The part of the first chunk in which the layout is looked for. */
function headText(bytes: Uint8Array): string {
  return new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes.subarray(0, HEAD_BYTES * 4));
}

function summarise(
  choice: Choice,
  layout: Layout,
  splitter: RecordSplitter,
  columns: readonly ColumnState[],
  counts: StreamCounts,
): CsvSummary {
  const { rows, rejectedCount, blankRows, strayQuotes, unclosedLines } = splitter;
  const renamed = columns.map(({ name }) => name).filter((name, i) => name !== layout.header[i] && layout.headerLine > 0);
  const problems: (CsvProblem | false)[] = [
    rows === 0 && csvProblems.noRows(),
    rejectedCount > 0 && csvProblems.rejected(rejectedCount),
    layout.titleRows > 0 && csvProblems.titleRows(layout.titleRows, layout.headerLine),
    layout.headerLine === 0 && csvProblems.noHeader(),
    renamed.length > 0 && csvProblems.renamed(renamed),
    layout.fewest < columns.length && csvProblems.shortRows(),
    splitter.repeatedHeaders > 0 && csvProblems.repeatedHeaders(splitter.repeatedHeaders),
    splitter.totalRows > 0 && csvProblems.totalRows(splitter.totalRows),
    blankRows > 0 && csvProblems.blankRows(blankRows),
    unclosedLines.length > 0 && csvProblems.unclosedQuotes(unclosedLines),
    strayQuotes > 0 && csvProblems.strayQuotes(strayQuotes),
    counts.nulBytes > 0 && csvProblems.nulBytes(counts.nulBytes),
    counts.undecodable > 0 && csvProblems.undecodable(counts.undecodable, choice.encoding),
    ...columns.flatMap((column) => column.problems(columns.some((other) => other.tellsOrder))),
  ];
  return {
    encoding: choice.encoding,
    delimiter: layout.delimiter === '\u001f' ? ',' : layout.delimiter,
    headerLine: layout.headerLine,
    rows,
    rejected: rejectedCount,
    rejectedRows: splitter.rejected,
    problems: problems.filter((problem) => problem !== false),
    totals: columns.flatMap(({ name, counts }) => (counts.totals > 0 ? [{ column: name, rows: counts.totals }] : [])),
    empty: columns.filter(({ counts }) => counts.filled === 0).map(({ name }) => name),
  };
}
