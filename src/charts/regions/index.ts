/** Owns the chart by region. */
import { describeNeed } from '../../model/needs';
import type { Chart } from '../chart';
import { hasPlace, shownPlace } from '../place-fields';
import { indexRegions, queryRegions, readRegions, type Regions, type RegionsOptions } from './query';
import Component from './Regions.svelte';
import { tableOfRegions } from './table';
import { description, title } from './text';

const chart: Chart<Regions, RegionsOptions> = {
  id: 'regions',
  title,
  description,
  needs: [],
  needsKey: true,
  lacks: (model) => (hasPlace(model) ? null : describeNeed('region').howTo),
  options: { field: 'region', measure: 'auto', view: 'auto' },
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
