/** Owns the statements behind tiers: who is of which kind, where each axis is cut, and who is in which tier. */
import { ident, join, sql, type Sql } from '../../../sql/sql';
import { findCuts, levelOf } from '../../axis-cuts';
import type { MethodTask, Params } from '../../method';
import { createSegment, MISSING, OTHER } from '../../segment-table';
import { assignedKind } from './assigned-kind';
import { axisValue, chosenAxes, kindsOf } from './axes';
import { kindOfValue, type Kind } from './kinds';
import type { TieredReport } from './report';
import type { FoundAxis } from './words';

/** Values of the attribute that can be given a kind; the others are of none. */
const MOST_VALUES = 200;

export interface FoundTiers {
  readonly values: TieredReport['values'];
  readonly kinds: readonly { readonly kind: Kind; readonly axes: readonly FoundAxis[] }[];
  readonly statements: readonly Sql[];
}

/** What has to be known of the data before tiers can be built. @throws AppError, AbortError */
export async function readTiers(task: MethodTask, params: Params): Promise<FoundTiers> {
  const values = await readValues(task, params);
  const isOfKind = (kind: Kind): boolean => values.length === 0 || values.some((value) => value.kind === kind);
  const statements: Sql[] = [];
  const kinds: { kind: Kind; axes: FoundAxis[] }[] = [];
  for (const kind of kindsOf(params).filter(isOfKind)) {
    const where = sql`${kindOf(params, values)} = ${kind}`;
    const axes = chosenAxes(params, task.model).filter((axis) => axis.kind === kind);
    const measured = axes.filter(({ by }) => by !== 'industry');
    const sources = measured.map((axis) => ({ value: axisValue(axis), cuts: axis.cuts }));
    const { cuts, statement } = await findCuts(task, sources, where);
    if (statement !== null) statements.push(statement);
    const found: FoundAxis[] = [];
    for (const axis of axes) {
      const at = measured.indexOf(axis);
      const top = axis.by === 'industry' ? await topValue(task, axis.field, where) : null;
      found.push({ ...axis, values: at < 0 ? [] : (cuts[at] ?? []), top });
    }
    kinds.push({ kind, axes: found });
  }
  return { values, kinds, statements };
}

async function readValues({ runner, facts, signal }: MethodTask, params: Params): Promise<TieredReport['values']> {
  const by = String(params['kindBy']);
  if (by.startsWith('all:')) return [];
  const field = sql`CAST(${ident(by)} AS VARCHAR)`;
  const result = await runner.run(
    sql`SELECT ${field} AS value, count(*)::INTEGER AS customers FROM ${facts} WHERE ${field} IS NOT NULL GROUP BY ALL ORDER BY customers DESC, value LIMIT ${MOST_VALUES}`,
    { signal },
  );
  const customers = result.numbers('customers');
  return result.texts('value').map((value, i) => {
    const assigned = assignedKind(params['kinds'], value ?? '');
    return {
      value: value ?? '',
      customers: customers[i] ?? 0,
      kind: assigned === undefined ? kindOfValue(value ?? '') : assigned,
    };
  });
}

/** The industry with most customers of a kind; null when none is known. */
async function topValue({ runner, facts, signal }: MethodTask, name: string, where: Sql): Promise<string | null> {
  const field = sql`CAST(${ident(name)} AS VARCHAR)`;
  const result = await runner.run(
    sql`SELECT ${field} AS value, count(*)::INTEGER AS customers FROM ${facts} WHERE ${field} IS NOT NULL AND ${where} GROUP BY ALL ORDER BY customers DESC, value LIMIT 1`,
    { signal },
  );
  return result.texts('value')[0] ?? null;
}

/** The kind of a customer; '' for a value of no kind, NULL for a missing value. */
function kindOf(params: Params, values: TieredReport['values']): Sql {
  const by = String(params['kindBy']);
  if (by.startsWith('all:')) return sql`${by.slice(4)}`;
  const field = sql`CAST(${ident(by)} AS VARCHAR)`;
  const cases = kindsOf(params).flatMap((kind) => {
    const own = values.filter((value) => value.kind === kind).map(({ value }) => value);
    return own.length === 0 ? [] : [sql`WHEN ${field} IN (${own}) THEN ${kind}`];
  });
  return sql`CASE WHEN ${field} IS NULL THEN NULL ${join(cases, ' ')} ELSE '' END`;
}

/** @param found what readTiers gave */
export function buildTiers({ facts, into }: MethodTask, params: Params, found: FoundTiers): Sql {
  // Of the data only columns are named inside, so that an attribute called "kind" stays what it is.
  const of = kindOf(params, found.values);
  const tiers = found.kinds.map(({ kind, axes }) => sql`WHEN ${kind} THEN ${tierOf(kind, axes)}`);
  const reasons = found.kinds.map(({ kind, axes }) => sql`WHEN ${kind} THEN ${reasonOf(kind, axes)}`);
  return sql`${createSegment(into)}
-- one row per customer; first the kind is told, then the levels of its axes
SELECT
  customer_id,
  coalesce(CASE ${of} WHEN '' THEN ${OTHER} ${join(tiers, '\n')} END, ${MISSING}) AS segment,
  CASE ${of} WHEN '' THEN NULL ${join(reasons, '\n')} END AS reason
FROM ${facts}`;
}

/** NULL when a value is missing. */
function tierOf(kind: Kind, axes: readonly FoundAxis[]): Sql {
  const levels = axes.map((axis) =>
    axis.by === 'industry'
      ? sql`CASE WHEN ${ident(axis.field)} IS NULL THEN NULL WHEN CAST(${ident(axis.field)} AS VARCHAR) = ${axis.top} THEN '1' ELSE '0' END`
      : sql`CAST(${levelOf(axisValue(axis), axis.values)} AS VARCHAR)`,
  );
  return levels.slice(1).reduce((all, level) => sql`${all} || '-' || ${level}`, sql`${`${kind}:`} || ${levels[0] ?? sql`''`}`);
}

function reasonOf(kind: Kind, axes: readonly FoundAxis[]): Sql {
  const parts = axes.map(({ field }) => sql`, ${`, ${field}=`}, ${ident(field)}`);
  return sql`concat(${`kind=${kind}`}${join(parts, ' ')})`;
}
