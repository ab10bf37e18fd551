/** Owns the contract between a chart and whoever hosts it: a chart is pure functions and one component, and knows no engine or state. */
import type { Component } from 'svelte';
import type { BrushedField } from '../crossfilter/brushed-axis';
import type { FactsIndex } from '../crossfilter/facts-index';
import type { ResultReader } from '../lib/result';
import type { Locale, Text } from '../lib/text';
import type { Filter } from '../model/filter';
import type { EnergyFact } from '../model/largest-share';
import type { ModelInfo } from '../model/model-info';
import type { RegionMap } from '../model/region-map';
import type { SegmentInfo } from '../segment/method';
import type { Sql } from '../sql/sql';
import type { Dominated } from './dominated';

/** What a chart may look at. `filters` are those of every other chart. */
export interface ChartContext {
  readonly model: ModelInfo;
  readonly segments: readonly SegmentInfo[];
  readonly filters: readonly Filter[];
  /** Groups below this n are hidden; up to twice as many are pale (DOMAIN.md §7). */
  readonly smallGroup: number;
  /** 0…1: energy of a segment is hidden in which one customer uses more than this; absent or 1 hides none. */
  readonly largestShare?: number;
  /** Of a chart that is `byEnergy`: those segments. Absent while the rule is off or the data cannot tell. */
  readonly dominated?: Dominated;
  /** The map that the user dropped, if any. */
  readonly map?: RegionMap | null;
}

/** One figure that is to be traced to its statement and the customers behind it. */
export interface TracedFigure {
  /** The figure as it stands there, in the language of the page. */
  readonly title: string;
  readonly note: string;
  readonly statement: Sql;
  /** Besides those of the context: who of them stands behind the figure. */
  readonly filters: readonly Filter[];
  /** Facts to show first. */
  readonly fields: readonly string[];
}

/** A chart's own choices (measure, day type …): plain JSON, so that undo, save and reset come free. */
export type ChartOptions = Readonly<Record<string, string | number | boolean>>;

/** What the component draws with. Sizes are CSS pixels of the plot's box. */
export interface ChartProps<Data, Options extends ChartOptions> {
  readonly data: Data;
  readonly context: ChartContext;
  readonly options: Options;
  readonly locale: Locale;
  readonly width: number;
  readonly height: number;
  /** The chart's own filter, or null. */
  readonly selected: Filter | null;
  /** Filters that the same choice brought along; absent or empty for most charts. */
  readonly selectedFurther?: readonly Filter[];
  readonly onSelect: (filter: Filter | null, further?: readonly Filter[]) => void;
  readonly onOptions: (options: Options) => void;
  /** Shows where a figure comes from. */
  readonly onTrace?: (figure: TracedFigure) => void;
}

/** The chart as a table: what a screen reader, a copy to Excel and the "table" button show. */
export interface ChartTable {
  readonly columns: readonly { readonly text: Text; readonly numeric: boolean }[];
  readonly rows: readonly (readonly (string | number | null)[])[];
}

export interface Chart<Data, Options extends ChartOptions = ChartOptions> {
  readonly id: string;
  readonly title: Text;
  /** What one sees and how it is computed, one or two sentences. */
  readonly description: Text;
  /** Facts or roles that must be there; the host names the missing ones and how to add them. */
  readonly needs: readonly string[];
  /** What the data lacks that no single need can name, in words; null when it is there. */
  lacks?(model: ModelInfo): Text | null;
  readonly options: Options;
  /** The statement behind the chart; shown to the user, and run unless `fromIndex` answers. Always ends in ORDER BY. */
  query(context: ChartContext, options: Options): Sql;
  read(result: ResultReader, context: ChartContext, options: Options): Data;
  /** The same answer from typed arrays, without SQL; tests hold both equal. */
  fromIndex?(index: FactsIndex, context: ChartContext, options: Options): Data;
  /** True when `fromIndex` leaves something out (quantiles), which the statement brings as soon as the brush rests. */
  readonly isRough?: boolean;
  /** Its marks have the colours of the segments without naming them: away from the page, a key has to. */
  readonly needsKey?: true;
  /** The fact that figures of energy by segment go by, so that the chart is told which of them are hidden; absent without such figures. */
  readonly byEnergy?: EnergyFact;
  /** What the chart's own filter moves over; null when it sets none. The answers of the others are made ready when the pointer comes. */
  brush?(context: ChartContext, options: Options, data: Data): BrushedField | null;
  /** Customers (or rows) behind the data; 0 shows the empty state. */
  count(data: Data): number;
  table(data: Data, context: ChartContext, locale: Locale): ChartTable;
  readonly component: Component<ChartProps<Data, Options>>;
}
