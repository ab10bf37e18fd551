/** Owns 报装 tables with one row a connection and a column for when each stage ended: which columns those are, and their stages as rows. */
import type { RawColumn } from '../intake/raw-table';
import { join, sql, type Sql } from '../sql/sql';
import { readHeader } from './header-name';
import { roleById } from './role-registry';
import type { Source } from './source';
import { typedValue } from './typed-value';

/** The role of such a column; several play it. */
export const STAGE_END = 'stage_end';

const STAGE =
  /勘查|勘察|勘测|供电方案|方案答复|设计审查|图纸审|中间检查|竣工|检验|验收|装表|接电|接火|送电|施工|归档|签订|交费|survey|supplyplan|designreview|inspection|construction|energi[sz]|meterinstall|connected/;
/** When a stage was begun, asked for or planned is not when it ended. */
const NO_END = /开始|起始|派工|预约|计划|要求|申请|期望|应|start|begin|plann?ed|due|request|scheduled/;
/** What a header says besides the stage: that it is a time, and of its end. */
const TIME = /(?:时间|日期|时刻)$|[\s_-]*(?:at|on|date|time)$/i;
const END = /(?<=.)(?:完成|办结|结束)$|[\s_-]+(?:completed?|finished|ended|end)$/i;

/** Whether a header says when a stage of a connection ended. */
export function isStageEnd(header: string): boolean {
  const { key } = readHeader(header);
  return STAGE.test(key) && !NO_END.test(key);
}

/** 现场勘查完成时间 → 现场勘查. */
export function stageOfHeader(header: string): string {
  const whole = header.trim();
  const bare = whole.replace(TIME, '').replace(END, '').trim();
  return bare === '' ? whole : bare;
}

/** So many of a type end at the same stage, and none goes on: it is their last. */
const ENOUGH = 15;

/** The columns of a table whose stages stand beside one another, in the order of the table, a general end (办结时间) last; none of another table. */
export function stageColumns(source: Pick<Source, 'raw' | 'roles'>): readonly RawColumn[] {
  const ends = source.roles.get(STAGE_END) ?? [];
  if (ends.length === 0 || source.roles.has('stage')) return [];
  const closed = source.roles.get('closed_at') ?? [];
  const all = source.raw.columns.filter((column) => ends.includes(column) || closed.includes(column));
  return [
    ...all.filter(({ name }) => isStageEnd(name) || ends.some((end) => end.name === name)),
    ...closed.filter(({ name }) => !isStageEnd(name)),
  ];
}

/**
 * SELECT of rows (stage, opened_at, closed_at and the columns of `rows` but those two): of every row of `rows` one a stage. A stage begins when the
 * one before it in the row has ended (the first with `opened_at`), since nothing tells when it really did. A stage without an end before one with an
 * end did not take place; the next one after the last end is under way, if at least half of the same type that came so far or further went through
 * it. Where nobody of the type came further and many end there, they are finished: the further columns are other types'. Departments are of the row, not of its stages: the first keeps it.
 * @param rows has opened_at and `stage_ends`, the list of TIMESTAMPs of stageColumns
 */
export function unpackStages(rows: Sql, columns: readonly RawColumn[]): Sql {
  const names = columns.map(({ name }) => sql`${stageOfHeader(name)}`);
  const places = sql`range(1, ${columns.length + 1})`;
  const told = sql`list_filter(${places}, lambda i: stage_ends[i] IS NOT NULL)`;
  return sql`
SELECT * EXCLUDE (opened_at, closed_at, stage, department, stage_ends, row_no, stage_no, first_no, last_no, used, alike, next_no),
  CASE WHEN stage_no = first_no THEN department END AS department,
  coalesce(list_max(list_filter(stage_ends[1:stage_no - 1], lambda x: x IS NOT NULL)), opened_at) AS opened_at,
  stage_ends[stage_no] AS closed_at,
  [${join(names, ', ')}][stage_no] AS stage
FROM (
  SELECT *, min(CASE WHEN stage_no > last_no AND coalesce(used, CASE WHEN alike >= ${ENOUGH} THEN 0 ELSE 1 END) >= 0.5 THEN stage_no END) OVER (PARTITION BY row_no) AS next_no
  FROM (
    SELECT *, avg(CASE WHEN last_no >= stage_no THEN CAST(stage_ends[stage_no] IS NOT NULL AS INTEGER) END) OVER (PARTITION BY type, stage_no) AS used,
      count(*) OVER (PARTITION BY type, stage_no, last_no) AS alike
    FROM (
      SELECT *, row_number() OVER () AS row_no, unnest(${places}) AS stage_no, coalesce(list_min(${told}), 1) AS first_no, coalesce(list_max(${told}), 0) AS last_no
      FROM (${rows})
    )
  )
)
WHERE stage_ends[stage_no] IS NOT NULL OR stage_no = next_no
ORDER BY row_no, stage_no`;
}

/** TIMESTAMPs of the columns as a list. */
export function stageEnds(source: Source, columns: readonly RawColumn[]): Sql {
  const role = roleById(STAGE_END);
  if (role === undefined) return sql`[]::TIMESTAMP[]`;
  return sql`[${join(
    columns.map((column) => typedValue(column, role, source.monthFirst.has(column.name))),
    ', ',
  )}]`;
}
