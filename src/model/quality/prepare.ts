/** Owns the way from a built model to the input of the checks. */
import type { RunOptions, Runner } from '../../engine/engine';
import type { RawTable } from '../../intake/raw-table';
import { localDay } from '../../lib/local-day';
import { sql } from '../../sql/sql';
import { inspectSource } from '../inspect-source';
import type { TableMapping } from '../mapping';
import type { ModelInfo } from '../model-info';
import { planSources, type Source } from '../source';
import type { CheckInput } from './check';

/**
 * The present that the checks go by, yyyy-MM-dd: today, but never before the end of invented data, whose clock is not this machine's.
 * @param isExample the data is the invented example
 */
export function checkDay(model: ModelInfo, isExample: boolean): string {
  const today = localDay(new Date());
  const last = isExample ? (model.period?.[1] ?? today) : today;
  return last > today ? last : today;
}

/** Looks at the sources once more, as the model did, so that raw dates are read the same way. Thresholds are still empty. */
export async function prepareInput(
  runner: Runner,
  model: ModelInfo,
  raws: readonly RawTable[],
  mappings: readonly TableMapping[],
  today: string,
  options: RunOptions,
): Promise<CheckInput> {
  const sources: Source[] = [];
  for (const planned of planSources(raws, mappings).sources) {
    const { source } = await inspectSource(runner, planned, options);
    sources.push(source);
  }
  return { model, sources, mappings, today, thresholds: {}, part: sql`TRUE` };
}
