/** Owns the two ways to the segments of an earlier time, and what has to be said of them. */
import type { Flow } from '../../../charts/segment-flow/query';
import { queryFlows, readFlows } from '../../../charts/segment-flow/query';
import type { Text } from '../../../lib/text';
import { buildFactsBefore } from '../../../model/build-facts-before';
import type { Filter } from '../../../model/filter';
import { factField, type ModelInfo } from '../../../model/model-info';
import type { SegmentInfo } from '../../../segment/method';
import { editSegments } from '../../../segment/segment-edits';
import { runSegmentation, type SegmentationChoice, type SegmentationTask } from '../../../segment/segmentation';
import { ident, sql, type Sql } from '../../../sql/sql';
import { PREVIOUS_TABLE, type PreviousNote } from '../../../state/previous-load.svelte';
import { directText, loadText, movementText, otherRule, periodsText, sameText, unknownText } from './movement-text';

export interface Movement {
  readonly then: readonly SegmentInfo[];
  readonly flows: readonly Flow[];
  /** (customer_id, segment) of the earlier time. */
  readonly table: Sql;
  readonly notes: readonly Text[];
  readonly warnings: readonly Text[];
}

const FACTS_THEN = ident('customer_facts_then');
const SEGMENT_THEN = ident('segment_then');
const MOST_NAMES = 6;
const OTHER_TABLES = [
  'usage',
  'usage_month',
  'usage_day',
  'usage_series',
  'reading',
  'reading_day',
  'load_shape',
  'ticket',
  'outage',
  'survey',
  'customer',
  'customer_facts',
];

/** The same choice on the facts of so many months ago. @returns null when the data does not reach back that far */
export async function movementOfPeriods(
  task: SegmentationTask,
  choice: SegmentationChoice,
  months: number,
  filters: readonly Filter[],
): Promise<Movement | null> {
  const { runner, model, signal } = task;
  const before = await buildFactsBefore(runner, model, months, FACTS_THEN, { signal });
  if (before === null) return null;
  let clusters = false;
  const then = await runSegmentation(
    {
      ...task,
      facts: FACTS_THEN,
      into: SEGMENT_THEN,
      cluster: (job, call) => {
        clusters = true;
        return task.cluster(job, call);
      },
    },
    choice,
  );
  await runner.run(sql`DROP TABLE IF EXISTS ${FACTS_THEN}`);
  const flows = readFlows(await runner.run(queryFlows(filters, SEGMENT_THEN), { signal }));
  const used = new Set(
    JSON.stringify(choice.params)
      .match(/"(?:[^"\\]|\\.)*"/g)
      ?.map((text) => String(JSON.parse(text))) ?? [],
  );
  const unknown = before.unknown.filter((name) => used.has(name));
  const same = before.same.filter((name) => used.has(name));
  const statements = then.statements.map(({ text }) => text).join('\n');
  const direct = OTHER_TABLES.filter((table) => new RegExp(`\\b(?:FROM|JOIN)\\s+"?${table}"?(?![\\w"])`, 'i').test(statements));
  return {
    then: editSegments(then.found, choice.edits ?? {}),
    ...{ flows, table: SEGMENT_THEN },
    notes: [
      periodsText(model.period?.[1] ?? '', before.asOf),
      clusters ? movementText.clusters : movementText.anew,
      ...(same.length > 0 ? [sameText(namesOf(same, model))] : []),
    ],
    warnings: [
      ...(unknown.length > 0 ? [unknownText(namesOf(unknown, model))] : []),
      ...(direct.length > 0 ? [directText(direct.join(', '))] : []),
      ...(then.lacks === null ? [] : [then.lacks]),
    ],
  };
}

/** What was remembered of the data before, or read from a list. */
export async function movementOfLoads(
  { runner, signal }: SegmentationTask,
  previous: PreviousNote,
  choice: SegmentationChoice,
  filters: readonly Filter[],
): Promise<Movement> {
  const flows = readFlows(await runner.run(queryFlows(filters, PREVIOUS_TABLE), { signal }));
  const key = ({ method, params, edits = {} }: SegmentationChoice): string =>
    JSON.stringify([method, params, edits.merged ?? {}]);
  return {
    ...{ then: previous.segments, flows, table: PREVIOUS_TABLE },
    notes: [loadText(previous.files.join(', '), previous.until)],
    warnings: previous.choice !== null && key(previous.choice) !== key(choice) ? [otherRule] : [],
  };
}

function namesOf(names: readonly string[], model: ModelInfo): Text {
  const few = names.slice(0, MOST_NAMES).map((name) => factField(model, name)?.text ?? { en: name, zh: name });
  const more = names.length > MOST_NAMES ? { en: ' …', zh: ' 等' } : { en: '', zh: '' };
  return { en: few.map(({ en }) => en).join(', ') + more.en, zh: few.map(({ zh }) => zh).join('、') + more.zh };
}
