/** Owns the way of a Parquet file into a raw table. */
import * as arrow from 'apache-arrow';
import { AppError, isAbort } from '../../lib/errors';
import { ident, sql } from '../../sql/sql';
import { describeTable } from '../describe-table';
import type { Problem, RawTable } from '../raw-table';
import type { FileProbe, ReadContext } from '../reader';
import { parquetError } from './parquet-errors';
import { plainTypes, type TypeFix } from './plain-types';
import type { ParquetSink } from './read-parquet';

/** Runs readParquet somewhere: in a worker on the page, in place in tests. */
export type ParquetJob = (file: File, sink: ParquetSink, signal: AbortSignal) => Promise<void>;

/** One table a file; dropped again when the reading fails. */
export async function loadParquet({ file }: FileProbe, context: ReadContext, job: ParquetJob): Promise<RawTable[]> {
  const { runner, signal, onProgress } = context;
  const table = context.nameFor(file.name);
  let fixes: TypeFix[] = [];
  let total = 0;
  let read = 0;
  let isNew = true;
  const sink: ParquetSink = {
    schema(ipc, rows) {
      fixes = plainTypes(arrow.tableFromIPC(ipc).schema.fields);
      total = rows;
      return Promise.resolve();
    },
    async batch(ipc, rows) {
      await runner.insert('main', table, ipc, isNew);
      isNew = false;
      read += rows;
      onProgress({ file: file.name, share: total > 0 ? read / total : null, rows: read });
    },
  };
  try {
    await runner.run(sql`DROP TABLE IF EXISTS ${ident('main', table)}`);
    await job(file, sink, signal).catch((thrown: unknown) => {
      throw isAbort(thrown) || thrown instanceof AppError ? thrown : parquetError(file.name, thrown);
    });
    for (const { column, type, value } of fixes) {
      await runner.run(sql`ALTER TABLE ${ident('main', table)} ALTER COLUMN ${ident(column)} TYPE ${type} USING ${value}`);
    }
    const problems: Problem[] = fixes.flatMap(({ problem }) => (problem === null ? [] : [{ ...problem, file: file.name }]));
    if (total === 0) {
      const text = {
        en: 'The file has columns but no rows. Check the period and the filter of the export.',
        zh: '文件只有列定义，没有数据行。请检查导出的时间范围与筛选条件。',
      };
      problems.push({ code: 'no_rows', text, file: file.name });
    }
    return [await describeTable(runner, table, { source: { file: file.name, bytes: file.size, format: 'parquet' }, problems })];
  } catch (thrown) {
    await runner.run(sql`DROP TABLE IF EXISTS ${ident('main', table)}`).catch(() => undefined);
    throw thrown;
  }
}
