/** Owns the list of facts that the data really has, with their words, counts and ranges. */
import type { RunOptions, Runner } from '../engine/engine';
import { sameText } from '../lib/text';
import { ident, join, sql, type Sql } from '../sql/sql';
import type { Attribute } from './attributes';
import { CARRIED, DERIVED } from './build-facts';
import { addsUp, factMeaning, type MeaningContext } from './fact-catalogue';
import type { FactField } from './model-info';
import { roleById } from './role-registry';

interface FactColumn {
  readonly name: string;
  readonly kind: FactField['kind'];
  readonly attribute: Attribute | null;
}

function factColumns(attributes: readonly Attribute[]): FactColumn[] {
  const carried = CARRIED.map((name): FactColumn => {
    const kind = roleById(name)?.kind;
    return { name, kind: kind === 'number' ? 'number' : kind === 'date' ? 'date' : 'category', attribute: null };
  });
  const derived = DERIVED.map((name): FactColumn => ({ name, kind: 'number', attribute: null }));
  return [
    ...carried,
    ...derived,
    ...attributes.map((attribute): FactColumn => ({ name: attribute.name, kind: attribute.kind, attribute })),
  ];
}

/** One row: for column i `known_i`, `distinct_i`, `lo_i`, `hi_i` (dates in ms). */
export function queryFactRanges(attributes: readonly Attribute[]): Sql {
  const parts = factColumns(attributes).map(({ name, kind }, i) => {
    const column = ident(name);
    const known = sql`count(${column})::INTEGER AS ${ident(`known_${i}`)}`;
    if (kind === 'category') return sql`${known}, count(DISTINCT ${column})::INTEGER AS ${ident(`distinct_${i}`)}`;
    const value = kind === 'date' ? sql`CAST(epoch_ms(CAST(${column} AS TIMESTAMP)) AS DOUBLE)` : sql`CAST(${column} AS DOUBLE)`;
    return sql`${known}, min(${value}) AS ${ident(`lo_${i}`)}, max(${value}) AS ${ident(`hi_${i}`)}`;
  });
  return sql`SELECT ${join(parts, ', ')} FROM customer_facts ORDER BY 1`;
}

/** Facts with at least one value, in column order: carried, derived, attributes. */
export async function describeFacts(
  runner: Runner,
  attributes: readonly Attribute[],
  context: MeaningContext,
  options: RunOptions,
): Promise<FactField[]> {
  const [row] = (await runner.run(queryFactRanges(attributes), options)).rows();
  return factColumns(attributes).flatMap(({ name, kind, attribute }, i): FactField[] => {
    const known = Number(row?.[`known_${i}`] ?? 0);
    if (known === 0) return [];
    const meaning = attribute === null ? factMeaning(name, context) : null;
    const role = attribute === null ? roleById(name) : undefined;
    const unit = meaning?.unit ?? role?.unit;
    return [
      {
        name,
        text: meaning?.text ?? role?.text ?? sameText(attribute?.header.trim() || name),
        kind,
        family: meaning?.family ?? 'social',
        ...(unit === undefined ? {} : { unit }),
        ...(kind === 'number' && addsUp(name, attribute?.header ?? null) ? { additive: true } : {}),
        ...(meaning?.definition === undefined ? {} : { definition: meaning.definition }),
        known,
        distinct: kind === 'category' ? Number(row?.[`distinct_${i}`] ?? 0) : 0,
        ...(kind === 'category' ? {} : { range: [Number(row?.[`lo_${i}`]), Number(row?.[`hi_${i}`])] as const }),
      },
    ];
  });
}
