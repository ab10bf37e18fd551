// The card of one of a million: what is quickly known is shown while tags and figures are still asked for.
import { expect, it } from 'vitest';
import { readCard, type CustomerCard } from '../../../src/app/customer/read-card';
import type { ResultReader } from '../../../src/lib/result';
import { TAG_MODEL } from '../tag/tag-model';

const empty: ResultReader = {
  ...{ rowCount: 0, names: [] },
  numbers: () => new Float64Array(),
  texts: (name) => (name === 'segment' ? ['A'] : []),
};

it('gives the card early without its tags and figures when these take long, and whole in the end', async () => {
  let release = (): void => undefined;
  const held = new Promise<ResultReader>((resolve) => (release = () => resolve(empty)));
  const early: CustomerCard[] = [];
  const whole = readCard(
    { customerId: 'c1', model: TAG_MODEL, tags: [], dayType: 'all' },
    ({ text }) => (text.includes('AS reason') ? held : Promise.resolve(empty)),
    (card) => early.push(card),
  );
  await expect.poll(() => early.map(({ segment, tags, figures }) => [segment, tags, figures])).toEqual([['A', null, null]]);
  release();
  expect((await whole)?.tags).toEqual([]);
  expect(early).toHaveLength(1);
});
