// What is guessed of a survey, and what a person's choices survive being saved.
import { describe, expect, it } from 'vitest';
import { readMappingFile, writeMappingFile } from '../../../src/model/mapping-file';
import { guessQuestion } from '../../../src/model/survey/question';
import { guessScale, topFrom } from '../../../src/model/survey/scale';
import { readScoreChoices } from '../../../src/model/survey/score-choice';

describe('scales', () => {
  it.each([
    [1, 5, false, [1, 5, 4]],
    [2, 7, false, [1, 7, 6]],
    [1, 9, false, [1, 10, 9]],
    [0, 9, false, [0, 10, 9]],
    [35, 96, false, [0, 100, 80]],
    [0, 1, true, [0, 1, 1]],
    [null, null, false, [1, 5, 4]],
  ] as const)('scores from %s to %s (yes and no: %s)', (lo, hi, isFlag, [from, to, top]) => {
    const scale = guessScale(lo, hi, isFlag);
    expect([scale.lo, scale.hi, topFrom(scale)]).toEqual([from, to, top]);
  });

  it('of three boxes have one top box, of four two', () => {
    expect(topFrom({ lo: 1, hi: 3, reversed: false })).toBe(3);
    expect(topFrom({ lo: 1, hi: 4, reversed: false })).toBe(3);
  });
});

it.each([
  ['总体满意度', 'overall'],
  ['您对我们服务的总体评价如何？', 'overall'],
  ['您对供电可靠性是否满意？', 'reliability'],
  ['3. 电价合理性', 'price'],
  ['您向亲友推荐的意愿（0-10）', 'nps'],
  ['您的意见和建议', 'comment'],
  ['营业厅环境', null],
  ['How satisfied are you with our staff?', 'staff'],
  ['Overall satisfaction', 'overall'],
])('the question %s asks for %s', (question, role) => {
  expect(guessQuestion(question)).toBe(role);
});

describe('choices', () => {
  const choice = { lo: 1, hi: 6, reversed: true, words: { 还行: 3, 拒访: null } };

  it('are kept in a mapping file', () => {
    const table = { file: 'a.csv', shape: '户号|满意度', rowIs: 'survey', dropTotals: false, columns: {} } as const;
    const text = writeMappingFile([{ ...table, scores: { 满意度: choice } }]);
    expect(readMappingFile(text, 'm.json').tables[0]?.scores).toEqual({ 满意度: choice });
    expect(readMappingFile(writeMappingFile([table]), 'm.json').tables[0]).not.toHaveProperty('scores');
  });

  it('lose what makes no sense', () => {
    expect(readScoreChoices({ a: { lo: 5, hi: 1, words: { x: 'y', z: 2 } }, b: 7, c: { as: 'own', reversed: 'no' } })).toEqual({
      a: { words: { z: 2 } },
      c: { as: 'own' },
    });
    expect(readScoreChoices(null)).toEqual({});
  });
});
