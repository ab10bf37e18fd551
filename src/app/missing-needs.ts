/** Owns the check of what charts need against what the data has. */
import type { Chart } from '../charts/chart';
import { chartById } from '../charts/registry';
import type { Text } from '../lib/text';
import { describeNeeds } from '../model/needs';
import { factField, type ModelInfo } from '../model/model-info';

type Needing = Pick<Chart<unknown>, 'needs' | 'lacks'>;

/** What is missing and how to add it: a sentence, or a few. A need is a fact with values, a role that some column plays, or a table with rows. */
export function missingNeeds(chart: Needing, model: ModelInfo): Text[] {
  const lacking = chart.lacks?.(model) ?? null;
  return [...describeNeeds(chart.needs.filter((need) => !isMet(need, model))), ...(lacking === null ? [] : [lacking])];
}

/** Views that want for the same, and what that is. */
export interface Declined {
  readonly titles: readonly Text[];
  readonly missing: readonly Text[];
}

/** A place for a chart, by its id. */
interface Place {
  readonly chart: string;
  /** Instead of the chart's own title. */
  readonly title?: Text | undefined;
}

/** A place with the chart that was found for it. */
export type Filled<Of extends Place> = Omit<Of, 'chart'> & { readonly chart: Chart<unknown> };

/** The places whose charts the data can fill, and the others by what they want for, both in their order. All are shown without a model. */
export function splitByNeeds<Of extends Place>(
  places: readonly Of[],
  model: ModelInfo | null,
): { readonly shown: readonly Filled<Of>[]; readonly declined: readonly Declined[] } {
  const shown: Filled<Of>[] = [];
  const declined = new Map<string, { titles: Text[]; missing: Text[] }>();
  for (const place of places) {
    const chart = chartById(place.chart);
    if (chart === undefined) continue;
    const missing = model === null ? [] : missingNeeds(chart, model);
    const key = JSON.stringify(missing);
    const title = place.title ?? chart.title;
    if (missing.length === 0) shown.push({ ...place, chart });
    else if (declined.has(key)) declined.get(key)?.titles.push(title);
    else declined.set(key, { titles: [title], missing });
  }
  return { shown, declined: [...declined.values()] };
}

/** Whether a fact with values, a role that some column plays, or a table with rows is there. */
export function isMet(need: string, model: ModelInfo): boolean {
  return factField(model, need) !== undefined || model.roles.includes(need) || (model.rows[need] ?? 0) > 0;
}
