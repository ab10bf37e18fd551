/** Owns which numeric facts can be binned, the bins that each may have, and the choice between them. */
import type { FactField, ModelInfo } from '../model/model-info';
import { sql, type Sql } from '../sql/sql';
import { linearEdges, logEdges, mayBeLog, skewLimit, type Edges, type Scale } from './bins';

/** What is binned, and how: `auto` leaves the scale to the skew of all customers. */
export type MeasureOptions = {
  /** Name of a numeric fact. One that the data lacks falls back to the energy, then to the first number. */
  readonly field: string;
  readonly scale: 'auto' | Scale;
};

/** The numeric facts that can be shown, in the model's order. */
export function numericFacts(model: ModelInfo): FactField[] {
  return model.facts.filter((fact) => fact.kind === 'number' && fact.range !== undefined);
}

/** The fact that is shown under the options. */
export function shownFact(model: ModelInfo, { field }: Pick<MeasureOptions, 'field'>): FactField | null {
  const facts = numericFacts(model);
  return facts.find(({ name }) => name === field) ?? facts.find(({ name }) => name === 'kwh_12m') ?? facts[0] ?? null;
}

/** The edges that the options allow; where both are there, the skew of all customers decides. */
export function candidates(
  fact: FactField,
  options: MeasureOptions,
): { readonly linear: Edges | null; readonly log: Edges | null } {
  const [min, max] = fact.range ?? [0, 0];
  const wanted = options.scale === 'log' || (options.scale === 'auto' && mayBeLog(min, max));
  const log = wanted ? logEdges(min, max) : null;
  return { linear: options.scale === 'log' && log !== null ? null : linearEdges(min, max), log };
}

/** SELECT of one row: the scale in use. Where both may be, it reads `x` of the CTE `everyone`. */
export function chosenScale(fact: FactField, options: MeasureOptions): Sql {
  const { linear, log } = candidates(fact, options);
  if (linear === null || log === null) return sql`SELECT ${log === null ? 'linear' : 'log'} AS scale`;
  const limit = skewLimit(...(fact.range ?? [0, 0]));
  return sql`SELECT CASE WHEN count(*) FILTER (x < ${limit}) >= 0.5 * count(x) THEN 'log' ELSE 'linear' END AS scale FROM everyone`;
}

/** Rows of VALUES, one a bin of each scale that may be: scale, lo, hi. */
export function binRows(fact: FactField, options: MeasureOptions): Sql[] {
  const { linear, log } = candidates(fact, options);
  return [...rowsOf('linear', linear ?? []), ...rowsOf('log', log ?? [])];
}

function rowsOf(scale: Scale, edges: Edges): Sql[] {
  return edges.slice(1).map((hi, i) => sql`(${scale}, ${edges[i] as number}::DOUBLE, ${hi}::DOUBLE)`);
}
