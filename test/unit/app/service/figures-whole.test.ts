import { expect, it } from 'vitest';
import { figuresWhole } from '../../../../src/app/service/figures-whole';

const wholeIn = (sentence: string): string[] =>
  figuresWhole(sentence)
    .filter(({ whole }) => whole)
    .map(({ text }) => text);

it.each([
  ['n = 1,943 against 58; z test, p < 0.001 (Holm over 122 groups).', ['n = 1,943', 'p < 0.001']],
  ['95 % 74% … 78%, n ⩾ 1,948, so in all', ['95 %', 'n ⩾ 1,948']],
  ['指数 n=5，p = 0.003。', ['p = 0.003']],
  ['Nothing in plain words, nor within an open = 3.', []],
])('keeps the figures of "%s" on their lines', (sentence, figures) => {
  expect(wholeIn(sentence)).toEqual(figures);
});

it('loses nothing of the sentence', () => {
  const sentence = 'p < 0.001, then n = 5.';
  expect(
    figuresWhole(sentence)
      .map(({ text }) => text)
      .join(''),
  ).toBe(sentence);
  expect(figuresWhole('')).toEqual([]);
});
