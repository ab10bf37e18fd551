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
};
const runner = (run: () => Promise<never> | Promise<undefined>): Runner => ({ run, insert: run }) as unknown as Runner;

it('remembers the data before, and forgets it with the engine', async () => {
  const previous = new PreviousLoad();
  previous.lose();
  expect(previous.lost).toBe(false);
  await previous.remember(
    runner(() => Promise.resolve(undefined)),
    current,
  );
  expect(previous.note).toMatchObject({ files: ['may.csv'], until: '2025-05-31', choice: { method: 'rfm' } });
  previous.lose();
  expect([previous.note, previous.lost]).toEqual([null, true]);
});

it('lets new data in when nothing can be kept', async () => {
  const previous = new PreviousLoad();
  await previous.remember(
    runner(() => Promise.reject(new Error('full'))),
    current,
  );
  await previous.remember(
    runner(() => Promise.reject(new Error('full'))),
    { ...current, model: null },
  );
  expect(previous.note).toBeNull();
});
