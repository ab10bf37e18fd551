// Asks the Overview's charts about real exports whose answers were computed independently (answers.json, and by hand).
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { ChartContext } from '../../../src/charts/chart';
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
