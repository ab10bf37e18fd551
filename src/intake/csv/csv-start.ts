/** Owns what has to be known before the first row of a text file can be read: layout, dialect, plans of the columns. */
import { HEAD_BYTES } from '../probe';
import type { ReadOverrides } from '../reader';
import type { ColumnPlan } from './column-plan';
import { ColumnState } from './column-state';
import { RecordSplitter, type Dialect } from './record-splitter';
import { fitsShape, tellsNames, type ColumnShape } from './column-shape';
import { joinRecord, mendRecord } from './mend-record';
import { planColumns, sampleRows } from './sample-columns';
import { sniffLayout, type Layout } from './sniff-layout';

/** Plain data: it is sent to the workers that read segments of one file. */
export interface CsvStart {
  readonly layout: Layout;
  readonly dialect: Dialect;
  readonly plans: readonly ColumnPlan[];
  readonly shapes: readonly ColumnShape[];
  /** UTF-8 bytes before the first record of data, byte-order mark not counted. */
  readonly skip: number;
}

/**
 * Null when the text holds no filled cell.
 * @param bytes UTF-8 of the file's start; `complete` when it is all of it
 * @param known plans of a pass before, which are then not made again
 */
export async function startCsv(
  file: Blob,
  encoding: string,
  bytes: Uint8Array,
  complete: boolean,
  overrides: ReadOverrides,
  known: readonly ColumnPlan[] | null,
): Promise<CsvStart | null> {
  const head = new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes.subarray(0, HEAD_BYTES * 4));
  let layout = sniffLayout(head, overrides);
  // A first line longer than what is looked at would be cut in two: it is data, not a header.
  if (layout !== null && layout.dataStart >= head.length && bytes.length > HEAD_BYTES * 4)
    layout = sniffLayout(head, { ...overrides, headerLine: 0 });
  if (layout === null) return null;
  const dialect: Dialect = {
    delimiter: layout.delimiter.charCodeAt(0),
    quote: layout.quote.charCodeAt(0),
    width: layout.names.length,
    fewest: layout.fewest,
    most: layout.most,
    escape: layout.escape,
    headers: layout.headers,
    trim: layout.trim,
    reversedEnds: layout.reversedEnds,
    ...(layout.form === null ? {} : { form: layout.form }),
  };
  const skip = new TextEncoder().encode(head.slice(0, layout.dataStart)).length;
  const rows = await sampleRows(file, encoding, bytes.subarray(skip), complete, dialect, layout.dataLine);
  const { plans, shapes } = planColumns(layout.names, rows, known);
  return { layout, dialect, plans, shapes, skip };
}

/** Fresh columns of that file, without a row. */
export function startColumns({ layout, plans }: CsvStart): ColumnState[] {
  return layout.names.map((name, i) => new ColumnState(name, i, plans[i] ?? { kind: 'text', watch: null }));
}

/** @param line physical line, from 1, at which its stream starts */
export function startSplitter({ dialect, plans, shapes }: CsvStart, line: number): RecordSplitter {
  const splitter = new RecordSplitter(dialect, line);
  splitter.typed = plans.flatMap((plan, i) => (plan.kind === 'text' ? [] : [i]));
  const isText = plans.map(({ kind }) => kind === 'text');
  splitter.regular = shapes.flatMap((shape, i) =>
    isText[i] === true && tellsNames(shape) ? [{ column: i, code: shape.code }] : [],
  );
  const delimiter = String.fromCharCode(dialect.delimiter);
  const quote = String.fromCharCode(dialect.quote);
  splitter.mender = {
    mend: (text) => mendRecord(text, delimiter, quote, shapes),
    join: (first, second) => joinRecord(first, second, delimiter, quote, shapes),
    fits: (column, text) => {
      const shape = shapes[column];
      return shape === undefined || fitsShape(shape, text);
    },
  };
  return splitter;
}
