/** Owns the statement behind value × satisfaction, and its two ways to an answer: a result, or the typed arrays. */
import type { FactsIndex } from '../../crossfilter/facts-index';
import type { ResultReader } from '../../lib/result';
import { population } from '../../model/filter';
import { ident, sql, type Sql } from '../../sql/sql';
import type { FactField, ModelInfo } from '../../model/model-info';
import type { ChartContext } from '../chart';
import { numericFacts, shownFact } from '../measure-bins';
import { besideSegments } from '../segment-choice';
import { listedSegments } from '../segment-rows';

/** 1 when a customer's latest answer is one of the two best of the scale, 0 when not, NULL without an answer. */
export const TOP2_FACT = 'csat_top2';

export type BubbleOptions = {
  /** Name of a numeric fact; see shownFact. */
  readonly field: string;
};

/** One segment: its customers, those with a value and their sum, those who answered and the top-2 answers among them. */
export interface Bubble {
  readonly key: string;
  readonly customers: number;
  readonly known: number;
  readonly sum: number;
  readonly answered: number;
  readonly top2: number;
}

export interface Bubbles {
  readonly field: FactField | null;
  /** In the order of the context, those without customers included. */
  readonly rows: readonly Bubble[];
}

/** What may stand on the axis: anything but satisfaction itself. */
export function valueFacts(model: ModelInfo): FactField[] {
  return numericFacts(model).filter(({ name }) => !['csat', TOP2_FACT].includes(name));
}

export function valueFact(model: ModelInfo, options: BubbleOptions): FactField | null {
  const facts = valueFacts(model);
  const wanted = shownFact(model, options);
  return facts.find((fact) => fact === wanted) ?? facts[0] ?? null;
}

/** One row a segment in the order of the context: segment, customers, known, total, answered, top2. */
export function queryBubbles(context: ChartContext, options: BubbleOptions): Sql {
  const field = valueFact(context.model, options);
  const x = field === null ? sql`NULL::DOUBLE` : sql`${ident(field.name)}::DOUBLE`;
  return sql`
WITH
-- one row a segment, in the order in which segments are shown
listed AS (${listedSegments(context.segments)}),
-- one row a customer under the filters; those by segment do not count, because segments are compared
population AS NOT MATERIALIZED (${population(besideSegments(context.filters))}),
-- one row a segment with customers; csat_top2 is 1, 0, or NULL without an answer
measured AS (
  SELECT segment, count(*) AS customers, count(${x}) AS known, sum(${x}) AS total, count(csat_top2) AS answered, sum(csat_top2::DOUBLE) AS top2
  FROM population
  GROUP BY segment
)
SELECT
  segment, coalesce(customers, 0)::INTEGER AS customers, coalesce(known, 0)::INTEGER AS known, coalesce(total, 0)::DOUBLE AS total,
  coalesce(answered, 0)::INTEGER AS answered, coalesce(top2, 0)::DOUBLE AS top2
FROM listed LEFT JOIN measured USING (segment)
ORDER BY place`;
}

/** Reads what queryBubbles returns. */
export function readBubbles(result: ResultReader, context: ChartContext, options: BubbleOptions): Bubbles {
  const column = (name: string) => {
    const values = result.numbers(name);
    return (row: number): number => values[row] ?? 0;
  };
  const [customers, known, sum] = [column('customers'), column('known'), column('total')];
  const [answered, top2] = [column('answered'), column('top2')];
  const rows = result.texts('segment').map((key, i): Bubble => ({
    key: key ?? '',
    customers: customers(i),
    known: known(i),
    sum: sum(i),
    answered: answered(i),
    top2: top2(i),
  }));
  return { field: valueFact(context.model, options), rows };
}

/** The same from typed arrays. */
export function indexBubbles(index: FactsIndex, context: ChartContext, options: BubbleOptions): Bubbles {
  const field = valueFact(context.model, options);
  const measures = field === null ? [TOP2_FACT] : [TOP2_FACT, field.name];
  const groups = new Map(index.group('segment', besideSegments(context.filters), measures).map((group) => [group.key, group]));
  const rows = context.segments.map(({ key }): Bubble => {
    const group = groups.get(key);
    return {
      key,
      customers: group?.count ?? 0,
      known: group?.known[1] ?? 0,
      sum: group?.sums[1] ?? 0,
      answered: group?.known[0] ?? 0,
      top2: group?.sums[0] ?? 0,
    };
  });
  return { field, rows };
}
