// Tests of tiered management on customers of three kinds worked out by hand.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { axisValue, possibleAxes } from '../../../src/segment/methods/tiered/axes';
import { kindOfValue } from '../../../src/segment/methods/tiered/kinds';
import { cellOf, type TieredReport } from '../../../src/segment/methods/tiered/report';
import { openDuckdb, type TestDuckdb } from '../../support/duckdb';
import { assigned, makeFacts, type FactColumn } from '../../support/facts-fixture';
import { segmentAs } from '../../support/segment-task';

let database: TestDuckdb;
beforeAll(async () => {
  database = await openDuckdb();
});
afterAll(() => database.close());

const COLUMNS: readonly FactColumn[] = [
  {
    name: 'class',
    values: ['居民生活', '居民生活', '居民生活', '大工业', '一般工商业', '非居民照明', '非居民照明', '趸售', null],
  },
  { name: 'people', values: [2, 3, 4, null, null, null, null, null, 3] },
  { name: 'capacity_kva', values: [null, null, null, 315, 100, 50, 800, null, null] },
  { name: 'importance', values: [null, null, null, null, null, '一级', '普通', null, null] },
  { name: 'voltage', values: ['220V', '220V', '220V', '交流10kV', '380V', '380V', '10 kV', null, null] },
  { name: 'kwh_12m', values: [100, 200, 300, 9000, 1000, 500, null, 5, 7], more: { unit: { en: 'kWh', zh: 'kWh' } } },
];

describe('tiered management', () => {
  it('tiers each kind by its own axes', async () => {
    const model = makeFacts(database, COLUMNS);
    const { segments, report, choice } = await segmentAs(database, model, { method: 'tiered', params: {} });
    expect(choice.params['axes']).toEqual([
      ...['household.kwh_12m', 'enterprise.capacity_kva', 'enterprise.kwh_12m', 'public.importance', 'household.people'],
      'public.voltage',
    ]);
    // Households: median 200, people 3 and more high. Enterprises: median 5,000, 315 kVA. Public: important first, then 10 kV.
    expect(assigned(database)).toEqual({
      ...{ c1: 'household:0-0', c2: 'household:1-1', c3: 'household:1-1', c4: 'enterprise:1-1', c5: 'enterprise:0-0' },
      ...{ c6: 'public:1-0', c7: 'public:0-1', c8: '(other)', c9: '(missing)' },
    });
    expect(segments.map(({ text }) => text.zh)).toEqual([
      ...['居民 · 3人以上 · 高用电', '居民 · 1–2人 · 低用电', '企业 · ≥ 315 · 高用电', '企业 · < 315 · 低用电'],
      ...['公共机构 · 重要用户 · < 10 kV', '公共机构 · 普通用户 · ≥ 10 kV', '其他', '缺失'],
    ]);
    expect(segments[0]?.text.en).toBe('Household · 3 or more people · high consumption');
    expect(segments[2]?.rule.zh).toContain('移峰填谷');
    const { kinds, values } = report as TieredReport;
    expect(kinds.map(({ kind }) => kind)).toEqual(['household', 'enterprise', 'public']);
    expect(values.find(({ value }) => value === '趸售')).toEqual({ value: '趸售', customers: 1, kind: null });
    expect(kinds[0] && cellOf(kinds[0], [1, 0]).weight).toBe(0.5);
  });

  it('takes kinds, cuts and axes as the user sets them', async () => {
    const model = makeFacts(database, COLUMNS);
    const params = {
      ...{ kindBy: 'class', axesOf: 'class', axes: ['household.kwh_12m', 'enterprise.industry'] },
      kinds: { 趸售: 'enterprise', 非居民照明: 'none' },
      cuts: { 'household.kwh_12m': { how: 'fixed', at: [150, 250] } },
    };
    await segmentAs(database, model, { method: 'tiered', params });
    expect(assigned(database)).toMatchObject({
      ...{ c1: 'household:0', c2: 'household:1', c3: 'household:2', c4: 'enterprise:', c8: 'enterprise:', c6: '(other)' },
    });
  });

  it('keeps to twelve segments, whatever is asked for', async () => {
    const model = makeFacts(database, COLUMNS);
    const four = { how: 'quantile', at: [0.25, 0.5, 0.75] };
    const axes = [
      'household.people',
      'household.kwh_12m',
      'enterprise.capacity_kva',
      'enterprise.kwh_12m',
      'public.capacity_kva',
    ];
    const cuts = Object.fromEntries(axes.map((id) => [id, four]));
    const params = { kindBy: 'class', axesOf: 'class', axes, cuts, kinds: {} };
    const { report } = await segmentAs(database, model, { method: 'tiered', params });
    const sizes = (report as TieredReport).kinds.map(({ axes: kept }) => kept.reduce((n, { levels }) => n * levels.length, 1));
    expect(sizes.reduce((sum, n) => sum + n, 0)).toBeLessThanOrEqual(12);
  });

  it('takes everybody as households where nothing tells the kind', async () => {
    const model = makeFacts(database, [{ name: 'kwh_12m', values: [1, 2, 3, 4] }]);
    const { segments } = await segmentAs(database, model, { method: 'tiered', params: {} });
    expect(segments.map(({ text }) => text.zh)).toEqual(['居民 · 高用电', '居民 · 低用电']);
  });

  it('reads a voltage in kV with its unit and without', () => {
    const read = (value: string): unknown => {
      const [axis] = possibleAxes(makeFacts(database, [{ name: 'voltage', values: [value] }])).filter(
        ({ by }) => by === 'voltage',
      );
      if (axis === undefined) throw new RangeError('no axis');
      return database.query(`SELECT ${axisValue(axis).text} AS kv FROM customer_facts`)[0]?.['kv'];
    };
    const texts = ['交流10kV', '10 kV', '10千伏', '10', '0.4', '110', '380V', '220', '380', '10000', '220伏', '低压'];
    expect(texts.map(read)).toEqual([10, 10, 10, 10, 0.4, 110, 0.38, 0.22, 0.38, 10, 0.22, null]);
  });

  it('reads the kind from the words of a value', () => {
    const kinds = ['非居民照明', '居民生活用电', 'Residential', '农业生产', '事业单位', 'Commercial', '自然人', 'Std'].map(
      kindOfValue,
    );
    expect(kinds).toEqual(['public', 'household', 'household', 'enterprise', 'public', 'enterprise', 'household', null]);
  });
});
