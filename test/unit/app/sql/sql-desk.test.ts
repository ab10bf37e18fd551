// What runs, what is kept of it, and what is shown of an error.
import { describe, expect, it } from 'vitest';
import { SqlDesk, statementToRun } from '../../../../src/app/sql/sql-desk.svelte';
import { SqlHistory } from '../../../../src/app/sql/sql-history.svelte';
import { readColumns } from '../../../../src/engine/columns';
import { writeIpc } from '../../../../src/engine/ipc';
import { abortError, AppError } from '../../../../src/lib/errors';

const two = readColumns(writeIpc([{ name: 'n', kind: 'int', values: Int32Array.of(1, 2) }]));

function memory(): Storage {
  const kept = new Map<string, string>();
  return {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
  } as Storage;
}

describe('statementToRun', () => {
  const text = 'SELECT 1;\nSELECT 2;\n';
  const chosen = (from: number, to = from): string => {
    const range = statementToRun(text, { from, to });
    return text.slice(range.from, range.to).trim();
  };

  it('takes the selection, else the statement at the cursor', () => {
    expect(chosen(0)).toBe('SELECT 1');
    expect(chosen(12)).toBe('SELECT 2');
    expect(chosen(20)).toBe('SELECT 2');
    expect(chosen(7, 8)).toBe('1');
  });
});

describe('SqlDesk', () => {
  it('keeps the answer, and the statement with its rows in the history', async () => {
    const desk = new SqlDesk(new SqlHistory(null));
    desk.statement = 'SELECT n FROM t';
    await desk.run(() => Promise.resolve(two), 'data');
    expect(desk.answer?.result?.rowCount).toBe(2);
    expect(desk.answer?.data).toBe('data');
    expect(desk.isRunning).toBe(false);
    expect(desk.history.entries.map(({ text, rows }) => [text, rows])).toEqual([['SELECT n FROM t', 2]]);
  });

  it('marks the place of an error in the text, behind what was not run, and forgets it when the text changes', async () => {
    const desk = new SqlDesk(new SqlHistory(null));
    desk.statement = 'SELECT 1;\n-- 注释\nSELECT nope /* 中 */';
    desk.selection = { from: 30, to: 30 };
    const message =
      'Binder Error: Referenced column "nope" not found in FROM clause!\n\nLINE 3: SELECT nope        \n               ^';
    await desk.run(() => Promise.reject(new AppError('statement_failed', { en: 'x', zh: 'x' }, { detail: message })), null);
    const place = desk.errorPlace;
    expect(place === null ? '' : desk.statement.slice(place.from, place.to)).toBe('nope');
    desk.statement += ' ';
    expect(desk.errorPlace).toBeNull();
  });

  it('tells of a cancelled run by an answer without result and error', async () => {
    const desk = new SqlDesk(new SqlHistory(null));
    const run = desk.run(
      (_, { signal }) => new Promise((_resolve, reject) => signal.addEventListener('abort', () => reject(abortError()))),
      null,
    );
    expect(desk.isRunning).toBe(true);
    desk.cancel();
    await run;
    expect(desk.answer).toMatchObject({ result: null, error: null });
    expect(desk.isRunning).toBe(false);
  });

  it('shows the answer of the newest run only', async () => {
    const desk = new SqlDesk(new SqlHistory(null));
    const first = desk.run(
      (_, { signal }) => new Promise((_resolve, reject) => signal.addEventListener('abort', () => reject(abortError()))),
      null,
    );
    await desk.run(() => Promise.resolve(two), null);
    await first;
    expect(desk.answer?.result).toBe(two);
  });
});

describe('SqlHistory', () => {
  it('comes back from the storage with the newest first, each statement once', () => {
    const storage = memory();
    const history = new SqlHistory(storage);
    history.add('SELECT 1', 1, 10);
    history.add('SELECT 2', null, 20);
    history.add(' SELECT 1 ', 3, 30);
    expect(new SqlHistory(storage).entries).toEqual([
      { text: 'SELECT 1', rows: 3, at: 30 },
      { text: 'SELECT 2', rows: null, at: 20 },
    ]);
  });

  it('holds 200 statements at most, finds them by words, and forgets them', () => {
    const storage = memory();
    const history = new SqlHistory(storage);
    for (let i = 0; i < 205; i++) history.add(`SELECT ${String(i)} FROM usage`, 1, i);
    expect(history.entries.length).toBe(200);
    expect(history.search('USAGE 204').map(({ text }) => text)).toEqual(['SELECT 204 FROM usage']);
    history.remove('SELECT 204 FROM usage');
    expect(new SqlHistory(storage).search('204')).toEqual([]);
    history.clear();
    expect(new SqlHistory(storage).entries).toEqual([]);
  });

  it('begins anew where the storage holds something else, or nothing may be stored', () => {
    const storage = memory();
    storage.setItem('wattfolk.sql-history.1', '[{"text":1},{"text":"SELECT 1","at":1,"rows":null}]');
    expect(new SqlHistory(storage).entries.length).toBe(1);
    storage.setItem('wattfolk.sql-history.1', '{');
    expect(new SqlHistory(storage).entries).toEqual([]);
    expect(new SqlHistory(null).entries).toEqual([]);
  });
});

describe('a statement of another page', () => {
  it('takes the place of what was typed, which goes to the history unless it was run or came from a page itself', async () => {
    const desk = new SqlDesk(new SqlHistory(null));
    desk.open('SELECT 1');
    expect(desk.history.entries).toEqual([]);
    desk.open('SELECT 2');
    expect(desk.history.entries).toEqual([]);
    desk.statement = 'SELECT typed';
    desk.open('SELECT 3');
    expect(desk.statement).toBe('SELECT 3');
    expect(desk.history.entries.map(({ text, rows }) => [text, rows])).toEqual([['SELECT typed', null]]);
    desk.statement = 'SELECT n FROM t';
    await desk.run(() => Promise.resolve(two), 'data');
    desk.open('SELECT 4');
    expect(desk.history.entries.map(({ rows }) => rows)).toEqual([2, null]);
  });
});

describe('the history', () => {
  it('brings back what was removed last, in its place, and keeps what was run since', () => {
    const history = new SqlHistory(memory());
    for (const [text, at] of [
      ['a', 1],
      ['b', 2],
      ['c', 3],
    ] as const)
      history.add(text, 1, at);
    expect(history.removed).toBeNull();
    history.remove('b');
    expect(history.removed).toBe(1);
    history.restore();
    expect(history.entries.map(({ text }) => text)).toEqual(['c', 'b', 'a']);
    history.clear();
    history.add('d', 1, 4);
    expect(history.removed).toBe(3);
    history.restore();
    expect(history.entries.map(({ text }) => text)).toEqual(['d', 'c', 'b', 'a']);
    expect(history.removed).toBeNull();
  });
});
