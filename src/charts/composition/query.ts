/** Owns the statement behind the composition: customers and sums for each combination of up to three attributes. */
import type { FactsIndex } from '../../crossfilter/facts-index';
import type { ResultReader } from '../../lib/result';
import { population } from '../../model/filter';
import { factField, type FactField, type ModelInfo } from '../../model/model-info';
import { ident, join, sql, type Sql } from '../../sql/sql';
import type { ChartContext } from '../chart';

export type CompositionOptions = {
  /** Name of a category, `segment`, `none`, or `auto`. */
  readonly first: string;
  readonly second: string;
  readonly third: string;
  /** auto: the first of sizesOf. */
  readonly size: 'auto' | 'customers' | 'energy' | 'bill';
  /** Values from the outside inwards of the box that is enlarged, as JSON; empty for none. */
  readonly focus: string;
};

export const LEVELS = ['first', 'second', 'third'] as const;

/** More values than this are no composition but a list. */
const MOST_VALUES = 60;

/** Preferred below class and segment, if the data has them. */
const INNER = ['region', 'industry', 'nature', 'voltage', 'tariff', 'channel', 'importance', 'status'];

/** One combination with customers. Sums are 0 without a known value. */
export interface CompositionRow {
  /** One a level; null is a missing value. */
  readonly values: readonly (string | null)[];
  readonly segment: string;
  readonly customers: number;
  readonly kwh: number;
  readonly amount: number;
}

export interface Composition {
  /** Names of the attributes from the outside inwards. */
  readonly levels: readonly string[];
  readonly rows: readonly CompositionRow[];
}

/** What boxes can be sized by. Where a region or a row stands for one, their number says the least. */
export function sizesOf(model: ModelInfo): Exclude<CompositionOptions['size'], 'auto'>[] {
  const sums = [
    ...(factField(model, 'kwh_12m') === undefined ? [] : (['energy'] as const)),
    ...(factField(model, 'amount_12m') === undefined ? [] : (['bill'] as const)),
  ];
  return model.grain === 'customer' ? ['customers', ...sums] : [...sums, 'customers'];
}

/** Categories of which boxes can be made, in the model's order. */
export function nestable(model: ModelInfo): FactField[] {
  return model.facts.filter(({ kind, distinct }) => kind === 'category' && distinct >= 2 && distinct <= MOST_VALUES);
}

/** The attributes that the options lead to; each once. */
export function levelsOf(model: ModelInfo, options: CompositionOptions): string[] {
  const names = nestable(model).map(({ name }) => name);
  const outer = names.includes('class') ? 'class' : undefined;
  const inner = [...new Set([...INNER, ...names])].filter((name) => names.includes(name) && name !== outer);
  // Segments may be the values of one of these: its level then says nothing and is left out, and the next one is seen.
  const auto =
    outer === undefined
      ? { first: 'segment', second: inner[0], third: inner[1] }
      : { first: outer, second: 'segment', third: inner[0] };
  const wanted = LEVELS.map((level) => (options[level] === 'auto' ? auto[level] : options[level]));
  const known = wanted.filter((name): name is string => name === 'segment' || (name !== undefined && names.includes(name)));
  const once = [...new Set(known)];
  return once.length === 0 ? ['segment'] : once;
}

/** One row a combination: level_0 … level_n, segment_key, customers, kwh, amount; in the order of the values. */
export function queryComposition(context: ChartContext, options: CompositionOptions): Sql {
  const levels = levelsOf(context.model, options);
  const columns = levels.map((name, i) => sql`CAST(${ident(name)} AS VARCHAR) AS ${ident(`level_${String(i)}`)}`);
  const names = levels.map((_, i) => ident(`level_${String(i)}`));
  const sum = (name: string): Sql =>
    factField(context.model, name) === undefined ? sql`0::DOUBLE` : sql`coalesce(sum(${ident(name)}::DOUBLE), 0)`;
  return sql`
WITH
-- one row a customer under the filters
population AS NOT MATERIALIZED (${population(context.filters)})
-- one row a combination of values and segment
SELECT
  ${join(columns, ', ')}, segment AS segment_key,
  count(*)::INTEGER AS customers, ${sum('kwh_12m')}::DOUBLE AS kwh, ${sum('amount_12m')}::DOUBLE AS amount
FROM population
GROUP BY ALL
ORDER BY ${join(names, ', ')}, segment_key`;
}

/** Reads what queryComposition returns. */
export function readComposition(result: ResultReader, context: ChartContext, options: CompositionOptions): Composition {
  const levels = levelsOf(context.model, options);
  const values = levels.map((_, i) => result.texts(`level_${String(i)}`));
  const [customers, kwh, amount] = [result.numbers('customers'), result.numbers('kwh'), result.numbers('amount')];
  const rows = result.texts('segment_key').map((segment, row) => ({
    values: values.map((column) => column[row] ?? null),
    segment: segment ?? '',
    customers: customers[row] ?? 0,
    kwh: kwh[row] ?? 0,
    amount: amount[row] ?? 0,
  }));
  return { levels, rows };
}

/** The same from typed arrays. */
export function indexComposition(index: FactsIndex, context: ChartContext, options: CompositionOptions): Composition {
  const levels = levelsOf(context.model, options);
  const fields = levels.includes('segment') ? levels : [...levels, 'segment'];
  const measures = ['kwh_12m', 'amount_12m'].filter((name) => factField(context.model, name) !== undefined);
  const sumOf = (sums: readonly number[], name: string): number => sums[measures.indexOf(name)] ?? 0;
  const rows = index.combinations(fields, context.filters, measures).map(({ values, count, sums }) => ({
    values: values.slice(0, levels.length),
    segment: values[fields.indexOf('segment')] ?? '',
    customers: count,
    kwh: sumOf(sums, 'kwh_12m'),
    amount: sumOf(sums, 'amount_12m'),
  }));
  return { levels, rows };
}
