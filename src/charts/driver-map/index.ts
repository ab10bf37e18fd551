/** Owns the importance–performance map. */
import { queryDrivers } from '../../service/driver-query';
import { readDrivers, type Drivers } from '../../service/drivers';
import type { Chart } from '../chart';
import { tableOfDrivers } from '../driver-table';
import { askedItems, lacksDrivers } from '../driver-words';
import Component from './DriverMap.svelte';
import { description, title } from './text';

const chart: Chart<Drivers> = {
  id: 'driver-map',
  title,
  description,
  needs: [],
  lacks: lacksDrivers,
  options: {},
  query: ({ filters, model }) => queryDrivers(filters, askedItems(model)),
  read: (result, { model, smallGroup }) => readDrivers(result, askedItems(model), smallGroup),
  count: ({ answered }) => answered,
  table: tableOfDrivers,
  component: Component,
};

export default chart;
