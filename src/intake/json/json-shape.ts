/** Owns the look over a JSON file for the places where its records are. */
import type { TokenSink } from './json-tokens';
import { tokenText } from './json-tokens';
import type { RecordKind } from './json-records';

/** A list that no other list contains. */
export interface ListPlace {
  readonly path: readonly string[];
  objects: number;
  lists: number;
  values: number;
  /** Its elements while all of them are texts: perhaps the names of columns. */
  texts: string[] | null;
}

/** An object that holds objects, outside of lists. */
export interface ObjectPlace {
  readonly path: readonly string[];
  objects: number;
  others: number;
  /** First name within the first object in it, and how many objects begin with it. */
  firstName: string | null;
  alike: number;
}

const MOST_PLACES = 300;
const MOST_TEXTS = 16_384;

/** Gathered over the tokens of the file, or as many of them as it takes. */
export class JsonShape implements TokenSink {
  readonly lists: ListPlace[] = [];
  readonly objects: ObjectPlace[] = [];
  /** What the file begins with. */
  root: 'object' | 'list' | 'value' | null = null;
  /** True when something follows the first value. */
  isSequence = false;
  /** What the second value is. */
  second: 'object' | 'list' | 'value' | null = null;
  private depth = 0;
  private readonly way: string[] = [];
  private list: ListPlace | null = null;
  private listDepth = 0;
  private readonly within: ObjectPlace[] = [];
  private isFirstName = false;

  /** True once the rest of the file would not change the answer. */
  get isDecided(): boolean {
    return this.isSequence || (this.root === 'list' && ((this.lists[0]?.objects ?? 0) > 0 || (this.lists[0]?.lists ?? 0) > 0));
  }

  open(brace: number): void {
    const isList = brace === 91;
    if (this.depth === 0) this.beginRoot(isList ? 'list' : 'object');
    if (this.list !== null) {
      if (this.depth === this.listDepth + 1) {
        if (isList) this.list.lists++;
        else this.list.objects++;
        this.list.texts = null;
      }
    } else if (isList) {
      this.list = { path: this.way.slice(0, this.depth), objects: 0, lists: 0, values: 0, texts: [] };
      this.listDepth = this.depth;
      if (this.lists.length < MOST_PLACES) this.lists.push(this.list);
      this.countOther();
    } else {
      const parent = this.within[this.within.length - 1];
      if (parent !== undefined) parent.objects++;
      this.within.push({ path: this.way.slice(0, this.depth), objects: 0, others: 0, firstName: null, alike: 0 });
      this.isFirstName = true;
    }
    this.depth++;
  }

  private beginRoot(what: 'object' | 'list' | 'value'): void {
    if (this.root === null) this.root = what;
    else {
      this.isSequence = true;
      this.second ??= what;
    }
  }

  private countOther(): void {
    const place = this.within[this.within.length - 1];
    if (place !== undefined) place.others++;
  }

  close(): void {
    this.depth--;
    if (this.list !== null) {
      if (this.depth === this.listDepth) this.list = null;
      return;
    }
    const place = this.within.pop();
    if (place !== undefined && place.objects > 1 && this.objects.length < MOST_PLACES) this.objects.push(place);
    this.isFirstName = false;
  }

  key(bytes: Uint8Array, start: number, end: number, escaped: boolean): void {
    if (this.list !== null) return;
    const name = tokenText(bytes, start, end, escaped);
    this.way[this.depth - 1] = name;
    if (!this.isFirstName) return;
    this.isFirstName = false;
    const parent = this.within[this.within.length - 2];
    if (parent === undefined) return;
    parent.firstName ??= name;
    if (parent.firstName === name) parent.alike++;
  }

  text(bytes: Uint8Array, start: number, end: number, escaped: boolean): void {
    if (this.countValue() && this.list?.texts && this.list.texts.length < MOST_TEXTS)
      this.list.texts.push(tokenText(bytes, start, end, escaped));
  }

  literal(): void {
    if (this.countValue() && this.list !== null) this.list.texts = null;
  }

  /** True for an element of the list at hand. */
  private countValue(): boolean {
    if (this.depth === 0) this.beginRoot('value');
    if (this.list === null) this.countOther();
    else if (this.depth === this.listDepth + 1) {
      this.list.values++;
      return true;
    }
    return false;
  }

  /** Lists of records, in their order: what only describes others (names of columns, a schema) is not among them. */
  recordLists(): { readonly place: ListPlace; readonly kind: RecordKind }[] {
    const filled = this.lists.flatMap((place) =>
      place.objects + place.lists === 0
        ? []
        : [{ place, kind: place.objects >= place.lists ? ('objects' as const) : ('lists' as const) }],
    );
    const data = filled.filter(({ place }) => !DESCRIBES.test(place.path[place.path.length - 1] ?? ''));
    return data.length > 0 ? data : filled;
  }

  /** The names that stand beside a list of lists, one for each of its columns. */
  namesBeside({ path }: ListPlace): readonly string[] | null {
    const beside = this.lists.find(
      (list) =>
        list.texts !== null &&
        list.texts.length > 0 &&
        list.path.length === path.length &&
        path.slice(0, -1).every((name, i) => list.path[i] === name) &&
        DESCRIBES.test(list.path[list.path.length - 1] ?? ''),
    );
    return beside?.texts ?? null;
  }
}

const DESCRIBES = /^(?:columns?|cols|fields?|headers?|head|names?|titles?|schema|meta|metadata|columnNames|表头|字段)$/i;
