/** Owns the chart by region. */
import type { Chart } from '../chart';
import { indexRegions, placesOf, queryRegions, readRegions, shownPlace, type Regions, type RegionsOptions } from './query';
import Component from './Regions.svelte';
import { tableOfRegions } from './table';
import { description, nothing, title } from './text';

const chart: Chart<Regions, RegionsOptions> = {
  id: 'regions',
  title,
  description,
  needs: [],
  lacks: (model) => (placesOf(model).length === 0 ? nothing : null),
  options: { field: 'region', measure: 'customers', view: 'auto' },
  query: queryRegions,
  read: readRegions,
  fromIndex: indexRegions,
  brush: ({ model }, options) => {
    const place = shownPlace(model, options);
    return place === null ? null : { field: place.name };
  },
  count: (data) => data.regions.reduce((sum, { customers }) => sum + customers, 0),
  table: tableOfRegions,
  component: Component,
};

export default chart;
