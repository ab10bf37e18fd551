/** Owns the cells that charts' tables have in common. */
import type { Locale } from '../lib/text';
import type { SegmentInfo } from '../segment/method';

/** A share 0…1 as a number of percents with one decimal; null when not known. */
export function percentCell(share: number): number | null {
  return roundedCell(share * 100, 1);
}

/** A number rounded to some decimals; null when not known. */
export function roundedCell(value: number, decimals: number): number | null {
  return Number.isFinite(value) ? Math.round(value * 10 ** decimals) / 10 ** decimals : null;
}

/** What a segment is called; its key when it is no longer listed. */
export function segmentName(segments: readonly SegmentInfo[], key: string, locale: Locale): string {
  return segments.find((segment) => segment.key === key)?.text[locale] ?? key;
}
