// Where a floating box goes.
import { expect, it } from 'vitest';
import { placeBox, placeRight } from '../../../src/ui/place';

const view = { width: 1000, height: 600 };

it('lies below its anchor, edges aligned', () => {
  const anchor = { left: 100, top: 50, width: 80, height: 30 };
  expect(placeBox(anchor, { width: 200, height: 100 }, view)).toEqual({ left: 100, top: 84, maxHeight: 512 });
  expect(placeBox(anchor, { width: 60, height: 100 }, view, 'end').left).toBe(120);
  expect(placeBox(anchor, { width: 60, height: 100 }, view, 'centre').left).toBe(110);
});

it('goes above where there is more room', () => {
  const anchor = { left: 100, top: 500, width: 80, height: 30 };
  expect(placeBox(anchor, { width: 200, height: 200 }, view)).toEqual({ left: 100, top: 296, maxHeight: 492 });
});

it('is cut to the room there is and stays in the window', () => {
  const anchor = { left: 950, top: 250, width: 40, height: 30 };
  const place = placeBox(anchor, { width: 200, height: 900 }, view);
  expect(place).toEqual({ left: 796, top: 284, maxHeight: 312 });
  expect(placeBox({ ...anchor, left: -50 }, { width: 200, height: 10 }, view).left).toBe(4);
});

it('lies to the right, centred', () => {
  expect(placeRight({ left: 0, top: 100, width: 56, height: 36 }, { height: 24 })).toEqual({ left: 64, top: 106 });
});
