/** Owns the list of the rows that were left out: all of them as far as memory allows, and the count of the rest. */
import type { Text } from '../../lib/text';
import type { RejectedRow } from '../raw-table';

/** Rows listed, and characters of their text, whichever is reached first. */
export const MOST_ROWS = 100_000;
const MOST_CHARACTERS = 10_000_000;
/** Characters kept of one row. */
export const KEPT_TEXT = 500;

export class RejectList {
  count = 0;
  readonly rows: RejectedRow[] = [];
  private characters = 0;

  get isFull(): boolean {
    return this.rows.length >= MOST_ROWS || this.characters >= MOST_CHARACTERS;
  }

  /** Rows that are counted but not listed. */
  get unlisted(): number {
    return this.count - this.rows.length;
  }

  /** @param read gives the row's text, and is asked only while there is room */
  add(line: number, reason: Text, read: () => string): void {
    this.count++;
    if (this.isFull) return;
    const text = read().slice(0, KEPT_TEXT);
    this.characters += text.length;
    this.rows.push({ line, reason, text });
  }
}
