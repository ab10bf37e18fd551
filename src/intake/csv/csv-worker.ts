/** Owns the worker that reads delimited text away from the page's thread. */
import type { PackedColumn } from '../../engine/ipc';
import { AppError } from '../../lib/errors';
import type { ReadOverrides } from '../reader';
import type { FromCsvWorker, ToCsvWorker } from './csv-messages';
import { startColumns } from './csv-start';
import { readCsv, type CsvSink } from './read-csv';
import { planSegments, readSegment, summariseSegments } from './read-segment';

/** Batches on their way into the engine while the next is made: one being inserted, one waiting. */
const MOST_UNDER_WAY = 3;

let underWay = 0;
let release: (() => void) | undefined;

function post(message: FromCsvWorker, transfer: Transferable[] = []): void {
  self.postMessage(message, { transfer });
}

/** Posts and, while enough is under way, waits. */
async function postAndWait(message: FromCsvWorker, transfer: Transferable[] = []): Promise<void> {
  post(message, transfer);
  underWay++;
  while (underWay >= MOST_UNDER_WAY) await new Promise<void>((resolve) => (release = resolve));
}

const sink: CsvSink = {
  begin: (columns) => postAndWait({ kind: 'begin', columns }),
  batch: (columns, rows) => postAndWait({ kind: 'batch', columns, rows }, buffersOf(columns)),
  progress: (bytesRead, rows) => post({ kind: 'progress', bytesRead, rows }),
};

function buffersOf(columns: readonly PackedColumn[]): ArrayBuffer[] {
  return columns
    .flatMap(({ data, offsets, nullBitmap }) => [data.buffer, offsets?.buffer, nullBitmap?.buffer])
    .filter((buffer) => buffer instanceof ArrayBuffer);
}

async function readOrPlan(file: File, overrides: ReadOverrides, crew: boolean): Promise<void> {
  const plan = crew ? await planSegments(file, overrides) : null;
  if (plan === null) post({ kind: 'summary', summary: await readCsv(file, overrides, sink) });
  else post({ kind: 'plan', plan, columns: startColumns(plan.start).map(({ name, plan: { kind } }) => ({ name, kind })) });
}

async function answer(message: Exclude<ToCsvWorker, { kind: 'done' }>): Promise<void> {
  switch (message.kind) {
    case 'read':
      return readOrPlan(message.file, message.overrides, message.crew);
    case 'segment': {
      const read = await readSegment(message.file, message.plan, message.segment);
      return post({ kind: 'segment', read }, read === null ? [] : buffersOf(read.columns));
    }
    case 'outcomes':
      return post({ kind: 'summary', summary: summariseSegments(message.plan, message.outcomes) });
  }
}

/** One thing after another: a segment waits for bytes of the file, and others may be asked for meanwhile. */
let turn: Promise<unknown> = Promise.resolve();

self.addEventListener('message', ({ data }: MessageEvent<ToCsvWorker>) => {
  if (data.kind === 'done') {
    underWay--;
    release?.();
    return;
  }
  turn = turn
    .then(() => answer(data))
    .catch((thrown: unknown) => post({ kind: 'error', error: AppError.from(thrown).toRecord() }));
});
