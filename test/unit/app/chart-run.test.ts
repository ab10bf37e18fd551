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
      const largest = { numbers: () => Float64Array.from([0.45, 1]), texts: () => ['A', 'B'] };
      return Promise.resolve({ names: [statement.text], ...largest } as unknown as ResultReader);
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

const dominance: ChartQuestion['context']['model'] = {
  ...{ loadId: 1, customers: 4, rows: {}, roles: [], period: null, slotsPerDay: 0, grain: 'customer', problems: [], files: [] },
  facts: [{ name: 'kwh_12m', text: { en: '', zh: '' }, kind: 'number', family: 'value', known: 4, distinct: 0 }],
};

it('hands a chart of energy the segments of which one customer uses too much, from memory and by SQL', async () => {
  // A: 9 of 20 and 9 and 2; B: 1 alone.
  const index = new FactsIndex(
    4,
    new Map([
      ['segment', { kind: 'category' as const, codes: Uint16Array.from([0, 0, 0, 1]), values: ['A', 'B'] }],
      ['kwh_12m', { kind: 'number' as const, values: Float64Array.from([9, 9, 2, 1]) }],
    ]),
  );
  const asked = (largestShare: number, of: FactsIndex | null): ChartQuestion => ({
    context: { model: dominance, segments, filters: [], smallGroup: 15, largestShare },
    options: { at: 1 },
    index: of,
  });
  const run = runOf({ fromIndex, byEnergy: 'kwh_12m' });
  run.ask(asked(0.5, index));
  await frames(1);
  expect(run.answered?.context.dominated).toEqual({ keys: new Set(['B']), share: 0.5 });
  run.ask(asked(0.4, index));
  await frames(1);
  expect(run.answered?.context.dominated?.keys).toEqual(new Set(['A', 'B']));
  run.ask(asked(1, index));
  await frames(1);
  expect([run.answered?.context.dominated, statements]).toEqual([undefined, []]);
  const bySql = runOf({ byEnergy: 'kwh_12m' });
  bySql.ask(asked(0.5, null));
  await frames(20);
  expect(statements[0]).toContain('max(greatest("kwh_12m"');
  expect([statements.length, bySql.pending, bySql.error]).toEqual([2, false, null]);
  expect(bySql.answered?.context.dominated?.keys).toEqual(new Set(['B']));
});

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
  // What is in sight comes first, also of what nothing was there before.
  expect([run.data, run.pending]).toEqual([null, true]);
  await frames(20);
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

it('answers all charts in one callback of the frame, but not those that have stopped', async () => {
  const callbacks = vi.fn(requestAnimationFrame);
  vi.stubGlobal('requestAnimationFrame', callbacks);
  const runs = [1, 2, 3].map((at) => ({ at, run: runOf({ fromIndex }) }));
  for (const { at, run } of runs) run.ask(question(at));
  runs[1]?.run.stop();
  await frames(1);
  expect(runs.map(({ run }) => run.data)).toEqual(['memory 1', null, 'memory 3']);
  expect(callbacks).toHaveBeenCalledTimes(1);
  // The next frame is asked for anew, even after one that nobody wanted any more.
  for (const { run } of runs.slice(0, 2)) run.ask(question(7));
  for (const { run } of runs) run.stop();
  runs[2]?.run.ask(question(8));
  await frames(1);
  expect(runs.map(({ run }) => run.data)).toEqual(['memory 1', null, 'memory 8']);
});

it('shows no sign of work while memory answers within the frame, but does as soon as it cannot', async () => {
  const run = runOf({
    fromIndex: (index, context, options) => (options['at'] === 9 ? lack() : fromIndex(index, context, options)),
  });
  const lack = (): never => {
    throw new ColumnNotLoaded(['kwh']);
  };
  run.ask(question(1));
  expect(run.pending).toBe(true);
  await frames(1);
  run.ask(question(2));
  expect([run.data, run.pending]).toEqual(['memory 1', false]);
  await frames(1);
  expect([run.data, run.pending]).toEqual(['memory 2', false]);
  run.ask(question(9));
  await frames(1);
  expect([run.data, run.pending]).toEqual(['memory 2', true]);
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
