/** Owns segments by a statement of one's own: a SELECT that returns customer_id and segment, checked and explained. */
import { AppError, isAbort } from '../../../lib/errors';
import { sameText, type Text } from '../../../lib/text';
import { readOnlySelect } from '../../../sql/read-only';
import { ident, sql, type Sql } from '../../../sql/sql';
import type { MethodTask, SegmentInfo, SegmentMethod } from '../../method';
import { withEarlier } from '../../earlier-tables';
import { distinctNames } from '../../distinct-names';
import { isOwnValue, ownValues, type OwnValues } from '../../own-groups';
import { createSegment, listBySize, MISSING, OTHER, segmentInfo } from '../../segment-table';
import { readSegmentTotals, weighingField } from '../../segment-totals';
import { withName } from '../../store-labels';
import { checkRows, resultColumns, type OwnColumns } from './check';
import { exampleStatement } from './example';
import { maskedNames } from './personal-names';
import { askPlan } from './place';
import type { OwnSqlReport } from './report';

/** More segments than a page can tell apart: the largest of them stay, the rest are "other". */
const MOST_SEGMENTS = 12;

/**
 * Statements under way, and those during which the engine broke. Such a one must not run again by itself: after a restart it would break
 * the engine a second time, and the files would be lost.
 */
const dangerous = new Set<string>();

const method: SegmentMethod = {
  id: 'own-sql',
  isCapped: () => true,
  place: 90,
  text: { en: 'Own SQL', zh: '自写 SQL' },
  description: {
    en: 'A SELECT of your own that returns customer_id and segment, and if wanted the reason.',
    zh: '自行编写 SELECT，返回 customer_id 与 segment，可另返回 reason（原因）。',
  },
  params: () => [],
  defaults: (model) => ({ text: exampleStatement(model) }),
  read: (saved) => (typeof saved['text'] === 'string' && saved['text'].trim() !== '' ? { text: saved['text'] } : {}),
  lacks: () => null,
  async run(task, params) {
    try {
      return await runText(task, String(params['text']));
    } catch (thrown) {
      if (isAbort(thrown) || isFatal(thrown)) throw thrown;
      if (await hasSegments(task)) throw staying(thrown);
      // There is no last good segmentation to stay with, and no view can do without one.
      const { text } = AppError.from(thrown);
      const statement = everybodyMissing(task);
      await task.runner.run(statement, { signal: task.signal });
      const report: OwnSqlReport = { kind: 'own-sql', error: text, findings: [], weight: null, totals: [] };
      return { segments: [missing()], report, statements: [statement] };
    }
  },
};

/** The engine is being replaced, and with it every table. */
function isFatal(thrown: unknown): boolean {
  return thrown instanceof AppError && ['out_of_memory', 'engine_failed'].includes(thrown.code);
}

/** The same error with what the page shows meanwhile. */
function staying(thrown: unknown): AppError {
  const { code, text, detail } = AppError.from(thrown);
  const both = { en: `${text.en} The last good segments stay.`, zh: `${text.zh}当前仍为上一次成功的分群。` };
  return new AppError(code, both, { detail, cause: thrown });
}

async function runText(task: MethodTask, text: string): ReturnType<SegmentMethod['run']> {
  const select = readOnlySelect(text);
  if (dangerous.has(text)) {
    throw new AppError('own_sql_dangerous', {
      en: 'This statement broke the engine before, so it does not run again by itself. Change it (fewer rows, no cross join) and run it.',
      zh: '该语句此前导致引擎故障，不再自动执行。请修改（减少行数、避免笛卡尔积）后再运行。',
    });
  }
  dangerous.add(text);
  try {
    await askPlan(task, text);
    const result = await withName(task, 'own_sql', (rows) => segmentBy(task, select, rows));
    dangerous.delete(text);
    return result;
  } catch (thrown) {
    if (!isFatal(thrown)) dangerous.delete(text);
    throw thrown;
  }
}

async function segmentBy(task: MethodTask, select: Sql, rows: Sql): ReturnType<SegmentMethod['run']> {
  const { runner, signal, facts, into, model, earlier, segmentsToday } = task;
  const shape = await runner.run(sql`${withEarlier(earlier)}SELECT * FROM ${select} LIMIT 0`, { signal });
  const columns = resultColumns(shape.names);
  const kept = materialise(withEarlier(earlier), select, rows, columns);
  await runner.run(kept, { signal });
  const findings = await checkRows(task, rows);
  const assign = assignment(rows, facts, into, ownValues(segmentsToday));
  await runner.run(assign, { signal });
  const listed = await runner.run(listBySize(into), { signal });
  const keys = listed.texts('segment').filter((key): key is string => key !== null);
  const weight = weighingField(model);
  const masked = await maskedNames(task, keys);
  const names = distinctNames(keys.map((key) => nameOf(masked.get(key) ?? key)));
  if (masked.size > 0) findings.push(MASKED);
  const report: OwnSqlReport = { kind: 'own-sql', error: null, findings, weight, totals: await readSegmentTotals(task, weight) };
  return {
    segments: keys.map((key, place) => describe(key, place, names[place] ?? nameOf(key))),
    report,
    statements: [kept, assign],
  };
}

/** The rows are kept once, because a statement may give others each time it runs. Blank segments are none. */
function materialise(before: Sql, select: Sql, rows: Sql, { id, segment, reason }: OwnColumns): Sql {
  const text = (name: string): Sql => sql`CAST(r.${ident(name)} AS VARCHAR)`;
  return sql`CREATE OR REPLACE TABLE ${rows} AS
${before}SELECT
  ${text(id)} AS customer_id,
  CASE WHEN trim(${text(segment)}) <> '' THEN ${text(segment)} END AS segment,
  ${reason === null ? sql`NULL::VARCHAR` : text(reason)} AS reason
FROM ${select} r`;
}

function assignment(rows: Sql, facts: Sql, into: Sql, own: OwnValues): Sql {
  const isBeyond = own.isClosed
    ? sql`NOT (${isOwnValue(sql`a.segment`, own)})`
    : sql`s.segments > ${MOST_SEGMENTS} AND s.place >= ${MOST_SEGMENTS}`;
  return sql`${createSegment(into)}
WITH
-- one row per customer that the statement returned with a segment
returned AS (
  SELECT customer_id, min(segment) AS segment, min(reason) AS reason
  FROM ${rows}
  WHERE customer_id IS NOT NULL AND segment IS NOT NULL
  GROUP BY customer_id
),
-- one row per customer of the data
assigned AS (SELECT f.customer_id, r.segment, r.reason FROM ${facts} f LEFT JOIN returned r ON r.customer_id = f.customer_id),
-- one row per segment: its place by customers, and the number of segments; the two special ones are not counted
sized AS (
  SELECT segment, row_number() OVER (ORDER BY ${isOwnValue(sql`segment`, own)} DESC, count(*) DESC, segment) AS place, count(*) OVER () AS segments
  FROM assigned
  WHERE segment NOT IN (${[MISSING, OTHER]})
  GROUP BY segment
)
-- one row per customer
SELECT
  a.customer_id,
  CASE
    WHEN a.segment IS NULL THEN ${MISSING}
    WHEN ${isBeyond} THEN ${OTHER}
    ELSE a.segment
  END AS segment,
  CASE WHEN a.segment IS NULL THEN NULL WHEN a.reason IS NULL THEN concat('segment=', a.segment) ELSE a.reason END AS reason
FROM assigned a
LEFT JOIN sized s ON s.segment = a.segment`;
}

const MASKED: Text = {
  en: 'The segments are called by personal data (customer numbers, names …), which is masked here.',
  zh: '客群名称含有户号、户名等个人信息，此处已脱敏。',
};

function nameOf(key: string): Text {
  return sameText(key.length > 60 ? `${key.slice(0, 59)}…` : key);
}

function describe(key: string, place: number, name: Text): SegmentInfo {
  if (key === MISSING) return missing();
  const info = segmentInfo(key, place, name);
  if (key === OTHER) return info;
  return { ...info, rule: { en: `the statement says "${name.en}"`, zh: `语句返回“${name.zh}”` } };
}

function missing(): SegmentInfo {
  const text = { en: 'Not returned, or without a segment', zh: '未返回或无客群' };
  return { ...segmentInfo(MISSING, -1, text), rule: text };
}

/** True when the table of segments is there for just these customers: then the last good segmentation can stay. */
async function hasSegments({ runner, facts, into, inUse = into, signal }: MethodTask): Promise<boolean> {
  const statement = sql`
SELECT count(*)::INTEGER AS strangers FROM (
  (SELECT customer_id FROM ${facts} EXCEPT SELECT customer_id FROM ${inUse})
  UNION ALL
  (SELECT customer_id FROM ${inUse} EXCEPT SELECT customer_id FROM ${facts})
) ORDER BY strangers`;
  try {
    return (await runner.run(statement, { signal })).numbers('strangers')[0] === 0;
  } catch (thrown) {
    if (isAbort(thrown)) throw thrown;
    return false;
  }
}

function everybodyMissing({ facts, into }: MethodTask): Sql {
  return sql`${createSegment(into)} SELECT customer_id, ${MISSING} AS segment, NULL::VARCHAR AS reason FROM ${facts}`;
}

export default method;
