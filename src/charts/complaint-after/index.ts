/** Owns the chart of satisfaction after a complaint. */
import { AFTER_GROUPS, addUp, queryAfterComplaint, readAfterComplaint, type AfterAnswers } from '../../service/after-complaint';
import type { Chart } from '../chart';
import { shareCells } from '../share-rows';
import ComplaintAfter from './ComplaintAfter.svelte';
import { description, groups, title, words } from './text';

const chart: Chart<readonly AfterAnswers[]> = {
  id: 'complaint-after',
  title,
  description,
  needs: ['contact', 'survey', 'type', 'opened_at', 'overall', 'answered'],
  options: {},
  query: ({ model, filters }) => queryAfterComplaint(model, filters),
  read: readAfterComplaint,
  count: (data) => addUp(data).answers,
  table: (data, { smallGroup }, locale) => ({
    columns: [
      { text: words.group, numeric: false },
      ...[words.n, words.hits, words.shareColumn, words.lo, words.hi].map((text) => ({ text, numeric: true })),
    ],
    rows: AFTER_GROUPS.map((group) => {
      const { answers, satisfied } = addUp(data.filter((row) => row.group === group));
      return [groups[group][locale], ...shareCells({ n: answers, hits: satisfied }, smallGroup)];
    }),
  }),
  component: ComplaintAfter,
};

export default chart;
