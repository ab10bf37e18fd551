/** Owns the chart of the day of the system peak: segments stacked, shares of the peak, coincidence factor. */
import type { Chart } from '../chart';
import { lacksReadings } from '../lacks-readings';
import type { LoadOptions } from '../load-options';
import { percentCell, roundedCell, segmentName } from '../table-cells';
import LoadStack from './LoadStack.svelte';
import { queryPeakDay, readPeakDay, type PeakDay } from './query';
import { peakShares, SMALL } from './shares';
import { columns, description, small, title } from './text';

const chart: Chart<PeakDay | null, LoadOptions> = {
  id: 'load-stack',
  title,
  description,
  needs: [],
  lacks: lacksReadings,
  options: {},
  query: queryPeakDay,
  read: readPeakDay,
  count: (data) => (data?.segments ?? []).reduce((sum, { customers }) => sum + customers, 0),
  table(data, context, locale) {
    const shares = peakShares(data, context.smallGroup, context.dominated);
    const { segment, customers, share, atPeak, ownPeak, customerPeaks, coincidence } = columns;
    return {
      columns: [
        { text: segment, numeric: false },
        ...[customers, share, atPeak, ownPeak, customerPeaks, coincidence].map((text) => ({ text, numeric: true })),
      ],
      rows: (shares?.segments ?? []).map((one, i) => [
        one.key === SMALL ? small[locale] : segmentName(context.segments, one.key, locale),
        one.customers,
        percentCell(shares?.shares[i] ?? NaN),
        roundedCell(one.kw[data?.peakSlot ?? 0] ?? NaN, 3),
        roundedCell(one.ownPeakKw, 3),
        roundedCell(one.customerPeaksKw, 3),
        roundedCell(one.ownPeakKw / one.customerPeaksKw, 3),
      ]),
    };
  },
  byEnergy: 'mean_kw',
  component: LoadStack,
};

export default chart;
