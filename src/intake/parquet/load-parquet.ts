/** Owns the way of a Parquet file into a raw table. */
import * as arrow from 'apache-arrow';
import { AppError, isAbort } from '../../lib/errors';
import { ident, sql } from '../../sql/sql';
import { csvProblems } from '../csv/csv-problems';
import { describeTable, type ReadOutcome } from '../describe-table';
import type { Problem, RawTable } from '../raw-table';
import type { FileProbe, ReadContext } from '../reader';
import { binariesAsText, binaryAsText, isBinary } from './binary-text';
import { nameColumns, needsRewriting, rewriteColumns, type ColumnNaming } from './column-naming';
import { coarseTimes, dropFarTimes } from './far-times';
import { noColumns, parquetError } from './parquet-errors';
import { plainTypes, type TypeFix } from './plain-types';
import type { ParquetSink } from './read-parquet';
import type { CountedTotals } from './total-counter';

/** Runs readParquet somewhere: in a worker on the page, in place in tests. */
export type ParquetJob = (file: File, sink: ParquetSink, signal: AbortSignal) => Promise<void>;

/** One table a file; dropped again when the reading fails. */
export async function loadParquet({ file }: FileProbe, context: ReadContext, job: ParquetJob): Promise<RawTable[]> {
  const { runner, overrides, signal, onProgress } = context;
  const table = context.nameFor(file.name);
  let fixes: TypeFix[] = [];
  let names: ColumnNaming = { names: [], renamed: [] };
  let binaries: string[] = [];
  let times: string[] = [];
  let rewrites = false;
  let total = 0;
  let read = 0;
  let isNew = true;
  let counted: CountedTotals | null = null;
  const sink: ParquetSink = {
    schema(ipc, rows) {
      const { fields } = arrow.tableFromIPC(ipc).schema;
      if (fields.length === 0) throw noColumns(file.name);
      names = nameColumns(fields);
      const named = fields.map((field, i) => field.clone({ name: names.names[i] ?? field.name }));
      fixes = plainTypes(named);
      binaries = named.filter(isBinary).map(({ name }) => name);
      times = coarseTimes(named);
      rewrites = names.renamed.length > 0 || named.some(({ type }) => needsRewriting(type as arrow.DataType));
      total = rows;
      return Promise.resolve();
    },
    async batch(ipc, rows) {
      read += rows;
      // Before the rows are in: who looks at how far they have come then looks at what has come.
      onProgress({ file: file.name, share: total > 0 ? read / total : null, rows: read });
      await runner.insert('main', table, rewrites ? rewriteColumns(ipc, names.names) : ipc, isNew).catch((thrown: unknown) => {
        // Words of the engine about a type, which name no file.
        throw thrown instanceof AppError && thrown.code === 'statement_failed' ? parquetError(file.name, thrown) : thrown;
      });
      isNew = false;
    },
    end(totals) {
      counted = totals;
      return Promise.resolve();
    },
  };
  try {
    const reading = job(file, sink, signal).catch((thrown: unknown) => {
      throw isAbort(thrown) || thrown instanceof AppError ? thrown : parquetError(file.name, thrown);
    });
    // The reader starts meanwhile; its first batch comes later in the queue than this.
    await Promise.all([runner.run(sql`DROP TABLE IF EXISTS ${ident('main', table)}`), reading]);
    if (read !== total) throw parquetError(file.name, new Error(`${total} rows announced, ${read} found`));
    // Sixteen bytes of text are no UUID.
    const texts = await binariesAsText(runner, table, binaries);
    for (const { column, type, value } of fixes) {
      if (texts.includes(column)) continue;
      await runner.run(sql`ALTER TABLE ${ident('main', table)} ALTER COLUMN ${ident(column)} TYPE ${type} USING ${value}`);
    }
    const far = await dropFarTimes(runner, table, times);
    const problems: Problem[] = [
      ...fixes.flatMap(({ problem }) => problem ?? []),
      ...(names.renamed.length > 0 ? [csvProblems.renamed(names.renamed)] : []),
      ...(texts.length > 0 ? [binaryAsText(texts)] : []),
      ...(far === null ? [] : [far]),
    ].map((problem) => ({ ...problem, file: file.name }));
    if (total === 0) {
      const text = {
        en: 'The file has columns but no rows. Check the period and the filter of the export.',
        zh: '文件只有列定义，没有数据行。请检查导出的时间范围与筛选条件。',
      };
      problems.push({ code: 'no_rows', text, file: file.name });
    }
    const source = { file: file.name, bytes: file.size, format: 'parquet' };
    const found = totalsIn(counted, names.names);
    return [await describeTable(runner, table, { source, problems, keepTotals: overrides.keepTotals, ...found })];
  } catch (thrown) {
    await runner.run(sql`DROP TABLE IF EXISTS ${ident('main', table)}`).catch(() => undefined);
    throw thrown;
  }
}

/** Left out where they are still to be looked for with SQL. */
function totalsIn(counted: CountedTotals | null, names: readonly string[]): Pick<ReadOutcome, 'totals'> {
  return counted === null ? {} : { totals: counted.map(({ column, rows }) => ({ column: names[column] ?? '', rows })) };
}
