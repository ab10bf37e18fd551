/** Owns what is worked out of a cross table: shares of each row, and where they differ from those of everybody. */

/** −2 much less than among all … 0 about as often … 2 much more. */
export type Weight = -2 | -1 | 0 | 1 | 2;

export interface CrossCell {
  /** Null in a row that is too small to be told, and where they are too few themselves, though some. */
  readonly customers: number | null;
  /** 0…1 of the row; NaN where customers are not told. */
  readonly share: number;
  /** Share of the row ÷ share among all; NaN where the share is. */
  readonly ratio: number;
  readonly weight: Weight;
}

export interface CrossRow {
  readonly customers: number;
  /** Fewer customers than a group must have to be shown. */
  readonly isSmall: boolean;
  readonly cells: readonly CrossCell[];
}

export interface CrossLayout {
  readonly rows: readonly CrossRow[];
  /** Customers of each column, and their share among all. */
  readonly columns: readonly { readonly customers: number; readonly share: number }[];
  readonly customers: number;
}

/** @param counts `counts[row][column]` customers @param smallGroup n below which a row's cells are hidden, and a cell that is not empty */
export function layoutCross(counts: readonly (readonly number[])[], smallGroup: number): CrossLayout {
  const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);
  const total = sum(counts.map(sum));
  const columns = (counts[0] ?? []).map((_, at) => {
    const customers = sum(counts.map((row) => row[at] ?? 0));
    return { customers, share: total > 0 ? customers / total : NaN };
  });
  const rows = counts.map((row): CrossRow => {
    const customers = sum(row);
    const isSmall = customers < smallGroup;
    return {
      customers,
      isSmall,
      cells: row.map((count, at): CrossCell => {
        if (isSmall || (count > 0 && count < smallGroup)) return { customers: null, share: NaN, ratio: NaN, weight: 0 };
        const share = count / customers;
        const ratio = share / (columns[at]?.share ?? NaN);
        return { customers: count, share, ratio, weight: weightOf(ratio) };
      }),
    };
  });
  return { rows, columns, customers: total };
}

function weightOf(ratio: number): Weight {
  if (!Number.isFinite(ratio)) return 0;
  if (ratio >= 1.5) return 2;
  if (ratio >= 1.15) return 1;
  if (ratio <= 1 / 1.5) return -2;
  return ratio <= 1 / 1.15 ? -1 : 0;
}
