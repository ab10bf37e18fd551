/** Owns the check of what a chart needs against what the data has. */
import type { Chart } from '../charts/chart';
import type { Text } from '../lib/text';
import { describeNeed } from '../model/needs';
import { factField, type ModelInfo } from '../model/model-info';

/** What is missing and how to add it, a sentence for each. A need is a fact with values, a role that some column plays, or a table with rows. */
export function missingNeeds(chart: Pick<Chart<unknown>, 'needs' | 'lacks'>, model: ModelInfo): Text[] {
  const missing = chart.needs.filter((need) => !isMet(need, model)).map(describeNeed);
  const lacking = chart.lacks?.(model) ?? null;
  return [
    ...missing.map(({ name, howTo }) =>
      missing.length === 1 ? howTo : { en: `${name.en}: ${howTo.en}`, zh: `${name.zh}：${howTo.zh}` },
    ),
    ...(lacking === null ? [] : [lacking]),
  ];
}

/** Whether a fact with values, a role that some column plays, or a table with rows is there. */
export function isMet(need: string, model: ModelInfo): boolean {
  return factField(model, need) !== undefined || model.roles.includes(need) || (model.rows[need] ?? 0) > 0;
}
