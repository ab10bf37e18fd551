// Draws a chart of the registry from its sample, and keeps what it emits.
import { flushSync, mount, unmount } from 'svelte';
import type { Chart, ChartContext, ChartOptions, TracedFigure } from '../../../src/charts/chart';
import type { Locale } from '../../../src/lib/text';
import type { Filter } from '../../../src/model/filter';
import type { FactField } from '../../../src/model/model-info';
import { samples } from '../../unit/charts/chart-samples';

const fact = (name: string, kind: FactField['kind']): FactField => ({
  ...{ name, text: { en: `fact ${name}`, zh: `指标 ${name}` }, kind, family: 'value', known: 40, distinct: 3 },
  ...(kind === 'number' ? { range: [0, 40] as const, additive: true } : {}),
});
export const REGION = fact('region', 'category');
export const ENERGY = fact('kwh_12m', 'number');
const numbers = ['csat_top2', 'complaints_12m', 'outage_minutes_12m'].map((name) => fact(name, 'number'));

export const context: ChartContext = {
  model: {
    ...{ loadId: 1, customers: 40, rows: { contact: 40, survey: 40 }, period: null, slotsPerDay: 24, grain: 'customer' },
    facts: [REGION, fact('class', 'category'), fact('channel', 'category'), ENERGY, ...numbers],
    roles: ['type', 'ticket_channel', 'cause', 'opened_at', 'closed_at', 'overall', 'nps', 'answered'],
    ...{ problems: [], files: [] },
  },
  segments: [{ key: 'A', text: { en: 'Homes', zh: '居民' }, colour: 0, rule: { en: '', zh: '' } }],
  ...{ filters: [], smallGroup: 15 },
};

export interface Given {
  readonly data?: unknown;
  readonly options?: ChartOptions;
  readonly locale?: Locale;
  readonly smallGroup?: number;
  /** The chart's own filters, as it emitted them. */
  readonly selected?: readonly Filter[];
}

export interface Drawn {
  /** What each choice asked for: the filter, and those that it brings along; null takes them away. */
  readonly emitted: (readonly (Filter | null)[])[];
  readonly traced: TracedFigure[];
  readonly find: (selector: string) => SVGElement | HTMLElement;
  readonly all: (selector: string) => (SVGElement & HTMLElement)[];
}

let mounted: Record<string, unknown> | undefined;

export async function clearPage(): Promise<void> {
  if (mounted !== undefined) await unmount(mounted);
  mounted = undefined;
  document.body.replaceChildren();
}

export async function drawSample(chart: Chart<unknown>, given: Given = {}): Promise<Drawn> {
  await clearPage();
  const emitted: (readonly (Filter | null)[])[] = [];
  const traced: TracedFigure[] = [];
  const [selected = null, ...selectedFurther] = given.selected ?? [];
  mounted = mount(chart.component, {
    target: document.body,
    props: {
      data: given.data ?? samples[chart.id],
      context: { ...context, smallGroup: given.smallGroup ?? context.smallGroup },
      options: { ...chart.options, ...given.options },
      ...{ locale: given.locale ?? 'en', width: 640, height: 320, selected, selectedFurther },
      onSelect: (filter, further = []) => void emitted.push([filter, ...further]),
      onOptions: () => undefined,
      onTrace: (figure) => void traced.push(figure),
    },
  });
  flushSync();
  const all = (selector: string) => Array.from(document.querySelectorAll<SVGElement & HTMLElement>(selector));
  const find = (selector: string) => {
    const [mark] = all(selector);
    if (mark === undefined) throw new Error(`${chart.id} has no ${selector}`);
    return mark;
  };
  return { emitted, traced, find, all };
}
