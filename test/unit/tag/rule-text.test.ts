// Tests of rules in words, of what they lack, and of tag files.
import { describe, expect, it } from 'vitest';
import type { ModelInfo } from '../../../src/model/model-info';
import { libraryTags } from '../../../src/tag/library';
import { parseRule } from '../../../src/tag/parse-rule';
import { readRule, type Rule } from '../../../src/tag/rule';
import { ruleLacks } from '../../../src/tag/rule-lacks';
import { ruleSql } from '../../../src/tag/rule-sql';
import { ruleText } from '../../../src/tag/rule-text';
import { mergeTags, readTagFile, writeTagFile } from '../../../src/tag/tag-file';
import { nearestName } from '../../../src/tag/near-name';
import { TAG_MODEL } from './tag-model';

const unit = { en: 'kWh', zh: 'kWh' };
const share = { en: 'share', zh: '占比' };
const MODEL: ModelInfo = {
  ...TAG_MODEL,
  facts: TAG_MODEL.facts.map((field) =>
    field.name === 'kwh_12m'
      ? { ...field, text: { en: 'Consumption', zh: '近 12 月电量' }, unit }
      : field.name === 'people'
        ? { ...field, text: { en: 'Peak share', zh: '峰电量占比' }, unit: share }
        : field.name === 'class'
          ? { ...field, text: { en: 'Class', zh: '用电类别' } }
          : field,
  ),
};

const inWords = (text: string): [string, string] => {
  const { rule } = parseRule(text, MODEL);
  const { en, zh } = ruleText(rule as Rule, MODEL);
  return [en, zh];
};

describe('a rule in words', () => {
  it.each([
    ['kwh_12m >= 12345.6', 'Consumption is at least 12,345.6 kWh', '近 12 月电量不低于 12,345.6 kWh'],
    ['people < 0.29', 'Peak share is below 29%', '峰电量占比低于 29%'],
    [
      "class IN ('大工业', '大工业用电', '居民生活')",
      'Class is Large industrial or Residential',
      '用电类别为大工业、大工业用电、居民生活之一',
    ],
    [
      "class = '居民生活' AND (kwh_12m IS NULL OR NOT kwh_12m > 5)",
      'Class is Residential and (Consumption is missing or Consumption is at most 5 kWh)',
      '用电类别为居民生活，且（近 12 月电量缺失，或近 12 月电量不高于 5 kWh）',
    ],
    ['(kwh_12m > 5) IS NOT TRUE', 'not (Consumption is above 5 kWh)', '不满足（近 12 月电量高于 5 kWh）'],
    ['kwh_12m IS NOT NULL', 'Consumption is known', '近 12 月电量有值'],
    ["opened < DATE '2020-01-31'", 'opened is before 2020-01-31', 'opened早于2020-01-31'],
    [
      'kwh_12m <= (SELECT quantile_cont(kwh_12m, 0.125) FROM customer_facts)',
      'Consumption is among the lowest 12.5%',
      '近 12 月电量居后 12.5%',
    ],
    ['TRUE', 'all customers', '全部客户'],
  ])('%s', (text, en, zh) => {
    expect(inWords(text)).toEqual([en, zh]);
  });

  it('of the last months', () => {
    const rule: Rule = { kind: 'recent', measure: 'complaints', months: 3, op: '>=', value: 1 };
    expect(ruleText(rule, MODEL)).toEqual({ en: 'Complaints in the last 3 months is at least 1', zh: '近 3 个月投诉不低于 1次' });
  });

  it('of money in the unit of the bill', () => {
    const rule: Rule = { kind: 'recent', measure: 'amount', months: 3, op: '>=', value: 100 };
    expect(ruleText(rule, MODEL)).toEqual({
      en: 'Bill in the last 3 months is at least 100',
      zh: '近 3 个月电费不低于 100',
    });
    const inDollars = {
      ...TAG_MODEL,
      facts: TAG_MODEL.facts.map((one) => (one.name === 'amount_12m' ? { ...one, unit: { en: 'USD', zh: '美元' } } : one)),
    };
    expect(ruleText(rule, inDollars).en).toBe('Bill in the last 3 months is at least 100 USD');
  });

  it('of the last complete months, where the data goes on beyond them', () => {
    const stub = { ...MODEL, completeMonths: ['2024-01-01', '2024-05-01'] as const, incompleteMonths: ['2024-06-01'] };
    const rule: Rule = { kind: 'recent', measure: 'kwh', months: 3, op: '<', value: 90 };
    expect(ruleText(rule, stub)).toEqual({
      en: 'Consumption in the last 3 complete months (to 2024-05) is below 90 kWh',
      zh: '近 3 个完整月（至 2024-05）电量低于 90 kWh',
    });
    expect(ruleText({ ...rule, months: 1 }, stub).en).toBe('Consumption in the last complete month (to 2024-05) is below 90 kWh');
    // Contacts have no incomplete months.
    expect(ruleText({ ...rule, measure: 'tickets', value: 1 }, stub).zh).toBe('近 3 个月服务工单低于 1次');
  });
});

describe('the library', () => {
  it('offers a tag only when the data has its fields, and each can be written and read', () => {
    const tags = libraryTags(TAG_MODEL);
    const ids = tags.map(({ id }) => id);
    expect(ids).toEqual(
      expect.arrayContaining(['large_consumer', 'high_risk', 'idle', 'household', 'late_payer', 'many_outages']),
    );
    for (const id of ['over_capacity', 'ev_candidate', 'promoter', 'peaky', 'in_arrears']) expect(ids).not.toContain(id);
    for (const { rule } of tags) {
      expect(ruleLacks(rule, TAG_MODEL)).toBeNull();
      expect(parseRule(ruleSql(rule, TAG_MODEL).text, TAG_MODEL).problem).toBeNull();
    }
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('leaves the alternatives out that the data cannot answer', () => {
    const risk = libraryTags(TAG_MODEL).find(({ id }) => id === 'high_risk')?.rule;
    expect(risk).toEqual({
      kind: 'any',
      rules: [
        { kind: 'compare', field: 'late_payments_12m', op: '>=', value: 4 },
        { kind: 'compare', field: 'complaints_12m', op: '>=', value: 2 },
      ],
    });
  });

  it('offers nothing for data without facts', () => {
    expect(libraryTags({ ...TAG_MODEL, facts: [] })).toEqual([]);
  });
});

describe('what a rule lacks', () => {
  it('is named, or the kind that does not fit', () => {
    expect(ruleLacks({ kind: 'compare', field: 'peak_kw', op: '>', value: 1 }, TAG_MODEL)?.en).toContain('Peak load');
    expect(ruleLacks({ kind: 'compare', field: 'class', op: '=', value: 1 }, TAG_MODEL)?.en).toContain(
      'takes it for something else',
    );
    expect(
      ruleLacks({ kind: 'recent', measure: 'tickets', months: 1, op: '>', value: 1 }, { ...TAG_MODEL, roles: [] }),
    ).not.toBeNull();
  });
});

describe('a saved rule', () => {
  it.each([
    [{ kind: 'compare', field: '', op: '>', value: 1 }],
    [{ kind: 'compare', field: 'a', op: '; DROP', value: 1 }],
    [{ kind: 'compare', field: 'a\0', op: '=', value: 1 }],
    [{ kind: 'between', field: 'a', lo: null, hi: 1 }],
    [{ kind: 'quantile', field: 'a', end: 'top', share: 0 }],
    [{ kind: 'in', field: 'a', values: [1, 2] }],
    [{ kind: 'all', rules: [{ kind: 'nothing' }] }],
    [Array.from({ length: 30 }).reduce<object>((rule) => ({ kind: 'not', rule }), { kind: 'all', rules: [] })],
  ])('%j is none', (saved) => {
    expect(readRule(saved)).toBeNull();
  });
});

describe('tag files', () => {
  const tags = libraryTags(TAG_MODEL);

  it('come back as they were', () => {
    expect(readTagFile(writeTagFile(tags), 'a.json')).toEqual({ tags, left: 0 });
  });

  it('replace tags of the same id and add the others', () => {
    const [first, second] = tags;
    if (first === undefined || second === undefined) throw new Error('the library is empty');
    const changed = { ...second, version: 7 };
    expect(mergeTags([second], [first, changed])).toEqual([changed, first]);
  });

  it.each([
    ['{', 'tag_file_unreadable'],
    ['[]', 'tag_file_other'],
    ['{"tags": []}', 'tag_file_other'],
    ['{"format": "wattfolk-tags", "tags": [{"id": 1}]}', 'tag_file_empty'],
  ])('say what is wrong with %s', (text, code) => {
    expect(() => readTagFile(text, 'a.json')).toThrow(code);
  });
});

describe('the nearest name', () => {
  it.each([
    ['kwh12m', 'kwh_12m'],
    ['KWH_12', 'kwh_12m'],
    ['clas', 'class'],
    ['zzz', undefined],
  ])('of %s is %s', (name, near) => {
    expect(nearestName(name, ['class', 'kwh_12m', 'people'])).toBe(near);
  });
});
