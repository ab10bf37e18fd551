/** Owns the statement behind the timeline of connections. */
import type { ResultReader } from '../../lib/result';
import { connectionGroupings, connectionsUnder, STAGES_OF_CASES } from '../../service/connections';
import { chosenGrouping, type Grouping } from '../../service/grouping';
import { LASTING_COLUMNS, readDurations, SURVIVAL, type Duration } from '../../service/survival';
import { sql, type Sql } from '../../sql/sql';
import type { ChartContext } from '../chart';

export interface StagesOptions extends Record<string, string> {
  readonly by: string;
}

/** One stage of a group; all times in days. */
export interface StageTime extends Duration {
  readonly stage: string;
  /** Median waiting since the stages before had ended; NaN for the first. */
  readonly wait: number;
  /** Mean days of the stage and of the waiting before it, over all connections of the group: what adds up to the whole. */
  readonly meanDays: number;
  readonly meanWait: number;
}

export interface StageGroup {
  readonly value: string | null;
  /** Connections with stages. */
  readonly cases: number;
  /** In their usual order. */
  readonly stages: readonly StageTime[];
}

export interface Stages {
  readonly grouping: Grouping;
  /** Most connections first. */
  readonly groups: readonly StageGroup[];
}

export function stagesGrouping({ model }: ChartContext, { by }: StagesOptions): Grouping {
  return chosenGrouping(connectionGroupings(model), by);
}

/** One row a group and stage: groups by their connections, stages in their usual order. */
export function queryStages(context: ChartContext, options: StagesOptions): Sql {
  return sql`
WITH
${connectionsUnder(context.filters, stagesGrouping(context, options))},
${STAGES_OF_CASES},
-- one row a group
group_size AS (SELECT grp AS of, count(DISTINCT contact_id) AS cases FROM case_stage GROUP BY grp),
-- one row a group and stage, under a number for what follows
numbered AS (
  SELECT
    CAST(row_number() OVER (ORDER BY grp, stage) AS VARCHAR) AS stage_no, grp AS of, stage, avg(place) AS place,
    quantile_cont(wait_days, 0.5) AS wait, sum(days) AS days, sum(wait_days) AS waits
  FROM case_stage
  GROUP BY grp, stage
),
-- one row a stage of a connection
duration AS (
  SELECT n.stage_no AS grp, s.days AS value, s.is_closed
  FROM case_stage s JOIN numbered n ON n.stage = s.stage AND n.of IS NOT DISTINCT FROM s.grp
),
${SURVIVAL}
SELECT
  numbered.of AS group_value, numbered.stage, ${LASTING_COLUMNS},
  g.cases::INTEGER AS cases, numbered.wait::DOUBLE AS wait,
  (numbered.days / g.cases)::DOUBLE AS mean_days, (coalesce(numbered.waits, 0) / g.cases)::DOUBLE AS mean_wait
FROM numbered
JOIN lasting ON lasting.grp = numbered.stage_no
JOIN group_size g ON g.of IS NOT DISTINCT FROM numbered.of
ORDER BY cases DESC, group_value NULLS LAST, numbered.place, numbered.stage`;
}

export function readStages(result: ResultReader, context: ChartContext, options: StagesOptions): Stages {
  const durations = readDurations(result);
  const [cases, wait, meanDays, meanWait] = ['cases', 'wait', 'mean_days', 'mean_wait'].map((name) => result.numbers(name));
  const stages = result.texts('stage');
  const groups: { value: string | null; cases: number; stages: StageTime[] }[] = [];
  result.texts('group_value').forEach((value, i) => {
    const duration = durations[i];
    if (duration === undefined) return;
    let group = groups[groups.length - 1];
    if (group === undefined || group.value !== value) {
      group = { value, cases: cases?.[i] ?? 0, stages: [] };
      groups.push(group);
    }
    group.stages.push({
      ...duration,
      stage: stages[i] ?? '',
      wait: wait?.[i] ?? NaN,
      meanDays: meanDays?.[i] ?? NaN,
      meanWait: meanWait?.[i] ?? NaN,
    });
  });
  return { grouping: stagesGrouping(context, options), groups };
}
