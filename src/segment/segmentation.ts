/** Owns a chosen segmentation: parameters made valid for the data, and the run that leaves its table. */
import { AppError } from '../lib/errors';
import type { ModelInfo } from '../model/model-info';
import { ident, sql, type Sql } from '../sql/sql';
import { matchedKeys, namedAsToday, renameStatement } from './match-clusters';
import type { KeptResult, MethodReport, MethodTask, Params, SegmentInfo } from './method';
import { segmentEverybody, SEGMENT_METHODS, segmentMethod } from './registry';
import { editSegments, mergeStatement, type SegmentEdits } from './segment-edits';
import { validParams } from './valid-params';

/** The user's choice; plain JSON. */
export interface SegmentationChoice {
  readonly method: string;
  readonly params: Params;
  readonly edits?: SegmentEdits;
}

/** One that was kept under a name, to come back to and to combine with others. */
export interface KeptSegmentation {
  readonly id: string;
  readonly name: string;
  readonly choice: SegmentationChoice;
}

export interface Segmentation {
  /** As it was run: with every parameter. */
  readonly choice: SegmentationChoice;
  /** As the method gave them, before any edit. */
  readonly found: readonly SegmentInfo[];
  /** What the data lacks for the chosen method; then everybody is in one segment. */
  readonly lacks: ReturnType<ReturnType<typeof segmentMethod>['lacks']>;
  readonly report: MethodReport | null;
  readonly statements: readonly Sql[];
  /** Those of the kept segmentations that it is made of. */
  readonly inner: readonly Sql[];
}

/** What the caller knows; the rest of MethodTask is made here. */
export interface SegmentationTask extends Omit<MethodTask, 'into' | 'facts' | 'kept'> {
  /** `customer_facts` unless said otherwise. */
  readonly facts?: Sql;
  /** `segment` unless said otherwise. */
  readonly into?: Sql;
  readonly keptSegmentations: readonly KeptSegmentation[];
  /** Of the tables of the kept ones, where others of the usual name are in use. */
  readonly keptPrefix?: string;
  /**
   * For a task of an earlier time: the segments of a kept one today, as its method gives them, whose keys its clusters of then are given
   * and whose groups a capped one has.
   */
  readonly today?: (kept: KeptSegmentation) => Promise<readonly SegmentInfo[]>;
}

/** What is known of the kept ones that one run is made of. */
interface KeptRun {
  /** Names of their tables, which nobody needs afterwards. */
  readonly made: Set<string>;
  /** By id: two that are made of the same third one build it once. */
  readonly built: Map<string, Promise<KeptResult>>;
  readonly statements: Sql[];
}

/** The choice with defaults for what it lacks, and for fields that this data does not have. */
export function validChoice(choice: SegmentationChoice | null, model: ModelInfo): SegmentationChoice {
  const method = choice === null ? firstPossible(model) : segmentMethod(choice.method);
  const params = validParams(method, choice?.params ?? {}, model);
  return { method: method.id, params, ...(choice?.edits !== undefined && { edits: choice.edits }) };
}

/** The first method that can run, so that the first picture after loading is never an empty one. */
function firstPossible(model: ModelInfo): (typeof SEGMENT_METHODS)[number] {
  const possible = SEGMENT_METHODS.find((method) => method.lacks(method.defaults(model), model) === null);
  return possible ?? segmentMethod('');
}

/**
 * Builds the table, its rows in the order of the facts. Data that lacks what the method needs gets one segment of everybody, so that the other views still work.
 * @throws AppError `segmentation_broken` when a method does not give every customer exactly one segment, and what the method throws
 */
export async function runSegmentation(task: SegmentationTask, wanted: SegmentationChoice | null): Promise<Segmentation> {
  const run: KeptRun = { made: new Set(), built: new Map(), statements: [] };
  try {
    return { ...(await runInto(task, wanted, [], run)), inner: run.statements };
  } finally {
    for (const name of run.made) await task.runner.run(sql`DROP TABLE IF EXISTS ${ident(name)}`).catch(() => undefined);
  }
}

/** @param inside ids of the kept segmentations that are being built around this one */
async function runInto(
  task: SegmentationTask,
  wanted: SegmentationChoice | null,
  inside: readonly string[],
  run: KeptRun,
): Promise<Omit<Segmentation, 'inner'>> {
  const { runner, model, signal } = task;
  const { facts = sql`customer_facts`, into = sql`segment` } = task;
  const choice = validChoice(wanted, model);
  const method = segmentMethod(choice.method);
  const lacks = method.lacks(choice.params, model);
  const whole: MethodTask = { ...task, facts, into, kept: (id) => keptOnce(task, id, inside, run) };
  const result = lacks === null ? await method.run(whole, choice.params) : await segmentEverybody(whole);
  const merge = choice.edits === undefined ? null : mergeStatement(into, result.segments, choice.edits);
  if (merge !== null) await runner.run(merge, { signal });
  const inOrder = await runner.run(orderCheck(facts, into), { signal });
  if (inOrder.numbers('wrong')[0] !== 0) {
    if ((await runner.run(partitionCheck(facts, into), { signal })).numbers('wrong')[0] !== 0) throw brokenError(method.id);
    await runner.run(putInOrder(facts, into), { signal });
  }
  const statements = merge === null ? result.statements : [...result.statements, merge];
  return { choice, found: result.segments, lacks, report: result.report, statements };
}

async function keptOnce(task: SegmentationTask, id: string, inside: readonly string[], run: KeptRun): Promise<KeptResult> {
  const kept = task.keptSegmentations.find((candidate) => candidate.id === id);
  if (kept === undefined || inside.includes(id)) {
    throw new AppError('segmentation_unknown', {
      en: 'A segmentation that this one is made of is no longer there, or is made of this one. Choose another.',
      zh: '所引用的分群方案已不存在，或与当前方案互相引用，请另选一个。',
    });
  }
  const before = run.built.get(id);
  if (before !== undefined) return before;
  const building = buildKept(task, kept, [...inside, id], run);
  run.built.set(id, building);
  return building;
}

async function buildKept(
  task: SegmentationTask,
  kept: KeptSegmentation,
  inside: readonly string[],
  run: KeptRun,
): Promise<KeptResult> {
  const tableName = `${task.keptPrefix ?? 'segment_kept_'}${kept.id}`;
  const into = ident(tableName);
  run.made.add(tableName);
  const name = { en: kept.name, zh: kept.name };
  const { edits = {}, ...unedited } = kept.choice;
  const method = segmentMethod(kept.choice.method);
  const isOther = task.today !== undefined && method.isNumbered === true;
  const segmentsToday =
    method.isCapped?.(validChoice(kept.choice, task.model).params) === true ? await task.today?.(kept) : undefined;
  const { segmentsToday: _, ...inner } = task;
  const { found, statements } = await runInto(
    { ...inner, into, ...(segmentsToday !== undefined && { segmentsToday }) },
    isOther ? unedited : kept.choice,
    inside,
    run,
  );
  run.statements.push(...statements);
  if (!isOther) return { table: into, name, segments: editSegments(found, edits) };
  const now = (await task.today?.(kept)) ?? [];
  const keys = matchedKeys(found, now, edits);
  await task.runner.run(renameStatement(into, keys), { signal: task.signal });
  return { table: into, name, segments: namedAsToday(found, keys, editSegments(now, edits)) };
}

/**
 * One row: rows in which the two tables do not name the same customer, or without a segment. With none, the customers of the facts, each
 * there once, have one segment each; of a million that is seen fifteen times as fast as by grouping.
 */
function orderCheck(facts: Sql, into: Sql): Sql {
  return sql`
SELECT count(*)::INTEGER AS wrong
FROM (SELECT customer_id AS given FROM ${facts}) POSITIONAL JOIN (SELECT customer_id AS assigned, segment FROM ${into})
WHERE given IS DISTINCT FROM assigned OR segment IS NULL
ORDER BY wrong`;
}

function brokenError(method: string): AppError {
  return new AppError(
    'segmentation_broken',
    { en: 'This segmentation does not give every customer exactly one segment.', zh: '该分群没有让每个客户恰好归入一个客群。' },
    { detail: method },
  );
}

/** The same table with its rows in the order of the facts; see `population` for what rests on that. */
function putInOrder(facts: Sql, into: Sql): Sql {
  return sql`CREATE OR REPLACE TABLE ${into} AS SELECT s.* FROM ${facts} f JOIN ${into} s USING (customer_id) ORDER BY f.rowid`;
}

/** One row: customers with no, several or a NULL segment, and segments of unknown customers. */
function partitionCheck(facts: Sql, into: Sql): Sql {
  return sql`
WITH
-- one row per customer id on either side
sides AS (
  SELECT customer_id, count(*) FILTER (WHERE side = 'facts') AS facts, count(segment) AS segments, count(*) FILTER (WHERE side = 'segment') AS assigned
  FROM (
    SELECT customer_id, NULL AS segment, 'facts' AS side FROM ${facts}
    UNION ALL
    SELECT customer_id, segment, 'segment' AS side FROM ${into}
  )
  GROUP BY customer_id
)
SELECT count(*) FILTER (WHERE facts <> 1 OR segments <> 1 OR assigned <> 1)::INTEGER AS wrong FROM sides ORDER BY wrong`;
}
