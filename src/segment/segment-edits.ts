/** Owns what a person changes about segments without another method: names, colours, order, merging, hiding. */
import { join, sql, type Sql } from '../sql/sql';
import type { SegmentInfo } from './method';

/** By the keys that the method gave; plain JSON. What names a key that is not there has no effect. */
export interface SegmentEdits {
  /** A name in the user's own language, used in both. */
  readonly names?: Readonly<Record<string, string>>;
  /** Index into the palette; -1 is neutral. */
  readonly colours?: Readonly<Record<string, number>>;
  /** Keys in order; the others follow as the method lists them. */
  readonly order?: readonly string[];
  /** Key → key of the segment that it joined. */
  readonly merged?: Readonly<Record<string, string>>;
  /** Left out of every chart; the customers stay in the data, and the page says how many there are. */
  readonly hidden?: readonly string[];
}

/** A segment may be called "constructor": only what the record itself holds counts. */
function own<T>(record: Readonly<Record<string, T>> | undefined, key: string): T | undefined {
  return record !== undefined && Object.hasOwn(record, key) ? record[key] : undefined;
}

/**
 * The key under which customers of a segment are counted: the last one of its chain that is among `keys`. A chain that closes upon
 * itself, which only a damaged file can hold, merges nothing.
 */
export function mergedKey(key: string, edits: SegmentEdits, keys: ReadonlySet<string>): string {
  const seen = new Set([key]);
  let last = key;
  for (let next = own(edits.merged, key); next !== undefined; next = own(edits.merged, next)) {
    if (seen.has(next)) return key;
    seen.add(next);
    if (keys.has(next)) last = next;
  }
  return last;
}

/** Statement that moves the customers of merged segments, or null without any. Only keys among `segments` take part. */
export function mergeStatement(into: Sql, segments: readonly SegmentInfo[], edits: SegmentEdits): Sql | null {
  const keys = new Set(segments.map(({ key }) => key));
  const cases = segments.flatMap(({ key }) => {
    const target = mergedKey(key, edits, keys);
    return target === key ? [] : [sql`WHEN ${key} THEN ${target}`];
  });
  if (cases.length === 0) return null;
  return sql`UPDATE ${into} SET segment = CASE segment ${join(cases, ' ')} ELSE segment END`;
}

/** Segments as the user wants them, hidden ones included at their place. A merged one takes the rules of its parts. */
export function editSegments(segments: readonly SegmentInfo[], edits: SegmentEdits): SegmentInfo[] {
  const left = segments.filter(({ key }) => partsOf(key, segments, edits).some((part) => part.key === key));
  const edited = left.map((segment): SegmentInfo => {
    const parts = partsOf(segment.key, segments, edits);
    const name = own(edits.names, segment.key);
    return {
      key: segment.key,
      text: name === undefined || name.trim() === '' ? segment.text : { en: name, zh: name },
      colour: own(edits.colours, segment.key) ?? segment.colour,
      rule: {
        en: parts.map(({ rule }) => rule.en).join('; or '),
        zh: parts.map(({ rule }) => rule.zh).join('；或'),
      },
    };
  });
  const placeOf = (key: string): number => {
    const place = edits.order?.indexOf(key) ?? -1;
    return place < 0 ? Infinity : place;
  };
  // Stable, so that keys without a place keep the order of the method.
  return edited.sort((a, b) => (placeOf(a.key) === placeOf(b.key) ? 0 : placeOf(a.key) - placeOf(b.key)));
}

/** The segments that are counted under a key, as the method gave them; itself alone where nothing was merged into it. */
export function partsOf(key: string, segments: readonly SegmentInfo[], edits: SegmentEdits): SegmentInfo[] {
  const keys = new Set(segments.map((segment) => segment.key));
  return segments.filter((segment) => mergedKey(segment.key, edits, keys) === key);
}

/** Those that are shown. */
export function shownSegments(segments: readonly SegmentInfo[], edits: SegmentEdits): SegmentInfo[] {
  return segments.filter(({ key }) => edits.hidden?.includes(key) !== true);
}

/** The edits in which everything that decides who is in which segment is left: what a change of must run again for. */
export function deciding({ merged }: SegmentEdits): SegmentEdits {
  return merged === undefined ? {} : { merged };
}

/** Saved edits as far as they make sense. */
export function readEdits(saved: unknown): SegmentEdits {
  if (typeof saved !== 'object' || saved === null) return {};
  const { names, colours, order, merged, hidden } = saved as Record<string, unknown>;
  const texts = (value: unknown): Record<string, string> | undefined =>
    recordOf(value, (x): x is string => typeof x === 'string');
  const list = (value: unknown): string[] | undefined =>
    Array.isArray(value) ? value.filter((x): x is string => typeof x === 'string') : undefined;
  const read = {
    names: texts(names),
    colours: recordOf(colours, (x): x is number => Number.isInteger(x) && (x as number) >= -1),
    order: list(order),
    merged: texts(merged),
    hidden: list(hidden),
  };
  return Object.fromEntries(Object.entries(read).filter(([, value]) => value !== undefined));
}

function recordOf<T>(value: unknown, is: (x: unknown) => x is T): Record<string, T> | undefined {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined;
  return Object.fromEntries(Object.entries(value).filter((entry): entry is [string, T] => is(entry[1])));
}
