/** Owns the way of records into rows: objects with their nested names flattened, lists as rows or kept as JSON. */
import type { Text } from '../../lib/text';
import type { TableRows } from '../tables/table-rows';
import { JsonNames, type Entry, type JsonColumns } from './json-columns';
import { tokenText, type JsonBreak, type TokenSink } from './json-tokens';

/** What the records are. */
export type RecordKind = 'objects' | 'lists' | 'values';

/** Where the records are: elements of the lists at that path of names; null for a sequence of records on their own. */
export interface RecordPlace {
  readonly path: readonly string[] | null;
  readonly kind: RecordKind;
}

const WRONG_KIND: Readonly<Record<RecordKind, Text>> = {
  objects: { en: 'not an object like the others', zh: '不是与其他记录相同的对象' },
  lists: { en: 'not a list like the others', zh: '不是与其他记录相同的数组' },
  values: { en: 'not a single value like the others', zh: '不是与其他记录相同的单个值' },
};
const LIST = 91;
const OBJECT = 123;

export class JsonRecords implements TokenSink {
  /** Records so far, those of the wrong kind among them. */
  count = 0;
  blank = 0;
  private depth = 0;
  /** Names on the way to the list; a list on the way is no place for records. */
  private readonly way: string[] = [];
  private inside: boolean;
  private readonly base: number;
  private where: { readonly line: number } = { line: 1 };
  private line = 0;
  private names: JsonNames;
  private readonly parents: JsonNames[] = [];
  private readonly path: Entry[] = [];
  private entry: Entry | null = null;
  private index = -1;
  /** Depth at which a value began that is kept as JSON; -1 outside of one. */
  private keptFrom = -1;
  private needsComma = false;
  private isWrong = false;

  constructor(
    private readonly into: TableRows,
    private readonly columns: JsonColumns,
    private readonly place: RecordPlace,
  ) {
    this.base = place.path === null ? 0 : place.path.length + 1;
    this.inside = place.path === null;
    this.names = columns.root;
  }

  begin(where: { readonly line: number }): void {
    this.where = where;
  }

  open(brace: number): void {
    const { depth, base } = this;
    this.depth++;
    if (!this.inside) {
      if (brace === LIST && depth === base - 1 && this.place.path?.every((name, i) => this.way[i] === name) === true)
        this.inside = true;
      else this.way[depth] = brace === LIST ? '\0' : '';
      return;
    }
    if (this.keptFrom >= 0) return this.keep(brace === LIST ? '[' : '{', false, true);
    if (depth === base) {
      this.beginRecord();
      if ((brace === LIST ? 'lists' : 'objects') === this.place.kind) return;
      this.isWrong = true;
      this.keepFrom(depth, brace);
    } else if (brace === OBJECT && this.place.kind === 'objects') this.openNames();
    else this.keepFrom(depth, brace);
  }

  private openNames(): void {
    const entry = this.entry as Entry;
    entry.child ??= new JsonNames();
    this.parents.push(this.names);
    this.path.push(entry);
    this.names = entry.child;
    this.names.restart();
  }

  close(): void {
    this.depth--;
    if (!this.inside) return;
    const { depth, base } = this;
    if (depth < base) {
      this.inside = this.place.path === null;
      return;
    }
    if (this.keptFrom >= 0) {
      this.keep(this.closings.pop() ?? ']', true, false);
      if (depth > this.keptFrom) return;
      this.keptFrom = -1;
      if (!this.isWrong) this.endCell(false);
    } else if (depth > base) {
      this.names = this.parents.pop() as JsonNames;
      this.path.pop();
    }
    if (depth === base) this.endRecord();
  }

  key(bytes: Uint8Array, start: number, end: number, escaped: boolean): void {
    if (!this.inside) {
      this.way[this.depth - 1] = tokenText(bytes, start, end, escaped);
      return;
    }
    if (this.keptFrom < 0) {
      this.entry = this.names.find(bytes, start, end, escaped);
      return;
    }
    this.keepBytes(bytes, start - 1, end + 1);
    this.keep(':', true, false);
    this.needsComma = false;
  }

  text(bytes: Uint8Array, start: number, end: number, escaped: boolean): void {
    if (!this.inside) return;
    if (this.keptFrom >= 0) return this.keepBytes(bytes, start - 1, end + 1);
    if (!this.beginValue()) return this.wrongValue(bytes, start, end);
    const { batch } = this.into;
    this.into.start = batch.size;
    if (escaped) {
      const text = tokenText(bytes, start, end, true);
      const kept = text.replaceAll('\0', '');
      this.into.nulBytes += text.length - kept.length;
      batch.appendText(kept);
    } else batch.append(bytes, start, end);
    this.endCell(start === end);
  }

  literal(bytes: Uint8Array, start: number, end: number): void {
    if (!this.inside) return;
    if (this.keptFrom >= 0) return this.keepBytes(bytes, start, end);
    if (!this.beginValue()) return this.wrongValue(bytes, start, end);
    const { into } = this;
    const first = bytes[start] as number;
    into.start = into.batch.size;
    // t, f in either case.
    if ((first | 32) === 116 || (first | 32) === 102) return this.endTruth((first | 32) === 116);
    const isNumber = (bytes[end - 1] as number) <= 57;
    if (isNumber) appendNumber(into, bytes, start, end);
    this.endCell(!isNumber);
  }

  broken({ line, reason }: JsonBreak, text: string): void {
    this.into.batch.discardRow();
    this.into.reject(line, reason, text);
    this.depth = 0;
    this.keptFrom = -1;
    this.closings.length = 0;
    this.parents.length = 0;
    this.path.length = 0;
    this.names = this.columns.root;
    this.isWrong = false;
  }

  private beginRecord(): void {
    this.line = this.where.line;
    this.count++;
    this.index = -1;
    this.names = this.columns.root;
    this.names.restart();
  }

  /** False for a value where another kind of record should be. */
  private beginValue(): boolean {
    if (this.depth > this.base) return true;
    this.beginRecord();
    return this.place.kind === 'values';
  }

  private wrongValue(bytes: Uint8Array, start: number, end: number): void {
    this.into.reject(this.line, WRONG_KIND[this.place.kind], tokenText(bytes, start, Math.min(end, start + 2000), false));
  }

  /** Column of the value at hand; -1 for none. */
  private column(isNull: boolean): number {
    if (this.place.kind === 'objects') return this.entry === null ? -1 : this.columns.columnOf(this.entry, isNull, this.path);
    this.index++;
    const { names } = this.columns;
    if (this.place.kind === 'values' && names.length === 0) names.push('value');
    if (this.columns.isSettled && this.place.kind === 'lists' && this.index >= names.length)
      names.push(`column_${this.index + 1}`);
    return this.index;
  }

  private endCell(isNull: boolean): void {
    const column = this.column(isNull);
    if (column >= 0 && !isNull) this.into.end(column, this.into.start, this.line);
    if (this.depth === this.base) this.endRecord();
  }

  private endTruth(value: boolean): void {
    const column = this.column(false);
    if (column >= 0) this.into.truth(column, value, String(value));
    if (this.depth === this.base) this.endRecord();
  }

  private endRecord(): void {
    const { into } = this;
    if (this.isWrong) {
      const text = new TextDecoder().decode(into.batch.bytes.subarray(into.start, Math.min(into.batch.size, into.start + 2000)));
      into.batch.discardRow();
      into.reject(this.line, WRONG_KIND[this.place.kind], text);
      this.isWrong = false;
      return;
    }
    if (!into.batch.endRow(this.line, this.place.kind === 'objects')) this.blank++;
  }

  private readonly closings: string[] = [];

  private keepFrom(depth: number, brace: number): void {
    this.keptFrom = depth;
    this.needsComma = false;
    this.into.start = this.into.batch.size;
    this.keep(brace === LIST ? '[' : '{', false, true);
  }

  /** Adds a sign to the value that is kept as JSON. */
  private keep(sign: string, isClosing: boolean, isOpening: boolean): void {
    const { batch } = this.into;
    if (this.needsComma && !isClosing) batch.appendText(',');
    batch.appendText(sign);
    if (isOpening) this.closings.push(sign === '[' ? ']' : '}');
    this.needsComma = !isOpening;
  }

  private keepBytes(bytes: Uint8Array, start: number, end: number): void {
    const { batch } = this.into;
    if (this.needsComma) batch.appendText(',');
    batch.append(bytes, start, end);
    this.needsComma = true;
  }
}

/** Digits as they are written; 1E5 in full, as cells of exports write it. */
function appendNumber({ batch }: TableRows, bytes: Uint8Array, start: number, end: number): void {
  let exponent = false;
  for (let i = start; i < end; i++) exponent ||= ((bytes[i] as number) | 32) === 101;
  const from = bytes[start] === 43 ? start + 1 : start;
  if (!exponent) return batch.append(bytes, from, end);
  batch.appendText(plainNumber(tokenText(bytes, from, end, false)));
}

/** A number without an exponent where that is short, else with one that is surely read as a number. */
export function plainNumber(text: string): string {
  const value = Number(text);
  if (!Number.isFinite(value)) return text;
  return Number.isInteger(value) && Math.abs(value) < 1e15 ? String(value) : value.toExponential();
}
