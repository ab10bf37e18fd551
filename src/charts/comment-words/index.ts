/** Owns the chart of the words of comments. */
import { describeNeed } from '../../model/needs';
import { hasQuestion } from '../../service/survey-items';
import type { Chart } from '../chart';
import Component from './CommentWords.svelte';
import { queryWords, readWords, type WordsOptions, type WordUses } from './query';
import { tableOfWords } from './table';
import { description, title } from './text';

const chart: Chart<WordUses, WordsOptions> = {
  id: 'comment-words',
  title,
  description,
  needs: [],
  lacks: (model) => (hasQuestion(model, 'comment') ? null : describeNeed('comment').howTo),
  options: { terms: '', sort: 'use' },
  query: queryWords,
  read: readWords,
  count: ({ comments }) => comments.customers,
  table: tableOfWords,
  component: Component,
};

export default chart;
