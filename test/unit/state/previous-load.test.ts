// Tests of what is remembered of the previous load: kept, lost with the engine, never in the way.
import { expect, it } from 'vitest';
import type { Runner } from '../../../src/engine/engine';
import type { ModelInfo } from '../../../src/model/model-info';
import type { Segmentation } from '../../../src/segment/segmentation';
import { PreviousLoad } from '../../../src/state/previous-load.svelte';

const current = {
  model: { files: ['may.csv'], period: ['2025-01-01', '2025-05-31'] } as unknown as ModelInfo,
  segmentation: { choice: { method: 'rfm', params: {} } } as unknown as Segmentation,
  allSegments: [],
  basis: '',
};
const runner = (run: () => Promise<never> | Promise<undefined>): Runner => ({ run, insert: run }) as unknown as Runner;

it('remembers the data before, and forgets it with the engine', async () => {
  const previous = new PreviousLoad();
  previous.lose();
  expect(previous.lost).toBe(false);
  const keep = await previous.copy(
    runner(() => Promise.resolve(undefined)),
    current,
  );
  await keep(true);
  expect(previous.note).toMatchObject({ files: ['may.csv'], until: '2025-05-31', choice: { method: 'rfm' } });
  previous.lose();
  expect([previous.note, previous.lost]).toEqual([null, true]);
});

it('lets new data in when nothing can be kept', async () => {
  const previous = new PreviousLoad();
  const full = runner(() => Promise.reject(new Error('full')));
  for (const now of [current, { ...current, model: null }]) await (await previous.copy(full, now))(true);
  expect([previous.note, previous.lost]).toEqual([null, false]);
});

it('stays with what it knew when the new data could not be put to use', async () => {
  const previous = new PreviousLoad();
  const fine = runner(() => Promise.resolve(undefined));
  await (
    await previous.copy(fine, current)
  )(true);
  const next = { ...current, model: { files: ['june.csv'], period: null } as unknown as ModelInfo };
  await (
    await previous.copy(fine, next)
  )(false);
  expect(previous.note?.files).toEqual(['may.csv']);
  await (
    await previous.copy(fine, next)
  )(true);
  expect(previous.note?.files).toEqual(['june.csv']);
});

it('says that it is lost when the copy went with the engine before the new data was in use', async () => {
  const previous = new PreviousLoad();
  let isFresh = false;
  const engine = runner(() => (isFresh ? Promise.reject(new Error('no such table')) : Promise.resolve(undefined)));
  const keep = await previous.copy(engine, current);
  isFresh = true;
  previous.lose();
  await keep(true);
  expect([previous.note, previous.lost]).toEqual([null, true]);
});
