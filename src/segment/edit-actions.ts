/** Owns the single edits that a person makes to a list of segments: each gives the edits that follow from those before. */
import type { SegmentInfo } from './method';
import { partsOf, type SegmentEdits } from './segment-edits';

/** A name of blanks takes the method's name again. */
export function rename(edits: SegmentEdits, key: string, name: string): SegmentEdits {
  return tidy({ ...edits, names: withKey(edits.names, key, name.trim() === '' ? null : name.trim()) });
}

/** @param colour index into the palette, −1 for neutral, null for the method's own */
export function recolour(edits: SegmentEdits, key: string, colour: number | null): SegmentEdits {
  return tidy({ ...edits, colours: withKey(edits.colours, key, colour) });
}

/** Puts a segment at another place among those listed; `listed` are their keys in the order now. */
export function moveTo(edits: SegmentEdits, listed: readonly string[], key: string, place: number): SegmentEdits {
  const others = listed.filter((other) => other !== key);
  const at = Math.max(0, Math.min(others.length, place));
  const order = [...others.slice(0, at), key, ...others.slice(at)];
  return order.every((other, i) => other === listed[i]) ? edits : tidy({ ...edits, order });
}

/** The customers of `key` are counted under `target` from now on. */
export function mergeInto(edits: SegmentEdits, key: string, target: string): SegmentEdits {
  if (key === target) return edits;
  // Whatever was remembered of the target (of other data) would lead on from it.
  const merged = withKey(withKey(edits.merged, target, null), key, target);
  return tidy({ ...edits, merged, hidden: edits.hidden?.filter((other) => other !== key) });
}

/** Every segment that was merged into `key` stands alone again. */
export function unmerge(edits: SegmentEdits, key: string, found: readonly SegmentInfo[]): SegmentEdits {
  const parts = new Set(partsOf(key, found, edits).map((part) => part.key));
  const left = Object.entries(edits.merged ?? {}).filter(([part]) => !parts.has(part));
  return tidy({ ...edits, merged: Object.fromEntries(left) });
}

export function setHidden(edits: SegmentEdits, key: string, hide: boolean): SegmentEdits {
  const others = (edits.hidden ?? []).filter((other) => other !== key);
  return tidy({ ...edits, hidden: hide ? [...others, key] : others });
}

function withKey<T>(
  record: Readonly<Record<string, T>> | undefined,
  key: string,
  value: T | null,
): Readonly<Record<string, T>> | undefined {
  const others = Object.entries(record ?? {}).filter(([other]) => other !== key);
  return Object.fromEntries(value === null ? others : [...others, [key, value]]);
}

/** Without what is empty, so that the same state is the same text. */
function tidy(edits: { readonly [Name in keyof SegmentEdits]: SegmentEdits[Name] | undefined }): SegmentEdits {
  return Object.fromEntries(
    Object.entries(edits).filter(([, value]) => value !== undefined && Object.keys(value as object).length > 0),
  );
}
