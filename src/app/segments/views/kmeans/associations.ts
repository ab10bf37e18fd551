/** Owns how attributes go with segments: counts by SQL, Cramér's V, and the values that are more frequent in a segment. */
import { cramersVOfCells } from '../../../../cluster/profile';
import type { ResultReader } from '../../../../lib/result';
import type { FactField, ModelInfo } from '../../../../model/model-info';
import { ident, join, sql, type Sql } from '../../../../sql/sql';

export interface Association {
  readonly field: FactField;
  /** Cramér's V with the segments. */
  readonly strength: number;
  /** By segment: values more frequent there than elsewhere, the largest difference first. */
  readonly over: ReadonlyMap<string, readonly OverValue[]>;
}

export interface OverValue {
  readonly value: string;
  readonly customers: number;
  /** Share of the customers with a value, in the segment and outside. */
  readonly share: number;
  readonly others: number;
}

const MOST_FIELDS = 12;
const MOST_VALUES = 60;

/** Attributes that can go with segments. */
export function associationFields(model: ModelInfo): FactField[] {
  return model.facts
    .filter(({ kind, distinct }) => kind === 'category' && distinct >= 2 && distinct <= MOST_VALUES)
    .slice(0, MOST_FIELDS);
}

/** Counts (field, segment, value, customers); `field` is the place in the list, from 1. Null without fields. */
export function queryAssociations(fields: readonly FactField[], segments: readonly string[]): Sql | null {
  if (fields.length === 0 || segments.length === 0) return null;
  const values = fields.map(({ name }, at) => sql`CAST(f.${ident(name)} AS VARCHAR) AS ${ident(`v${String(at + 1)}`)}`);
  const counts = fields.map((_, at) => {
    const value = ident(`v${String(at + 1)}`);
    return sql`SELECT ${at + 1} AS field, segment, ${value} AS value, count(*)::INTEGER AS customers FROM joined WHERE ${value} IS NOT NULL GROUP BY segment, ${value}`;
  });
  return sql`
WITH
-- one row per customer in one of the segments
joined AS MATERIALIZED (
  SELECT s.segment, ${join(values, ', ')}
  FROM segment s
  JOIN customer_facts f ON f.customer_id = s.customer_id
  WHERE s.segment IN (${segments})
)
-- one row per attribute, segment and value
${join(counts, ' UNION ALL ')}
ORDER BY field, segment, value`;
}

/** The strongest first. @param least customers that a value must have to be named */
export function readAssociations(
  result: ResultReader,
  fields: readonly FactField[],
  segments: readonly string[],
  least: number,
): Association[] {
  const [places, keys, values, counts] = [
    result.numbers('field'),
    result.texts('segment'),
    result.texts('value'),
    result.numbers('customers'),
  ];
  const tables = fields.map(() => new Map<string, Float64Array>());
  places.forEach((place, row) => {
    const table = tables[place - 1];
    const segment = segments.indexOf(keys[row] ?? '');
    if (table === undefined || segment < 0) return;
    const value = values[row] ?? '';
    const own = table.get(value) ?? new Float64Array(segments.length);
    own[segment] = counts[row] ?? 0;
    table.set(value, own);
  });
  return fields
    .map((field, at): Association => {
      const table = tables[at] ?? new Map<string, Float64Array>();
      const cells = Float64Array.from([...table.values()].flatMap((row) => [...row]));
      return { field, strength: cramersVOfCells(cells, segments.length), over: overValues(table, segments, least) };
    })
    .filter(({ strength }) => Number.isFinite(strength))
    .sort((a, b) => b.strength - a.strength);
}

function overValues(
  table: ReadonlyMap<string, Float64Array>,
  segments: readonly string[],
  least: number,
): Map<string, OverValue[]> {
  const rows = [...table];
  const total = (segment: number): number => rows.reduce((sum, [, counts]) => sum + (counts[segment] ?? 0), 0);
  const totals = segments.map((_, segment) => total(segment));
  const all = totals.reduce((sum, count) => sum + count, 0);
  return new Map(
    segments.map((key, segment) => {
      const own = totals[segment] ?? 0;
      const values = rows.map(([value, counts]): OverValue => {
        const customers = counts[segment] ?? 0;
        const everywhere = counts.reduce((sum, count) => sum + count, 0);
        return { value, customers, share: customers / own, others: (everywhere - customers) / (all - own) };
      });
      const over = values.filter(({ customers, share, others }) => customers >= least && share > others);
      return [key, over.sort((a, b) => b.share - b.others - (a.share - a.others))];
    }),
  );
}
