/** Owns the geometry and table of customers by how much their days differ. */
import { scaleLinear } from 'd3-scale';
import { formatNumber } from '../../lib/format';
import type { Locale, Text } from '../../lib/text';
import type { ChartTable } from '../chart';
import { roundedCell } from '../table-cells';
import { widestText } from '../text-width';
import type { Tick } from '../tick';

export interface Entropy {
  /** Customers in equal steps from 0 to 1. */
  readonly bins: readonly number[];
  readonly customers: number;
  readonly mean: number;
}

export interface EntropyRow {
  readonly name: string;
  readonly colour: string;
  readonly customers: number;
  readonly mean: number;
}

export const entropyWords = {
  title: { en: 'Entropy', zh: '熵' },
  axis: { en: 'entropy (0 always the same, 1 all shapes)', zh: '熵（0 每天相同，1 各形态均等）' },
  customers: { en: 'Customers', zh: '户数' },
  mean: { en: 'Mean entropy', zh: '平均熵' },
  from: { en: 'Entropy from', zh: '熵（下限）' },
  all: { en: 'All', zh: '全部' },
  segment: { en: 'Most frequent shape', zh: '主要形态' },
} satisfies Record<string, Text>;

export interface EntropyLayout {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
  readonly height: number;
  readonly bars: readonly {
    readonly x: number;
    readonly y: number;
    readonly width: number;
    readonly height: number;
    readonly label: string;
    readonly customers: number;
  }[];
  readonly meanX: number;
  readonly xTicks: readonly Tick[];
  readonly yTicks: readonly Tick[];
}

export function layoutEntropy({ bins, customers, mean }: Entropy, width: number, fontPx: number, locale: Locale): EntropyLayout {
  const top = 2.6 * fontPx;
  const bottom = top + 8 * fontPx;
  const y = scaleLinear([0, Math.max(1, ...bins)], [bottom, top]).nice(3);
  const yTicks = y
    .ticks(3)
    .filter(Number.isInteger)
    .map((value) => ({ at: y(value), label: formatNumber(value, locale) }));
  const left =
    Math.ceil(
      widestText(
        yTicks.map(({ label }) => label),
        fontPx,
      ),
    ) + 10;
  const right = width - fontPx;
  const x = scaleLinear([0, 1], [left, right]);
  const edge = (at: number): number => x(at / bins.length);
  return {
    ...{ left, right, top, bottom, height: bottom + 3.4 * fontPx, meanX: customers > 0 ? x(mean) : left, yTicks },
    bars: bins.map((count, at) => ({
      ...{
        x: edge(at) + 0.5,
        width: Math.max(1, edge(at + 1) - edge(at) - 1),
        y: y(count),
        height: bottom - y(count),
        customers: count,
      },
      label: `${(at / bins.length).toFixed(2)}–${((at + 1) / bins.length).toFixed(2)}`,
    })),
    xTicks: [0, 0.25, 0.5, 0.75, 1].map((value) => ({ at: x(value), label: String(value) })),
  };
}

/** One row a segment, then one a step of entropy with customers. */
export function tableOfEntropy({ bins, customers, mean }: Entropy, rows: readonly EntropyRow[]): ChartTable {
  return {
    columns: [
      { text: entropyWords.segment, numeric: false },
      { text: entropyWords.customers, numeric: true },
      { text: entropyWords.mean, numeric: true },
    ],
    rows: [
      ...rows.map((row) => [row.name, row.customers, roundedCell(row.mean, 3)]),
      ['–', customers, roundedCell(mean, 3)],
      ...bins.flatMap((count, at) =>
        count === 0 ? [] : [[`${(at / bins.length).toFixed(2)}–${((at + 1) / bins.length).toFixed(2)}`, count, null]],
      ),
    ],
  };
}
