// Asks the Overview's charts about real exports whose answers were computed independently (answers.json, and by hand).
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { ChartContext } from '../../../src/charts/chart';
import { changesOf, completeMonths } from '../../../src/charts/key-figures/change';
import { queryKeyFigures, readKeyFigures } from '../../../src/charts/key-figures/query';
import { queryParetoCurve, readParetoCurve } from '../../../src/charts/pareto/query';
import { queryTrend, readTrend } from '../../../src/charts/trend/query';
import type { ModelInfo } from '../../../src/model/model-info';
import { openDuckdb, type TestDuckdb } from '../../support/duckdb';
import { describeWithSharedData } from '../../support/shared-data';
import { build, csvTable } from '../model/model-fixture';
import { resultOf, segmentsOf } from './fixture';

describeWithSharedData('London households of 2013', (file) => {
  let db: TestDuckdb;
  let context: ChartContext;
  const run = (statement: { readonly text: string }) => resultOf(db.query(statement.text));

  beforeAll(async () => {
    db = await openDuckdb();
    const model: ModelInfo = await build(db, [await csvTable(db, 'lcl', file('lcl_customers_2013.csv'))]);
    db.query("CREATE OR REPLACE TABLE segment AS SELECT customer_id, 'all' AS segment, '' AS reason FROM customer_facts");
    context = { model, segments: segmentsOf(['all']), filters: [], smallGroup: 15 };
  });
  afterAll(() => db.close());

  it('the top fifth holds 41.46 % of the kWh', () => {
    const curve = readParetoCurve(run(queryParetoCurve(context, { field: 'kwh_12m' })), context, { field: 'kwh_12m' });
    expect(curve.top20.toFixed(4)).toBe('0.4146');
  });

  it('twelve months of the trend are the year of the key figure, which has no year before it', () => {
    const [, energy] = readKeyFigures(run(queryKeyFigures(context)), context);
    const { months, series } = readTrend(run(queryTrend(context)));
    expect(months).toHaveLength(12);
    const sum = series[0]?.points.reduce((total, point) => total + (point?.kwh ?? 0), 0);
    expect(energy?.now.value).toBeCloseTo(sum ?? NaN, 3);
    expect(energy?.now.n).toBe(context.model.customers);
    expect(energy?.months.map(({ period }) => period)).toEqual(months);
  });
});

// Sums over the file's rows without 合計 in Python; 同比 of September 2018 to August 2019, 环比 of August against July.
describeWithSharedData('industrial sales of 22 counties in two sizes', (file) => {
  let db: TestDuckdb;
  let context: ChartContext;
  const run = (statement: { readonly text: string }) => resultOf(db.query(statement.text));

  beforeAll(async () => {
    db = await openDuckdb();
    const model = await build(db, [await csvTable(db, 'taipower', file('台灣電力公司_縣市工業用電資訊(月).csv'))]);
    db.query("CREATE OR REPLACE TABLE segment AS SELECT customer_id, 'all' AS segment, '' AS reason FROM customer_facts");
    context = { model, segments: segmentsOf(['all']), filters: [], smallGroup: 1 };
  });
  afterAll(() => db.close());

  it('the key figure of energy has the changes of both comparisons', () => {
    const energy = readKeyFigures(run(queryKeyFigures(context)), context).find(({ id }) => id === 'energy');
    expect(energy?.now.value).toBeCloseTo(114_358_291_667, 0);
    const months = completeMonths('energy', energy?.months ?? [], context.model.completeMonths ?? null);
    const { year, month } = changesOf('energy', months, 1);
    expect(year?.change).toBeCloseTo(-0.005814344823861561, 12);
    expect(month?.change).toBeCloseTo(0.0006941307257126716, 12);
  });

  it('the first fifth of counties and sizes and their inequality', () => {
    const curve = readParetoCurve(run(queryParetoCurve(context, { field: 'kwh_12m' })), context, { field: 'kwh_12m' });
    expect([curve.known, curve.top20, curve.gini]).toEqual([
      44,
      expect.closeTo(0.7684989725634426, 10),
      expect.closeTo(0.7274416841713816, 10),
    ]);
  });
});
