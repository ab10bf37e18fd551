/** Owns the way from a built model to the input of the checks. */
import { DAY_MS, EXPORT_DAY } from '../../example/calendar';
import type { RawTable } from '../../intake/raw-table';
import { localDay } from '../../lib/local-day';
import { sql } from '../../sql/sql';
import { withReading } from '../inspect-source';
import type { TableMapping } from '../mapping';
import type { ModelInfo } from '../model-info';
import { planSources } from '../source';
import type { CheckInput } from './check';

/**
 * The present that the checks go by, yyyy-MM-dd: today, but never before the export of invented data, whose clock is not this machine's.
 * @param isExample the data is the invented example
 */
export function checkDay(isExample: boolean): string {
  const today = localDay(new Date());
  // What was opened in the last month of its bills was closed by the day of its export.
  const last = isExample ? new Date(EXPORT_DAY * DAY_MS).toISOString().slice(0, 10) : today;
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
