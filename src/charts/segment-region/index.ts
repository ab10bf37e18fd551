/** Owns the chart of regions by segment. */
import { describeNeed } from '../../model/needs';
import type { Chart } from '../chart';
import { hasPlace } from '../place-fields';
import { queryRegionSegments, readRegionSegments, type RegionSegmentOptions, type RegionSegments } from './query';
import Component from './SegmentRegion.svelte';
import { tableOfRegionSegments } from './table';
import { description, title } from './text';

const chart: Chart<RegionSegments, RegionSegmentOptions> = {
  id: 'segment-region',
  title,
  description,
  needs: [],
  lacks: (model) => (hasPlace(model) ? null : describeNeed('region').howTo),
  options: { field: 'region', share: 'region' },
  query: queryRegionSegments,
  read: readRegionSegments,
  count: (data) => data.regions.reduce((total, { counts }) => counts.reduce((sum, n) => sum + n, total), 0),
  table: tableOfRegionSegments,
  component: Component,
};

export default chart;
