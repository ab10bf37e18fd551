/** Owns one answer that is worked out beside the segmentation in use: pending, there, or failed. */
import { AppError, isAbort } from '../../../lib/errors';
import type { SegmentationTask } from '../../../segment/segmentation';
import type { Choices } from '../../../state/choices';
import { deciding } from '../../../segment/segment-edits';
import type { Session } from '../../../state/session.svelte';

export class Aside<T> {
  /** The last answer; stays while the next one is worked out. */
  value = $state.raw<T | null>(null);
  error = $state.raw<AppError | null>(null);
  busy = $state(false);

  /** For an effect: begins the work and gives the function that stops it. */
  follow(session: Session, work: (task: SegmentationTask) => Promise<T>): () => void {
    const controller = new AbortController();
    this.busy = true;
    session.aside(work, controller.signal).then(
      (value) => {
        if (!controller.signal.aborted) [this.value, this.error, this.busy] = [value, null, false];
      },
      (thrown: unknown) => {
        if (controller.signal.aborted) return;
        this.busy = false;
        if (!isAbort(thrown)) [this.value, this.error] = [null, AppError.from(thrown)];
      },
    );
    return () => controller.abort();
  }

  clear(): void {
    [this.value, this.error, this.busy] = [null, null, false];
  }
}

/** Changes when another segmentation is chosen, before it is there: work on the old one is of no use any more. */
export function segmentationKey({ segmentation }: Choices): string {
  if (segmentation === null) return '';
  const { method, params, edits = {} } = segmentation;
  return JSON.stringify([method, params, deciding(edits)]);
}
