/** Owns the statements that set chosen segments beside all customers: one for the measures, one for the values of attributes. */
import type { ResultReader } from '../../lib/result';
import { population, type Filter } from '../../model/filter';
import { judgedBy, largestShareOf } from '../../model/largest-share';
import type { FactField, ModelInfo } from '../../model/model-info';
import { ident, join, sql, type Sql } from '../../sql/sql';

/** An attribute of more values than this is a name, not a kind. */
const MOST_VALUES = 60;

/** No attribute can have this name: theirs hold no line ends. */
const INSIDE = ident('inside\n');

export interface ProfileRequest {
  readonly filters: readonly Filter[];
  /** Keys of the segments that are looked at together. */
  readonly segments: readonly string[];
}

/** What is known of a measure in one group; NaN where nothing is. */
export interface Moments {
  readonly n: number;
  readonly mean: number;
  readonly sd: number;
  readonly q1: number;
  readonly median: number;
  readonly q3: number;
}

export interface NumberProfile {
  readonly field: FactField;
  readonly inside: Moments;
  readonly all: Moments;
}

/** `n` customers of the group with any value, `count` of them with this one. */
export interface ValueProfile {
  readonly field: FactField;
  readonly value: string;
  readonly inside: { readonly n: number; readonly count: number };
  readonly all: { readonly n: number; readonly count: number };
}

export const profiledNumbers = (model: ModelInfo): FactField[] => model.facts.filter(({ kind }) => kind === 'number');
export const profiledCategories = (model: ModelInfo): FactField[] =>
  model.facts.filter(({ kind, distinct }) => kind === 'category' && distinct <= MOST_VALUES);

function marked({ filters, segments }: ProfileRequest): Sql {
  const inside = segments.length === 0 ? sql`FALSE` : sql`segment IN (${segments})`;
  return sql`
WITH
-- one row a customer under the filters, and whether it is in the chosen segments
population AS (SELECT *, ${inside} AS ${INSIDE} FROM (${population(filters)}))`;
}

/** One row: for measure i the moments inside and of all, as n_i, mean_i … and all_n_i, all_mean_i …; customers, inside, and largest: of the energy inside, 0…1. */
export function queryNumberProfile(request: ProfileRequest, model: ModelInfo): Sql {
  const parts = profiledNumbers(model).flatMap(({ name }, i) => {
    const x = sql`CAST(${ident(name)} AS DOUBLE)`;
    return [moments(x, `${String(i)}`, true), moments(x, `${String(i)}`, false)];
  });
  const counts = sql`count(*)::INTEGER AS customers, (count(*) FILTER (${INSIDE}))::INTEGER AS inside`;
  const kwh = judgedBy(model) !== null ? sql`CASE WHEN ${INSIDE} THEN kwh_12m::DOUBLE END` : sql`NULL::DOUBLE`;
  return sql`${marked(request)}
SELECT ${join([counts, sql`${largestShareOf(kwh)} AS largest`, ...parts], ', ')}
FROM population
ORDER BY customers`;
}

function moments(x: Sql, id: string, isInside: boolean): Sql {
  const only = isInside ? sql`FILTER (${INSIDE})` : sql``;
  const name = (what: string): Sql => ident(`${isInside ? '' : 'all_'}${what}_${id}`);
  return sql`(count(${x}) ${only})::INTEGER AS ${name('n')}, avg(${x}) ${only} AS ${name('mean')}, (CASE WHEN count(${x}) ${only} > 1 THEN sqrt(greatest(0, var_samp(${x}) ${only})) END) AS ${name('sd')}, quantile_cont(${x}, 0.25) ${only} AS ${name('q1')}, quantile_cont(${x}, 0.5) ${only} AS ${name('median')}, quantile_cont(${x}, 0.75) ${only} AS ${name('q3')}`;
}

/** One row a field and value: place of the field, value, inside, customers; from large to small. null without an attribute. */
export function queryValueProfile(request: ProfileRequest, model: ModelInfo): Sql | null {
  const fields = profiledCategories(model);
  if (fields.length === 0) return null;
  const parts = fields.map(
    ({ name }, i) => sql`
SELECT ${i} AS place, CAST(${ident(name)} AS VARCHAR) AS value, (count(*) FILTER (${INSIDE}))::INTEGER AS inside, count(*)::INTEGER AS customers
FROM population
WHERE ${ident(name)} IS NOT NULL
GROUP BY ${ident(name)}`,
  );
  return sql`${marked(request)},
-- one row a field and value
counted AS (${join(parts, ' UNION ALL ')})
SELECT * FROM counted ORDER BY place, customers DESC, value`;
}

export function readNumberProfile(result: ResultReader, model: ModelInfo): NumberProfile[] {
  const read = (prefix: string, i: number): Moments => {
    const of = (what: string): number => result.numbers(`${prefix}${what}_${String(i)}`)[0] ?? NaN;
    return { n: of('n'), mean: of('mean'), sd: of('sd'), q1: of('q1'), median: of('median'), q3: of('q3') };
  };
  return profiledNumbers(model).map((field, i) => ({ field, inside: read('', i), all: read('all_', i) }));
}

export function readValueProfile(result: ResultReader, model: ModelInfo): ValueProfile[] {
  const fields = profiledCategories(model);
  const places = result.numbers('place');
  const inside = result.numbers('inside');
  const customers = result.numbers('customers');
  const totals = fields.map(() => ({ inside: 0, all: 0 }));
  places.forEach((place, i) => {
    const total = totals[place];
    if (total === undefined) return;
    total.inside += inside[i] ?? 0;
    total.all += customers[i] ?? 0;
  });
  return result.texts('value').flatMap((value, i): ValueProfile[] => {
    const place = places[i] ?? -1;
    const [field, total] = [fields[place], totals[place]];
    if (field === undefined || total === undefined || value === null) return [];
    return [
      {
        field,
        value,
        inside: { n: total.inside, count: inside[i] ?? 0 },
        all: { n: total.all, count: customers[i] ?? 0 },
      },
    ];
  });
}
