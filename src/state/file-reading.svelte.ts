/** Owns the reading of dropped files: one after another, repeated after a restart of the engine, all or none when cancelled. */
import type { Engine } from '../engine/engine';
import { readFiles, type FileResult } from '../intake/read-files';
import type { ReadOverrides, ReadProgress } from '../intake/reader';
import type { LargeTable, MemoryWatch } from '../intake/thin-gate';
import type { Thinning } from '../intake/thin-choice';
import { fittingSample } from '../intake/memory-forecast';
import { abortError, type AppError, isAbort } from '../lib/errors';
import { ident, sql } from '../sql/sql';
import { offersFor, modelBytes, type Offers } from './thin-offers';
import type { TableMapping } from '../model/mapping';
import { planSources } from '../model/source';
import type { RawTable } from '../intake/raw-table';
import type { LoadedSource } from './loaded-source';
import { brokenReading, readingBroke } from './reading-errors';
import { sessionText } from './session-text';
import type { Task } from './task';
import { TimeLeft } from './time-left';

/** A file that could not be read; `file` is '' when the error is about no single file. */
export interface Failure {
  readonly file: string;
  readonly error: AppError;
}

/** A file that will not fit, for a person to decide; nothing more is read until then. */
export interface LargeQuestion {
  readonly found: LargeTable;
  readonly offers: Offers;
  readonly answer: (how: Thinning | 'all' | 'cancel') => void;
}

export interface ReadRequest {
  readonly files: readonly File[];
  readonly overrides: (file: File) => ReadOverrides;
  /** Names of tables that are there. */
  readonly taken: ReadonlySet<string>;
  /** Nobody is there to ask: of a file that will not fit, the largest sample that fits is read. */
  readonly unattended?: boolean;
}

/** What came of a request: one result a file, and the files with tables, as they stand after any restart. */
export interface ReadOutcome {
  readonly results: readonly FileResult[];
  readonly sources: readonly LoadedSource[];
}

export class FileReading {
  failures = $state.raw<readonly Failure[]>([]);
  /** Read by the request under way: a restart of the engine has to read them again. */
  arriving: readonly LoadedSource[] = [];
  /** Files of requests that wait for their turn. */
  waiting = $state(0);
  question = $state.raw<LargeQuestion | null>(null);
  /** Bytes that the engine may use, where not the usual; see memory-forecast. */
  usable: number | undefined;

  constructor(
    private readonly engine: Engine,
    private readonly show: (task: Task | null) => void,
    private readonly mapping: (table: RawTable) => TableMapping,
    /** True for a table whose mapping was corrected or loaded at an earlier time. */
    private readonly isRemembered: (table: RawTable) => boolean,
  ) {}

  /** null when cancelled: nothing of the request is left then. Errors of single files are in the results and in `failures`. */
  async read({ files, overrides, taken, unattended = false }: ReadRequest): Promise<ReadOutcome | null> {
    const controller = new AbortController();
    const results: FileResult[] = [];
    const progress = this.#progress(files, () => controller.abort());
    this.arriving = [];
    this.failures = this.failures.filter(({ file }) => file !== '' && !files.some(({ name }) => name === file));
    try {
      for (const [i, file] of files.entries()) {
        const names = new Set([...taken, ...this.arriving.flatMap(({ tables }) => tables.map(({ name }) => name))]);
        const result = await this.#readOne(file, {
          taken: names,
          overrides: () => overrides(file),
          signal: controller.signal,
          onProgress: (step) => progress(i, step),
          watch: this.#watch(controller, unattended),
        });
        results.push(result);
        if (result.error !== null) this.failures = [...this.failures, { file: file.name, error: result.error }];
        else if (result.tables.length > 0) this.arriving = [...this.arriving, this.#sourceOf(result, overrides(file))];
      }
      return { results, sources: this.arriving };
    } catch (thrown) {
      for (const { name } of this.arriving.flatMap(({ tables }) => tables))
        await this.engine.run(sql`DROP TABLE IF EXISTS ${ident(name)}`).catch(() => undefined);
      if (isAbort(thrown)) return null;
      throw thrown;
    } finally {
      this.question = null;
      this.arriving = [];
      this.show(null);
    }
  }

  #sourceOf({ file, tables, thinning }: FileResult, given: ReadOverrides): LoadedSource {
    // What was chosen on the way belongs to the file: read again, it is read in the same way.
    const overrides = thinning === null ? given : { ...given, thinning };
    return { file, tables, overrides, remembered: tables.filter(this.isRemembered).map(({ name }) => name) };
  }

  /** Reads once more when somebody else's statement broke the engine meanwhile: what was read until then is gone. */
  async #readOne(file: File, options: Parameters<typeof readFiles>[2]): Promise<FileResult> {
    for (let attempt = 1; ; attempt++) {
      const { restarts } = this.engine;
      const [result] = await readFiles([file], this.engine, options);
      if (result === undefined) throw new RangeError('no result');
      if (restarts === this.engine.restarts) return result;
      for (const { name } of result.tables) await this.engine.run(sql`DROP TABLE IF EXISTS ${ident(name)}`);
      const cause = brokenReading(file, result.error);
      if (cause !== null) return { ...result, tables: [], error: cause };
      if (attempt === 2) return { ...result, tables: [], error: readingBroke(file, result.error) };
    }
  }

  #watch(controller: AbortController, unattended: boolean): MemoryWatch {
    const bytes = (table: RawTable, rows: number): number =>
      modelBytes(planSources([table], [this.mapping(table)]).sources[0], rows);
    return {
      ...(this.usable === undefined ? {} : { usable: this.usable }),
      modelBytes: (table, rows) =>
        this.arriving.flatMap(({ tables }) => tables).reduce((sum, other) => sum + bytes(other, other.rows), bytes(table, rows)),
      decide: async (found) => {
        const offers = await offersFor(found.table, this.mapping(found.table), this.engine);
        if (unattended) return { sample: { oneIn: fittingSample(found.forecast, found.usable), id: offers.id } };
        return this.#ask(found, offers, controller);
      },
    };
  }

  #ask(found: LargeTable, offers: Offers, controller: AbortController): Promise<Thinning | 'all'> {
    return new Promise<Thinning | 'all'>((resolve, reject) => {
      const cancelled = (): void => {
        this.question = null;
        reject(abortError());
      };
      controller.signal.addEventListener('abort', cancelled, { once: true });
      this.question = {
        found,
        offers,
        answer: (how) => {
          if (how === 'cancel') return controller.abort();
          this.question = null;
          resolve(how);
        },
      };
    });
  }

  #progress(files: readonly File[], cancel: () => void): (place: number, step: ReadProgress) => void {
    const sizes = files.map(({ size }) => size);
    const before = (place: number): number => sizes.slice(0, place).reduce((sum, size) => sum + size, 0);
    const all = Math.max(1, before(files.length));
    const left = new TimeLeft(performance.now());
    /** Of the file as dropped: an archive tells of the files inside, too, each from its own beginning. */
    let furthest = 0;
    let at = 0;
    return (place, { file, share: told, rows }) => {
      const size = sizes[place] ?? 0;
      if (place !== at) [at, furthest] = [place, 0];
      const isWhole = file === files[place]?.name;
      if (isWhole && told !== null) furthest = Math.min(1, told);
      const share = isWhole && told === null ? null : furthest;
      const done = share === null ? null : Math.min(1, (before(place) + share * size) / all);
      this.show({
        text: sessionText.reading(file),
        share: done,
        reading: {
          place: place + 1,
          files: files.length,
          rows,
          bytesRead: share === null ? null : share * size,
          bytes: size,
          secondsLeft: done === null ? null : left.update(done, performance.now()),
          waiting: this.waiting,
        },
        cancel,
      });
    };
  }
}
