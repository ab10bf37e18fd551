/** Owns what the Overview is about to ask of new data: its columns come, and what needs no segments is counted, while those are made. */
import type { Chart, ChartOptions } from '../../charts/chart';
import type { FactsIndex } from '../../crossfilter/facts-index';
import { factField, type ModelInfo } from '../../model/model-info';
import { smallGroupOf, type Choices } from '../../state/choices';
import { ChartRun } from '../chart-run.svelte';
import { splitByNeeds } from '../missing-needs';
import { OVERVIEW_CHARTS } from './overview-charts';
import { distributionKey, savedDistributions, shownDistributions } from './shown-distributions';

/** A chart of the page under the key of its options. */
interface Asking {
  readonly chart: Chart<unknown>;
  readonly key: string;
  readonly preset: ChartOptions;
}

/** The charts that are about to be shown, each with the run that prepares it; one for as long as the app is open. */
export class FirstSight {
  readonly #runs = new Map<string, ChartRun<unknown>>();

  /** @param load brings columns into the index that is given to `follow` next */
  constructor(private readonly load: (fields: readonly string[]) => Promise<boolean>) {}

  /**
   * Of every new index of data that has no segments yet, as long as there is one. Nothing of it is shown, and what is under way when the
   * segments are there comes to its end, for it is asked at once. What stands further down keeps the engine from the segments only when
   * they are all but there. @param isLast no further statement of theirs is to come
   */
  follow(model: ModelInfo | null, index: FactsIndex, choices: Choices, isLast: boolean): void {
    if (model === null) return;
    // Without filters, which may need what does not exist yet; nobody is hidden, for that goes by segment.
    const context = { model, segments: [], filters: [], smallGroup: smallGroupOf(choices, model) };
    for (const { chart, key, preset } of askingCharts(model, choices, isLast)) {
      const options = { ...chart.options, ...preset, ...choices.chartOptions[key] };
      const run = this.#runs.get(key) ?? new ChartRun(chart, { run: neverRun, loadColumns: (fields) => this.load(fields) });
      this.#runs.set(key, run);
      run.prepare({ context, options, index });
    }
  }
}

/** Facts alone: segments are on their way, and curves would take longer than they. */
export function factsOf(fields: readonly string[], model: ModelInfo | null): string[] {
  return model === null ? [] : fields.filter((field) => factField(model, field) !== undefined);
}

function askingCharts(model: ModelInfo, choices: Choices, isAll: boolean): Asking[] {
  const measures = shownDistributions(model, savedDistributions(choices)).slice(0, isAll ? undefined : 1);
  const distributions = measures.map((field) => ({ chart: 'distribution', key: distributionKey(field), preset: { field } }));
  const linked = OVERVIEW_CHARTS.map(({ chart }) => ({ chart, key: chart, preset: {} }));
  // A rough answer's columns come after the full one.
  return splitByNeeds([...linked, ...distributions], model).shown.filter(({ chart }) => chart.isRough !== true);
}

function neverRun(): never {
  throw new RangeError('first sight: a question ahead of time runs no statement');
}
