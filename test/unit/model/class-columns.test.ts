// Checks which columns are read as classes of customers, and which files are not read by class.
import { describe, expect, it } from 'vitest';
import { withoutOverlap } from '../../../src/model/class-overlap';
import { guessMapping } from '../../../src/model/guess-mapping';
import { column, table } from './raw-tables';

const PROFILE = { rows: 48, distinct: 40 };
const month = column('年月', 'text', ['2024-01', '2024-02'], { rows: 48, distinct: 24 });
const place = column('县市', 'text', ['甲市', '乙县'], { rows: 48, distinct: 2 });

/** The guess for a table of regions and months with these columns of numbers. */
function guess(headers: readonly string[], beside = [month, place]) {
  return guessMapping(table([...beside, ...headers.map((name) => column(name, 'number', ['1.5', '20', '3'], PROFILE))]));
}

/** Role of the row's figures by column, where a column plays one. */
function figures(headers: readonly string[], beside = [month, place]): Record<string, string> {
  const used = guess(headers, beside).columns.flatMap(({ column: name, use }) => {
    if (!headers.includes(name)) return [];
    if (use.kind === 'class') return [[name, `${use.role} of ${use.of}`]];
    return use.kind === 'role' ? [[name, use.role]] : [];
  });
  return Object.fromEntries(used) as Record<string, string>;
}

describe('a part of a class is not the class', () => {
  it.each([
    [
      'bands of two tariffs',
      ['大工业尖电量', '大工业峰电量', '大工业平电量', '大工业谷电量', '一般工商业尖电量', '一般工商业峰电量'],
    ],
    ['bands', ['居民峰电量', '居民谷电量', '工业峰电量', '工业谷电量']],
    ['bands in English', ['Residential Peak kWh', 'Commercial Peak kWh', 'Residential Off-Peak kWh', 'Commercial Off-Peak kWh']],
    ['losses', ['居民损失电量', '工业损失电量']],
    ['a plan alone', ['居民计划电量', '工业计划电量']],
    ['two figures of which neither is the whole', ['居民代理购电量', '工业代理购电量', '居民自购电量', '工业自购电量']],
  ])('%s: no consumption is made of it', (_, headers) => {
    expect(figures(headers)).toEqual({});
  });

  it('a plan, a budget or bands beside what was used are left aside', () => {
    expect(figures(['居民计划电量', '工业计划电量', '商业计划电量', '居民实际电量', '工业实际电量'])).toEqual({
      居民实际电量: 'kwh of 居民',
      工业实际电量: 'kwh of 工业',
    });
    expect(
      figures(['居民电量', '工业电量', '居民峰电量', '工业峰电量', '居民电费', '居民峰电费', '工业电费', '工业峰电费']),
    ).toEqual({
      居民电量: 'kwh of 居民',
      工业电量: 'kwh of 工业',
      居民电费: 'amount of 居民',
      工业电费: 'amount of 工业',
    });
    expect(
      figures(['Residential kWh', 'Industrial kWh', 'Residential Budget kWh', 'Industrial Budget kWh', 'Public Budget kWh']),
    ).toEqual({ 'Residential kWh': 'kwh of Residential', 'Industrial kWh': 'kwh of Industrial' });
  });
});

describe('classes that overlap', () => {
  it.each<[string, string[] | null]>([
    ['第一产业 第二产业 工业 第三产业 城乡居民生活', ['第一产业', '第二产业', '第三产业', '城乡居民生活']],
    ['居民 城镇居民 乡村居民 工业', ['城镇居民', '乡村居民', '工业']],
    ['居民 城镇居民 工业', ['居民', '工业']],
    ['第二产业 工业 建筑业 大工业 居民', ['工业', '建筑业', '居民']],
    ['工业 大工业 普通工业 商业', ['大工业', '普通工业', '商业']],
    ['工商业 大工业 居民生活 农业生产', ['工商业', '居民生活', '农业生产']],
    ['大工业 一般工商业及其他 居民生活 农业生产', ['大工业', '一般工商业及其他', '居民生活', '农业生产']],
    ['住宅 服務業 機關用電 農林漁牧', ['住宅', '服務業', '機關用電', '農林漁牧']],
    ['800KW以上 小於800KW', ['800KW以上', '小於800KW']],
    ['residential non-residential commercial', ['residential', 'non-residential']],
    ['工业 一般工商业 居民', null],
    ['居民 城乡居民 工业', null],
    ['100kVA及以上 315kVA及以上', null],
  ])('%s', (classes, kept) => {
    const found = withoutOverlap(classes.split(' '));
    expect(found === null ? null : [...found]).toEqual(kept);
  });

  it('the part is not added to the whole that holds it, and says why', () => {
    const headers = ['全社会', '第一产业', '第二产业', '其中：工业', '第三产业', '城乡居民生活'].map((name) => `${name}用电量`);
    expect(figures(headers)).toEqual({
      第一产业用电量: 'kwh of 第一产业',
      第二产业用电量: 'kwh of 第二产业',
      第三产业用电量: 'kwh of 第三产业',
      城乡居民生活用电量: 'kwh of 城乡居民生活',
    });
    const part = guess(headers).columns.find(({ column: name }) => name === '其中：工业用电量');
    expect(part).toMatchObject({ use: { kind: 'ignore' }, reason: { zh: '该类别已计入其他类别' } });
  });

  it.each([[['居民售电量', '工业售电量', '商业用电量']], [['居民售电量(万kWh)', '工业售电量(kWh)', '商业售电量(kWh)']]])(
    '%j: a class whose header is another one is not lost, the file is not read by class',
    (headers) => {
      expect(guess(headers).byClass).toBeUndefined();
      expect(figures(headers)).toEqual({});
      expect(figures([...headers, '合计售电量(kWh)'])).toEqual({ '合计售电量(kWh)': 'kwh' });
    },
  );
});

describe('whose rows they are', () => {
  const sales = ['Residential Sales MWh', 'Commercial Sales MWh'];
  const state = column('State', 'text', ['OH', 'TX'], { rows: 48, distinct: 24 });
  const years = (distinct: number) => column('Year', 'integer', ['2022', '2023'].slice(0, distinct), { rows: 48, distinct });
  const monthNumber = column('Month', 'integer', ['1', '2', '3'], { rows: 48, distinct: 12 });

  it('years without months are not added into one figure', () => {
    expect(guess(sales, [state, years(2)]).byClass).toBe(false);
    expect(guess(sales, [years(2)]).byClass).toBe(false);
    expect(figures(sales, [state, years(2)])).toEqual({});
    expect(guess(sales, [state, years(1)]).byClass).toBe(true);
    expect(guess(sales, [years(2), monthNumber]).byClass).toBe(true);
  });

  it.each([
    column('户名', 'text', ['张三', '李四'], { rows: 48, distinct: 48 }),
    column('联系电话', 'text', ['13800000001', '13800000002'], { rows: 48, distinct: 48 }),
    column('用电地址', 'text', ['人民路1号', '人民路2号'], { rows: 48, distinct: 48 }),
    column('电表编号', 'text', ['0330100010010', '0330100010080'], { rows: 48, distinct: 48 }),
  ])('of persons, named by $name: no groups', (person) => {
    const unit = column('供电单位', 'text', ['城东供电所', '城西供电所'], { rows: 48, distinct: 2 });
    expect(guess(['居民用电量', '农业用电量', '商业用电量'], [person, unit]).byClass).toBe(false);
    expect(guess(['居民用电量', '农业用电量', '商业用电量'], [unit]).byClass).toBe(true);
  });

  it('the name of a region is no person', () => {
    const region = column('县市名称', 'text', ['甲市', '乙县'], { rows: 48, distinct: 2 });
    expect(guess(['居民用电量', '工业用电量'], [month, region]).byClass).toBe(true);
  });
});
