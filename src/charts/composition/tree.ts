/** Owns the nesting of the composition: boxes inside boxes, small groups together in one. */
import type { Composition, CompositionOptions, CompositionRow } from './query';

export type Size = Exclude<CompositionOptions['size'], 'auto'>;

export interface Node {
  /** Values from the outside inwards; the last entry lists several where small groups are together. */
  readonly path: readonly (readonly (string | null)[])[];
  /** Attribute of the last level. */
  readonly field: string;
  readonly customers: number;
  readonly kwh: number;
  readonly amount: number;
  /** The one segment of all its customers; null for several. */
  readonly segment: string | null;
  /** Groups below the small group, shown as one box. */
  readonly together: boolean;
  readonly children: readonly Node[];
}

/** A level at which every box holds one box only says nothing, as a segmentation by the attribute outside of it. */
function usefulLevels({ levels, rows }: Composition): number[] {
  const kept: number[] = [];
  levels.forEach((_, level) => {
    const within = new Map<string, Set<string>>();
    for (const { values } of rows) {
      const outside = JSON.stringify(kept.map((at) => values[at]));
      within.set(outside, (within.get(outside) ?? new Set()).add(JSON.stringify(values[level])));
    }
    if (level === 0 || [...within.values()].some((inside) => inside.size > 1)) kept.push(level);
  });
  return kept;
}

/**
 * The outermost boxes. Order: segments as they are listed, other values by size, what is missing and what is put together last.
 * @param least customers below which a group is put together with its like; 0 for none. Where every group is so small, each keeps its name.
 */
export function nest(
  data: Composition,
  size: Size,
  least: number,
  segments: readonly string[],
): { readonly fields: readonly string[]; readonly roots: readonly Node[] } {
  const levels = usefulLevels(data);
  const fields = levels.map((level) => data.levels[level] ?? '');
  const roots = build(data.rows, [], 0);
  const allSmall = roots.length > 0 && roots.every(({ together }) => together);
  return allSmall ? nest(data, size, 0, segments) : { fields, roots };

  function build(rows: readonly CompositionRow[], outside: Node['path'], depth: number): Node[] {
    const level = levels[depth];
    if (level === undefined) return [];
    const groups = new Map<string | null, CompositionRow[]>();
    for (const row of rows) {
      const value = row.values[level] ?? null;
      groups.set(value, [...(groups.get(value) ?? []), row]);
    }
    const field = fields[depth] ?? '';
    const nodes = [...groups].map(([value, own]) => node(own, [...outside, [value]], field, false, depth));
    const small = nodes.filter(({ customers }) => customers < least);
    if (small.length === 0) return nodes.sort(order);
    const rest = small.flatMap(({ path }) => path[depth] ?? []);
    const restRows = rows.filter((row) => rest.includes(row.values[level] ?? null));
    return [
      ...nodes.filter(({ customers }) => customers >= least).sort(order),
      node(restRows, [...outside, rest], field, true, depth),
    ];
  }

  function node(rows: readonly CompositionRow[], path: Node['path'], field: string, together: boolean, depth: number): Node {
    const sum = (of: (row: CompositionRow) => number): number => rows.reduce((total, row) => total + of(row), 0);
    const one = rows[0]?.segment ?? null;
    return {
      ...{ path, field, together },
      customers: sum((row) => row.customers),
      kwh: sum((row) => row.kwh),
      amount: sum((row) => row.amount),
      segment: rows.every(({ segment }) => segment === one) ? one : null,
      children: together ? [] : build(rows, path, depth + 1),
    };
  }

  function order(a: Node, b: Node): number {
    const [x = null, y = null] = [a.path[a.path.length - 1]?.[0], b.path[b.path.length - 1]?.[0]];
    if (a.field === 'segment') return segments.indexOf(x ?? '') - segments.indexOf(y ?? '');
    if ((x === null) !== (y === null)) return x === null ? 1 : -1;
    return sizeOf(b, size) - sizeOf(a, size) || (String(x) < String(y) ? -1 : 1);
  }
}

/** What the box's size stands for; a group that feeds in more than it takes has none. */
export function sizeOf({ customers, kwh, amount }: Node, size: Size): number {
  return Math.max(0, size === 'customers' ? customers : size === 'energy' ? kwh : amount);
}
