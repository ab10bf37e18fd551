/** Owns the reading of a large file in segments, each in any thread: what is known beforehand, one segment, and all outcomes together. */
import type { PackedColumn } from '../../engine/ipc';
import { utf8Chunks, type StreamCounts } from '../encoding/utf8-chunks';
import { NotPlainUtf8 } from '../encoding/utf8-sequence';
import type { ReadOverrides } from '../reader';
import { chooseEncoding, type EncodingChoice } from './choose-encoding';
import type { ColumnOutcome } from './column-state';
import { startColumns, startCsv, startSplitter, type CsvStart } from './csv-start';
import { addRecordCounts, noRecords, type RecordCounts } from './record-counts';
import { summariseCsv, type CsvSummary } from './summarise-csv';

/** Smaller files are read before a second worker has started. */
const LARGE_BYTES = 24 * 1024 * 1024;
/** About a row group of a table of twenty columns. */
const SEGMENT_BYTES = 16 * 1024 * 1024;
/** Statements with many columns cost more than their rows. */
const WIDE_SEGMENT_BYTES = 32 * 1024 * 1024;
const WIDE_COLUMNS = 200;
const HEAD_BYTES = 2 * 1024 * 1024;
const BORDER_BYTES = 65_536;
const LF = 10;

/** Plain data, the same for every segment of a file. */
export interface SegmentPlan {
  readonly choice: EncodingChoice;
  readonly start: CsvStart;
  readonly segmentBytes: number;
}

/** The records that begin in these bytes of the file; those of the first segment behind the header. */
export interface Segment {
  readonly from: number;
  readonly to: number;
}

/** What is told of a segment; its lines count from its own first one, but in the first segment from the file's. */
export interface SegmentOutcome {
  readonly records: RecordCounts;
  readonly columns: readonly ColumnOutcome[];
  readonly stream: StreamCounts;
  readonly lines: number;
}

export interface SegmentRows {
  readonly columns: readonly PackedColumn[];
  readonly rows: number;
  readonly outcome: SegmentOutcome;
}

/** Null for a file that is read by one thread: a small one, or one in which a line end says too little. @throws as chooseEncoding */
export async function planSegments(file: File, overrides: ReadOverrides, fromBytes = LARGE_BYTES): Promise<SegmentPlan | null> {
  if (file.size < fromBytes) return null;
  const choice = await chooseEncoding(file, overrides);
  if (choice.encoding.startsWith('utf-16')) return null;
  const counts: StreamCounts = { nulBytes: 0, undecodable: 0, bytesRead: 0 };
  for await (const { bytes } of utf8Chunks(file.slice(0, HEAD_BYTES), choice.encoding, choice.trusted, counts)) {
    const start = await startCsv(file, choice.encoding, bytes, false, overrides, null);
    if (start === null || start.skip >= bytes.length || !endsLines(bytes)) return null;
    return { choice, start, segmentBytes: start.layout.names.length > WIDE_COLUMNS ? WIDE_SEGMENT_BYTES : SEGMENT_BYTES };
  }
  return null;
}

/** Line feeds end records, and nothing of the next record is before them. */
function endsLines(bytes: Uint8Array): boolean {
  const at = bytes.indexOf(LF);
  return at >= 0 && bytes[at + 1] !== 13;
}

export function segmentsOf(file: Blob, { segmentBytes }: SegmentPlan): Segment[] {
  return Array.from({ length: Math.ceil(file.size / segmentBytes) }, (_, i) => ({
    from: i * segmentBytes,
    to: Math.min(file.size, (i + 1) * segmentBytes),
  }));
}

/**
 * Null when the file has to be read in order: a quoted cell of several lines lies across a border, a value does not fit its column's
 * plan, or the encoding is another one. Where a segment begins within a quoted cell, the one before it says so.
 */
export async function readSegment(file: Blob, plan: SegmentPlan, segment: Segment): Promise<SegmentRows | null> {
  const { choice, start } = plan;
  const isFirst = segment.from === 0;
  const isLast = segment.to >= file.size;
  const part = file.slice(await recordStart(file, segment.from), await recordStart(file, segment.to));
  const stream: StreamCounts = { nulBytes: 0, undecodable: 0, bytesRead: 0 };
  const columns = startColumns(start);
  const firstLine = isFirst ? start.layout.dataLine : 1;
  const splitter = startSplitter(start, firstLine);
  try {
    let skip = isFirst ? start.skip : 0;
    for await (const { bytes, last } of utf8Chunks(part, choice.encoding, choice.trusted, stream)) {
      const data = bytes.subarray(skip);
      skip = 0;
      for (const block of splitter.split(data, last && isLast)) {
        for (const column of columns) column.add(block);
        if (columns.some((column) => column.hasFailed)) return null;
      }
    }
    // A quote is open: the border lies within a cell, and the next segment has begun in the midst of it.
    if (splitter.isWaiting) return null;
  } catch (thrown) {
    if (thrown instanceof NotPlainUtf8) return null;
    throw thrown;
  }
  return {
    columns: columns.map((column) => column.take()),
    rows: splitter.rows,
    outcome: {
      records: splitter.counts,
      columns: columns.map((column) => column.outcome()),
      stream: { ...stream, bytesRead: part.size },
      lines: splitter.nextLine - 1,
    },
  };
}

/** Position behind the line end at or after the byte before `at`. */
async function recordStart(file: Blob, at: number): Promise<number> {
  if (at === 0) return 0;
  for (let from = at - 1; from < file.size; from += BORDER_BYTES) {
    const found = new Uint8Array(await file.slice(from, from + BORDER_BYTES).arrayBuffer()).indexOf(LF);
    if (found >= 0) return from + found + 1;
  }
  return file.size;
}

/** @param outcomes of all segments, in the order of the file */
export function summariseSegments({ choice, start }: SegmentPlan, outcomes: readonly SegmentOutcome[]): CsvSummary {
  const records = noRecords();
  const columns = startColumns(start);
  const stream: StreamCounts = { nulBytes: 0, undecodable: 0, bytesRead: 0 };
  let lines = 0;
  for (const outcome of outcomes) {
    addRecordCounts(records, outcome.records, lines);
    columns.forEach((column, i) => {
      const counted = outcome.columns[i];
      if (counted !== undefined) column.absorb(counted, lines, outcome.records.rows);
    });
    stream.nulBytes += outcome.stream.nulBytes;
    stream.undecodable += outcome.stream.undecodable;
    stream.bytesRead += outcome.stream.bytesRead;
    lines += outcome.lines;
  }
  return summariseCsv(choice.encoding, start.layout, records, columns, stream);
}
