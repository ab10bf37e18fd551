/** Owns the chart of how sure the places of a scorecard are. */
import { factField } from '../../model/model-info';
import { valueText } from '../../model/vocabulary';
import { makeCard } from '../../service/scorecard/card';
import { queryCard, readCard } from '../../service/scorecard/query';
import { cardLacks, cardOf, leastOfCard } from '../card-choice';
import type { Chart } from '../chart';
import { percentCell, roundedCell } from '../table-cells';
import { ranksOfCard, usualPlaces, type Ranks, type RanksOptions } from './ranks';
import Component from './ScorecardRanks.svelte';
import { description, title, words } from './text';

const chart: Chart<Ranks, RanksOptions> = {
  id: 'scorecard-ranks',
  title,
  description,
  needs: [],
  lacks: cardLacks,
  options: { card: '', weighting: 'near', chance: 'yes' },
  query: ({ model, filters }, options) => queryCard(cardOf(options, model), model, filters),
  read: (result, context, options) =>
    ranksOfCard(makeCard(readCard(result), cardOf(options, context.model), leastOfCard(context)), options),
  count: ({ card }) => card.branches.reduce((sum, { customers }) => sum + customers, 0),
  table: ({ card, places }, { model }, locale) => ({
    columns: [
      { text: factField(model, card.choice.field)?.text ?? words.branch, numeric: false },
      ...[words.now, words.held, words.first, words.best, words.worst].map((text) => ({ text, numeric: true })),
    ],
    rows: card.branches.map(({ branch, rank }, i) => {
      const shares = places[i] ?? [];
      const [best, worst] = usualPlaces(shares);
      return [
        valueText(branch, locale),
        roundedCell(rank, 0),
        percentCell(shares[rank - 1] ?? NaN),
        percentCell(shares[0] ?? NaN),
        roundedCell(best, 0),
        roundedCell(worst, 0),
      ];
    }),
  }),
  component: Component,
};

export default chart;
