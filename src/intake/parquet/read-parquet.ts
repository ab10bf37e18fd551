/** Owns the reading of one Parquet file, row group by row group, into Arrow streams. parquet-wasm must have been started. */
import { ParquetFile } from 'parquet-wasm/esm/parquet_wasm.js';

/** Where the rows go. */
export interface ParquetSink {
  schema(ipc: Uint8Array, rows: number): Promise<void>;
  batch(ipc: Uint8Array, rows: number): Promise<void>;
}

/** Rows in one Arrow batch: DuckDB takes them in vectors of 2,048, and its row groups hold 122,880. */
const BATCH_ROWS = 122_880;

/** Memory holds one row group at a time. @throws Error with the words of parquet-wasm */
export async function readParquet(file: Blob, sink: ParquetSink): Promise<void> {
  const parquet = await ParquetFile.fromFile(file);
  const metadata = parquet.metadata();
  const groups = metadata.numRowGroups();
  await sink.schema(parquet.schema().intoIPCStream(), metadata.fileMetadata().numRows());
  for (let group = 0; group < Math.max(1, groups); group++) {
    const rows = group < groups ? Number(metadata.rowGroup(group).numRows()) : 0;
    const table = await parquet.read({ rowGroups: group < groups ? [group] : [], batchSize: BATCH_ROWS });
    await sink.batch(table.intoIPCStream(), rows);
  }
}
