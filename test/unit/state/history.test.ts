// Tests of undo and redo.
import { describe, expect, it } from 'vitest';
import { History } from '../../../src/state/history.svelte';

describe('History', () => {
  it('goes back and forth through every change', () => {
    const history = new History({ n: 0 });
    history.change({ n: 1 });
    history.change({ n: 2 });
    history.undo();
    expect(history.current).toEqual({ n: 1 });
    history.undo();
    expect(history.current).toEqual({ n: 0 });
    expect(history.canUndo).toBe(false);
    history.undo();
    history.redo();
    history.redo();
    expect(history.current).toEqual({ n: 2 });
    expect(history.canRedo).toBe(false);
  });

  it('forgets what was undone once something else is chosen', () => {
    const history = new History({ n: 0 });
    history.change({ n: 1 });
    history.undo();
    history.change({ n: 5 });
    expect(history.canRedo).toBe(false);
    history.undo();
    expect(history.current).toEqual({ n: 0 });
  });

  it('makes no step of a change that changes nothing', () => {
    const history = new History({ n: 0 });
    history.change({ n: 0 });
    expect(history.canUndo).toBe(false);
  });

  it('makes one step of a drag, and another of the next drag', () => {
    const history = new History({ n: 0 });
    for (const n of [1, 2, 3]) history.change({ n }, 'brush');
    history.endGroup();
    for (const n of [4, 5]) history.change({ n }, 'brush');
    history.undo();
    expect(history.current).toEqual({ n: 3 });
    history.undo();
    expect(history.current).toEqual({ n: 0 });
  });

  it('takes a consequence back together with its cause', () => {
    const history = new History({ segmentation: 'class', filter: 'A' });
    history.change({ segmentation: 'tier', filter: 'A' });
    history.amend({ segmentation: 'tier', filter: '' });
    history.undo();
    expect(history.current).toEqual({ segmentation: 'class', filter: 'A' });
  });
});
