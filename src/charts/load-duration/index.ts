/** Owns the chart of load-duration curves. */
import type { Chart } from '../chart';
import { lacksDays } from '../lacks-readings';
import type { LoadOptions } from '../load-options';
import { percentCell, roundedCell, segmentName } from '../table-cells';
import { durationValues, shownDurations } from './layout';
import LoadDuration from './LoadDuration.svelte';
import { queryDurations, readDurations, STEPS, type Durations } from './query';
import { all, columns, description, title } from './text';

/** Steps of the curve in a row of the table: 5 %. */
const TABLE_STEP = 10;

const chart: Chart<Durations, LoadOptions> = {
  id: 'load-duration',
  title,
  description,
  needs: [],
  lacks: lacksDays,
  options: { scale: 'kw' },
  query: queryDurations,
  read: readDurations,
  count: ({ curves }) => curves[0]?.customers ?? 0,
  table(data, context, locale) {
    const { together, segments } = shownDurations(data, context.smallGroup, context.dominated);
    const { curve, customers, share, hours, kw, relative } = columns;
    return {
      columns: [
        { text: curve, numeric: false },
        ...[customers, share, hours, kw, relative].map((text) => ({ text, numeric: true })),
      ],
      rows: [...together, ...segments].flatMap((one) => {
        const shares = durationValues(one, 'relative');
        return one.kw.flatMap((value, step) =>
          step % TABLE_STEP > 0
            ? []
            : [
                [
                  one.segment === null ? all[locale] : segmentName(context.segments, one.segment, locale),
                  ...[one.customers, percentCell(step / STEPS), roundedCell((one.hours * step) / STEPS, 1)],
                  ...[roundedCell(value, 3), percentCell(shares[step] ?? NaN)],
                ],
              ],
        );
      }),
    };
  },
  byEnergy: 'mean_kw',
  component: LoadDuration,
};

export default chart;
