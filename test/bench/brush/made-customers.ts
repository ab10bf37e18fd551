/** Owns the made-up customers of the brush benchmark: typed arrays of any size, and the eight views over them. */
import type { Chart, ChartContext, ChartOptions } from '../../../src/charts/chart';
import { chartById } from '../../../src/charts/registry';
import type { BrushedField } from '../../../src/crossfilter/brushed-axis';
import { curveColumn, type FactColumn, type FactsIndex } from '../../../src/crossfilter/facts-index';
import { Random } from '../../../src/lib/random';
import type { Filter, FilterSet } from '../../../src/model/filter';
import type { FactField } from '../../../src/model/model-info';

export interface BenchView {
  readonly id: string;
  readonly chart: Chart<unknown>;
  readonly options: ChartOptions;
}

export interface Bench {
  readonly views: readonly BenchView[];
  readonly context: Omit<ChartContext, 'filters'>;
  readonly index: FactsIndex;
  readonly filters: FilterSet;
  /** Id of the view under the pointer. */
  readonly expected: string;
  select(id: string, filter: Filter | null): void;
  expectBrush(id: string, brush: BrushedField): void;
}

export const MEASURES = ['kwh_12m', 'amount_12m', 'mean_price', 'capacity_use', 'contract_years'] as const;
const SEGMENTS = ['A', 'B', 'C', 'D', 'E', 'F'];
const SLOTS = 24;
/** Customers with readings. */
const MOST_CURVES = 50_000;

/** Five skewed and even measures, one in twenty without a value; segments, answers, and curves of some. */
export function makeColumns(rows: number): Map<string, FactColumn> {
  const random = new Random(11);
  const columns = new Map<string, FactColumn>();
  const number = (name: string, next: () => number): void => {
    columns.set(name, { kind: 'number', values: Float64Array.from({ length: rows }, next) });
  };
  number('kwh_12m', () => (random.chance(0.05) ? NaN : random.logNormal(3000, 1.2)));
  number('amount_12m', () => (random.chance(0.05) ? NaN : random.logNormal(1800, 1.1)));
  number('mean_price', () => (random.chance(0.05) ? NaN : 0.4 + 0.5 * random.next()));
  number('capacity_use', () => (random.chance(0.05) ? NaN : random.next()));
  number('contract_years', () => 40 * random.next());
  number('csat_top2', () => (random.chance(0.7) ? NaN : Number(random.chance(0.8))));
  const codes = Uint16Array.from({ length: rows }, () => random.below(SEGMENTS.length));
  columns.set('segment', { kind: 'category', codes, values: SEGMENTS });
  const curves = Math.min(rows, MOST_CURVES);
  columns.set(curveColumn('all'), {
    kind: 'curve',
    width: SLOTS,
    rows: Uint32Array.from({ length: curves }, (_, k) => Math.floor((k * rows) / curves)),
    values: Float32Array.from({ length: curves * SLOTS }, () => random.logNormal(2, 0.6)),
  });
  return columns;
}

export function makeContext(columns: ReadonlyMap<string, FactColumn>, rows: number): Omit<ChartContext, 'filters'> {
  const facts = [...columns].flatMap(([name, column]): FactField[] => {
    if (column.kind !== 'number') return [];
    let [lo, hi] = [Infinity, -Infinity];
    for (const value of column.values) {
      if (value < lo) lo = value;
      if (value > hi) hi = value;
    }
    return [{ name, text: { en: name, zh: name }, kind: 'number', family: 'value', known: rows, distinct: 0, range: [lo, hi] }];
  });
  return {
    model: {
      ...{ loadId: 1, customers: rows, rows: {}, facts, roles: [], period: null, slotsPerDay: SLOTS },
      ...{ grain: 'customer', problems: [], files: [] },
    },
    segments: SEGMENTS.map((key, colour) => ({ key, text: { en: key, zh: key }, colour, rule: { en: '', zh: '' } })),
    smallGroup: 15,
  };
}

/** Five distributions, sizes, satisfaction and load curves. */
export function makeViews(): BenchView[] {
  const view = (id: string, chart: string, options: ChartOptions = {}): BenchView[] => {
    const found = chartById(chart);
    return found === undefined ? [] : [{ id, chart: found, options }];
  };
  return [
    ...MEASURES.flatMap((field) => view(field, 'distribution', { field, scale: 'auto' })),
    ...['segment-size', 'satisfaction', 'load-curve'].flatMap((chart) => view(chart, chart)),
  ];
}
