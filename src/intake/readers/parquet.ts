/** Owns Parquet files. */
import { loadParquet } from '../parquet/load-parquet';
import { readParquetInWorker } from '../parquet/parquet-client';
import type { Reader } from '../reader';

const MAGIC = [0x50, 0x41, 0x52, 0x31]; // PAR1

const reader: Reader = {
  id: 'parquet',
  text: { en: 'Parquet', zh: 'Parquet' },
  recognise: ({ head, extension }) => (MAGIC.every((byte, i) => head[i] === byte) ? 1 : extension === 'parquet' ? 0.8 : 0),
  read: (probe, context) => loadParquet(probe, context, readParquetInWorker),
};

export default reader;
