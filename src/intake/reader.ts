/** Owns the one interface behind which every file format is read. */
import type { Runner } from '../engine/engine';
import type { Text } from '../lib/text';
import type { RawTable } from './raw-table';
import type { Thinning } from './thin-choice';

/** What is known of a file before it is read. */
export interface FileProbe {
  readonly file: File;
  /** The first 256 KiB, or the whole file if it is smaller. */
  readonly head: Uint8Array;
  /** Lower-case extension without the dot; '' when there is none. */
  readonly extension: string;
}

/** What a person may set instead of the guess. */
export interface ReadOverrides {
  readonly encoding?: string;
  readonly delimiter?: string;
  /** 1-based line of the header; 0 for none. */
  readonly headerLine?: number;
  readonly sheet?: string;
  /** Rows of totals at the end of the table are rows like the others. */
  readonly keepTotals?: boolean;
  /** Less than the whole file; whoever reads a file need not mind it, see thin-reading.ts. */
  readonly thinning?: Thinning;
}

export interface ReadProgress {
  readonly file: string;
  /** 0…1, or null while it cannot be told. */
  readonly share: number | null;
  readonly rows: number;
}

export interface ReadContext {
  readonly runner: Runner;
  /** Gives a free table name for a file (or sheet); see RawTable.name. */
  nameFor(label: string): string;
  readonly overrides: ReadOverrides;
  readonly onProgress: (progress: ReadProgress) => void;
  readonly signal: AbortSignal;
  /**
   * For archives: reads a file found inside through the reader that recognises it, under the same overrides. Its name is
   * `archive.zip › folder/file.csv`; see innerName.
   */
  readonly readInner?: (file: File) => Promise<RawTable[]>;
}

/** One file format. A new format is one new file in intake/readers with a default export of this shape. */
export interface Reader {
  readonly id: string;
  readonly text: Text;
  /** 0 = not this format, 1 = certain (a magic number); the highest answer reads the file. */
  recognise(probe: FileProbe): number;
  /**
   * Creates the raw tables and describes them.
   * @throws AppError with a sentence that names the file and says what to do; no table is left behind then.
   */
  read(probe: FileProbe, context: ReadContext): Promise<RawTable[]>;
}
