/** Owns the chart of potential: shifting to the valley, and evening out. */
import { DEFAULT_HOURS, DEFAULT_PRICES } from '../../model/time-of-use';
import type { Chart } from '../chart';
import { lacksReadings } from '../lacks-readings';
import { percentCell, roundedCell, segmentName } from '../table-cells';
import LoadPotential from './LoadPotential.svelte';
import { moneyUnit } from './money';
import { queryPotential, readPotential, type Potential, type PotentialOptions } from './query';
import { shownPotential } from './shown';
import { columns, description, savedIn, title } from './text';

const chart: Chart<Potential, PotentialOptions> = {
  id: 'load-potential',
  title,
  description,
  needs: [],
  lacks: lacksReadings,
  options: { shiftPercent: 10, tou: DEFAULT_HOURS, prices: DEFAULT_PRICES, money: 'yuan' },
  query: queryPotential,
  read: readPotential,
  count: ({ rows }) => rows.reduce((sum, { customers }) => sum + customers, 0),
  table(data, context, locale) {
    const { segment, customers, peakShare, movedKwh, best, cutKw, cutShare } = columns;
    const saved = savedIn(moneyUnit(data.money));
    return {
      columns: [
        { text: segment, numeric: false },
        ...[customers, peakShare, movedKwh, saved, best, cutKw, cutShare].map((text) => ({ text, numeric: true })),
      ],
      rows: shownPotential(data, context.smallGroup, context.dominated).rows.map((one) => [
        segmentName(context.segments, one.row.segment, locale),
        ...[one.row.customers, percentCell(one.peakShare), roundedCell(one.movedKwh, 0), roundedCell(one.savedMoney, 0)],
        ...[percentCell(one.row.bestLoadFactor), roundedCell(one.row.cutKw, 3), percentCell(one.row.cutKw / one.row.peaksKw)],
      ]),
    };
  },
  byEnergy: 'mean_kw',
  component: LoadPotential,
};

export default chart;
