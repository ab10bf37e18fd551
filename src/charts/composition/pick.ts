/** Owns what a click on a box does to the filters: one for each level from the outside inwards. */
import type { Filter } from '../../model/filter';
import type { Node } from './tree';

type InFilter = Extract<Filter, { kind: 'in' }>;

/** One filter a level of the box. */
export function filtersOfNode({ path }: Node, fields: readonly string[]): InFilter[] {
  return path.map((values, depth) => ({ kind: 'in', field: fields[depth] ?? '', values }));
}

/** The filters in force that the boxes can show. */
export function chosenOf(selected: Filter | null, further: readonly Filter[], fields: readonly string[]): InFilter[] {
  return [selected, ...further].filter(
    (filter): filter is InFilter => filter !== null && filter.kind === 'in' && fields.includes(filter.field),
  );
}

/** `picked`: the choice ends at this box; `within`: it holds the choice or lies inside it; `out`: it has no part in it. */
export function standingOf(
  node: Node,
  chosen: readonly InFilter[],
  fields: readonly string[],
): 'none' | 'picked' | 'within' | 'out' {
  if (chosen.length === 0) return 'none';
  const met = chosen.every((filter) => {
    const own = node.path[fields.indexOf(filter.field)];
    return own === undefined || own.every((value) => filter.values.includes(value));
  });
  if (!met) return 'out';
  const deepest = Math.max(...chosen.map(({ field }) => fields.indexOf(field)));
  return node.path.length - 1 === deepest ? 'picked' : 'within';
}

/** The filters after a click or Enter: the box, nothing when it was the only one, or with a key held its like beside it. */
export function toggleNode(
  node: Node,
  chosen: readonly InFilter[],
  fields: readonly string[],
  additive: boolean,
): readonly InFilter[] {
  const own = filtersOfNode(node, fields);
  const last = own[own.length - 1];
  const same = (a: InFilter | undefined, b: InFilter | undefined): boolean => JSON.stringify(a) === JSON.stringify(b);
  if (last === undefined) return [];
  if (own.length === chosen.length && own.every((filter, i) => same(filter, chosen[i]))) return [];
  const before = chosen[chosen.length - 1];
  const beside = additive && own.length === chosen.length && own.slice(0, -1).every((filter, i) => same(filter, chosen[i]));
  if (!beside || before === undefined || before.field !== last.field) return own;
  const has = last.values.every((value) => before.values.includes(value));
  const values = has
    ? before.values.filter((value) => !last.values.includes(value))
    : [...before.values, ...last.values.filter((value) => !before.values.includes(value))];
  return values.length === 0 ? [] : [...own.slice(0, -1), { ...last, values }];
}
