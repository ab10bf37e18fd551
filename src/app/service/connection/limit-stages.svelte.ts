/** Owns which levels and stages of connections the data has, for the limits that are set for each. */
import { isAbort } from '../../../lib/errors';
import { connectionsUnder, STAGES_OF_CASES } from '../../../service/connections';
import { sql, type Sql } from '../../../sql/sql';
import type { Session } from '../../../state/session.svelte';

export interface LimitStage {
  readonly level: string | null;
  /** Empty for the whole connection. */
  readonly stage: string;
}

/** Stages stand in a list to be edited: what comes after these is no stage but a remark. */
const MOST = 40;

/** One row a level and stage, the whole first. */
const STAGES_OF_ALL: Sql = sql`
WITH
${connectionsUnder([], null)},
${STAGES_OF_CASES},
known AS (
  SELECT level, '' AS stage, 0 AS place FROM connection_case
  UNION ALL
  SELECT level, stage, place FROM case_stage
)
SELECT level, stage FROM known GROUP BY level, stage ORDER BY level DESC NULLS LAST, avg(place), stage LIMIT ${MOST}`;

export class LimitStages {
  stages: readonly LimitStage[] = $state.raw([]);
  /** The stages are those of the data; none means no connection. */
  isAsked = $state(false);

  constructor(private readonly session: Session) {}

  /** For an effect: asks anew when other data is loaded, and gives the function that stops it. */
  follow(): (() => void) | undefined {
    const { model, engine, segmentation } = this.session;
    [this.stages, this.isAsked] = [[], false];
    if (model === null || segmentation === null || (model.rows['contact'] ?? 0) === 0) return undefined;
    const controller = new AbortController();
    const { signal } = controller;
    engine.run(STAGES_OF_ALL, { signal }).then(
      (result) => {
        if (signal.aborted) return;
        const stages = result.texts('stage');
        this.stages = result.texts('level').map((level, i) => ({ level, stage: stages[i] ?? '' }));
        this.isAsked = true;
      },
      (error: unknown) => {
        // The charts say what is wrong with the engine.
        if (!isAbort(error)) this.stages = [];
      },
    );
    return () => controller.abort();
  }
}
