/** Owns the chart of who answered: coverage by group, how biased the sample is, and the share after weighting. */
import { coverageOf, invitedOf } from '../../service/satisfaction/coverage';
import { nameOfGroup } from '../answer-groups';
import type { Chart } from '../chart';
import { percentCell } from '../table-cells';
import Component from './CsatCoverage.svelte';
import { orderedGroups, rateOf } from './layout';
import { queryCoverage, readCoverage, type CoverageGroups, type CoverageOptions } from './query';
import { description, title, words } from './text';

const chart: Chart<CoverageGroups, CoverageOptions> = {
  id: 'csat-coverage',
  title,
  description,
  needs: ['survey'],
  options: { by: 'segment' },
  query: queryCoverage,
  read: readCoverage,
  count: ({ groups }) => groups.reduce((total, { answered }) => total + answered, 0),
  table: (data, context, locale) => {
    const coverage = coverageOf(data.groups);
    return {
      columns: [
        { text: data.field.text, numeric: false },
        ...[
          words.customers,
          coverage.base === 'asked' ? words.asked : words.customers,
          ...[words.answered, words.rate, words.ofCustomers, words.ofAnswers],
        ].map((text) => ({ text, numeric: true })),
      ],
      rows: orderedGroups(data, context).map((group) => [
        nameOfGroup(data.field, group.key, context.segments, locale),
        group.customers,
        invitedOf(group, coverage.base),
        group.answered,
        percentCell(rateOf(group, coverage.base, context.smallGroup)),
        percentCell(group.customers / coverage.customers),
        percentCell(group.answered / coverage.answered),
      ]),
    };
  },
  component: Component,
};

export default chart;
