/** Owns whether it is known who was in which segment before the data in use, for as long as the engine lives. */
import type { Runner } from '../engine/engine';
import type { ModelInfo } from '../model/model-info';
import type { SegmentInfo } from '../segment/method';
import type { Segmentation } from '../segment/segmentation';
import { copyMembership, dropLeaving, fillMembership, takeLeaving, type PreviousNote } from './membership';

interface Current {
  readonly model: ModelInfo | null;
  readonly segmentation: Segmentation | null;
  readonly allSegments: readonly SegmentInfo[];
  readonly basis: string;
}

export class PreviousLoad {
  note = $state.raw<PreviousNote | null>(null);
  /** True when there was one and the engine, which held it, had to restart. */
  lost = $state(false);

  /**
   * Before other data is put to use. What cannot be kept is no reason to stop that.
   * @returns to be called when it is in use (true), or is not and what was remembered stands (false)
   */
  async copy(runner: Runner, { model, segmentation, allSegments, basis }: Current): Promise<(isUsed: boolean) => Promise<void>> {
    if (model === null || segmentation === null) return () => Promise.resolve();
    const note = await copyMembership(runner, { model, segmentation, allSegments, basis }).catch(() => null);
    return async (isUsed) => {
      if (!isUsed) return dropLeaving(runner).catch(() => undefined);
      const taken = note === null ? Promise.resolve() : takeLeaving(runner);
      // The copy is gone when the engine had to restart meanwhile; the page says so.
      this.lost = await taken.then(
        () => false,
        () => true,
      );
      this.note = this.lost ? null : note;
    };
  }

  /** Takes a membership from a file instead; see fillMembership. @throws AppError */
  async take(...membership: Parameters<typeof fillMembership>): Promise<void> {
    this.note = null;
    this.note = await fillMembership(...membership);
    this.lost = false;
  }

  /** All data was taken out, its table too. */
  forget(): void {
    this.note = null;
    this.lost = false;
  }

  /** The engine is a fresh one. */
  lose(): void {
    this.lost = this.lost || this.note !== null;
    this.note = null;
  }
}
