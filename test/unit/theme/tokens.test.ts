// Holds the colours of every theme to what a person can read and tell apart.
import { describe, expect, it } from 'vitest';
import { SEGMENT_COLOURS, THEMES, type Theme } from '../../../src/theme/theme';
import { readSources } from '../../support/source-files';
import { contrast, difference, lab, VISION } from './colour-maths';

const css = readSources(['src/theme'], ['tokens.css']).get('src/theme/tokens.css') ?? '';

/** Custom properties set in the block of one theme. */
function tokensOf(theme: Theme): ReadonlyMap<string, string> {
  const block = new RegExp(`:root\\[data-theme='${theme}'\\] \\{([^}]*)\\}`).exec(css)?.[1] ?? '';
  return new Map(Array.from(block.matchAll(/(--[\w-]+):\s*([^;]+);/g), ([, name, value]) => [name ?? '', value ?? '']));
}

/** Text on ground, as the widgets pair them. */
const TEXTS = [
  ...['--ink', '--ink-2', '--ink-3', '--accent', '--accent-2', '--warn', '--bad', '--good'].flatMap((text) =>
    ['--paper', '--surface', '--surface-2', '--hover'].map((ground) => [text, ground] as const),
  ),
  ['--accent-ink', '--accent'],
  ['--accent-ink', '--accent-2'],
  ['--accent', '--accent-soft'],
  ['--ink', '--accent-soft'],
  ['--ink-2', '--accent-soft'],
  ...(['warn', 'bad', 'good'] as const).flatMap((tone) => [
    [`--${tone}`, `--${tone}-soft`] as const,
    ['--ink', `--${tone}-soft`] as const,
    ['--ink-2', `--${tone}-soft`] as const,
  ]),
] as const;

function pairs<T>(list: readonly T[]): [T, T][] {
  return list.flatMap((one, at) => list.slice(at + 1).map((other): [T, T] => [one, other]));
}

describe('the colour arithmetic', () => {
  // From the test data of Sharma, Wu & Dalal 2005.
  it.each([
    [[50, 2.6772, -79.7751], [50, 0, -82.7485], 2.0425],
    [[50, 2.5, 0], [50, 0, -2.5], 4.3065],
    [[50, 2.5, 0], [73, 25, -18], 27.1492],
    [[2.0776, 0.0795, -1.135], [0.9033, -0.0636, -0.5514], 0.9082],
  ] as const)('finds the published difference of %s and %s', (a, b, expected) => {
    expect(difference(a, b)).toBeCloseTo(expected, 4);
  });

  it('finds the contrast of black on white', () => {
    expect(contrast('#000000', '#ffffff')).toBeCloseTo(21, 5);
  });
});

describe.each(THEMES)('theme %s', (theme) => {
  const tokens = tokensOf(theme);
  const colour = (name: string): string => {
    const value = tokens.get(name) ?? '';
    expect(value, name).toMatch(/^#[0-9a-f]{6}$/);
    return value;
  };
  const segments = Array.from({ length: SEGMENT_COLOURS }, (_, at) => `--seg-${String(at)}`);

  it('sets the same colours as the others', () => {
    const names = (of: Theme): string[] =>
      Array.from(tokensOf(of).keys(), String).filter((name) => /^#/.test(tokensOf(of).get(name) ?? ''));
    expect(names(theme)).toEqual(names('light'));
  });

  it('has readable text', () => {
    const least = theme === 'projector' ? 7 : 4.5;
    const bad = TEXTS.map(([text, ground]) => ({ text, ground, ratio: contrast(colour(text), colour(ground)) }));
    expect(bad.filter(({ ratio }) => ratio < least)).toEqual([]);
  });

  it('shows controls and focus', () => {
    const bad = ['--line-2', '--focus'].flatMap((line) =>
      ['--paper', '--surface'].map((ground) => ({ line, ground, ratio: contrast(colour(line), colour(ground)) })),
    );
    expect(bad.filter(({ ratio }) => ratio < 3)).toEqual([]);
  });

  it('shows segment colours on a card', () => {
    const ratios = [...segments, '--seg-none'].map((name) => ({ name, ratio: contrast(colour(name), colour('--surface')) }));
    expect(ratios.filter(({ ratio }) => ratio < 3)).toEqual([]);
  });

  it.each(Object.keys(VISION) as (keyof typeof VISION)[])('keeps segments apart with %s vision', (vision) => {
    const seen = segments.map((name) => lab(colour(name), vision));
    const nearest = (count: number): number => Math.min(...pairs(seen.slice(0, count)).map(([a, b]) => difference(a, b)));
    expect(nearest(6)).toBeGreaterThan(12);
    expect(nearest(8)).toBeGreaterThan(10);
    expect(nearest(10)).toBeGreaterThan(7.5);
  });

  it('keeps the first six segments apart in grey print', () => {
    const lightness = segments.slice(0, 6).map((name) => lab(colour(name))[0]);
    expect(Math.min(...pairs(lightness).map(([a, b]) => Math.abs(a - b)))).toBeGreaterThan(5);
  });
});
