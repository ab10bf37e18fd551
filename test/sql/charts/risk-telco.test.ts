// Asks the charts of risk about a real file with a known outcome: 7,043 customers of whom 1,869 left (Telco churn, IBM sample).
// Expected values: numpy and scikit-learn 1.2 (roc_auc_score) on the points 30·(month-to-month) + 25·(tenure < 12) + 10·(12 ≤ tenure < 24)
// + 10·(electronic or mailed check); DeLong's variance from all pairs; gains by hand from the counts of each score; Kaplan–Meier,
// Greenwood and the log-rank test by the textbook sums in numpy, p by scipy.stats.chi2.
import { afterAll, beforeAll, expect, it } from 'vitest';
import { queryCalibration, readCalibration, OPTIONS as CALIBRATION } from '../../../src/charts/risk-calibration/query';
import { calibrationRows } from '../../../src/charts/risk-calibration/rows';
import { OPTIONS as LIFT, queryLift, readLift } from '../../../src/charts/risk-lift/query';
import { queryRetention, readRetention } from '../../../src/charts/retention/query';
import { querySurvival, readSurvival } from '../../../src/charts/survival/query';
import type { ChartContext } from '../../../src/charts/chart';
import { gainedAt } from '../../../src/lib/roc';
import { survivalAt } from '../../../src/lib/survival';
import type { ModelInfo } from '../../../src/model/model-info';
import { askSuggestion } from '../../../src/service/risk/suggest-query';
import type { Sql } from '../../../src/sql/sql';
import { queryOutcomeValues, suggestedOutcome } from '../../../src/tag/risk/outcome';
import { readyRisks } from '../../../src/tag/risk/ready-risks';
import type { Rule } from '../../../src/tag/rule';
import { openDuckdb, type TestDuckdb } from '../../support/duckdb';
import { describeWithSharedData } from '../../support/shared-data';
import { build, csvTable } from '../model/model-fixture';
import { resultOf, segmentsOf } from './fixture';

describeWithSharedData('churn of a telephone company', (file) => {
  let db: TestDuckdb;
  let context: ChartContext;
  let churned: Rule;
  const run = (statement: Sql) => resultOf(db.query(statement.text));
  const asked = () => ({ outcome: JSON.stringify(churned) });

  beforeAll(async () => {
    db = await openDuckdb();
    const model: ModelInfo = await build(db, [await csvTable(db, 'telco', file('WA_Fn-UseC_-Telco-Customer-Churn.csv'))]);
    db.query("CREATE OR REPLACE TABLE segment AS SELECT customer_id, 'all' AS segment, '' AS reason FROM customer_facts");
    context = { model, segments: segmentsOf(['all']), filters: [], smallGroup: 15 };
    const statement = queryOutcomeValues(model);
    if (statement === null) throw new Error('no column that sounds like an outcome');
    const values = db.query(statement.text).map(({ fact, value }) => ({ fact: String(fact), value: String(value) }));
    const [risk] = readyRisks(model);
    const rule = risk === undefined ? null : suggestedOutcome(risk, model, values);
    if (rule === null) throw new Error('no outcome suggested');
    churned = rule;
  });
  afterAll(() => db.close());

  it('offers churn alone, and takes the column Churn for its outcome', () => {
    expect(readyRisks(context.model).map(({ id }) => id)).toEqual(['churn']);
    expect(churned).toMatchObject({ field: 'Churn', op: '=' });
  });

  it('has the AUC and the lift of scikit-learn', () => {
    const lift = readLift(run(queryLift(context, { ...LIFT, ...asked() })), context, { ...LIFT, ...asked() });
    expect([lift.n, lift.positives]).toEqual([7043, 1869]);
    expect(lift.auc.auc).toBeCloseTo(0.773157210921877, 10);
    expect(lift.auc.interval?.[0]).toBeCloseTo(0.7615800850861444, 8);
    expect(lift.auc.interval?.[1]).toBeCloseTo(0.7847343367576095, 8);
    expect(lift.top.lift).toBeCloseTo(2.0115702715094894, 8);
    expect(gainedAt(lift.points, 0.2)).toBeCloseTo(0.40231405430189787, 8);
    expect(gainedAt(lift.points, 0.3)).toBeCloseTo(0.5760332742403028, 8);
  });

  const counts = (by: string) => {
    const options = { ...CALIBRATION, ...asked(), by };
    const rows = calibrationRows(readCalibration(run(queryCalibration(context, options)), context, options), [], 15, 'en');
    return rows.map(({ key, band }) => [key, band.n, band.positives]);
  };

  it('is calibrated by level, by contract and by quarters of tenure', () => {
    expect(counts('level')).toEqual([
      ['high', 2425, 1207],
      ['medium', 1611, 456],
      ['low', 3007, 206],
    ]);
    // The contract is read as the tariff.
    expect(counts('tariff')).toEqual([
      ['Month-to-month', 3875, 1655],
      ['One year', 1473, 166],
      ['Two year', 1695, 48],
    ]);
    // Cut at 9, 29 and 55 months.
    expect(counts('tenure')).toEqual([
      ['1', 1735, 877],
      ['2', 1762, 517],
      ['3', 1727, 330],
      ['4', 1819, 145],
    ]);
    expect(counts('points').reduce((sum, [, n]) => sum + Number(n), 0)).toBe(7043);
  });

  it('keeps customers by contract as Kaplan and Meier estimate', () => {
    const options = { left: JSON.stringify(churned), by: 'tariff' };
    const { groups, test } = readSurvival(run(querySurvival(context, options)), context, options);
    const at = (months: number) => groups.map(({ points }) => survivalAt(points, months));
    [0.703096636348866, 0.9908082040748656, 1].forEach((share, i) => expect(at(12)[i]).toBeCloseTo(share, 10));
    [0.29715813465993735, 0.8318260847305994, 0.9861995455959088].forEach((share, i) => expect(at(60)[i]).toBeCloseTo(share, 10));
    const year = groups[0]?.points.find(({ time }) => time === 12);
    expect(((year?.interval[1] ?? 0) - (year?.survival ?? 0)) / 1.959963984540054).toBeCloseTo(0.007919369125331664, 10);
    expect(test?.chiSquare).toBeCloseTo(2352.872538259339, 6);
    expect(test?.df).toBe(2);
  });

  it('counts who is left by the year reached', () => {
    const options = { left: JSON.stringify(churned) };
    const { groups } = readRetention(run(queryRetention(context, options)), context, options);
    const first = groups[0];
    // Tenure below 12 months, by hand from the file: 2,069 customers of whom 999 left.
    expect([first?.lo, first?.hi, first?.known, first?.gone]).toEqual([0, 1, 2069, 999]);
    expect(groups.reduce((sum, { known }) => sum + known, 0)).toBe(7043);
    expect(groups.reduce((sum, { gone }) => sum + gone, 0)).toBe(1869);
  });

  it('suggests points that hold on the half they were not fitted on, the same for the same seed', async () => {
    const ask = (statement: Sql) => Promise.resolve(db.columns(statement.text));
    const suggested = await askSuggestion(ask, churned, context.model, 1);
    expect(suggested?.contributions.length).toBeGreaterThan(5);
    expect(suggested?.auc.auc).toBeGreaterThan(0.8);
    expect(suggested?.auc.auc).toBeLessThan(0.87);
    expect((suggested?.fittedOn ?? 0) + (suggested?.checkedOn ?? 0)).toBe(7043);
    expect(await askSuggestion(ask, churned, context.model, 1)).toEqual(suggested);
    expect(suggested?.rules.every(({ points }) => Number.isInteger(points))).toBe(true);
    expect(suggested?.rules.some(({ rule }) => JSON.stringify(rule).includes('Churn'))).toBe(false);
  });
});
