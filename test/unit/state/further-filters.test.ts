// Tests of a choice that brings several filters along, and of several instances of one chart.
import { expect, it } from 'vitest';
import { filtersFor, type Filter } from '../../../src/model/filter';
import { defaultChoices } from '../../../src/state/choices';
import { Workspace } from '../../../src/state/workspace.svelte';

const only = (field: string, value: string): Filter => ({ kind: 'in', field, values: [value] });
const range = (field: string): Filter => ({ kind: 'range', field, lo: 0, hi: 1 });

function workspace(): Workspace {
  const made = new Workspace(defaultChoices('zh', 'light'), null);
  made.setFilter('composition', only('class', 'a'), null, [only('segment', 's'), only('region', 'r')]);
  return made;
}

it('a box inside boxes sets its filters in one step, and takes them back in one', () => {
  const made = workspace();
  expect(Object.keys(made.choices.filters)).toEqual(['composition', 'composition/1', 'composition/2']);
  made.undo();
  expect(made.choices.filters).toEqual({});
});

it('fewer levels leave none of the deeper ones behind, and the first keeps its place among the chips', () => {
  const made = workspace();
  made.setFilter('regions', only('region', 'q'));
  made.setFilter('composition', only('class', 'b'), null, [only('segment', 't')]);
  expect(Object.entries(made.choices.filters).map(([key, filter]) => [key, filter.kind === 'in' && filter.values[0]])).toEqual([
    ['composition', 'b'],
    ['regions', 'q'],
    ['composition/1', 't'],
  ]);
  made.setFilter('composition', null);
  expect(Object.keys(made.choices.filters)).toEqual(['regions']);
});

it('what the data cannot answer goes with what its choice brought along, but does not take along what brought it', () => {
  const made = workspace();
  made.setFilter('regions', only('region', 'q'));
  made.keepFilters(({ field }) => field !== 'segment');
  expect(Object.keys(made.choices.filters)).toEqual(['composition', 'composition/2', 'regions']);
  made.keepFilters(({ field }) => field !== 'class');
  expect(made.choices.filters).toEqual({ regions: only('region', 'q') });
});

it('a chart ignores all of its own filters, but not those of another instance', () => {
  const made = workspace();
  made.setFilter('distribution', range('kwh_12m'));
  made.setFilter('distribution:mean_price', range('mean_price'));
  const fields = (chart: string | null): string[] => filtersFor(made.choices.filters, chart).map(({ field }) => field);
  expect(fields('composition')).toEqual(['kwh_12m', 'mean_price']);
  expect(fields('distribution')).toEqual(['class', 'segment', 'region', 'mean_price']);
  expect(fields(null)).toHaveLength(5);
});
