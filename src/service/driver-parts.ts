/** Owns the reading of what queryDrivers returns: its parts, which may be added up in any mixture. */
import { addProducts, noProducts, type CrossProducts } from '../lib/cross-products';
import { MOST_PREDICTORS } from '../lib/shapley-shares';
import type { ResultReader } from '../lib/result';
import { column } from './driver-query';

export interface DriverPart {
  /** Of complete answers: the items in the regression, the overall score last. */
  readonly own: CrossProducts;
  /** Of each item: answers, and those with a best grade. */
  readonly known: readonly number[];
  readonly top: readonly number[];
}

export interface DriverParts {
  readonly parts: readonly DriverPart[];
  readonly answered: number;
  /** Places of the items in the regression. */
  readonly chosen: readonly number[];
  /** Sum of a column of one item over all parts. */
  readonly total: (name: string, item: number) => number;
  /** A column of one item that is the same in all parts. */
  readonly constant: (name: string, item: number) => number;
}

/** @param items how many items the statement asked for */
export function readParts(result: ResultReader, items: number): DriverParts {
  const rows = Array.from({ length: result.rowCount }, (_, row) => row);
  const columns = new Map<string, Float64Array>();
  const values = (name: string): Float64Array => {
    const held = columns.get(name) ?? result.numbers(name);
    columns.set(name, held);
    return held;
  };
  const sum = (name: string): number => values(name).reduce((all, value) => all + value, 0);
  const total = (name: string, item: number): number => sum(column(name, item + 1));
  const answered = sum('answered');
  const places = Array.from({ length: items }, (_, item) => item);
  // As the statement judges which items make an answer complete.
  const chosen = places
    .filter((item) => total('known', item) > 0 && 2 * total('rated', item) >= answered)
    .slice(0, MOST_PREDICTORS);
  const variables = [...chosen, items];
  const sums = variables.map((i) => values(column('s', i + 1)));
  const products = variables.flatMap((i, a) => variables.slice(a).map((j) => values(column('p', i + 1, j + 1))));
  const known = places.map((item) => values(column('known', item + 1)));
  const top = places.map((item) => values(column('top', item + 1)));
  const at = (of: readonly Float64Array[], row: number): number[] => of.map((list) => list[row] ?? 0);
  const parts = rows.map((row): DriverPart => {
    const own = {
      n: values('n')[row] ?? 0,
      sums: Float64Array.from(at(sums, row)),
      products: Float64Array.from(at(products, row)),
    };
    return { own, known: at(known, row), top: at(top, row) };
  });
  const constant = (name: string, item: number): number => values(column(name, item + 1))[0] ?? NaN;
  return { parts, answered, chosen, total, constant };
}

/** @param drawn places of the parts, some more than once; all of them once unless given */
export function sumParts(parts: readonly DriverPart[], drawn: Iterable<number> = parts.keys()): DriverPart {
  const [first] = parts;
  const own = noProducts(first?.own.sums.length ?? 0);
  const known = (first?.known ?? []).map(() => 0);
  const top = known.slice();
  for (const place of drawn) {
    const part = parts[place];
    if (part === undefined) continue;
    addProducts(own, part.own);
    for (let i = 0; i < known.length; i++) {
      known[i] = (known[i] ?? 0) + (part.known[i] ?? 0);
      top[i] = (top[i] ?? 0) + (part.top[i] ?? 0);
    }
  }
  return { own, known, top };
}
