/** Owns the layout of tiers of one kind in rows and columns: the last axis runs across, all others make the rows. */
import type { Locale } from '../../lib/text';
import { cellOf, type TierKind } from '../../segment/methods/tiered/report';

/** What a cell shows; `customers` is null without any. */
export interface TierCell {
  readonly key: string;
  readonly customers: string | null;
  readonly none: string;
  readonly share: string;
  readonly amount: string;
  readonly advice: string;
  readonly spoken: string;
  readonly colour: string;
  readonly isPale: boolean;
  readonly picked: boolean;
}

export interface TierGridData {
  readonly title: string;
  /** False when a single axis makes one row without a name. */
  readonly hasRows: boolean;
  readonly columns: readonly string[];
  readonly rows: readonly { readonly label: string; readonly cells: readonly TierCell[] }[];
}

/** @param cell makes a cell of its key, its name and its standing (0 lowest … 1 highest of its kind) */
export function layoutTiers(
  kind: TierKind,
  title: string,
  locale: Locale,
  cell: (key: string, name: string, standing: number) => TierCell,
): TierGridData {
  const across = kind.axes[kind.axes.length - 1];
  const down = kind.axes.slice(0, -1);
  const rows = down.reduce<number[][]>((all, axis) => all.flatMap((row) => axis.levels.map((_, level) => [...row, level])), [[]]);
  const columns = across === undefined ? [null] : across.levels.map((_, level) => level);
  return {
    title,
    hasRows: down.length > 0,
    columns: across?.levels.map((level) => level[locale]) ?? [''],
    // The highest tier stands at the top.
    rows: rows.reverse().map((row) => ({
      label: down.map((axis, i) => axis.levels[row[i] ?? 0]?.[locale] ?? '').join(' · '),
      cells: columns.map((level) => {
        const { key, text, weight } = cellOf(kind, level === null ? row : [...row, level]);
        return cell(key, text[locale], weight);
      }),
    })),
  };
}
