/** Owns what tiering tells beside its segments: the axes of each kind with their levels, and which value is of which kind. */
import type { Text } from '../../../lib/text';
import type { MethodReport } from '../../method';
import type { SegmentTotal } from '../../segment-totals';
import { KIND_TEXT, type Kind } from './kinds';

export interface TierLevels {
  /** As in axes.ts: `household.people`. */
  readonly id: string;
  readonly text: Text;
  /** Where it was cut; empty for what is no measure. */
  readonly values: readonly number[];
  /** From low to high. */
  readonly levels: readonly Text[];
  /** False where the levels have no order that counts, as of industries. */
  readonly counts: boolean;
}

export interface TierKind {
  readonly kind: Kind;
  readonly axes: readonly TierLevels[];
}

export interface TieredReport extends MethodReport {
  readonly kind: 'tiered';
  /** Those with customers. */
  readonly kinds: readonly TierKind[];
  readonly weight: string | null;
  /** Values of the attribute that tells the kind, the most frequent first; empty when everybody is of one kind. */
  readonly values: readonly { readonly value: string; readonly customers: number; readonly kind: Kind | null }[];
  readonly totals: readonly SegmentTotal[];
}

/** Key, name and standing (0 lowest … 1 highest) of the tier at these levels, one an axis. */
export function cellOf(
  { kind, axes }: TierKind,
  levels: readonly number[],
): { readonly key: string; readonly text: Text; readonly weight: number } {
  const parts = [KIND_TEXT[kind], ...axes.flatMap((axis, i) => axis.levels[levels[i] ?? 0] ?? [])];
  const counted = axes.map((axis, i) => (axis.counts ? [levels[i] ?? 0, axis.levels.length - 1] : [0, 0]));
  const most = counted.reduce((sum, [, top = 0]) => sum + top, 0);
  const reached = counted.reduce((sum, [level = 0]) => sum + level, 0);
  return {
    key: `${kind}:${levels.join('-')}`,
    text: { en: parts.map(({ en }) => en).join(' · '), zh: parts.map(({ zh }) => zh).join(' · ') },
    weight: most === 0 ? 0 : reached / most,
  };
}
