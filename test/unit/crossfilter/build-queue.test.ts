// Tests of long builds in slices: who waits, who no longer does, and what happens to the half done.
import { expect, it } from 'vitest';
import { BuildQueue, NotReady, waitForBoth } from '../../../src/crossfilter/build-queue';
import { FactsIndex, type FactColumn } from '../../../src/crossfilter/facts-index';
import type { Filter } from '../../../src/model/filter';

function* steps(log: string[], name: string, count: number): Generator<void, void> {
  for (let step = 1; step <= count; step++) {
    log.push(`${name}${String(step)}`);
    yield;
  }
}

it('works on one job at a time, in the order in which they came', async () => {
  const queue = new BuildQueue();
  const log: string[] = [];
  const waits = ['a', 'b'].map((name) => queue.wait(name, () => steps(log, name, 2)));
  const again = queue.wait('a', () => steps(log, 'again', 2));
  expect(log).toEqual([]);
  await Promise.all([...waits, again].map(({ done }) => done));
  expect(log).toEqual(['a1', 'a2', 'b1', 'b2']);
});

it('drops a job for which nobody waits, and keeps it while somebody does', async () => {
  const queue = new BuildQueue();
  const log: string[] = [];
  const [dropped, kept, same] = ['dropped', 'kept', 'kept'].map((name) => queue.wait(name, () => steps(log, name, 1)));
  dropped!.release();
  dropped!.release();
  same!.release();
  await Promise.all([dropped!.done, kept!.done]);
  expect(log).toEqual(['kept1']);
});

it('waits for two that are both under way, and lets both go', async () => {
  const queue = new BuildQueue();
  const log: string[] = [];
  const wait = (name: string) => queue.wait(name, () => steps(log, name, 1));
  await waitForBoth(wait('a'), wait('b')).done;
  expect(log).toEqual(['a1', 'b1']);
  const both = waitForBoth(wait('c'), wait('d'));
  both.release();
  await both.done;
  await wait('e').done;
  expect(log).toEqual(['a1', 'b1', 'e1']);
});

it('hands on what a job throws, and goes on with the next', async () => {
  const queue = new BuildQueue();
  const log: string[] = [];
  const broken = queue.wait('broken', function* () {
    yield;
    throw new RangeError('broken');
  });
  const next = queue.wait('next', () => steps(log, 'next', 1));
  await expect(broken.done).rejects.toThrow('broken');
  await next.done;
  expect(log).toEqual(['next1']);
});

it('begins a half-done job again behind work that cannot wait', async () => {
  const queue = new BuildQueue();
  const log: string[] = [];
  let times = 0;
  const long = queue.wait('long', function* () {
    const first = ++times === 1;
    log.push('long1');
    // Comes as soon as this slice is over, which is longer than a slice may be.
    if (first) queueMicrotask(() => queue.run(steps(log, 'now', 1)));
    for (const end = performance.now() + 8; performance.now() < end;);
    yield;
    log.push('long2');
  });
  await long.done;
  expect(log).toEqual(['long1', 'now1', 'long1', 'long2']);
});

const ROWS = 150_000;
/** Row i has i kWh and lies in group i mod 3. */
const many = new FactsIndex(
  ROWS,
  new Map<string, FactColumn>([
    ['segment', { kind: 'category', codes: Uint16Array.from({ length: ROWS }, (_, i) => i % 3), values: ['A', 'B', 'C'] }],
    ['kwh', { kind: 'number', values: Float64Array.from({ length: ROWS }, (_, i) => i) }],
  ]),
);
const range = (lo: number, hi: number): Filter[] => [{ kind: 'range', field: 'kwh', lo, hi }];

async function whenReady<T>(mode: 'wait' | 'ahead', questions: () => T): Promise<{ readonly answer: T; readonly waits: number }> {
  for (let waits = 0; ; waits++) {
    try {
      return { answer: many.asking(mode, questions), waits };
    } catch (thrown) {
      if (!(thrown instanceof NotReady)) throw thrown;
      await thrown.wait.done;
    }
  }
}

it('of many customers, what was made ready for a brush answers all its moves and nobody waits', async () => {
  many.expectBrush({ field: 'kwh', edges: [0, 30_000, 90_000, 150_000] });
  const counts = (filters: readonly Filter[]) => many.group('segment', filters, []).map(({ count }) => count);
  const made = await whenReady('ahead', () => counts([]));
  expect(made).toEqual({ answer: [50_000, 50_000, 50_000], waits: 1 });
  expect(await whenReady('wait', () => counts(range(0, 30_000)))).toEqual({ answer: [10_000, 10_000, 10_000], waits: 0 });
  expect(await whenReady('wait', () => counts(range(30_000, 150_000)))).toEqual({ answer: [40_000, 40_000, 40_000], waits: 0 });
  // Between the edges no cube can tell.
  expect(await whenReady('wait', () => counts(range(0, 30)))).toEqual({ answer: [10, 10, 10], waits: 1 });
});

it('answers at once those who cannot wait', () => {
  expect(many.count(range(7, 11))).toBe(4);
});
