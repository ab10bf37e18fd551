/** Owns which stage costs most days, and how much of the whole is waiting. */
import type { StageGroup, StageTime } from './query';

export interface CostlyStage {
  readonly stage: StageTime;
  /** Of all days of the group, stages and waiting, 0…1. */
  readonly share: number;
  readonly waitShare: number;
}

/** By mean days over all connections of the group, since means add up. Null without any day. */
export function costlyStage({ stages }: Pick<StageGroup, 'stages'>): CostlyStage | null {
  const waiting = stages.reduce((sum, { meanWait }) => sum + meanWait, 0);
  const all = stages.reduce((sum, { meanDays }) => sum + meanDays, waiting);
  const [stage] = [...stages].sort((a, b) => b.meanDays - a.meanDays);
  return stage === undefined || !(all > 0) ? null : { stage, share: stage.meanDays / all, waitShare: waiting / all };
}
