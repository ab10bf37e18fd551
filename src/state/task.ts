/** Owns the shape of the work that the page shows while it runs. */
import type { Text } from '../lib/text';

/** How far the reading of files has come. */
export interface ReadingState {
  /** Place of the file at hand among those dropped together, from 1. */
  readonly place: number;
  readonly files: number;
  /** Rows read so far of the file at hand. */
  readonly rows: number;
  /** Bytes of the file at hand: read so far (null while it cannot be told), and all. */
  readonly bytesRead: number | null;
  readonly bytes: number;
  /** Until the last of the files is read; null while that cannot be told. */
  readonly secondsLeft: number | null;
  /** Files of later drops that wait for their turn. */
  readonly waiting: number;
}

/** Work that the page shows while it runs. */
export interface Task {
  readonly text: Text;
  /** 0…1 of all that was asked for; null while it cannot be told. */
  readonly share: number | null;
  /** null when no file is being read. */
  readonly reading: ReadingState | null;
  /** null when it cannot be stopped half way. */
  readonly cancel: (() => void) | null;
}

/** A task that reads no file and cannot be stopped. */
export function plainTask(text: Text, share: number | null): Task {
  return { text, share, reading: null, cancel: null };
}
