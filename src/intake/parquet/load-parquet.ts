/** Owns the way of a Parquet file into a raw table. */
import * as arrow from 'apache-arrow';
import { AppError, isAbort } from '../../lib/errors';
import { ident, sql } from '../../sql/sql';
import { csvProblems } from '../csv/csv-problems';
import { describeTable } from '../describe-table';
import type { Problem, RawTable } from '../raw-table';
import type { FileProbe, ReadContext } from '../reader';
import { binariesAsText, binaryAsText } from './binary-text';
import { isSpan, nameColumns, rewriteColumns, type ColumnNaming } from './column-naming';
import { parquetError } from './parquet-errors';
import { plainTypes, type TypeFix } from './plain-types';
import type { ParquetSink } from './read-parquet';
import { TotalCounter } from './total-counter';

/** Runs readParquet somewhere: in a worker on the page, in place in tests. */
export type ParquetJob = (file: File, sink: ParquetSink, signal: AbortSignal) => Promise<void>;

/** One table a file; dropped again when the reading fails. */
export async function loadParquet({ file }: FileProbe, context: ReadContext, job: ParquetJob): Promise<RawTable[]> {
  const { runner, overrides, signal, onProgress } = context;
  const table = context.nameFor(file.name);
  let fixes: TypeFix[] = [];
  let names: ColumnNaming = { names: [], renamed: [] };
  let binaries: string[] = [];
  let rewrites = false;
  let total = 0;
  let read = 0;
  let isNew = true;
  const counter = new TotalCounter();
  const sink: ParquetSink = {
    schema(ipc, rows) {
      const { fields } = arrow.tableFromIPC(ipc).schema;
      names = nameColumns(fields);
      const named = fields.map((field, i) => field.clone({ name: names.names[i] ?? field.name }));
      fixes = plainTypes(named);
      binaries = named.filter(({ type }) => arrow.DataType.isBinary(type)).map(({ name }) => name);
      rewrites = names.renamed.length > 0 || named.some(({ type }) => isSpan(type as arrow.DataType));
      total = rows;
      return Promise.resolve();
    },
    async batch(ipc, rows) {
      counter.add(ipc);
      await runner.insert('main', table, rewrites ? rewriteColumns(ipc, names.names) : ipc, isNew);
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
    if (read !== total) throw parquetError(file.name, new Error(`${total} rows announced, ${read} found`));
    for (const { column, type, value } of fixes) {
      await runner.run(sql`ALTER TABLE ${ident('main', table)} ALTER COLUMN ${ident(column)} TYPE ${type} USING ${value}`);
    }
    const problems: Problem[] = fixes.flatMap(({ problem }) => (problem === null ? [] : [{ ...problem, file: file.name }]));
    if (names.renamed.length > 0) problems.push({ ...csvProblems.renamed(names.renamed), file: file.name });
    const texts = await binariesAsText(runner, table, binaries);
    if (texts.length > 0) problems.push({ ...binaryAsText(texts), file: file.name });
    if (total === 0) {
      const text = {
        en: 'The file has columns but no rows. Check the period and the filter of the export.',
        zh: '文件只有列定义，没有数据行。请检查导出的时间范围与筛选条件。',
      };
      problems.push({ code: 'no_rows', text, file: file.name });
    }
    const source = { file: file.name, bytes: file.size, format: 'parquet' };
    const totals = counter.totals(names.names);
    const found = totals === undefined ? {} : { totals };
    return [await describeTable(runner, table, { source, problems, keepTotals: overrides.keepTotals, ...found })];
  } catch (thrown) {
    await runner.run(sql`DROP TABLE IF EXISTS ${ident('main', table)}`).catch(() => undefined);
    throw thrown;
  }
}
