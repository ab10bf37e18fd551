// Tests of what the Overview gets ready of new data before its segments are there.
import { expect, it } from 'vitest';
import { factsOf, FirstSight } from '../../../src/app/overview/first-sight';
import { chartById } from '../../../src/charts/registry';
import { NotReady } from '../../../src/crossfilter/build-queue';
import { FactsIndex, type FactColumn } from '../../../src/crossfilter/facts-index';
import type { ModelInfo } from '../../../src/model/model-info';
import { defaultChoices } from '../../../src/state/choices';

/** So many that nothing is counted on the spot. */
const CUSTOMERS = 200_000;
const fact = { text: { en: '', zh: '' }, family: 'value', known: CUSTOMERS, distinct: 2 } as const;
const model: ModelInfo = {
  ...{ loadId: 1, customers: CUSTOMERS, rows: {}, roles: [], period: null, slotsPerDay: 0 },
  ...{ grain: 'customer' as const, problems: [], files: [] },
  facts: [
    { ...fact, name: 'class', kind: 'category' },
    { ...fact, name: 'kwh_12m', kind: 'number', range: [1, 2] },
    { ...fact, name: 'people', kind: 'number', range: [1, 2] },
  ],
};
const choices = defaultChoices('en', 'light');
const numbers = (): FactColumn => ({ kind: 'number', values: new Float64Array(CUSTOMERS).fill(1) });

it('brings the facts of its charts and of its first distribution, and those of the others when the segments are made', () => {
  const asked: string[] = [];
  const sight = new FirstSight((fields) => {
    asked.push(...factsOf(fields, model));
    return Promise.resolve(false);
  });
  sight.follow(null, new FactsIndex(CUSTOMERS, new Map()), choices, true);
  expect(asked).toEqual([]);
  sight.follow(model, new FactsIndex(CUSTOMERS, new Map()), choices, false);
  expect([...new Set(asked)].sort()).toEqual(['class', 'kwh_12m']);
  sight.follow(model, new FactsIndex(CUSTOMERS, new Map()), choices, true);
  expect([...new Set(asked)].sort()).toEqual(['class', 'kwh_12m', 'people']);
});

it('counts the distributions, so that their charts have them at once', async () => {
  const distribution = chartById('distribution');
  const index = new FactsIndex(CUSTOMERS, new Map([['people', numbers()]]));
  /** Whether it is there; the asking itself starts nothing that lasts. */
  const isReady = (): boolean => {
    try {
      const context = { model, segments: [], filters: [], smallGroup: 15 };
      index.asking('wait', () => distribution?.fromIndex?.(index, context, { field: 'people', scale: 'auto' }));
      return true;
    } catch (thrown) {
      if (!(thrown instanceof NotReady)) throw thrown;
      thrown.wait.release();
      return false;
    }
  };
  expect(isReady()).toBe(false);
  new FirstSight(() => Promise.resolve(false)).follow(model, index, choices, true);
  await expect.poll(isReady, { timeout: 60_000 }).toBe(true);
});
