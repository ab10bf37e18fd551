/** Owns window.wattfolk, the handle for notebooks, kiosks and tests. Documented in the README; its shape is a promise. */
import type { AppError } from '../lib/errors';
import type { Text } from '../lib/text';
import type { Session } from '../state/session.svelte';
import { takeRegionMaps } from '../state/region-map-file';
import type { Workspace } from '../state/workspace.svelte';

export interface OpenResult {
  readonly tables: readonly { readonly name: string; readonly rows: number; readonly rejected: number }[];
  /** Sentences in the page's language. */
  readonly problems: readonly { readonly code: string; readonly message: string }[];
}

export interface TableNote {
  readonly name: string;
  readonly rows: number;
  readonly kind: 'canonical' | 'raw';
}

export interface Automation {
  /** Resolves when the database can answer. */
  readonly ready: Promise<void>;
  /**
   * What a drop does, with the guessed mapping accepted. What was open before is replaced, unless nothing could be read.
   * A GeoJSON file of areas becomes the map of regions; alone it leaves the data as it is.
   * Of a file that does not fit in memory the largest sample of customers that does is read; the problem `sample_read` says so.
   */
  open(files: File[]): Promise<OpenResult>;
  example(): Promise<OpenResult>;
  /** One reading statement over canonical and raw tables. Integers beyond 2^53 are bigint, dates `yyyy-MM-dd`, timestamps `yyyy-MM-dd HH:mm:ss`. */
  query(sql: string): Promise<Record<string, unknown>[]>;
  tables(): TableNote[];
}

declare global {
  interface Window {
    wattfolk: Automation;
  }
}

/** `show` turns the page to the dashboard, as "use it" does. */
export function createAutomation(session: Session, workspace: Workspace, ready: Promise<void>, show: () => void): Automation {
  const notes = (found: readonly { readonly code: string; readonly text: Text }[]): OpenResult['problems'] =>
    found.map(({ code, text }) => ({ code, message: text[workspace.choices.locale] }));
  const summary = (failures: readonly AppError[]): OpenResult => ({
    tables: session.tables.map(({ name, rows, rejected }) => ({ name, rows, rejected })),
    problems: [...notes(failures), ...notes(session.problems)],
  });
  // An engine that did not start the first time may have been started since, or starts now.
  const start = (): Promise<void> => ready.catch(() => session.start());
  return {
    ready,
    async open(files) {
      await start();
      const failures: AppError[] = [];
      const exports = await takeRegionMaps(files, {
        show: (map) => (workspace.regionMap = map),
        fail: ({ error }) => failures.push(error),
      });
      if (exports.length === 0 && files.length > 0) return summary(failures);
      await session.discardPending();
      const results = await session.read(exports, { unattended: true });
      failures.push(...results.flatMap(({ error }) => error ?? []));
      // What was open stays open, and what was said of it is no answer.
      if (session.pending.length === 0) return { tables: [], problems: notes(failures) };
      await session.accept(false);
      show();
      return summary(failures);
    },
    async example() {
      await start();
      await session.example();
      show();
      return summary([]);
    },
    async query(text) {
      await start();
      return (await session.engine.query(text)).rows();
    },
    tables() {
      const canonical = Object.entries(session.canonicalRows).map(([name, rows]): TableNote => ({
        name,
        rows,
        kind: 'canonical',
      }));
      return [...canonical, ...session.tables.map(({ name, rows }): TableNote => ({ name, rows, kind: 'raw' }))];
    },
  };
}
