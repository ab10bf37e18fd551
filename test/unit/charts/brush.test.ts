import { describe, expect, it } from 'vitest';
import { dragTo, keyBrush, startDrag, stepAt, stepsOf, type BrushState } from '../../../src/charts/brush';

/** Four steps of 100 px. */
const EDGES = [0, 100, 200, 300, 400];
const press = (state: BrushState, key: string, held: { shift?: boolean; ctrl?: boolean } = {}) =>
  keyBrush(state, { key, shiftKey: held.shift ?? false, ctrlKey: held.ctrl ?? false, metaKey: false }, 4);

describe('pointer', () => {
  it.each([
    [-50, 0],
    [99, 0],
    [100, 1],
    [399, 3],
    [500, 3],
  ])('%d px is in step %d', (px, step) => {
    expect(stepAt(px, EDGES)).toBe(step);
  });

  it('draws a brush in both directions', () => {
    const drag = startDrag(250, EDGES, null);
    expect(dragTo(drag, 350, EDGES)).toEqual([2, 3]);
    expect(dragTo(drag, -20, EDGES)).toEqual([0, 2]);
  });

  it('moves a brush by its inside, as far as the ends and never narrower', () => {
    const drag = startDrag(150, EDGES, [1, 2]);
    expect(dragTo(drag, 250, EDGES)).toEqual([2, 3]);
    expect(dragTo(drag, 390, EDGES)).toEqual([2, 3]);
    expect(dragTo(drag, 0, EDGES)).toEqual([0, 1]);
  });

  it('stretches a brush by an end, through the other end too', () => {
    expect(dragTo(startDrag(303, EDGES, [1, 2]), 350, EDGES)).toEqual([1, 3]);
    expect(dragTo(startDrag(97, EDGES, [1, 2]), 350, EDGES)).toEqual([2, 3]);
  });
});

describe('keys', () => {
  it('move the cursor while there is no brush, and stop at the ends', () => {
    expect(press({ cursor: 0, range: null }, 'ArrowRight')).toEqual({ cursor: 1, range: null });
    expect(press({ cursor: 3, range: null }, 'ArrowRight')).toEqual({ cursor: 3, range: null });
    expect(press({ cursor: 3, range: null }, 'Home')).toEqual({ cursor: 0, range: null });
  });

  it('stretch with Shift from where the cursor stood, and shrink again', () => {
    const one = press({ cursor: 1, range: null }, 'ArrowRight', { shift: true })!;
    expect(one).toEqual({ cursor: 2, range: [1, 2] });
    const two = press(one, 'ArrowRight', { shift: true })!;
    expect(two).toEqual({ cursor: 3, range: [1, 3] });
    expect(press(two, 'ArrowLeft', { shift: true })).toEqual({ cursor: 2, range: [1, 2] });
    expect(press(two, 'Home', { shift: true })).toEqual({ cursor: 0, range: [0, 1] });
  });

  it('move the brush; with Ctrl only the cursor', () => {
    expect(press({ cursor: 2, range: [1, 2] }, 'ArrowRight')).toEqual({ cursor: 3, range: [2, 3] });
    expect(press({ cursor: 3, range: [2, 3] }, 'ArrowRight')).toEqual({ cursor: 3, range: [2, 3] });
    expect(press({ cursor: 2, range: [1, 2] }, 'ArrowRight', { ctrl: true })).toEqual({ cursor: 3, range: [1, 2] });
  });

  it('take and let go', () => {
    expect(press({ cursor: 2, range: null }, 'Enter')).toEqual({ cursor: 2, range: [2, 2] });
    expect(press({ cursor: 2, range: [2, 2] }, ' ')).toEqual({ cursor: 2, range: null });
    expect(press({ cursor: 2, range: [0, 3] }, 'Escape')).toEqual({ cursor: 2, range: null });
  });

  it('leave other keys, and Escape without a brush, to the page', () => {
    expect(press({ cursor: 2, range: null }, 'Escape')).toBeNull();
    expect(press({ cursor: 2, range: null }, 'Tab')).toBeNull();
  });
});

describe('a range of values', () => {
  const hours = [0, 6, 12, 18, 24];
  it('becomes the steps with the nearest ends', () => {
    expect(stepsOf(6, 18, hours)).toEqual([1, 2]);
    expect(stepsOf(5, 17.5, hours)).toEqual([1, 2]);
    expect(stepsOf(18, 24, hours)).toEqual([3, 3]);
    expect(stepsOf(7, 8, hours)).toEqual([1, 1]);
  });
  it('is nothing when it is empty', () => {
    expect(stepsOf(6, 6, hours)).toBeNull();
  });
});
