/** Owns the reading of one Parquet file, row group by row group, into Arrow streams. parquet-wasm must have been started. */
import { ParquetFile, type RecordBatch } from 'parquet-wasm/esm/parquet_wasm.js';
import { isTaken, withoutHints } from './arrow-hints';
import { TotalCounter, type CountedTotals } from './total-counter';

/** Where the rows go. */
export interface ParquetSink {
  schema(ipc: Uint8Array, rows: number): Promise<void>;
  batch(ipc: Uint8Array, rows: number): Promise<void>;
  /** All batches were given. */
  end(totals: CountedTotals | null): Promise<void>;
}

/** Rows in one Arrow batch: DuckDB takes them in vectors of 2,048, and its row groups hold 122,880. */
const BATCH_ROWS = 122_880;

/** Bytes behind the footer: its length, then the mark of the format. */
const TAIL_BYTES = 8;

/** Memory holds a few batches at a time and what is packed of a row group. @throws Error with the words of parquet-wasm, or `encrypted footer`, `no footer` */
export async function readParquet(file: Blob, sink: ParquetSink): Promise<void> {
  await checkEnd(file);
  let parquet = await ParquetFile.fromFile(file);
  let schema = parquet.schema().intoIPCStream();
  if (!isTaken(schema)) {
    parquet = await ParquetFile.fromFile(await withoutHints(file));
    schema = parquet.schema().intoIPCStream();
  }
  const metadata = parquet.metadata();
  const groups = metadata.numRowGroups();
  const counter = new TotalCounter();
  await sink.schema(schema, metadata.fileMetadata().numRows());
  let batches = 0;
  const give = async (ipc: Uint8Array, rows: number): Promise<void> => {
    batches++;
    counter.add(ipc);
    await sink.batch(ipc, rows);
  };
  for (let group = 0; group < groups; group++) {
    // Batch by batch, because writers like pandas put a million rows into one group. Counted as they come: the footer may lie.
    const stream = (await parquet.stream({ rowGroups: [group], batchSize: BATCH_ROWS })) as ReadableStream<RecordBatch>;
    const reader = stream.getReader();
    for (let next = await reader.read(); !next.done; next = await reader.read()) {
      const rows = next.value.numRows;
      await give(next.value.intoIPCStream(), rows);
    }
  }
  // The columns of a file without rows.
  if (batches === 0) await give((await parquet.read({ rowGroups: [], batchSize: BATCH_ROWS })).intoIPCStream(), 0);
  await sink.end(counter.totals);
}

/** The reader of the footer trusts its length; here it is held against the size of the file. */
async function checkEnd(file: Blob): Promise<void> {
  const tail = new DataView(await file.slice(Math.max(0, file.size - TAIL_BYTES)).arrayBuffer());
  const mark = tail.byteLength < TAIL_BYTES ? 0 : tail.getUint32(4, false);
  if (mark === PARE) throw new Error('encrypted footer');
  if (mark !== PAR1 || tail.getUint32(0, true) + TAIL_BYTES + 4 > file.size) throw new Error('no footer');
}

const PAR1 = 0x50415231;
const PARE = 0x50415245;
