// Tests of reasons in words: what a method or tag stored, as a person reads it in either language.
import { describe, expect, it } from 'vitest';
import { shownReason } from '../../../src/app/shown-reason';
import type { FactField, ModelInfo } from '../../../src/model/model-info';
import type { CombineReport } from '../../../src/segment/methods/combine';
import { reasonText, reasonWords } from '../../../src/segment/reason-text';

const fact = (name: string, en: string, zh: string, more: Partial<FactField> = {}): FactField => ({
  ...{ name, text: { en, zh }, kind: 'number', family: 'value', known: 1, distinct: 0 },
  ...more,
});
const MODEL: ModelInfo = {
  ...{ loadId: 1, customers: 1, rows: {}, roles: [], period: null, slotsPerDay: 0, grain: 'customer', problems: [], files: [] },
  facts: [
    fact('class', 'Customer class', '用电类别', { kind: 'category' }),
    fact('tariff', 'Tariff', '电价', { kind: 'category' }),
    fact('kwh_12m', 'Consumption, 12 months', '近 12 个月电量', { unit: { en: 'kWh', zh: 'kWh' } }),
    fact('kwh', 'Power', '功', {}),
    fact('peak_share', 'Peak share', '峰电量占比', { unit: { en: 'share', zh: '占比' } }),
    fact('a.b (c)', 'Odd', '怪', { kind: 'category' }),
    fact('opened', 'Opened', '立户日期', { kind: 'date' }),
  ],
};
const words = reasonWords(MODEL, null);
const en = (stored: string): string => reasonText(stored, words, 'en');
const zh = (stored: string): string => reasonText(stored, words, 'zh');

describe('reasonText', () => {
  it('names the field and the value', () => {
    expect(zh('class=大工业, tariff=Std')).toBe('用电类别：大工业；电价：标准电价');
    expect(en('class=大工业, tariff=Std')).toBe('Customer class: Large industrial; Tariff: Standard');
  });

  it('writes numbers as they are, with their unit', () => {
    expect(en('kwh_12m=12345.678, peak_share=0.4321')).toBe('Consumption, 12 months: 12,345.68 kWh; Peak share: 43.2%');
    expect(zh('kwh=0.12345')).toBe('功：0.1235');
  });

  it('tells what is not there', () => {
    expect(zh('class=, kwh_12m=(missing)')).toBe('用电类别：未填；近 12 个月电量：未填');
    expect(en('class=(missing)')).toBe('Customer class: (missing)');
  });

  it('knows the names that methods give', () => {
    expect(en('R5 F4 M3, months_since_on_time=never, kwh_12m=10')).toBe(
      'R5 F4 M3; Months since the last on-time payment: never; Consumption, 12 months: 10 kWh',
    );
    expect(zh('kind=public, share_before=0.8123')).toBe('客户类型：公共机构；更大客户累计占比：81.2%');
    expect(zh('share_03=0.1, distance=1.25')).toBe('3月占全年：10%；到群中心的距离：1.25');
    expect(en('complaints_6m=2')).toBe('Complaints, last 6 months: 2 times');
  });

  it('leaves values with commas, names with signs, and what is no pair as they are', () => {
    expect(en('class=a, b, a.b (c)=x, opened=2020-01-02 00:00:00')).toBe('Customer class: a, b; Odd: x; Opened: 2020-01-02');
    expect(en("kwh_12m > 5 AND class <> 'x'")).toBe("kwh_12m > 5 AND class <> 'x'");
    expect(zh('all customers')).toBe('全部客户');
    expect(en('my own words')).toBe('my own words');
    expect(en('')).toBe('');
  });

  it('names the segments of kept ones that are combined', () => {
    const side = (name: string, key: string, text: string): CombineReport['one'] => ({
      name: { en: name, zh: name },
      segments: [{ key, text: { en: text, zh: `${text}组` }, colour: 0, rule: { en: '', zh: '' } }],
    });
    const report: CombineReport = { kind: 'combine', one: side('My tiers', 'A', 'Key'), other: side('Shapes', 's1', 'Flat') };
    expect(reasonText('My tiers=A, Shapes=s1', reasonWords(MODEL, report), 'zh')).toBe('My tiers：Key组；Shapes：Flat组');
  });
});

describe('shownReason', () => {
  const style = { words, locale: 'en' as const };
  it('hides one that names a personal column or tells the number', () => {
    const masked = new Map([['phone', 'phone']]);
    expect(shownReason('phone=138', '12345', { ...style, masked })).toBe('****');
    expect(shownReason('is 12345', '12345', { ...style, masked })).toBe('****');
    expect(shownReason('class=大工业', '12345', { ...style, masked })).toBe('Customer class: Large industrial');
    expect(shownReason('is 12345', '12345', { ...style, masked: null })).toBe('is 12345');
  });
});
