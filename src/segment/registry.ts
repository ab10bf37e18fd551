/** Owns the list of segmentation methods: every file in methods/ is one. */
import type { SegmentMethod } from './method';

const modules = import.meta.glob<{ default: SegmentMethod }>('./methods/*.ts', { eager: true });

/** In the order of their file names. */
export const SEGMENT_METHODS: readonly SegmentMethod[] = Object.keys(modules)
  .sort()
  .flatMap((path) => modules[path]?.default ?? []);

/** The method of that id, or the first one when a saved choice names one that is gone. */
export function segmentMethod(id: string): SegmentMethod {
  const method = SEGMENT_METHODS.find((candidate) => candidate.id === id) ?? SEGMENT_METHODS[0];
  if (method === undefined) throw new RangeError('no segmentation method');
  return method;
}
