// Which words and phrases are taken from comments, with a dictionary and without one.
import { describe, expect, it } from 'vitest';
import { runCut, segmenterCut, TermCount, type Cut } from '../../../src/service/comment-terms';
import { maskFreeText } from '../../../src/model/mask-free-text';
import { markedParts } from '../../../src/app/service/why/marked-parts';

function terms(cut: Cut | null, comments: readonly string[], least = 2): Record<string, number> {
  if (cut === null) throw new Error('no dictionary');
  const count = new TermCount(cut);
  for (const comment of comments) count.add(comment);
  return Object.fromEntries(count.terms(least, 50).map(({ text, n }) => [text, n]));
}

describe('words of comments', () => {
  it('are those of the field, put together again where the dictionary cuts them', () => {
    // ICU cuts 电价 into 电 and 价, 营业厅 into 营业 and 厅.
    expect(terms(segmenterCut(), ['电价高', '电价不变', '营业厅远', '去营业厅'])).toEqual({ 电价: 2, 营业厅: 2 });
  });

  it('count a comment once, however often it holds the word', () => {
    expect(terms(segmenterCut(), ['停电，停电，又停电', '停电'])).toEqual({ 停电: 2 });
    const count = new TermCount(runCut);
    count.add('停电', 7);
    expect(count.terms(2, 5)).toEqual([{ text: '停电', n: 7 }]);
  });

  it('are a phrase where they meet, and the phrase stands for the words', () => {
    expect(terms(segmenterCut(), ['服务态度差', '服务态度一般', '服务态度还行'])).toEqual({ 服务态度: 3 });
    expect(terms(segmenterCut(), ['Power cuts again', 'the power cuts hurt', 'Power cut on Monday'])).toMatchObject({
      'power cut': 3,
    });
  });

  it('leave out words that say nothing, numbers, and rare ones', () => {
    expect(terms(segmenterCut(), ['我的希望是没有', '我的希望是没有', '12345 123', '12345 123', '偶然'])).toEqual({});
  });

  it('count an English plural as its singular', () => {
    expect(terms(segmenterCut(), ['bill', 'bill', 'bills', 'bills'])).toEqual({ bill: 4 });
  });

  it('are found without a dictionary, too', () => {
    const found = terms(runCut, ['电价偏高', '电价太高', '阶梯电价不合理', 'App好用', '用App缴费', '停电']);
    expect(found).toMatchObject({ 电价: 3, app: 2 });
    expect(Object.keys(found)).not.toContain('停电');
  });
});

describe('a word in a comment', () => {
  it('is marked wherever it stands, in any case', () => {
    expect(markedParts('用App，app慢', 'app')).toEqual([
      { text: '用', isTerm: false },
      { text: 'App', isTerm: true },
      { text: '，', isTerm: false },
      { text: 'app', isTerm: true },
      { text: '慢', isTerm: false },
    ]);
    expect(markedParts('停电', null)).toEqual([{ text: '停电', isTerm: false }]);
    expect(markedParts(maskFreeText('电话13812345678停电'), '停电').map(({ text }) => text)).toEqual(['电话****', '停电']);
  });
});
