// Tests of which distributions the Overview shows.
import { expect, it } from 'vitest';
import { distributionKey, shownDistributions } from '../../../src/app/overview/shown-distributions';
import type { ModelInfo } from '../../../src/model/model-info';

function model(...names: string[]): ModelInfo {
  return {
    ...{
      loadId: 1,
      customers: 9,
      rows: {},
      roles: [],
      period: null,
      slotsPerDay: 0,
      grain: 'customer' as const,
      problems: [],
      files: [],
    },
    facts: names.map((name) => ({
      ...({ name, text: { en: name, zh: name }, kind: 'number', family: 'value', known: 9, distinct: 0, range: [0, 9] } as const),
    })),
  };
}

it('prefers what a utility asks first, and fills up with other numbers to three', () => {
  const rich = model('people', 'contract_years', 'kwh_12m', 'mean_price', 'amount_12m', 'capacity_use', 'arrears_amount', 'csat');
  expect(shownDistributions(rich, '')).toEqual([
    ...['kwh_12m', 'amount_12m', 'mean_price', 'capacity_use', 'arrears_amount', 'contract_years'],
  ]);
  expect(shownDistributions(model('tenure', 'kwh_12m', 'a', 'b'), '')).toEqual(['kwh_12m', 'tenure', 'a']);
  expect(shownDistributions(model(), '')).toEqual([]);
});

it('keeps what was chosen as far as the data has it, and ignores what is broken', () => {
  expect(shownDistributions(model('b', 'a'), '["a","gone","b"]')).toEqual(['a', 'b']);
  expect(shownDistributions(model('a'), '{')).toEqual(['a']);
  expect([distributionKey('kwh_12m'), distributionKey('a')]).toEqual(['distribution', 'distribution:a']);
});
