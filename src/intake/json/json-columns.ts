/** Owns the columns of records: the names met in them, nested ones joined by points, in the order of their first appearance. */
import { MOST_COLUMNS } from '../tables/table-rows';
import { tokenText } from './json-tokens';

/** One name within one object. */
export interface Entry {
  readonly name: string;
  /** Its column; -1 while it has none. */
  column: number;
  /** The names within it, where it was met as an object. */
  child: JsonNames | null;
  isEmptyOnly: boolean;
}

/** The names of the objects at one place of the records. */
export class JsonNames {
  readonly entries: Entry[] = [];
  private readonly spelled: Uint8Array[] = [];
  private readonly byName = new Map<string, number>();
  /** Records repeat their names in the same order, so the next one is tried first. */
  private next = 0;

  restart(): void {
    this.next = 0;
  }

  find(bytes: Uint8Array, start: number, end: number, escaped: boolean): Entry {
    const guess = this.spelled[this.next];
    if (guess !== undefined && sameBytes(guess, bytes, start, end)) return this.entries[this.next++] as Entry;
    const name = tokenText(bytes, start, end, escaped);
    let at = this.byName.get(name);
    if (at === undefined) {
      at = this.entries.length;
      this.entries.push({ name, column: -1, child: null, isEmptyOnly: false });
      this.spelled.push(bytes.slice(start, end));
      this.byName.set(name, at);
    }
    this.next = at + 1;
    return this.entries[at] as Entry;
  }
}

function sameBytes(known: Uint8Array, bytes: Uint8Array, start: number, end: number): boolean {
  if (known.length !== end - start) return false;
  for (let i = 0; i < known.length; i++) if (known[i] !== bytes[start + i]) return false;
  return true;
}

export class JsonColumns {
  readonly root = new JsonNames();
  /** By column; grows as names turn up. */
  readonly names: string[] = [];
  /** False while the first records are only looked at. */
  isSettled = false;
  /** Names beyond the most columns there can be. */
  leftOut = 0;

  /** Gives a column to every name met so far that has values, or nothing but nulls; nested ones stand together. */
  settle(): void {
    this.isSettled = true;
    this.settleNames(this.root, '');
  }

  private settleNames(names: JsonNames, prefix: string): void {
    for (const entry of names.entries) {
      if (entry.column === PENDING || (entry.isEmptyOnly && entry.child === null && entry.column === -1))
        entry.column = this.add(prefix + entry.name);
      if (entry.child !== null) this.settleNames(entry.child, `${prefix}${entry.name}.`);
    }
  }

  /** The column of a value; -1 where it has none. */
  columnOf(entry: Entry, isNull: boolean, path: readonly Entry[]): number {
    if (entry.column >= 0) return entry.column;
    if (isNull && (!this.isSettled || entry.child !== null)) entry.isEmptyOnly = true;
    else if (!this.isSettled) entry.column = PENDING;
    else entry.column = this.add([...path, entry].map(({ name }) => name).join('.'));
    return entry.column;
  }

  private add(name: string): number {
    if (this.names.length >= MOST_COLUMNS) {
      this.leftOut++;
      return MOST_COLUMNS;
    }
    return this.names.push(name) - 1;
  }
}

const PENDING = -2;
