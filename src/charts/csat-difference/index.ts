/** Owns the chart that compares two groups with a test and an effect in words. */
import type { Chart } from '../chart';
import { nameOfGroup } from '../answer-groups';
import Component from './CsatDifference.svelte';
import { differenceLines } from './lines';
import { queryDifference, readDifference, REST, type DifferenceOptions, type TwoGroups } from './query';
import { description, rest, title, words } from './text';

const chart: Chart<TwoGroups, DifferenceOptions> = {
  id: 'csat-difference',
  title,
  description,
  needs: ['survey_item'],
  options: { by: 'segment', item: 'overall', a: '', b: '' },
  query: queryDifference,
  read: readDifference,
  count: ({ groups }) => groups.reduce((total, { answered }) => total + answered, 0),
  table: ({ difference, field, b }, { segments }, locale) => ({
    columns: [
      { text: words.measure, numeric: false },
      { text: words.value, numeric: false },
    ],
    rows:
      difference === null
        ? []
        : [
            ...[difference.a, difference.b].map((group, i) => [
              i === 1 && b === REST ? rest[locale] : nameOfGroup(field, group.key, segments, locale),
              `${((100 * group.top2) / group.answered).toFixed(1)}%, n = ${String(group.answered)}`,
            ]),
            ...differenceLines(difference, locale).map(({ name, value }) => [name[locale], value]),
          ],
  }),
  component: Component,
};

export default chart;
