/** Owns the way from a built model to the input of the checks. */
import type { RawTable } from '../../intake/raw-table';
import { localDay } from '../../lib/local-day';
import { sql } from '../../sql/sql';
import { withReading } from '../inspect-source';
import type { TableMapping } from '../mapping';
import type { ModelInfo } from '../model-info';
import { planSources } from '../source';
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

/** The sources as the model read them, so that raw dates are read the same way. Thresholds are still empty. */
export function prepareInput(
  model: ModelInfo,
  raws: readonly RawTable[],
  mappings: readonly TableMapping[],
  today: string,
): CheckInput {
  const sources = planSources(raws, mappings).sources.map((planned) => withReading(planned, model.reading?.[planned.raw.name]));
  return { model, sources, mappings, today, thresholds: {}, part: sql`TRUE` };
}
