/** Owns a chosen segmentation: parameters made valid for the data, and the run that leaves the table `segment`. */
import type { Runner } from '../engine/engine';
import { AppError } from '../lib/errors';
import { factField, type ModelInfo } from '../model/model-info';
import { sql } from '../sql/sql';
import type { Params, SegmentInfo } from './method';
import { SEGMENT_METHODS, segmentMethod } from './registry';

/** The user's choice; plain JSON. */
export interface SegmentationChoice {
  readonly method: string;
  readonly params: Params;
}

export interface Segmentation {
  readonly choice: SegmentationChoice;
  readonly segments: readonly SegmentInfo[];
}

/** The choice with defaults for what it lacks, and for fields that this data does not have. */
export function validChoice(choice: SegmentationChoice | null, model: ModelInfo): SegmentationChoice {
  const method = choice === null ? firstPossible(model) : segmentMethod(choice.method);
  const defaults = method.defaults(model);
  const params: Record<string, string | number> = { ...defaults };
  for (const spec of method.params(model)) {
    const value = choice?.params[spec.id];
    if (spec.kind === 'number' && typeof value === 'number' && value >= spec.min && value <= spec.max) params[spec.id] = value;
    if (spec.kind === 'choice' && spec.options.some((option) => option.value === value)) params[spec.id] = String(value);
    if (spec.kind === 'field' && typeof value === 'string' && factField(model, value)?.kind === spec.of) params[spec.id] = value;
  }
  return { method: method.id, params };
}

/** The first method whose needs the data meets, so that the first picture after loading is never an empty one. */
function firstPossible(model: ModelInfo): (typeof SEGMENT_METHODS)[number] {
  const possible = SEGMENT_METHODS.find((method) => missingFacts(method.needs(method.defaults(model)), model).length === 0);
  return possible ?? segmentMethod('');
}

function missingFacts(needs: readonly string[], model: ModelInfo): string[] {
  return needs.filter((name) => factField(model, name) === undefined);
}

/**
 * Builds `segment`. Data without any usable field gets one segment of everybody, so that the other views still work.
 * @throws AppError `segmentation_broken` when a method does not give every customer exactly one segment
 */
export async function runSegmentation(
  runner: Runner,
  choice: SegmentationChoice,
  model: ModelInfo,
  signal?: AbortSignal,
): Promise<Segmentation> {
  const method = segmentMethod(choice.method);
  const lacking = missingFacts(method.needs(choice.params), model);
  const statements = lacking.length === 0 ? method.build(choice.params, model) : [EVERYBODY];
  for (const statement of statements) await runner.run(statement, { signal });
  const check = await runner.run(PARTITION_CHECK, { signal });
  if (check.numbers('wrong')[0] !== 0) {
    throw new AppError(
      'segmentation_broken',
      { en: 'This segmentation does not give every customer exactly one segment.', zh: '该分群没有让每个客户恰好归入一个客群。' },
      { detail: method.id },
    );
  }
  if (lacking.length > 0) return { choice, segments: [ALL_CUSTOMERS] };
  const listed = await runner.run(method.list(choice.params), { signal });
  const keys = listed.texts('segment').filter((key): key is string => key !== null);
  return { choice, segments: method.describe(keys, choice.params, model) };
}

const ALL_CUSTOMERS: SegmentInfo = {
  key: 'all',
  text: { en: 'All customers', zh: '全部客户' },
  colour: 0,
  rule: { en: 'every customer', zh: '全部客户' },
};

const EVERYBODY = sql`CREATE OR REPLACE TABLE segment AS SELECT customer_id, 'all' AS segment, NULL::VARCHAR AS reason FROM customer_facts`;

/** One row: customers with no, several or a NULL segment, and segments of unknown customers. */
const PARTITION_CHECK = sql`
WITH
-- one row per customer id on either side
sides AS (
  SELECT customer_id, count(*) FILTER (WHERE side = 'facts') AS facts, count(segment) AS segments, count(*) FILTER (WHERE side = 'segment') AS assigned
  FROM (
    SELECT customer_id, NULL AS segment, 'facts' AS side FROM customer_facts
    UNION ALL
    SELECT customer_id, segment, 'segment' AS side FROM segment
  )
  GROUP BY customer_id
)
SELECT count(*) FILTER (WHERE facts <> 1 OR segments <> 1 OR assigned <> 1)::INTEGER AS wrong FROM sides ORDER BY wrong`;
