/** Owns the reading of one Parquet file, row group by row group, into Arrow streams. parquet-wasm must have been started. */
import { ParquetFile } from 'parquet-wasm/esm/parquet_wasm.js';

/** Where the rows go. */
export interface ParquetSink {
  schema(ipc: Uint8Array, rows: number): Promise<void>;
  batch(ipc: Uint8Array, rows: number): Promise<void>;
}

/** Rows in one Arrow batch: DuckDB takes them in vectors of 2,048, and its row groups hold 122,880. */
const BATCH_ROWS = 122_880;

/** Bytes behind the footer: its length, then the mark of the format. */
const TAIL_BYTES = 8;

/** Memory holds one row group at a time. @throws Error with the words of parquet-wasm, or `encrypted footer`, `no footer` */
export async function readParquet(file: Blob, sink: ParquetSink): Promise<void> {
  await checkEnd(file);
  const parquet = await ParquetFile.fromFile(file);
  const metadata = parquet.metadata();
  const groups = metadata.numRowGroups();
  await sink.schema(parquet.schema().intoIPCStream(), metadata.fileMetadata().numRows());
  for (let group = 0; group < Math.max(1, groups); group++) {
    const table = await parquet.read({ rowGroups: group < groups ? [group] : [], batchSize: BATCH_ROWS });
    // Counted, because the footer may lie.
    let rows = 0;
    for (let i = 0; i < table.numBatches; i++) rows += table.recordBatch(i)?.numRows ?? 0;
    await sink.batch(table.intoIPCStream(), rows);
  }
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
