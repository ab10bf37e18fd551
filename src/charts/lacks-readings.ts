/** Owns the sentences by which charts of load curves decline data that has none. */
import type { Text } from '../lib/text';
import type { ModelInfo } from '../model/model-info';
import { describeNeed } from '../model/needs';

const ONLY_DAYS: Text = {
  en: 'This data has energy by the day, but no load within the day. This view needs readings of 24, 48 or 96 points a day.',
  zh: '现有数据只有日电量，没有日内负荷。此视图需要每日 24、48 或 96 点的负荷数据。',
};
const NO_DATES: Text = {
  en: 'These load curves carry no date, so days cannot be told apart. Add the day of each curve.',
  zh: '现有负荷曲线没有日期，无法区分各日。请补充每条曲线的日期。',
};

function has(model: ModelInfo, table: string): boolean {
  return (model.rows[table] ?? 0) > 0;
}

/** null where single days of readings are known. */
export function lacksReadings(model: ModelInfo): Text | null {
  if (has(model, 'reading_day')) return model.period === null ? NO_DATES : null;
  return has(model, 'usage_day') ? ONLY_DAYS : describeNeed('reading_day').howTo;
}

/** null where energy is known by the day, from readings or as such. */
export function lacksDays(model: ModelInfo): Text | null {
  return has(model, 'usage_day') ? null : lacksReadings(model);
}
