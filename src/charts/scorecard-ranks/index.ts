/** Owns the chart of how sure the places of a scorecard are. */
import { factField } from '../../model/model-info';
import { valueText } from '../../model/vocabulary';
import { makeCard } from '../../service/scorecard/card';
import { queryCard, readCard } from '../../service/scorecard/query';
import { canBeCarded, cardOf } from '../card-choice';
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
  lacks: (model) =>
    canBeCarded(model)
      ? null
      : { en: 'Add a column such as branch or grid manager to compare.', zh: '请添加供电单位、网格经理等分组列。' },
  options: { card: '', weighting: 'near', chance: 'yes' },
  query: ({ model, filters }, options) => queryCard(cardOf(options, model), model, filters),
  read: (result, { model, smallGroup }, options) =>
    ranksOfCard(makeCard(readCard(result), cardOf(options, model), smallGroup), options),
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
