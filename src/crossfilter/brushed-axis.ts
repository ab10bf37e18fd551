/** Owns what a chart brushes, and which bins of that axis a filter keeps. */
import type { Filter } from '../model/filter';
import { FIRST_BIN } from './bin-axis';
import type { Run } from './cumulative';
import type { FactColumn } from './fact-column';

/** The field that a chart filters by: a number by steps between these edges, or a category (without edges) by values. */
export interface BrushedField {
  readonly field: string;
  /** Ascending; the ends of the chart's range filters lie on them. */
  readonly edges?: readonly number[];
}

/** The bins that a filter keeps, in ascending runs; null when the axis cannot tell, as for a range between its edges. */
export function runsOf(filter: Filter, brush: BrushedField, column: FactColumn): readonly Run[] | null {
  if (filter.field === 'customer_id' || filter.field !== brush.field) return null;
  const { edges } = brush;
  if (edges === undefined) {
    if (filter.kind !== 'in' || column.kind !== 'category') return null;
    const wanted = new Set(filter.values);
    return joinRuns(column.values.map((value) => wanted.has(value)));
  }
  if (filter.kind !== 'range') return null;
  const [from, to] = [edges.indexOf(filter.lo), edges.indexOf(filter.hi)];
  return from < 0 || to < 0 ? null : [{ from: from + FIRST_BIN, to: Math.max(from, to) + FIRST_BIN }];
}

/** Runs of neighbours that are kept. */
function joinRuns(kept: readonly boolean[]): Run[] {
  const runs: Run[] = [];
  for (let code = 0; code < kept.length; code++) {
    if (kept[code] !== true) continue;
    const from = code;
    while (kept[code + 1] === true) code++;
    runs.push({ from, to: code + 1 });
  }
  return runs;
}

/** The bins in both. */
export function meetRuns(one: readonly Run[], other: readonly Run[]): Run[] {
  return one.flatMap((a) =>
    other.flatMap((b) => {
      const [from, to] = [Math.max(a.from, b.from), Math.min(a.to, b.to)];
      return from < to ? [{ from, to }] : [];
    }),
  );
}
