/** Owns the state behind the views of the brush benchmark, as session and workspace hold it in the page. */
import type { ChartContext } from '../../../src/charts/chart';
import type { BrushedField } from '../../../src/crossfilter/brushed-axis';
import { FactsIndex, type FactColumn } from '../../../src/crossfilter/facts-index';
import type { Filter, FilterSet } from '../../../src/model/filter';
import type { Bench, BenchView } from './made-customers';

export class BenchState implements Bench {
  filters = $state.raw<FilterSet>({});
  expected = $state('');
  readonly index: FactsIndex;

  constructor(
    readonly columns: ReadonlyMap<string, FactColumn>,
    rows: number,
    readonly context: Omit<ChartContext, 'filters'>,
    readonly views: readonly BenchView[],
  ) {
    this.index = new FactsIndex(rows, columns);
  }

  select(id: string, filter: Filter | null): void {
    const { [id]: _, ...others } = this.filters;
    this.filters = filter === null ? others : { ...others, [id]: filter };
  }

  expectBrush(id: string, brush: BrushedField): void {
    if (this.expected === id) return;
    this.index.expectBrush(brush);
    this.expected = id;
  }
}
