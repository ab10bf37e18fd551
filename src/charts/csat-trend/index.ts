/** Owns the chart of satisfaction by month. */
import type { Chart } from '../chart';
import { measureAxis, shownMeasure } from '../answer-measure';
import { percentCell, roundedCell } from '../table-cells';
import { estimateOf } from '../../service/satisfaction/measure';
import { scaleOf } from '../../service/satisfaction/questions';
import Component from './CsatTrend.svelte';
import { answersOf } from './layout';
import { queryCsatTrend, readCsatTrend, type CsatTrend, type CsatTrendOptions } from './query';
import { description, title, undated, words } from './text';

const chart: Chart<CsatTrend, CsatTrendOptions> = {
  id: 'csat-trend',
  title,
  description,
  needs: ['survey'],
  lacks: (model) => ((model.rows['survey'] ?? 0) === 0 || model.roles.includes('answered') ? null : undated),
  options: { measure: 'top2' },
  query: queryCsatTrend,
  read: readCsatTrend,
  count: ({ months }) => months.reduce((total, { overall, nps }) => total + Math.max(overall.answered, nps.answered), 0),
  // The host does not hand the options to a table: it holds what is shown first, satisfaction where there is any.
  table: (data, context) => {
    const measure = shownMeasure(context, 'top2');
    const [lo, hi] = scaleOf(context.model, 'overall') ?? [0, 100];
    const cell = (value: number): number | null =>
      measure === 'top2' ? percentCell(value) : roundedCell(measure === 'nps' ? value : lo + value * (hi - lo), 2);
    return {
      columns: [
        { text: words.month, numeric: false },
        ...[words.answers, measureAxis[measure], words.lo, words.hi].map((text) => ({ text, numeric: true })),
      ],
      rows: data.months.map((month) => {
        const answers = answersOf(month, measure);
        const estimate = estimateOf(answers, measure, context.smallGroup);
        const [from, to] = estimate?.interval ?? [NaN, NaN];
        return [month.month.slice(0, 7), answers.answered, cell(estimate?.value ?? NaN), cell(from), cell(to)];
      }),
    };
  },
  component: Component,
};

export default chart;
