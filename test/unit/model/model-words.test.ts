// Checks the words of the model: masks, vocabulary, advice on missing columns, windows.
import { describe, expect, it } from 'vitest';
import { looksPersonal, maskValue } from '../../../src/model/masking';
import { describeNeed, describeNeeds } from '../../../src/model/needs';
import { ROLES, roleChoices } from '../../../src/model/role-registry';
import { chooseWindow, monthEnd } from '../../../src/model/usage-window';
import { valueText } from '../../../src/model/vocabulary';
import { DERIVED } from '../../../src/model/build-facts';
import { column } from './raw-tables';

describe('masking', () => {
  it.each([
    ['name', '张三丰', '张**'],
    ['name', '李四', '李*'],
    ['phone', '13800001234', '138****1234'],
    ['customer_id', '0330100012345', '0330****2345'],
    ['customer_id', '12345', '1****'],
    ['customer_id', '123', '****'],
    ['address', '某市某区某路12号', '某市某区****'],
    ['id_number', '330102199001011234', '330****34'],
    ['class', '大工业', '大工业'],
    ['phone', '', ''],
  ])('%s %s is shown as %s', (role, value, shown) => {
    expect(maskValue(role, value)).toBe(shown);
  });

  it('hides at least four characters of whatever is personal, or all there are', () => {
    for (const role of ROLES.filter(
      (candidate) => candidate.personal === true && candidate.id !== 'name' && candidate.id !== 'comment',
    )) {
      for (const value of ['1', '12', '12345', '12345678', '1234567890123456789012']) {
        const shown = maskValue(role.id, value).replace(/\*/g, '');
        expect(shown.length, `${role.id} ${value}`).toBeLessThanOrEqual(Math.max(0, value.length - 4));
      }
    }
  });

  it('notices personal columns by value or header', () => {
    expect(looksPersonal(column('x', 'text', ['13800001234', '021-12345678']))).toBe(true);
    expect(looksPersonal(column('x', 'text', ['33010219900101123X']))).toBe(true);
    expect(looksPersonal(column('联系人电话', 'text', ['无']))).toBe(true);
    expect(looksPersonal(column('PhoneService', 'text', ['Yes', 'No']))).toBe(false);
    expect(looksPersonal(column('合同容量', 'integer', ['315', '630']))).toBe(false);
  });
});

describe('values', () => {
  it('are named in both languages, whatever their spelling', () => {
    expect(valueText('大工业用电', 'en')).toBe('Large industrial');
    expect(valueText('大工业用电', 'zh')).toBe('大工业用电');
    expect(valueText('ToU', 'zh')).toBe('分时电价');
    expect(valueText('交流10kV', 'en')).toBe('10 kV');
  });

  it('of a size of connection say whether it is in the class itself', () => {
    expect(valueText('100kVA及以下', 'en')).toBe('Up to 100 kVA');
    expect(valueText('100kVA以下', 'en')).toBe('Below 100 kVA');
    expect(valueText('工业 315kVA及以上', 'en')).toBe('Industry, 315 kVA and more');
  });

  it('stay as they are when they are not known', () => {
    expect(valueText('ACORN-E', 'zh')).toBe('ACORN-E');
    expect(valueText('constructor', 'en')).toBe('constructor');
  });

  it('have a word for missing and for the invented places of the example', () => {
    expect(valueText(null, 'zh')).toBe('未填');
    expect(valueText(null, 'en')).toBe('(missing)');
    expect(valueText('临港供电所', 'en')).toMatch(/^[\x20-\x7e]+$/);
    expect(valueText('toString', 'en')).toBe('toString');
  });
});

describe('advice on what is missing', () => {
  it('names the column and how it is usually called', () => {
    const { name, howTo } = describeNeed('overall');
    expect(name.zh).toBe('满意度');
    expect(howTo.zh).toContain('“满意度”');
    expect(howTo.en).toContain('satisfaction');
  });

  it('leads from a derived fact to the columns it is made of', () => {
    expect(describeNeed('csat_top2').howTo.zh).toContain('“满意度”');
    expect(describeNeed('peak_hour').howTo.en).toContain('P1');
    expect(describeNeed('mean_price').howTo.zh).toContain('“电费”');
  });

  it('names every column once where several things are missing', () => {
    // The tickets hold the time of acceptance already; the channel is one column more.
    const [tickets = { en: '', zh: '' }] = describeNeeds(['contact']);
    const [all = { en: '', zh: '' }, ...others] = describeNeeds(['contact', 'channel', 'opened_at']);
    expect(others).toEqual([]);
    const columns = (sentence: string): number => sentence.split('；以及').length;
    expect([columns(tickets.zh), columns(all.zh)]).toEqual([3, 4]);
    expect(all.zh.split('“受理时间”')).toHaveLength(2);
    expect(describeNeeds(['Acorn'])).toEqual([describeNeed('Acorn').howTo]);
    expect(describeNeeds([])).toEqual([]);
  });

  it('has words for every role and every derived fact', () => {
    for (const id of [
      ...ROLES.map((role) => role.id),
      ...DERIVED,
      'load_shape',
      'usage',
      'survey',
      'ticket',
      'contact',
      'connection_stage',
      'outage',
      'Acorn',
      'constructor',
    ]) {
      const { name, howTo } = describeNeed(id);
      for (const text of [name.en, name.zh, howTo.en, howTo.zh]) expect(text, id).toMatch(/\S/);
      expect(howTo.zh, id).not.toMatch(/undefined|（）|\(\)/);
    }
  });
});

it('the mapping page offers the roles of a row, its own table first', () => {
  expect(roleChoices('ignore')).toEqual([]);
  expect(roleChoices('usage')[0]?.id).toBe('customer_id');
  expect(roleChoices('customer').map((role) => role.id)).toEqual(expect.arrayContaining(['class', 'kwh', 'overall']));
  expect(roleChoices('outage').map((role) => role.id)).not.toContain('kwh');
});

describe('the twelve months', () => {
  const reader = (totals: Record<string, number>) => ({
    rowCount: Object.keys(totals).length,
    names: ['period', 'total'],
    texts: () => Object.keys(totals),
    numbers: () => Float64Array.from(Object.values(totals)),
  });
  const months = (from: number, count: number): Record<string, number> =>
    Object.fromEntries(
      Array.from({ length: count }, (_, i) => [
        `${Math.floor((from + i) / 12)}-${String(((from + i) % 12) + 1).padStart(2, '0')}-01`,
        100,
      ]),
    );

  it('end at the last complete one', () => {
    const window = chooseWindow(reader({ ...months(2013 * 12, 12), '2014-01-01': 3 }));
    expect(window).toMatchObject({
      from: '2013-01-01',
      to: '2013-12-01',
      months: 12,
      incomplete: ['2014-01-01'],
      previousFrom: null,
    });
  });

  it('leave out a small first month too, and keep a merely smaller one', () => {
    expect(
      chooseWindow(reader({ '2023-01-01': 49, '2023-02-01': 100, '2023-03-01': 100, '2023-04-01': 100, '2023-05-01': 51 })),
    ).toMatchObject({
      from: '2023-02-01',
      to: '2023-05-01',
      incomplete: ['2023-01-01'],
    });
  });

  it('have twelve before them only when all 24 are there', () => {
    expect(chooseWindow(reader(months(2023 * 12, 24)))).toMatchObject({ from: '2024-01-01', previousFrom: '2023-01-01' });
    const { '2023-05-01': _gap, ...gapped } = months(2023 * 12, 24);
    expect(chooseWindow(reader(gapped))?.previousFrom).toBeNull();
  });

  it('are none without data', () => {
    expect(chooseWindow(reader({}))).toBeNull();
    expect(monthEnd('2024-02-01')).toBe('2024-02-29');
  });
});
