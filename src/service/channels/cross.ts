/** Owns what is worked out of customers by group and channel: shares, and where they differ from those of everybody beyond chance. */
import { normalTails, chiSquareTail } from '../../lib/chi-square';
import { holmAdjusted } from '../../lib/holm';

export interface CrossCell {
  readonly n: number;
  /** 0…1 of the row; NaN in a row that is too small to be told, as are the rest. */
  readonly share: number;
  /** Share of the row ÷ share among all. */
  readonly lift: number;
  /** Adjusted standardised residual (Haberman 1973): about standard normal where group and channel have nothing to do with each other. */
  readonly residual: number;
  /** Two-sided, by Holm over all cells that are told. */
  readonly p: number;
}

export interface CrossRow {
  readonly n: number;
  readonly isTold: boolean;
  readonly cells: readonly CrossCell[];
}

export interface Cross {
  readonly rows: readonly CrossRow[];
  readonly columns: readonly { readonly n: number; readonly share: number }[];
  readonly n: number;
  /** Pearson's test that channels do not depend on the group, over rows and columns with anybody; NaN where there is nothing to test. */
  readonly chiSquare: number;
  readonly p: number;
  /** Cramér's V, 0…1: how much. */
  readonly v: number;
}

/** @param counts `counts[row][column]` customers @param least n below which a row is not told */
export function crossTable(counts: readonly (readonly number[])[], least: number): Cross {
  const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);
  const sizes = counts.map(sum);
  const n = sum(sizes);
  const columns = (counts[0] ?? []).map((_, c) => {
    const own = sum(counts.map((row) => row[c] ?? 0));
    return { n: own, share: n > 0 ? own / n : NaN };
  });
  const raw = counts.map((row, r) => {
    const size = sizes[r] ?? 0;
    const isTold = size >= least && size > 0;
    return row.map((own, c): Omit<CrossCell, 'p'> => {
      const all = columns[c]?.share ?? NaN;
      const expected = size * all;
      const error = Math.sqrt(expected * (1 - size / n) * (1 - all));
      if (!isTold) return { n: own, share: NaN, lift: NaN, residual: NaN };
      return { n: own, share: own / size, lift: own / size / all, residual: error > 0 ? (own - expected) / error : NaN };
    });
  });
  const ps = holmAdjusted(raw.flat().map(({ residual }) => normalTails(residual)));
  const width = columns.length;
  const rows = raw.map((cells, r): CrossRow => ({
    n: sizes[r] ?? 0,
    isTold: (sizes[r] ?? 0) >= least,
    cells: cells.map((cell, c) => ({ ...cell, p: ps[r * width + c] ?? NaN })),
  }));
  return { rows, columns, n, ...independence(counts, sizes, columns, n) };
}

function independence(
  counts: readonly (readonly number[])[],
  sizes: readonly number[],
  columns: readonly { readonly n: number; readonly share: number }[],
  n: number,
): Pick<Cross, 'chiSquare' | 'p' | 'v'> {
  const some = { rows: sizes.filter((size) => size > 0).length, columns: columns.filter((column) => column.n > 0).length };
  const df = (some.rows - 1) * (some.columns - 1);
  if (df <= 0) return { chiSquare: NaN, p: NaN, v: NaN };
  let chiSquare = 0;
  counts.forEach((row, r) =>
    row.forEach((own, c) => {
      const expected = (sizes[r] ?? 0) * (columns[c]?.share ?? 0);
      if (expected > 0) chiSquare += (own - expected) ** 2 / expected;
    }),
  );
  return {
    chiSquare,
    p: chiSquareTail(chiSquare, df),
    v: Math.sqrt(chiSquare / (n * Math.min(some.rows - 1, some.columns - 1))),
  };
}
