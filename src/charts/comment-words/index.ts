/** Owns the chart of the words of comments. */
import type { Chart } from '../chart';
import Component from './CommentWords.svelte';
import { queryWords, readWords, type WordsOptions, type WordUses } from './query';
import { tableOfWords } from './table';
import { description, title } from './text';

const chart: Chart<WordUses, WordsOptions> = {
  id: 'comment-words',
  title,
  description,
  needs: ['comment'],
  options: { terms: '', sort: 'use' },
  query: queryWords,
  read: readWords,
  count: ({ comments }) => comments.customers,
  table: tableOfWords,
  component: Component,
};

export default chart;
