// Tests of the engine's life with a stand-in for DuckDB: order, cancel, restart after a fault, and that nothing ever hangs.
import { beforeEach, describe, expect, it, vi } from 'vitest';
import * as arrow from 'apache-arrow';
import { Engine, type EngineListener } from '../../../src/engine/engine';
import { sql } from '../../../src/sql/sql';

/** One started database: its log, and the worker through which it can die. */
interface Fake {
  readonly log: string[];
  readonly worker: EventTarget;
  terminated: boolean;
}

let started: Fake[] = [];
/** What a statement does: text → error, 'hang', or nothing. */
let behaviour: (text: string, place: number) => Error | 'hang' | null = () => null;
let refuseStart: (place: number) => boolean = () => false;

const IPC = arrow.tableToIPC(arrow.tableFromArrays({ one: Int32Array.from([1]) }), 'stream');

vi.mock('../../../src/engine/start-worker', () => ({
  startWorker: (onProgress: (share: number) => void) => {
    const place = started.length;
    const fake: Fake = { log: [], worker: new EventTarget(), terminated: false };
    started.push(fake);
    if (refuseStart(place)) return Promise.reject(new Error('no memory'));
    onProgress(1);
    const perform = (text: string): Promise<Uint8Array> => {
      fake.log.push(text);
      const outcome = behaviour(text, place);
      if (outcome === 'hang') return new Promise(() => undefined);
      return outcome === null ? Promise.resolve(IPC) : Promise.reject(outcome);
    };
    const bindings = {
      startPendingQuery: (_: number, text: string) => perform(text),
      pollPendingQuery: () => Promise.resolve(null),
      fetchQueryResults: () => Promise.resolve(new Uint8Array()),
    };
    const connect = () => {
      let waits = false;
      return Promise.resolve({
        useUnsafe: (work: (b: typeof bindings, id: number) => unknown) => work(bindings, 1),
        prepare: (text: string) => perform(`prepare ${text}`).then(() => ({ close: () => Promise.resolve() })),
        cancelSent: () => Promise.resolve(true),
        // As DuckDB does: a connection whose stream was refused waits for the rest of it.
        insertArrowFromIPCStream: (ipc: Uint8Array) => {
          waits ||= ipc.length === 0;
          return waits ? Promise.reject(new Error('Library only supports 128-bit decimals')) : Promise.resolve();
        },
        close: () => (fake.log.push('close'), Promise.resolve()),
      });
    };
    const terminate = () => ((fake.terminated = true), Promise.resolve());
    return Promise.resolve({ database: { connect, terminate }, worker: fake.worker });
  },
}));

const FATAL = new Error('INTERNAL Error: assertion');

beforeEach(() => {
  started = [];
  behaviour = () => null;
  refuseStart = () => false;
});

const select = (n: number) => sql`SELECT ${n}`;
/** Long enough for everything that is going to happen. */
const settle = () => new Promise((resolve) => setTimeout(resolve, 5));

describe('the queue', () => {
  it('runs statements in order, and the next one after a failure', async () => {
    behaviour = (text) => (text === 'SELECT 1' ? new Error('Binder Error: no') : null);
    const engine = new Engine();
    const first = engine.run(select(1));
    const second = engine.run(select(2));
    await expect(first).rejects.toMatchObject({ code: 'statement_failed' });
    expect((await second).rows()).toEqual([{ one: 1 }]);
    expect(started[0]?.log).toEqual(['SELECT 1', 'SELECT 2']);
  });

  it('takes rows again after a stream that was refused', async () => {
    const engine = new Engine();
    const refused = engine.insert('main', 't', new Uint8Array(0), true);
    await expect(refused).rejects.toMatchObject({ code: 'statement_failed' });
    await expect(engine.insert('main', 't', IPC, true)).resolves.toBeUndefined();
    expect(started).toHaveLength(1);
  });

  it('drops a waiting statement that is aborted', async () => {
    const engine = new Engine();
    const controller = new AbortController();
    const waiting = engine.run(select(1), { signal: controller.signal });
    controller.abort();
    await expect(waiting).rejects.toMatchObject({ name: 'AbortError' });
    expect(started).toEqual([]);
  });
});

describe('a statement typed by a person', () => {
  it('is proven, runs read-only on a connection of its own, and leaves nothing open when it fails', async () => {
    behaviour = (text) => (text === 'SELECT 2' ? new Error('Conversion Error: no') : null);
    const engine = new Engine();
    await engine.query('SELECT 1');
    await expect(engine.query('SELECT 2')).rejects.toMatchObject({ code: 'statement_failed' });
    const one = (text: string) => [
      `prepare ${text}`,
      `prepare FROM query('${text}')`,
      'BEGIN TRANSACTION READ ONLY',
      text,
      'close',
    ];
    expect(started[0]?.log).toEqual([...one('SELECT 1'), ...one('SELECT 2')]);
  });

  it('does not run when DuckDB does not take the proof', async () => {
    behaviour = (text) =>
      text.startsWith('prepare FROM query') ? new Error('Parser Error: Expected a single SELECT statement') : null;
    await expect(new Engine().query('SELECT 1')).rejects.toMatchObject({ code: 'statement_failed' });
    expect(started[0]?.log).not.toContain('SELECT 1');
  });

  it('does not restart the engine for words that only sound like a fault', async () => {
    behaviour = () => new Error('Catalog Error: Table with name unreachable does not exist! RuntimeError, Out of Memory');
    await expect(new Engine().query('FROM unreachable')).rejects.toMatchObject({ code: 'statement_failed' });
    expect(started).toHaveLength(1);
  });
});

describe('a fault', () => {
  it('leads to a fresh instance, filled before the statements that wait', async () => {
    behaviour = (text) => (text === 'SELECT 1' ? FATAL : null);
    const listener: EngineListener = {
      onRestart: async (runner) => {
        await runner.run(sql`CREATE TABLE t AS SELECT 1`);
      },
    };
    const engine = new Engine(listener);
    const broken = engine.run(select(1));
    const waiting = engine.run(select(2));
    await expect(broken).rejects.toMatchObject({ code: 'engine_failed' });
    await waiting;
    expect(started.map(({ log }) => log)).toEqual([['SELECT 1'], ['CREATE TABLE t AS SELECT 1', 'SELECT 2']]);
    expect(started.map(({ terminated }) => terminated)).toEqual([true, false]);
    expect(engine.restarts).toBe(1);
  });

  it('while filling leaves a fresh, empty instance, says so once, and does not go round', async () => {
    behaviour = (text) => (text === 'SELECT 1' || text.startsWith('CREATE') ? FATAL : null);
    const onLoss = vi.fn();
    const engine = new Engine({
      onLoss,
      onRestart: async (runner) => {
        // The one who fills may go on regardless.
        await runner.run(sql`CREATE TABLE t AS SELECT 1`).catch(() => undefined);
      },
    });
    await expect(engine.run(select(1))).rejects.toMatchObject({ code: 'engine_failed' });
    expect((await engine.run(select(2))).rowCount).toBe(1);
    expect(onLoss).toHaveBeenCalledTimes(1);
    expect(started).toHaveLength(3);
  });

  it('after which nothing can be started fails every statement with a sentence', async () => {
    behaviour = () => FATAL;
    refuseStart = (place) => place > 0;
    const onFailure = vi.fn();
    const engine = new Engine({ onFailure });
    await expect(engine.run(select(1))).rejects.toMatchObject({ code: 'engine_failed' });
    await expect(engine.run(select(2))).rejects.toMatchObject({ code: 'engine_not_started' });
    expect(onFailure).toHaveBeenCalledTimes(1);
  });
});

describe('a worker that stops by itself', () => {
  const die = (place: number) => started[place]?.worker.dispatchEvent(Object.assign(new Event('error'), { message: 'gone' }));

  it('rejects what runs on it and is replaced once', async () => {
    behaviour = (text) => (text === 'SELECT 1' ? 'hang' : null);
    const onRestart = vi.fn(() => Promise.resolve());
    const onLoss = vi.fn();
    const engine = new Engine({ onRestart, onLoss });
    const running = engine.run(select(1));
    await settle();
    die(0);
    await expect(running).rejects.toMatchObject({ code: 'engine_failed' });
    await engine.run(select(2));
    expect(started).toHaveLength(2);
    expect([onRestart.mock.calls.length, onLoss.mock.calls.length]).toEqual([1, 0]);
  });

  it('is replaced although nothing runs', async () => {
    const engine = new Engine();
    await engine.start();
    die(0);
    await engine.run(select(1));
    expect(started[1]?.log).toEqual(['SELECT 1']);
  });

  it('while filling is a loss, not a hang', async () => {
    behaviour = (text, place) => (text === 'SELECT 1' ? FATAL : text.startsWith('CREATE') && place === 1 ? 'hang' : null);
    const onLoss = vi.fn();
    const engine = new Engine({
      onLoss,
      onRestart: async (runner) => {
        await runner.run(sql`CREATE TABLE t AS SELECT 1`);
      },
    });
    await expect(engine.run(select(1))).rejects.toMatchObject({ code: 'engine_failed' });
    await settle();
    die(1);
    await engine.run(select(2));
    expect(onLoss).toHaveBeenCalledTimes(1);
  });
});
