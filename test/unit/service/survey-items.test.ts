// Which questions are items, and which ask how much an item matters.
import { describe, expect, it } from 'vitest';
import type { QuestionReading } from '../../../src/model/model-info';
import { guessQuestion } from '../../../src/model/survey/question';
import { isStated, statedOf } from '../../../src/model/stated-importance';
import { guessMapping } from '../../../src/model/guess-mapping';
import { column, table } from '../model/raw-tables';
import { surveyItems } from '../../../src/service/survey-items';

const question = (item: string, answers = 10): QuestionReading => ({
  ...{ key: item, item, isOwn: true, value: null, scale: { lo: 1, hi: 5, reversed: false }, isChosen: false, isUnsure: false },
  ...{ answers, unread: 0, words: [] },
});
const itemsOf = (...names: readonly string[]) =>
  surveyItems({ survey: [{ table: 't', file: 'f', isList: false, questions: names.map((name, i) => question(name, 10 + i)) }] });

describe('items of the questionnaire', () => {
  it('come in its order, the file’s own behind them by answers, without what is no item', () => {
    expect(itemsOf('停车', 'staff', 'overall', '环境', 'price', 'nps', 'comment').map(({ id }) => id)).toEqual([
      'price',
      'staff',
      '环境',
      '停车',
    ]);
  });

  it('have what customers said of their importance beside them', () => {
    const items = itemsOf('price', '电价重要性', '停车', '停车的重要程度', 'importance of staff', 'staff');
    expect(items.map(({ id, stated }) => [id, stated])).toEqual([
      ['price', '电价重要性'],
      ['staff', 'importance of staff'],
      ['停车', '停车的重要程度'],
    ]);
  });

  it('are none where nobody was asked', () => {
    expect(surveyItems({})).toEqual([]);
    expect(surveyItems({ survey: [{ table: 't', file: 'f', isList: true, questions: [question('price', 0)] }] })).toEqual([]);
  });
});

it('columns of importance are questions, and no level of the customer', () => {
  const ratings = ['4', '5', '3', '5'];
  const names = ['满意度', '电价', '电价重要性', 'importance of staff'];
  const ids = column('客户编号', 'text', ['C1001', 'C1002', 'C1003', 'C1004']);
  const raw = table([ids, ...names.map((name) => column(name, 'integer', ratings, { rows: 400, distinct: 5 }))]);
  const uses = guessMapping(raw, 'survey').columns.map(({ use }) => (use.kind === 'role' ? use.role : use.kind));
  expect(uses.slice(1)).toEqual(['overall', 'price', 'further_item', 'further_item']);
});

it('a question about importance is no rating of the item', () => {
  expect([
    isStated('电价重要性'),
    isStated('price_importance'),
    isStated('How important is price to you?'),
    isStated('电价'),
  ]).toEqual([true, true, true, false]);
  expect([statedOf('响应速度重要度'), statedOf('您认为服务态度的重要程度'), statedOf('电价')]).toEqual([
    'response',
    'staff',
    null,
  ]);
  expect([guessQuestion('您对电价是否满意'), guessQuestion('您认为电价的重要性如何')]).toEqual(['price', null]);
});
