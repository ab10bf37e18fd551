/** Owns the chart of a scorecard. */
import { makeCard, type Card } from '../../service/scorecard/card';
import { queryCard, readCard } from '../../service/scorecard/query';
import { canBeCarded, cardOf, type CardOptions } from '../card-choice';
import type { Chart } from '../chart';
import Component from './Scorecard.svelte';
import { tableOfCard } from './table';
import { description, noField, title } from './text';

const chart: Chart<Card, CardOptions> = {
  id: 'scorecard',
  title,
  description,
  needs: [],
  lacks: (model) => (canBeCarded(model) ? null : noField),
  options: { card: '' },
  query: ({ model, filters }, options) => queryCard(cardOf(options, model), model, filters),
  read: (result, { model, smallGroup }, options) => makeCard(readCard(result), cardOf(options, model), smallGroup),
  count: (card) => card.branches.reduce((sum, { customers }) => sum + customers, 0),
  table: tableOfCard,
  component: Component,
};

export default chart;
