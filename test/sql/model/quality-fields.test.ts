// Checks completeness by group and the profiles of fields on a table counted by hand.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { matrixFields, overallShare, queryLacking, queryMatrix, readMatrix } from '../../../src/model/quality/completeness';
import { allFields } from '../../../src/model/quality/fields';
import {
  chunks,
  queryBins,
  queryProfiles,
  queryTop,
  readBins,
  readProfiles,
  type Profile,
} from '../../../src/model/quality/profile';
import type { ModelInfo } from '../../../src/model/model-info';
import { openDuckdb, type TestDuckdb } from '../../support/duckdb';
import { build, textTable } from './model-fixture';

let db: TestDuckdb;
let model: ModelInfo;
beforeAll(async () => {
  db = await openDuckdb();
  const customers = await textTable(db, 'raw_customers', [
    ['户号', '户名', '用电类别', '供电单位', '家庭人口', '立户日期', '是否"光伏"'],
    ['1', '甲', '居民生活', '城东', '1', '2020-01-01', '是'],
    ['2', null, '居民生活', '城东', '2', null, '否'],
    ['3', '丙', '居民生活', '城西', '4', '2022-01-01', '否'],
    ['4', '丙', '大工业', null, null, '2024-01-01', null],
  ]);
  const usage = await textTable(db, 'raw_usage', [
    ['户号', '年月', '电量'],
    ['1', '202401', '10'],
    ['3', '202401', '20'],
    ['3', '202402', null],
  ]);
  model = await build(db, [customers, usage]);
  db.query(
    `CREATE TABLE segment AS SELECT customer_id, CASE WHEN customer_id = '4' THEN 'b' ELSE 'a' END AS segment FROM customer`,
  );
});
afterAll(() => db.close());

describe('completeness', () => {
  it('by branch, the least complete first, customers without a branch in a group of their own', () => {
    const fields = matrixFields(model);
    const matrix = readMatrix(db.columns(queryMatrix(fields, 'region').text), fields);
    expect(matrix.groups).toEqual([
      { key: '城东', customers: 2 },
      { key: '城西', customers: 1 },
      { key: null, customers: 1 },
    ]);
    const row = (name: string) => matrix.rows.find(({ field }) => field.name === name);
    expect(row('name')).toMatchObject({ filled: 3, all: 0.75, shares: [0.5, 1, 1] });
    expect(row('region')).toMatchObject({ filled: 3, shares: [1, 1, 0] });
    expect(row('has_kwh')).toMatchObject({ filled: 2, all: 0.5, shares: [0.5, 1, 0] });
    expect(matrix.rows[0]?.field.name).toBe('has_kwh');
    // name 3, class 4, region 3, people 3, opened 3, 光伏 3, usage 2 of 4 each
    expect(overallShare(matrix)).toBeCloseTo(21 / 28, 12);
  });

  it('by segment', () => {
    const fields = matrixFields(model);
    const matrix = readMatrix(db.columns(queryMatrix(fields, 'segment').text), fields);
    expect(matrix.groups).toEqual([
      { key: 'a', customers: 3 },
      { key: 'b', customers: 1 },
    ]);
    expect(matrix.rows.find(({ field }) => field.name === 'people')?.shares).toEqual([1, 0]);
  });

  it('lists who lacks a field: in all, in a group, in none', () => {
    const field = matrixFields(model).find(({ name }) => name === 'has_kwh');
    if (field === undefined) throw new Error('no field');
    const ids = (group: string | null | undefined, limit = 10) =>
      db.query(queryLacking(field, 'region', group, model, limit).text).map((row) => row['customer_id']);
    expect(ids(undefined)).toEqual(['2', '4']);
    expect(ids('城东')).toEqual(['2']);
    expect(ids(null)).toEqual(['4']);
    expect(ids(`x' OR TRUE --`)).toEqual([]);
    expect(ids(undefined, 1)).toEqual(['2']);
  });
});

describe('profiles', () => {
  const profilesOf = (isExact: boolean): Profile[] =>
    chunks(allFields(model)).flatMap((fields) => {
      const table = fields[0]?.table ?? 'customer';
      return readProfiles(db.columns(queryProfiles(table, fields, isExact).text), fields, isExact);
    });

  it.each([true, false])('count, range and values; exact: %s', (isExact) => {
    const profiles = profilesOf(isExact);
    const of = (table: string, name: string) => profiles.find(({ field }) => field.table === table && field.name === name);
    expect(of('customer', 'people')).toMatchObject({ rows: 4, filled: 3, distinct: 3, min: 1, median: 2, max: 4 });
    expect(of('customer', 'name')).toMatchObject({ filled: 3, distinct: 2 });
    expect(of('customer', 'opened')).toMatchObject({
      min: Date.UTC(2020, 0, 1),
      median: Date.UTC(2022, 0, 1),
      max: Date.UTC(2024, 0, 1),
    });
    // the row without kWh is no row of usage
    expect(of('usage', 'kwh')).toMatchObject({ rows: 2, filled: 2, min: 10, max: 20 });
  });

  it('draws every value, those beyond the bounds in the outer bars', () => {
    const people = profilesOf(true).find(({ field }) => field.name === 'people') as Profile;
    const bars = readBins(db.columns(queryBins({ ...people, lo: 1.5, hi: 3.5 }).text));
    expect(bars).toHaveLength(16);
    // 1 below the bounds, 2 at a quarter of them, 4 above
    expect([bars[0], bars[4], bars[15]]).toEqual([1, 1, 1]);
    expect(readBins(db.columns(queryBins({ ...people, lo: 2, hi: 2 }).text)).reduce((sum, n) => sum + n, 0)).toBe(3);
  });

  it('names the commonest values', () => {
    const field = allFields(model).find(({ name }) => name === 'class');
    if (field === undefined) throw new Error('no field');
    expect(db.query(queryTop(field, 1).text)).toEqual([{ value: '居民生活', n: 3 }]);
  });
});
