// Tests of when a chart asks: once a frame, in sight first, SQL only when the brush rests, and in full after a rough answer.
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { ChartRun, type ChartQuestion } from '../../../src/app/chart-run.svelte';
import type { Chart } from '../../../src/charts/chart';
import { ColumnNotLoaded, FactsIndex } from '../../../src/crossfilter/facts-index';
import type { ResultReader } from '../../../src/lib/result';
import { sql } from '../../../src/sql/sql';

const FRAME_MS = 16;
let statements: string[] = [];
let loads: string[] = [];

beforeEach(() => {
  vi.useFakeTimers();
  vi.stubGlobal('requestAnimationFrame', (callback: () => void) => Number(setTimeout(callback, FRAME_MS)));
  vi.stubGlobal('cancelAnimationFrame', (frame: number) => clearTimeout(frame));
  statements = [];
  loads = [];
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

/** Data is the option `at`, with where it came from. */
function runOf(more: Partial<Chart<string>>): ChartRun<string> {
  const chart = {
    query: (_context: unknown, { at }: { at: number }) => sql`SELECT ${at}`,
    read: (result: ResultReader) => `sql ${result.names.join()}`,
    ...more,
  } as unknown as Chart<string>;
  return new ChartRun(chart, {
    run: (statement) => {
      statements.push(statement.text);
      return Promise.resolve({ names: [statement.text] } as unknown as ResultReader);
    },
    loadColumns: (fields) => {
      loads.push(...fields);
      return Promise.resolve(true);
    },
  });
}
const fromIndex: Chart<string>['fromIndex'] = (_index, _context, { at }) => `memory ${String(at)}`;
const model = {} as ChartQuestion['context']['model'];
const segments: ChartQuestion['context']['segments'] = [];
const question = (at: number, index = new FactsIndex(0, new Map())): ChartQuestion => ({
  context: { model, segments, filters: [], smallGroup: 15 },
  options: { at },
  index,
});
const frames = (count: number) => vi.advanceTimersByTimeAsync(count * FRAME_MS);

it('answers the newest of the questions of one frame', async () => {
  const run = runOf({ fromIndex });
  run.ask(question(1));
  run.ask(question(2));
  await frames(1);
  expect([run.data, run.pending, statements]).toEqual(['memory 2', false, []]);
});

it('out of sight, follows when the brush rests or the chart comes into sight', async () => {
  const run = runOf({ fromIndex });
  run.ask(question(1), false);
  await frames(1);
  // Nothing was there to look at before.
  expect(run.data).toBe('memory 1');
  for (const at of [2, 3, 4]) {
    run.ask(question(at), false);
    await frames(3);
  }
  expect(run.data).toBe('memory 1');
  run.hurry();
  await frames(1);
  expect(run.data).toBe('memory 4');
  run.ask(question(5), false);
  await frames(20);
  expect(run.data).toBe('memory 5');
});

it('runs a statement at once, but none at each move of a brush', async () => {
  const run = runOf({});
  for (const at of [1, 2, 3, 4, 5]) {
    run.ask(question(at));
    await frames(2);
  }
  expect(statements).toEqual(['SELECT 1']);
  await frames(20);
  expect(statements).toEqual(['SELECT 1', 'SELECT 5']);
  expect([run.data, run.pending]).toEqual(['sql SELECT 5', false]);
});

it('shows a rough answer from memory at once and the whole by SQL when the brush rests, and does not go back for a new index', async () => {
  const run = runOf({ fromIndex, isRough: true });
  run.ask(question(1));
  await frames(1);
  expect([run.data, run.pending]).toEqual(['memory 1', true]);
  await frames(20);
  expect([run.data, run.pending]).toEqual(['sql SELECT 1', false]);
  run.ask(question(1));
  await frames(20);
  expect([run.data, run.pending, statements]).toEqual(['sql SELECT 1', false, ['SELECT 1']]);
});

it('does not ask SQL again for a new index alone, not even while it answers', async () => {
  const run = runOf({});
  run.ask(question(1));
  await frames(1);
  run.ask(question(1));
  await frames(20);
  run.ask(question(1));
  await frames(20);
  expect([run.data, run.pending, statements]).toEqual(['sql SELECT 1', false, ['SELECT 1']]);
  run.ask(question(2));
  await frames(20);
  expect(statements).toEqual(['SELECT 1', 'SELECT 2']);
});

it('asks for columns instead of SQL, and is asked again when they are there', async () => {
  const lacking: Chart<string>['fromIndex'] = () => {
    throw new ColumnNotLoaded(['kwh', 'price']);
  };
  const run = runOf({ fromIndex: lacking });
  run.ask(question(1));
  await frames(20);
  expect([run.data, run.pending, loads, statements]).toEqual([null, true, ['kwh', 'price'], []]);
});
