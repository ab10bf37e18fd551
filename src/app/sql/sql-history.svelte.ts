/** Owns the statements that were run: the newest first, kept in the browser without their results, until one removes them. */

const STORAGE_KEY = 'wattfolk.sql-history.1';
const MOST_ENTRIES = 200;
/** A statement beyond that is not one a person typed; it would fill the storage. */
const MOST_CHARACTERS = 20_000;

export interface HistoryEntry {
  readonly text: string;
  /** ms since 1970 of the last run. */
  readonly at: number;
  /** Of the last run; null when it failed or was cancelled. */
  readonly rows: number | null;
}

export class SqlHistory {
  entries = $state.raw<readonly HistoryEntry[]>([]);
  /** The list before the last removal. */
  #before = $state.raw<readonly HistoryEntry[] | null>(null);
  readonly #storage: Storage | null;

  /** `storage` is null where the browser forbids it; the list then lasts as long as the page. */
  constructor(storage: Storage | null) {
    this.#storage = storage;
    this.entries = readEntries(storage);
  }

  /** A statement run once more moves to the front. */
  add(text: string, rows: number | null, at: number): void {
    const trimmed = text.trim();
    if (trimmed === '' || trimmed.length > MOST_CHARACTERS) return;
    const others = this.entries.filter((entry) => entry.text !== trimmed);
    this.#keep([{ text: trimmed, at, rows }, ...others].slice(0, MOST_ENTRIES));
  }

  has(text: string): boolean {
    return this.entries.some((entry) => entry.text === text);
  }

  remove(text: string): void {
    this.#drop(this.entries.filter((entry) => entry.text !== text));
  }

  clear(): void {
    this.#drop([]);
  }

  /** Statements removed last; null when there is nothing to bring back. */
  get removed(): number | null {
    return this.#before === null ? null : this.#before.filter(({ text }) => !this.has(text)).length || null;
  }

  /** Brings back what was removed last, in its place by time. */
  restore(): void {
    const lost = (this.#before ?? []).filter(({ text }) => !this.has(text));
    this.#before = null;
    this.#keep([...this.entries, ...lost].sort((a, b) => b.at - a.at).slice(0, MOST_ENTRIES));
  }

  #drop(rest: readonly HistoryEntry[]): void {
    this.#before = this.entries;
    this.#keep(rest);
  }

  /** Entries that hold every word, in any order and case. */
  search(words: string): readonly HistoryEntry[] {
    const wanted = words.toLowerCase().split(/\s+/).filter(Boolean);
    return this.entries.filter(({ text }) => wanted.every((word) => text.toLowerCase().includes(word)));
  }

  #keep(entries: readonly HistoryEntry[]): void {
    this.entries = entries;
    try {
      this.#storage?.setItem(STORAGE_KEY, JSON.stringify(entries));
    } catch {
      // Private windows and full disks refuse; the list goes on unsaved.
    }
  }
}

function readEntries(storage: Storage | null): HistoryEntry[] {
  try {
    const saved: unknown = JSON.parse(storage?.getItem(STORAGE_KEY) ?? '[]');
    return Array.isArray(saved) ? saved.filter(isEntry).slice(0, MOST_ENTRIES) : [];
  } catch {
    return [];
  }
}

function isEntry(value: unknown): value is HistoryEntry {
  if (typeof value !== 'object' || value === null) return false;
  const { text, at, rows } = value as Record<string, unknown>;
  return typeof text === 'string' && typeof at === 'number' && (rows === null || typeof rows === 'number');
}
