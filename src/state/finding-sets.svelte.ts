/** Owns which findings, ranges of risk and value tiers have their customers in the table `finding`, so that a filter by one of them can be answered. */
import type { Runner } from '../engine/engine';
import { isAbort } from '../lib/errors';
import { findingFilters, findingName, type FilterSet, type SetFilter } from '../model/filter';
import type { TableMapping } from '../model/mapping';
import type { ModelInfo } from '../model/model-info';
import type { CheckInput } from '../model/quality/check';
import { buildFinding, dropFindings } from '../model/quality/finding-table';
import { buildTierSet } from '../service/risk/tier-filter';
import { buildRiskSet } from '../tag/risk/risk-set';
import { checkDay, prepareInput } from '../model/quality/prepare';
import type { LoadedSource } from './loaded-source';

export class FindingSets {
  /** Customers of each finding that are in the dashboard, by findingName. Replaced, never changed. */
  sizes = $state.raw<ReadonlyMap<string, number>>(new Map());

  /** True when every finding among the filters can be answered. */
  knows(filters: FilterSet): boolean {
    return findingFilters(filters).every((filter) => this.sizes.has(findingName(filter)));
  }

  /** After the tables were lost or are about to be built afresh. */
  async clear(runner: Runner): Promise<void> {
    this.forget();
    await dropFindings(runner);
  }

  /** As `clear`, in memory only. */
  forget(): void {
    this.sizes = new Map();
  }

  /** @returns the customers found in the dashboard. @throws AppError */
  async add(runner: Runner, filter: SetFilter, input: CheckInput): Promise<number> {
    const size = await sizeOf(runner, filter, input);
    this.sizes = new Map(this.sizes).set(findingName(filter), size);
    return size;
  }

  /** Finds the customers anew for filters that came with saved choices, from an undo, or from the data before. What cannot be found is left. */
  async follow(
    runner: Runner,
    filters: FilterSet,
    model: ModelInfo,
    sources: readonly LoadedSource[],
    mappings: readonly TableMapping[],
  ): Promise<void> {
    if (this.knows(filters)) return;
    try {
      const day = checkDay(sources.every(({ file }) => file === null));
      const tables = sources.flatMap((source) => source.tables);
      const input = prepareInput(model, tables, mappings, day);
      for (const filter of findingFilters(filters))
        if (!this.sizes.has(findingName(filter))) await this.add(runner, filter, input);
    } catch (thrown) {
      // A filter that this data cannot answer is dropped by the caller, as one on a field that is gone.
      if (isAbort(thrown)) throw thrown;
    }
  }
}

function sizeOf(runner: Runner, filter: SetFilter, input: CheckInput): Promise<number> {
  if (filter.kind === 'risk') return buildRiskSet(runner, filter, input.model);
  return filter.kind === 'tier' ? buildTierSet(runner, filter, input.model) : buildFinding(runner, filter, input, {});
}
