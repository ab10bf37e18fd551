/** Owns what a click on a segment does to a chart's own filter. */
import type { Filter } from '../model/filter';

/** Keys of the chosen segments; empty when the filter is none or of another kind or field. */
export function pickedSegments(selected: Filter | null): readonly string[] {
  if (selected?.kind !== 'in' || selected.field !== 'segment') return [];
  return selected.values.filter((value): value is string => value !== null);
}

/**
 * The filter after a click or Enter. Plain: the one segment, or nothing when it was the only one chosen.
 * Additive (Ctrl, Command or Shift held): the segment joins or leaves the others.
 */
export function toggleSegment(selected: Filter | null, key: string, additive: boolean): Filter | null {
  const picked = pickedSegments(selected);
  const has = picked.includes(key);
  const plain = has && picked.length === 1 ? [] : [key];
  const values = additive ? (has ? picked.filter((other) => other !== key) : [...picked, key]) : plain;
  return values.length === 0 ? null : { kind: 'in', field: 'segment', values };
}

/** True when the click or key asks to add to the choice. */
export function isAdditive(event: { readonly ctrlKey: boolean; readonly metaKey: boolean; readonly shiftKey: boolean }): boolean {
  return event.ctrlKey || event.metaKey || event.shiftKey;
}
