/** Owns what stands out among connections: the stage that costs most, a branch that is slow and hands over more, what is late, and what waits. */
import { costlyStage } from '../../../charts/connection-stages/costly-stage';
import { queryStages, readStages, type StagesOptions } from '../../../charts/connection-stages/query';
import { daysText } from '../../../charts/duration-text';
import { pEquation } from '../../../charts/p-text';
import { formatCount, formatPercent } from '../../../lib/format';
import { wilsonInterval } from '../../../lib/statistics';
import { eventFilter } from '../../../model/event-filter';
import type { Filter } from '../../../model/filter';
import type { ModelInfo } from '../../../model/model-info';
import { valueText } from '../../../model/vocabulary';
import { connectionLimit, connectionLimitSql, type ConnectionLimits } from '../../../service/connection-limits';
import { connectionsUnder, LEVELS } from '../../../service/connections';
import { beyondLimit } from '../../../service/beyond-limit';
import { LAST_MOMENT } from '../../../service/contacts-under';
import { customerGroupings, groupFilter, type Grouping } from '../../../service/grouping';
import { contrasts, RANK_STRATA, readStrata, type GroupContrast } from '../../../service/rank-strata';
import { sql, type Sql } from '../../../sql/sql';
import type { Finding, FindingsQuestion } from '../finding';
import { ALPHA } from '../tab-questions';
import { traced } from '../traced';

const LEAST_RATIO = 1.5;
const COMPARED = 'region';
const WHOLE: StagesOptions = { by: 'level' };

/** What the tab says, the most telling first. That the slow branch hands over more is asked only where there is one: one test at a time needs no adjustment. */
export async function lookForConnections(question: FindingsQuestion, limits: ConnectionLimits): Promise<readonly Finding[]> {
  const { rows } = question.model;
  return [
    ...(await traced(question, findSlowBranch)),
    ...(await traced(question, (asked) => findLate(asked, limits))),
    ...((rows['connection_stage'] ?? 0) > 0 ? await traced(question, findCostlyStage) : []),
  ];
}

/** The stage that costs most days at each level of voltage, and how much of the time is waiting. */
async function findCostlyStage(question: FindingsQuestion): Promise<Finding[]> {
  const { groups } = readStages(await question.run(queryStages(question, WHOLE)), question, WHOLE);
  return groups
    .filter(({ cases }) => cases >= question.smallGroup)
    .flatMap((group): Finding[] => {
      const found = costlyStage(group);
      if (found === null || found.stage.n < question.smallGroup || group.stages.length < 2) return [];
      const { stage, share, waitShare } = found;
      const level = group.value === 'high' ? HIGH : group.value === 'low' ? LOW : ANY;
      const percent = (value: number): string => formatPercent(value, 'en', 0);
      return [
        {
          id: `costly-${group.value ?? 'any'}`,
          text: {
            en: `${level.en}: the stage that costs most days is ${valueText(stage.stage, 'en')}, ${daysText(stage.meanDays, 'en')} a connection on average, ${percent(share)} of the whole${waitShare > 0 ? `; waiting between stages is ${percent(waitShare)}` : ''}.`,
            zh: `${level.zh}耗时最多的环节是“${valueText(stage.stage, 'zh')}”：平均每件 ${daysText(stage.meanDays, 'zh')}，占全程 ${percent(share)}${waitShare > 0 ? `；环节间等待占 ${percent(waitShare)}` : ''}。`,
          },
          basis: {
            en: `median ${daysText(stage.median, 'en')} (95% ${daysText(stage.lo, 'en')} – ${daysText(stage.hi, 'en')}), P90 ${daysText(stage.p90, 'en')}; n = ${formatCount(stage.n, 'en')}`,
            zh: `中位数 ${daysText(stage.median, 'zh')}（95% 区间 ${daysText(stage.lo, 'zh')} – ${daysText(stage.hi, 'zh')}），P90 ${daysText(stage.p90, 'zh')}；n = ${formatCount(stage.n, 'zh')}`,
          },
          tone: 'plain',
          filters: [
            eventFilter(
              'connection_stage',
              { en: `${level.en}, stage`, zh: `${level.zh}环节` },
              { column: 'level', values: [group.value], isTold: true },
              { column: 'stage', values: [stage.stage] },
            ),
          ],
        },
      ];
    });
}

const HIGH = { en: 'High-voltage connections', zh: '高压报装' };
const LOW = { en: 'Low-voltage connections', zh: '低压报装' };
const ANY = { en: 'Connections', zh: '报装' };

/** CTE `measured` by group, like with like: level, and class where it is known. */
function compared(model: ModelInfo, filters: readonly Filter[], grouping: Grouping, value: Sql): Sql {
  return sql`
WITH
${connectionsUnder(filters, grouping)},
-- one row a connection
measured AS (
  SELECT c.grp, concat_ws('|', c.level, CAST(f.class AS VARCHAR)) AS stratum, CAST(${value} AS DOUBLE) AS value
  FROM connection_case c LEFT JOIN customer_facts f USING (customer_id)
),
${RANK_STRATA}`;
}

/** One row: medians of days and means of hand-overs of finished connections, of a group and of all others. */
export function queryContrast(model: ModelInfo, filters: readonly Filter[], grouping: Grouping, value: string): Sql {
  const own = sql`grp = ${value}`;
  const rest = sql`grp IS DISTINCT FROM ${value}`;
  return sql`
WITH
${connectionsUnder(filters, grouping)}
SELECT
  (quantile_cont(days, 0.5) FILTER (${own}))::DOUBLE AS days, (quantile_cont(days, 0.5) FILTER (${rest}))::DOUBLE AS other_days,
  (avg(hand_overs) FILTER (${own} AND is_closed))::DOUBLE AS hands, (avg(hand_overs) FILTER (${rest} AND is_closed))::DOUBLE AS other_hands
FROM connection_case
ORDER BY days`;
}

/** The branch whose connections take longest against all others of the same level and class, and whether files change hands more often there. */
async function findSlowBranch({ model, filters, smallGroup, run }: FindingsQuestion): Promise<Finding[]> {
  const grouping = customerGroupings(model).find(({ id }) => id === COMPARED);
  if (grouping === undefined) return [];
  const contrast = async (value: Sql): Promise<GroupContrast[]> =>
    contrasts(readStrata(await run(compared(model, filters, grouping, value))), smallGroup);
  const slow = (await contrast(sql`c.days`)).find(({ group, p, ratio }) => group !== null && p < ALPHA && ratio >= LEAST_RATIO);
  if (slow?.group == null) return [];
  const { group } = slow;
  const row = await run(queryContrast(model, filters, grouping, group));
  const figure = (name: string): number => row.numbers(name)[0] ?? NaN;
  const filter = groupFilter(grouping, [group], 'contact');
  const [en, zh] = [valueText(group, 'en'), valueText(group, 'zh')];
  const findings: Finding[] = [
    {
      id: 'slow-branch',
      text: {
        en: `${en}: half of the connections take over ${daysText(figure('days'), 'en')} (others ${daysText(figure('other_days'), 'en')}), ${slow.ratio.toFixed(1)} times as long as others of the same voltage and class.`,
        zh: `${zh}报装用时中位数 ${daysText(figure('days'), 'zh')}（其他 ${daysText(figure('other_days'), 'zh')}），同电压同类别比较是其他供电单位的 ${slow.ratio.toFixed(1)} 倍。`,
      },
      basis: basisOf(slow),
      tone: 'bad',
      filters: [filter],
    },
  ];
  const hands = (await contrast(sql`c.hand_overs`)).find((one) => one.group === group);
  if (hands !== undefined && hands.p < ALPHA && figure('hands') > figure('other_hands'))
    findings.push({
      id: 'slow-branch-hands',
      text: {
        en: `${en}: a connection changes hands ${figure('hands').toFixed(1)} times between departments, elsewhere ${figure('other_hands').toFixed(1)} times.`,
        zh: `${zh}每件报装在部门间流转 ${figure('hands').toFixed(1)} 次，其他供电单位 ${figure('other_hands').toFixed(1)} 次。`,
      },
      basis: basisOf(hands),
      tone: 'bad',
      filters: [filter],
    });
  return findings;
}

function basisOf({ n, others, p }: GroupContrast) {
  const [own, rest] = [formatCount(n, 'en'), formatCount(others, 'en')];
  return {
    en: `n = ${own} against ${rest}; rank test within voltage and class, ${pEquation(p)} (Holm)`,
    zh: `n = ${own}，对照 ${rest}；按电压与类别分层秩检验，${pEquation(p)}（Holm 校正）`,
  };
}

/** How many connections took, or already take, longer than the limit of the whole. */
export async function findLate({ filters, smallGroup, run }: FindingsQuestion, limits: ConnectionLimits): Promise<Finding[]> {
  const result = await run(sql`
WITH
${connectionsUnder(filters, null)},
limited AS (SELECT *, ${connectionLimitSql(sql`level`, sql`''`, limits)} AS limit_days FROM connection_case)
SELECT
  count(*) FILTER (is_closed OR days > limit_days)::INTEGER AS judged,
  count(*) FILTER (days > limit_days)::INTEGER AS late,
  count(*) FILTER (NOT is_closed)::INTEGER AS open,
  count(*) FILTER (NOT is_closed AND days > limit_days)::INTEGER AS open_late,
  CAST((${LAST_MOMENT}) AS VARCHAR) AS last
FROM limited
ORDER BY judged`);
  const figure = (name: string): number => result.numbers(name)[0] ?? 0;
  const [judged, late] = [figure('judged'), figure('late')];
  const interval = wilsonInterval(late, judged);
  if (interval === null || judged < smallGroup || late === 0) return [];
  const [lo, hi] = interval;
  const percent = (share: number): string => formatPercent(share, 'en');
  const [open, openLate] = [formatCount(figure('open'), 'en'), formatCount(figure('open_late'), 'en')];
  return [
    {
      id: 'late',
      text: {
        en: `${percent(late / judged)} of connections are beyond the limit of the whole; ${open} are under way, ${openLate} of them already late.`,
        zh: `报装全程超时率 ${percent(late / judged)}；在途 ${open} 件，其中已超时 ${openLate} 件。`,
      },
      basis: {
        en: `95% ${percent(lo)}–${percent(hi)}; ${formatCount(late, 'en')} of ${formatCount(judged, 'en')}`,
        zh: `95% 区间 ${percent(lo)}–${percent(hi)}；${formatCount(judged, 'zh')} 件中 ${formatCount(late, 'zh')} 件`,
      },
      tone: late / judged > 0.05 ? 'bad' : 'plain',
      filters: [lateFilter(limits, result.texts('last')[0] ?? '')],
      keep: { en: 'Only customers with a late one', zh: '只看有超时报装的客户' },
    },
  ];
}

/** Customers with a connection beyond the limit of its level, finished or not. */
function lateFilter(limits: ConnectionLimits, last: string): Filter {
  const label = { en: 'Connections beyond their limit', zh: '报装超时' };
  const connection = { column: 'is_connection', values: ['true'], isTold: true } as const;
  const either = [...LEVELS, null].flatMap((level) => {
    const days = connectionLimit(level, '', limits);
    return days === null ? [] : beyondLimit([{ column: 'level', values: [level] }], 'days_open', days, last);
  });
  return { ...eventFilter('contact', label, connection), either };
}
