// The choice of language and the order of names.
import { describe, expect, it } from 'vitest';
import { compareText, detectLocale, languageTag, pick } from '../../../src/i18n/locale';
import { words } from '../../../src/i18n/words';

describe('detectLocale', () => {
  it.each([
    [['zh-CN', 'en'], 'zh'],
    [['zh'], 'zh'],
    [['ZH-Hant-TW'], 'zh'],
    [['en-GB', 'zh-CN'], 'en'],
    [['de'], 'en'],
    [['zha'], 'en'],
    [[], 'en'],
  ] as const)('of %s is %s', (languages, expected) => {
    expect(detectLocale(languages)).toBe(expected);
  });
});

describe('compareText', () => {
  it('orders Chinese by pinyin', () => {
    // dà gōng yè, jū mín, nóng yè, yī bān
    expect(['一般工商业', '农业', '居民', '大工业'].sort(compareText('zh'))).toEqual(['大工业', '居民', '农业', '一般工商业']);
  });

  it('orders digits by value', () => {
    expect(['P10', 'P2', 'P1'].sort(compareText('en'))).toEqual(['P1', 'P2', 'P10']);
    expect(['10号台区', '9号台区'].sort(compareText('zh'))).toEqual(['9号台区', '10号台区']);
  });
});

it('picks and tags', () => {
  expect(pick(words.close, 'zh')).toBe('关闭');
  expect([languageTag('zh'), languageTag('en')]).toEqual(['zh-CN', 'en']);
});

it('leaves no shared word empty, and no Chinese word in English', () => {
  const bad = Object.entries(words).filter(
    ([, text]) => text.en.trim() === '' || text.zh.trim() === '' || /\p{Script=Han}/u.test(text.en),
  );
  expect(bad).toEqual([]);
});
