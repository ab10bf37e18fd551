/** Owns whether it is known who was in which segment before the data in use, for as long as the engine lives. */
import type { Runner } from '../engine/engine';
import type { ModelInfo } from '../model/model-info';
import type { SegmentInfo } from '../segment/method';
import type { Segmentation } from '../segment/segmentation';
import { copyMembership, fillMembership, type PreviousNote } from './membership';

interface Current {
  readonly model: ModelInfo | null;
  readonly segmentation: Segmentation | null;
  readonly allSegments: readonly SegmentInfo[];
}

export class PreviousLoad {
  note = $state.raw<PreviousNote | null>(null);
  /** True when there was one and the engine, which held it, had to restart. */
  lost = $state(false);

  /** Before other data is put to use. What cannot be kept is no reason to stop that. */
  async remember(runner: Runner, { model, segmentation, allSegments }: Current): Promise<void> {
    if (model === null || segmentation === null) return;
    this.note = await copyMembership(runner, { model, segmentation, allSegments }).catch(() => null);
    this.lost = false;
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
