/** Owns the chart of a scorecard. */
import { makeCard, type Card } from '../../service/scorecard/card';
import { queryCard, readCard } from '../../service/scorecard/query';
import { cardLacks, cardOf, leastOfCard, type CardOptions } from '../card-choice';
import type { Chart } from '../chart';
import Component from './Scorecard.svelte';
import { tableOfCard } from './table';
import { description, title } from './text';

const chart: Chart<Card, CardOptions> = {
  id: 'scorecard',
  title,
  description,
  needs: [],
  lacks: cardLacks,
  options: { card: '' },
  query: ({ model, filters }, options) => queryCard(cardOf(options, model), model, filters),
  read: (result, context, options) => makeCard(readCard(result), cardOf(options, context.model), leastOfCard(context)),
  count: (card) => card.branches.reduce((sum, { customers }) => sum + customers, 0),
  table: tableOfCard,
  component: Component,
};

export default chart;
