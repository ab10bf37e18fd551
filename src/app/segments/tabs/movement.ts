/** Owns the two ways to the segments of an earlier time, and what has to be said of them. */
import type { Flow } from '../../../charts/segment-flow/query';
import { queryFlows, readFlows } from '../../../charts/segment-flow/query';
import type { Text } from '../../../lib/text';
import { DERIVED } from '../../../model/build-facts';
import { buildFactsBefore, type TableBefore } from '../../../model/build-facts-before';
import type { Filter } from '../../../model/filter';
import { factField, type ModelInfo } from '../../../model/model-info';
import { earlierParts } from '../../../segment/earlier-tables';
import { matchedKeys, namedAsToday, renamedSegment, renameStatement } from '../../../segment/match-clusters';
import type { SegmentInfo } from '../../../segment/method';
import { ownSqlError } from '../../../segment/methods/own-sql/report';
import { segmentMethod } from '../../../segment/registry';
import { editSegments, mergeStatement } from '../../../segment/segment-edits';
import { runSegmentation, type SegmentationChoice, type SegmentationTask } from '../../../segment/segmentation';
import { ident, sql, type Sql } from '../../../sql/sql';
import { PREVIOUS_TABLE, type PreviousNote } from '../../../state/membership';
import { directText, loadText, movementText, otherRule, periodsText, sameText, unknownText } from './movement-text';

export interface Movement {
  readonly then: readonly SegmentInfo[];
  readonly flows: readonly Flow[];
  /** (customer_id, segment) of the earlier time. */
  readonly table: Sql;
  /** False where a picture would show what is known, not what happened; the warnings say why. */
  readonly comparable: boolean;
  readonly notes: readonly Text[];
  readonly warnings: readonly Text[];
}

const FACTS_THEN = ident('customer_facts_then');
const SEGMENT_THEN = ident('segment_then');
const MOST_NAMES = 6;
const READINGS = ['reading', 'reading_day', 'load_shape'];
const OTHER_TABLES = [
  'usage',
  'usage_month',
  'usage_day',
  'usage_series',
  'reading',
  'reading_day',
  'load_shape',
  'ticket',
  'contact',
  'connection_stage',
  'outage',
  'place_outage',
  'customer_outage',
  'survey',
  'customer',
  'customer_facts',
];

/**
 * The same choice on the facts of so many months ago.
 * @param now the segments of today as the method gave them
 * @returns null when the data does not reach back that far
 */
export async function movementOfPeriods(
  task: SegmentationTask,
  choice: SegmentationChoice,
  months: number,
  filters: readonly Filter[],
  now: readonly SegmentInfo[],
): Promise<Movement | null> {
  const { runner, model, signal } = task;
  const before = await buildFactsBefore(runner, model, months, FACTS_THEN, { signal });
  if (before === null) return null;
  let clusters = false;
  const { edits = {}, ...unedited } = choice;
  // "The last n months" count back from the last month of then.
  const modelThen: ModelInfo = { ...model, completeMonths: [before.window.start, before.window.to], incompleteMonths: [] };
  const method = segmentMethod(choice.method);
  const isNumbered = method.isNumbered === true;
  const then = await runSegmentation(
    {
      ...{ ...task, model: modelThen, facts: FACTS_THEN, into: SEGMENT_THEN, earlier: before.tables },
      cluster: (job, call) => {
        clusters = true;
        return task.cluster(job, call);
      },
      today: (kept) => segmentsToday(task, kept.choice),
      ...(method.isCapped?.(choice.params) === true && { segmentsToday: now }),
    },
    unedited,
  ).finally(() => runner.run(sql`DROP TABLE IF EXISTS ${FACTS_THEN}`).catch(() => undefined));
  const keys = isNumbered ? matchedKeys(then.found, now, edits) : new Map<string, string>();
  const moved = isNumbered ? renameStatement(SEGMENT_THEN, keys) : mergeStatement(SEGMENT_THEN, then.found, edits);
  if (moved !== null) await runner.run(moved, { signal });
  const flows = readFlows(await runner.run(queryFlows(filters, SEGMENT_THEN), { signal }));
  const run = [...then.inner, ...then.statements];
  const statements = run.map(({ text }) => text).join('\n');
  const unknown = before.unknown.filter((name) => isNamed(name, choice, statements));
  const same = before.same.filter((name) => isNamed(name, choice, statements));
  const direct = OTHER_TABLES.filter((table) => run.some(({ text }) => readsToday(table, text, before.tables)));
  const readings = direct.some((table) => READINGS.includes(table));
  // With a measure that nobody had, everybody falls into one segment, and every change would be a change of what is known.
  const isEmpty = unknown.length > 0 && new Set(flows.flatMap(({ from }) => from ?? [])).size <= 1;
  return {
    then: isNumbered ? namedAsToday(then.found, keys, editSegments(now, edits)) : editSegments(then.found, edits),
    ...{ flows, table: SEGMENT_THEN, comparable: !readings && !isEmpty },
    notes: [
      periodsText(model.period?.[1] ?? '', before.asOf),
      clusters ? movementText.clusters : movementText.anew,
      ...(same.length > 0 ? [sameText(namesOf(same, model))] : []),
    ],
    warnings: [
      ...(unknown.length > 0 ? [unknownText(namesOf(unknown, model))] : []),
      ...(readings ? [movementText.readings] : direct.length > 0 ? [directText(direct.join(', '))] : []),
      ...[then.lacks ?? ownSqlError(then.report)].flatMap((text) => text ?? []),
    ],
  };
}

/** Segments of a kept choice today, as its method gives them. */
async function segmentsToday(task: SegmentationTask, { method, params }: SegmentationChoice): Promise<readonly SegmentInfo[]> {
  const into = ident('segment_kept_today');
  try {
    return (await runSegmentation({ ...task, into, keptPrefix: 'segment_today_' }, { method, params })).found;
  } finally {
    await task.runner.run(sql`DROP TABLE IF EXISTS ${into}`).catch(() => undefined);
  }
}

/** Whether a statement reads a table as it is today: one that nothing stands for, or by a name that goes past what stands for it. */
function readsToday(table: string, statement: string, before: readonly TableBefore[]): boolean {
  const own = statement.replaceAll(earlierParts(before).text, '');
  const isReplaced = own !== statement && before.some(({ name }) => name === table);
  const plain = new RegExp(`\\b(?:FROM|JOIN)\\s+"?${table}"?(?![\\w".])`, 'i');
  const qualified = new RegExp(`(?:\\b(?:FROM|JOIN)|,)\\s*(?:"?(?:memory|main)"?\\s*\\.\\s*)+"?${table}"?(?![\\w".])`, 'i');
  return (!isReplaced && plain.test(own)) || qualified.test(own);
}

/** Whether parameters or statements name a fact. */
function isNamed(name: string, { params }: SegmentationChoice, statements: string): boolean {
  if (JSON.stringify(params).includes(JSON.stringify(name))) return true;
  return DERIVED.includes(name) ? new RegExp(`\\b${name}\\b`).test(statements) : statements.includes(ident(name).text);
}

/**
 * What was remembered of the data before, or read from a list.
 * @param now the segments of today as the method gave them
 * @param basis what the choice rests on today; see segment-basis
 */
export async function movementOfLoads(
  { runner, signal }: SegmentationTask,
  previous: PreviousNote,
  choice: SegmentationChoice,
  filters: readonly Filter[],
  now: readonly SegmentInfo[],
  basis: string,
): Promise<Movement> {
  const { found, choice: before } = previous;
  const clusters = found !== null && before?.method === choice.method && segmentMethod(choice.method).isNumbered === true;
  const keys = clusters ? matchedKeys(found, now, choice.edits ?? {}) : new Map<string, string>();
  const table = clusters ? SEGMENT_THEN : PREVIOUS_TABLE;
  if (clusters) {
    const renamed = sql`CREATE OR REPLACE TABLE ${table} AS SELECT customer_id, ${renamedSegment(keys)} AS segment FROM ${PREVIOUS_TABLE}`;
    await runner.run(renamed, { signal });
  }
  const flows = readFlows(await runner.run(queryFlows(filters, table), { signal }));
  const key = ({ method, params, edits = {} }: SegmentationChoice): string =>
    JSON.stringify([method, params, edits.merged ?? {}]);
  const then = clusters ? namedAsToday(previous.segments, keys, editSegments(now, choice.edits ?? {})) : previous.segments;
  return {
    ...{ then, flows, table, comparable: true },
    notes: [loadText(previous.files.join(', '), previous.until), ...(clusters ? [movementText.clusters] : [])],
    warnings: before !== null && (key(before) !== key(choice) || previous.basis !== basis) ? [otherRule] : [],
  };
}

function namesOf(names: readonly string[], model: ModelInfo): Text {
  const few = names.slice(0, MOST_NAMES).map((name) => factField(model, name)?.text ?? { en: name, zh: name });
  const more = names.length > MOST_NAMES ? { en: ' …', zh: ' 等' } : { en: '', zh: '' };
  return { en: few.map(({ en }) => en).join(', ') + more.en, zh: few.map(({ zh }) => zh).join('、') + more.zh };
}
