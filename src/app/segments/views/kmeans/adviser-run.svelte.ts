/** Owns the advice on k while one looks at it: asked for, under way, there; kept when one looks elsewhere. */
import type { Advice } from '../../../../cluster/adviser';
import { runClusterJob } from '../../../../cluster/cluster-client';
import type { Runner } from '../../../../engine/engine';
import { AppError, isAbort } from '../../../../lib/errors';
import type { ModelInfo } from '../../../../model/model-info';
import type { Params } from '../../../../segment/method';
import { measureSource } from '../../../../segment/methods/kmeans/measures';
import { planOf } from '../../../../segment/methods/kmeans/settings';
import { readMeasures } from '../../../../segment/read-matrix';
import { sql, type Sql } from '../../../../sql/sql';

/** k that are tried. */
const RANGE = { from: 2, to: 10 };

class AdviserRun {
  advice = $state.raw<Advice | null>(null);
  /** Read the measures that the advice is on. */
  statement = $state.raw<Sql | null>(null);
  /** 0…1 while under way. */
  progress = $state<number | null>(null);
  error = $state.raw<AppError | null>(null);
  /** What the advice is on. */
  key = $state('');
  #stop: AbortController | undefined;

  async start(runner: Runner, model: ModelInfo, params: Params): Promise<void> {
    this.#stop?.abort();
    const stop = (this.#stop = new AbortController());
    const { signal } = stop;
    this.progress = 0;
    this.error = null;
    try {
      const source = measureSource(params, model, sql`customer_facts`);
      const { columns, statement } = await readMeasures({ runner, signal }, source);
      const options = { plan: planOf(params), seed: Number(params['seed']), ...RANGE };
      const onProgress = (share: number): void => {
        if (this.#stop === stop) this.progress = share;
      };
      const advice = await runClusterJob({ kind: 'advise_measures', columns, options }, { signal, onProgress });
      if (this.#stop !== stop) return;
      [this.advice, this.statement] = [advice, statement];
      this.key = adviceKey(model, params);
    } catch (thrown) {
      if (!isAbort(thrown) && this.#stop === stop) this.error = AppError.from(thrown);
    } finally {
      if (this.#stop === stop) this.progress = null;
    }
  }

  cancel(): void {
    this.#stop?.abort();
    this.#stop = undefined;
    this.progress = null;
  }
}

/** Everything on which an advice depends; k itself is not. */
export function adviceKey(model: ModelInfo, params: Params): string {
  const { measures, monthly, log, winsor, scaling, missing, seed } = params;
  return JSON.stringify([model.loadId, measures, monthly, log, winsor, scaling, missing, seed]);
}

export const adviserRun = new AdviserRun();
