/** Owns asking what all tags hold at once; a tag whose own SQL the engine refuses is left out and named. */
import type { Runner } from '../../../engine/engine';
import { AppError, isAbort } from '../../../lib/errors';
import type { ModelInfo } from '../../../model/model-info';
import { leavesOf } from '../../../tag/rule';
import { ruleLacks } from '../../../tag/rule-lacks';
import type { Tag } from '../../../tag/tag';
import { queryRuleFigures, queryTagSets, readTagSets, type TagTally } from '../../../tag/tag-figures';

export interface AllTags {
  /** Those that could be asked, in the order of the tally. */
  readonly tags: readonly Tag[];
  readonly tally: TagTally;
  /** Tags that could not be asked, by id. */
  readonly silent: ReadonlyMap<string, 'lacks' | 'wrong'>;
}

/** @throws AppError, AbortError */
export async function tallyTags(tags: readonly Tag[], model: ModelInfo, runner: Runner, signal: AbortSignal): Promise<AllTags> {
  const silent = new Map<string, 'lacks' | 'wrong'>();
  for (const { id, rule } of tags) {
    if (ruleLacks(rule, model) !== null) silent.set(id, 'lacks');
    else if (leavesOf(rule).some(({ kind }) => kind === 'sql')) {
      try {
        await runner.run(queryRuleFigures(rule, model), { signal });
      } catch (thrown) {
        if (isAbort(thrown) || AppError.from(thrown).code === 'unexpected') throw thrown;
        silent.set(id, 'wrong');
      }
    }
  }
  const asked = tags.filter(({ id }) => !silent.has(id));
  const result = await runner.run(
    queryTagSets(
      asked.map(({ rule }) => rule),
      model,
    ),
    { signal },
  );
  return { tags: asked, tally: readTagSets(result, asked.length), silent };
}
