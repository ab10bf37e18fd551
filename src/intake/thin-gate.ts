/** Owns the stop before a file that will not fit: it is noticed after its first batches, and nothing more is read until somebody has decided. */
import type { Runner, RunOptions } from '../engine/engine';
import type { ResultColumns } from '../engine/columns';
import { abortError } from '../lib/errors';
import { ident, join, sql, type Sql } from '../sql/sql';
import { describeTable } from './describe-table';
import { columnBytes, forecastTotal, USABLE_BYTES, type MemoryForecast } from './memory-forecast';
import type { RawTable } from './raw-table';
import type { ReadProgress } from './reader';
import type { Thinning } from './thin-choice';

/** A table that will not fit, as far as it has been read. */
export interface LargeTable {
  readonly file: string;
  /** Its first rows, described. */
  readonly table: RawTable;
  readonly forecast: MemoryForecast;
  readonly usable: number;
}

export interface MemoryWatch {
  /** What the model would take for so many rows like these; see MemoryForecast. */
  readonly modelBytes: (table: RawTable, rows: number) => number;
  /** `all` reads on; a thinning reads the file again from its start. @throws AbortError when the reading is to be cancelled */
  readonly decide: (found: LargeTable) => Promise<Thinning | 'all'>;
  /** Bytes that may be used; less in tests. */
  readonly usable?: number;
}

/** A table whose batches come to less than this share of what may be used needs no closer look. */
const QUIET_SHARE = 0.12;
const MEASURED_ROWS = 20_000;

/** Stands between a reader and the engine and counts what goes by. */
export class ThinGate implements Runner {
  /** Set when the file is to be read again, thinner. */
  thinning: Thinning | null = null;
  #last: Promise<unknown> = Promise.resolve();
  #progress: ReadProgress | null = null;
  #table = '';
  #bytes = 0;
  #inserts = 0;
  #isOpen = false;

  constructor(
    private readonly engine: Runner,
    private readonly watch: MemoryWatch,
    private readonly file: File,
  ) {}

  note(progress: ReadProgress): void {
    this.#progress = progress;
  }

  run(statement: Sql, options?: RunOptions): Promise<ResultColumns> {
    return this.#inOrder(() => this.engine.run(statement, options));
  }

  insert(schema: string, table: string, ipc: Uint8Array, create: boolean): Promise<void> {
    return this.#inOrder(async () => {
      if (this.thinning !== null) throw abortError();
      // Before it is handed over: the engine takes the buffer away.
      const bytes = ipc.length;
      await this.engine.insert(schema, table, ipc, create);
      if (table !== this.#table) [this.#table, this.#bytes, this.#inserts] = [table, 0, 0];
      this.#bytes += bytes;
      this.#inserts++;
      // After 1, 2, 4, 8 … batches: the estimate gets better, and the look costs little.
      if (!this.#isOpen && (this.#inserts & (this.#inserts - 1)) === 0) await this.#look();
    });
  }

  async #look(): Promise<void> {
    const usable = this.watch.usable ?? USABLE_BYTES;
    const progress = this.#progress;
    const share = progress?.share ?? 0;
    if (progress === null || share <= 0 || share >= 1 || this.#bytes / share < QUIET_SHARE * usable) return;
    const found = await this.#forecast(progress, share);
    if (found === null || forecastTotal(found.forecast) <= usable) return;
    const answer = await this.watch.decide(found);
    this.#isOpen = true;
    if (answer === 'all') return;
    this.thinning = answer;
    throw abortError();
  }

  async #forecast(progress: ReadProgress, share: number): Promise<LargeTable | null> {
    const name = this.#table;
    const source = { file: progress.file, bytes: this.file.size, format: '' };
    // Totals are found when all is read: those at the end of a part are not at the end of the table.
    const table = await describeTable(this.engine, name, { source, totals: [] });
    if (table.rows === 0) return null;
    // Rows and share of one message belong together; the table may be ahead of it by some batches.
    const rows = (progress.rows > 0 ? progress.rows : table.rows) / share;
    const columns = await this.#columnBytes(table);
    const rowBytes = [...columns.values()].reduce((sum, bytes) => sum + bytes, 0);
    const used =
      (
        await this.engine.run(sql`SELECT coalesce(sum(memory_usage_bytes), 0)::DOUBLE AS n FROM duckdb_memory() ORDER BY n`)
      ).numbers('n')[0] ?? 0;
    const forecast: MemoryForecast = {
      rows,
      columns,
      table: rows * rowBytes,
      model: this.watch.modelBytes(table, rows),
      others: Math.max(0, used - table.rows * rowBytes),
    };
    return { file: this.file.name, table, forecast, usable: this.watch.usable ?? USABLE_BYTES };
  }

  async #columnBytes(table: RawTable): Promise<Map<string, number>> {
    const texts = table.columns.filter(({ sqlType }) => /^VARCHAR|^BLOB|\]$/.test(sqlType));
    const lengths = new Map<string, number>();
    for (let from = 0; from < texts.length; from += 200) {
      const some = texts.slice(from, from + 200);
      const means = some.map(
        ({ name }, i) => sql`coalesce(avg(coalesce(strlen(${ident(name)}::VARCHAR), 0)), 0)::DOUBLE AS ${ident(`b_${i}`)}`,
      );
      const names = some.map(({ name }) => ident(name));
      const result = await this.engine.run(
        sql`SELECT ${join(means, ', ')} FROM (SELECT ${join(names, ', ')} FROM ${ident('main', table.name)} LIMIT ${MEASURED_ROWS}) ORDER BY 1`,
      );
      some.forEach(({ name }, i) => lengths.set(name, result.numbers(`b_${i}`)[0] ?? 0));
    }
    return new Map(table.columns.map(({ name, sqlType }) => [name, columnBytes(sqlType, lengths.get(name) ?? 0)]));
  }

  #inOrder<T>(work: () => Promise<T>): Promise<T> {
    const result = this.#last.then(work);
    this.#last = result.catch(() => undefined);
    return result;
  }
}
