/** Owns the list of work that can be done apart from everything else, in whichever worker is free. */
import { runExplore, type ExploreResult, type ExploreTask } from './explore';
import { runStart, type StartResult, type StartTask } from './starts';

export type Task = StartTask | ExploreTask;

/** What a task gives. */
export type ResultOf<T extends Task> = T extends ExploreTask ? ExploreResult : StartResult;

/** @throws AbortError */
export function runTask<T extends Task>(task: T, signal?: AbortSignal): Promise<ResultOf<T>>;
export function runTask(task: Task, signal?: AbortSignal): Promise<StartResult | ExploreResult> {
  return task.kind === 'explore' ? runExplore(task, signal) : runStart(task, signal);
}
