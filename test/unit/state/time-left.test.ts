// Tests of the time shown under a long reading: silent at first, steady, and right at an even pace.
import { describe, expect, it } from 'vitest';
import { TimeLeft } from '../../../src/state/time-left';

/** What is shown at each second of a work whose share at second s is given. */
function shown(shareAt: (second: number) => number, seconds: number): (number | null)[] {
  const left = new TimeLeft(0);
  return Array.from({ length: seconds + 1 }, (_, second) => left.update(shareAt(second), second * 1000));
}

describe('TimeLeft', () => {
  it('says nothing at first, then counts down at an even pace in ever finer steps', () => {
    const told = shown((second) => second / 100, 99);
    expect(told.slice(0, 3)).toEqual([null, null, null]);
    // 97 s left: steps of 15 above 90 s, of 5 above 15 s, of 1 below.
    expect([told[3], told[20], told[50], told[90], told[99]]).toEqual([105, 80, 50, 10, 1]);
    const known = told.filter((seconds) => seconds !== null);
    expect(known.every((seconds, i) => i === 0 || seconds <= (known[i - 1] ?? 0))).toBe(true);
  });

  it('does not jump when one batch takes long, and follows when the work has become slower for good', () => {
    // 1 % a second, but nothing happens between seconds 30 and 33.
    const pause = shown((second) => (second < 30 ? second : Math.max(30, second - 3)) / 100, 60);
    const steps = pause.slice(25, 45).map((seconds) => seconds ?? 0);
    expect(steps.every((seconds, i) => i === 0 || Math.abs(seconds - (steps[i - 1] ?? 0)) <= 10)).toBe(true);
    // A quarter of the pace after half of the work: 200 s are left at second 50.
    const slow = shown((second) => (second <= 50 ? second : 50 + (second - 50) / 4) / 100, 120);
    expect(slow[120]).toBeGreaterThan(70);
  });

  it('keeps what it said while no progress is told', () => {
    const left = new TimeLeft(0);
    left.update(0.5, 10_000);
    expect(left.update(0.5, 11_000)).toBe(left.update(0.5, 12_000));
  });
});
