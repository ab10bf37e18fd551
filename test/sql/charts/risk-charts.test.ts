// Holds the statements of risk and loyalty to eight customers worked out by hand, and to every form of filter.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { actionColumns, queryActions, type ActionRequest } from '../../../src/app/service/risk/action-query';
import type { ChartContext } from '../../../src/charts/chart';
import { OPTIONS as CALIBRATION, queryCalibration, readCalibration } from '../../../src/charts/risk-calibration/query';
import { OPTIONS as GRID, queryRiskGrid, readRiskGrid } from '../../../src/charts/risk-grid/query';
import { OPTIONS as LIFT, queryLift, readLift } from '../../../src/charts/risk-lift/query';
import type { Runner } from '../../../src/engine/engine';
import { queryRetention, readRetention } from '../../../src/charts/retention/query';
import { querySurvival, readSurvival } from '../../../src/charts/survival/query';
import { FactsIndex, type FactColumn } from '../../../src/crossfilter/facts-index';
import { loadFactColumn, queryFindingColumn, readNumberColumn } from '../../../src/crossfilter/load-column';
import { findingName, population, type Filter, type SetFilter } from '../../../src/model/filter';
import type { ModelInfo } from '../../../src/model/model-info';
import { cellFilters } from '../../../src/service/risk/cell-filter';
import { levelPoints, pointsFilter } from '../../../src/service/risk/points-filter';
import { riskQuestion } from '../../../src/service/risk/question';
import { queryGroups } from '../../../src/service/risk/group-query';
import { buildTierSet, tierFilter } from '../../../src/service/risk/tier-filter';
import { queryRiskCounts } from '../../../src/service/risk/rule-counts';
import type { Sql } from '../../../src/sql/sql';
import { RISK_LEVELS, type Risk } from '../../../src/tag/risk/risk';
import { buildRiskSet } from '../../../src/tag/risk/risk-set';
import { VALUE_TIERS } from '../../../src/tag/risk/risk-text';
import type { Rule } from '../../../src/tag/rule';
import { openDuckdb, type TestDuckdb } from '../../support/duckdb';
import { makeFacts } from '../../support/facts-fixture';
import { EVERY_FILTER, resultOf, segmentsOf } from './fixture';

const LEFT: Rule = { kind: 'compare', field: 'status', op: '=', value: 'closed' };
const RISK: Risk = {
  ...{ id: 'churn', name: { en: 'Churn', zh: '流失' }, medium: 10, high: 30 },
  rules: [
    {
      id: 'a',
      rule: { kind: 'compare', field: 'csat_top2', op: '=', value: 0 },
      points: 30,
      reason: { en: 'discontent', zh: '不满' },
    },
    {
      id: 'b',
      rule: { kind: 'compare', field: 'peak_hour', op: '>=', value: 19 },
      points: 10,
      reason: { en: 'late peak', zh: '晚峰' },
    },
    { id: 'c', rule: LEFT, points: 90, reason: { en: 'closed', zh: '销户' } },
  ],
};
const asked = { risk: JSON.stringify(RISK), outcome: JSON.stringify(LEFT) };

let db: TestDuckdb;
let model: ModelInfo;
beforeAll(async () => {
  db = await openDuckdb();
  model = makeFacts(db, [
    { name: 'kwh_12m', values: [800, 100, 50, 30, 10, 10, null, 0] },
    { name: 'region', values: ['north', 'north', 'south', 'south', null, 'south', 'north', 'south'] },
    { name: 'csat_top2', values: [0, 1, 0, null, 1, 0, 1, 1] },
    { name: 'peak_hour', values: [20, 19, 8, 8, 20, 8, 8, null] },
    { name: 'status', values: ['closed', 'on', 'closed', 'on', 'on', 'on', null, 'closed'] },
    { name: 'contract_years', values: [0.5, 0.9, 1.5, 6, 6, 40, null, 2] },
  ]);
  db.query(
    "CREATE OR REPLACE TABLE segment AS SELECT customer_id, CASE WHEN region = 'north' THEN 'A' ELSE 'B' END AS segment, '' AS reason FROM customer_facts",
  );
  db.query("CREATE OR REPLACE TABLE finding AS SELECT 'negative-kwh' AS finding, 'c1' AS customer_id");
});
afterAll(() => db.close());

const context = (filters: readonly Filter[] = []): ChartContext => ({
  ...{ model, segments: segmentsOf(['A', 'B']), filters, smallGroup: 2 },
});
const run = (statement: Sql) => resultOf(db.query(statement.text));

const runner = { run: (statement: Sql) => Promise.resolve(resultOf(db.query(statement.text))) } as unknown as Runner;

/** Customers that a filter by a set keeps in each segment, from memory. */
async function keptInMemory(filter: SetFilter): Promise<(readonly [segment: string | null, count: number])[]> {
  const read = (statement: Sql) => Promise.resolve(db.columns(statement.text));
  const columns = new Map<string, FactColumn>([['segment', await loadFactColumn('segment', 'category', read)]]);
  const column = readNumberColumn(await read(queryFindingColumn(findingName(filter))));
  const index = new FactsIndex(8, columns).with(`finding\n${findingName(filter)}`, column);
  const groups = index.group('segment', [filter], []).filter(({ count }) => count > 0);
  return groups.map(({ key, count }) => [key, count]);
}

describe('a value tier as a filter', () => {
  const kwh = () => model.facts.find(({ name }) => name === 'kwh_12m')!;
  // Of 1,000 kWh, 800 are held by c1, 950 by c1 … c3; c7 is not known. North are c1, c2, c7.
  it.each([
    ['A', ['c1'], [['A', 1]]],
    [
      'B',
      ['c2', 'c3'],
      [
        ['A', 1],
        ['B', 1],
      ],
    ],
    [
      'C',
      ['c4', 'c5', 'c6', 'c7', 'c8'],
      [
        ['A', 1],
        ['B', 4],
      ],
    ],
  ] as const)(
    'keeps the customers of tier %s from SQL and from memory, whatever else is filtered',
    async (tier, kept, segments) => {
      const filter = tierFilter(kwh(), tier);
      expect(await buildTierSet(runner, filter, model)).toBe(kept.length);
      const rows = db.query(`SELECT customer_id FROM (${population([filter]).text}) ORDER BY customer_id`);
      expect(rows.map(({ customer_id }) => customer_id)).toEqual(kept);
      expect(await keptInMemory(filter)).toEqual(segments);
    },
  );

  it('is a cell together with a level, as many as the grid counts there', async () => {
    const options = { ...GRID, ...asked, value: 'kwh_12m' };
    const { cells, value } = readRiskGrid(run(queryRiskGrid(context(), options)), context(), options);
    for (const tier of VALUE_TIERS)
      for (const level of RISK_LEVELS) {
        const filters = cellFilters(RISK, value, tier, level);
        for (const filter of filters) if (filter.kind === 'risk') await buildRiskSet(runner, filter, model);
        for (const filter of filters) if (filter.kind === 'tier') await buildTierSet(runner, filter, model);
        expect(db.query(population(filters).text), `${tier} ${level}`).toHaveLength(cells[tier][level].customers);
      }
  });

  it('keeps nobody by a measure that the data lacks', async () => {
    const bill = { name: 'amount_12m', text: { en: 'Bill', zh: '电费' } };
    expect(await buildTierSet(runner, tierFilter(bill, 'A'), model)).toBe(0);
    expect(await buildTierSet(runner, { ...tierFilter(kwh(), 'A'), tier: 'Z' }, model)).toBe(0);
  });
});

describe('points of a risk as a filter', () => {
  const question = () => riskQuestion({ ...LIFT, ...asked }, model);
  // Without the rule about the outcome: c1 40, c2 10, c3 30, c4 0, c5 10, c6 30, c7 0, c8 0.
  const expected = { high: ['c1', 'c3', 'c6'], medium: ['c2', 'c5'], low: ['c4', 'c7', 'c8'] } as const;

  it.each(['high', 'medium', 'low'] as const)('keeps the customers of the level from SQL and from memory (%s)', async (level) => {
    const filter = pointsFilter(question(), levelPoints(level, RISK));
    const kept = expected[level];
    expect(await buildRiskSet(runner, filter, model)).toBe(kept.length);
    // Anew, as after an undo: nobody twice.
    expect(await buildRiskSet(runner, filter, model)).toBe(kept.length);
    const rows = db.query(`SELECT customer_id, segment FROM (${population([filter]).text}) ORDER BY customer_id`);
    expect(rows.map(({ customer_id }) => customer_id)).toEqual(kept);
    const inSegment = (key: string): number => rows.filter(({ segment }) => segment === key).length;
    expect(await keptInMemory(filter)).toEqual(
      ['A', 'B'].filter((key) => inSegment(key) > 0).map((key) => [key, inSegment(key)]),
    );
  });

  it('is told apart by range and rules, and keeps nobody for what is no risk', async () => {
    const filter = pointsFilter(question(), { lo: 10, hi: 31 });
    expect(await buildRiskSet(runner, filter, model)).toBe(4);
    const heavier = { ...RISK, rules: RISK.rules.map((rule) => ({ ...rule, points: rule.points + 1 })) };
    const other = pointsFilter({ ...question(), checked: heavier }, { lo: 10, hi: 31 });
    expect(new Set([filter, other, { ...filter, hi: null }].map(findingName)).size).toBe(3);
    expect(await buildRiskSet(runner, { ...filter, risk: '{}' }, model)).toBe(0);
  });

  it('says which points, and that rules are left out', () => {
    expect(pointsFilter(question(), { lo: 30, hi: null })).toMatchObject({
      label: { en: 'Churn', zh: '流失' },
      detail: {
        en: 'High (30 points or more), rules about the outcome left out',
        zh: '高（30 分及以上），不计与结果相同的规则',
      },
    });
    const all = { ...question(), checked: RISK };
    const detail = (lo: number | null, hi: number | null) => pointsFilter(all, { lo, hi }).detail;
    expect(detail(3, 6)).toEqual({ en: '3–5 points', zh: '3–5 分' });
    expect(detail(-1, 0)).toEqual({ en: '−1 points', zh: '−1 分' });
    expect(detail(12, null)).toEqual({ en: '12 points or more', zh: '12 分及以上' });
    expect(detail(null, 10)).toEqual({ en: 'Low (below 10 points)', zh: '低（低于 10 分）' });
  });
});

describe('calibration and lift', () => {
  const calibration = (by: string, more: object = {}, filters: readonly Filter[] = []) => {
    const options = { ...CALIBRATION, ...asked, by, ...more };
    const { groups } = readCalibration(run(queryCalibration(context(filters), options)), context(filters), options);
    return groups.map(({ key, scores }) => [key, ...scores.map(({ score, n, positives }) => [score, n, positives])]);
  };

  // Without the rule about the outcome: c1 40, c2 10, c3 30, c4 0, c5 10, c6 30, c8 0; of c7 nothing is known.
  it('leave out the rule that is the outcome, and whom nothing is known of', () => {
    expect(calibration('level')).toEqual([['', [0, 2, 1], [10, 2, 0], [30, 2, 1], [40, 1, 1]]]);
  });

  it('count that rule when told to', () => {
    expect(calibration('level', { leaks: true })).toEqual([
      ['', [0, 1, 0], [10, 2, 0], [30, 1, 0], [90, 1, 1], [120, 1, 1], [130, 1, 1]],
    ]);
  });

  it('tell segments, values and quarters apart', () => {
    expect(calibration('segment')).toEqual([
      ['A', [10, 1, 0], [40, 1, 1]],
      ['B', [0, 2, 1], [10, 1, 0], [30, 2, 1]],
    ]);
    expect(calibration('region').map(([key]) => key)).toEqual(['north', 'south', null]);
    // Quarters of 0, 10, 10, 30, 50, 100, 800 are cut at 10, 30 and 75.
    expect(calibration('kwh_12m').map(([key, ...scores]) => [key, scores.length])).toEqual([
      ['1', 1],
      ['2', 2],
      ['3', 2],
      ['4', 2],
    ]);
  });

  it('follow the filters', () => {
    expect(calibration('level', {}, [{ kind: 'in', field: 'region', values: ['north'] }])).toEqual([
      ['', [10, 1, 0], [40, 1, 1]],
    ]);
  });

  it('rank by points', () => {
    const options = { ...LIFT, ...asked };
    const lift = readLift(run(queryLift(context(), options)), context(), options);
    // Pairs of 3 who left (40, 30, 0) and 4 who did not (10, 0, 10, 30): 4 + 3.5 + 0.5 of 12.
    expect(lift.auc.auc).toBeCloseTo(8 / 12, 12);
    expect([lift.n, lift.positives]).toEqual([7, 3]);
  });

  it('have no outcome where the data has none', () => {
    const options = { ...LIFT, risk: asked.risk, outcome: 'null' };
    expect(readLift(run(queryLift(context(), options)), context(), options)).toMatchObject({ n: 0, question: { outcome: null } });
  });

  it('leave out the half that points were fitted on', () => {
    const fitted = JSON.stringify({ ...RISK, fit: { seed: 1, curve: null } });
    const half = calibration('level', { risk: fitted }).flatMap(([, ...scores]) => scores);
    const all = calibration('level', { risk: fitted, fitted: true }).flatMap(([, ...scores]) => scores);
    const count = (scores: unknown[]): number => scores.reduce<number>((sum, score) => sum + Number((score as number[])[1]), 0);
    expect(count(all)).toBe(7);
    expect(count(half)).toBeLessThan(7);
  });
});

describe('value against risk', () => {
  const options = { ...GRID, ...asked, value: 'kwh_12m' };

  // Of 1,000 kWh c1 alone holds 80 % (A), c2 the next 10 % and c3 the next 5 (B); the rest, and who has none, are C.
  it('counts customers and what is at stake', () => {
    const { cells, whole } = readRiskGrid(run(queryRiskGrid(context(), options)), context(), options);
    expect(cells.A.high).toEqual({ customers: 1, stake: 800 });
    expect(cells.B).toEqual({
      high: { customers: 1, stake: 50 },
      medium: { customers: 1, stake: 100 },
      low: { customers: 0, stake: 0 },
    });
    expect(cells.C.high).toEqual({ customers: 2, stake: 10 });
    expect(cells.C.medium).toEqual({ customers: 1, stake: 10 });
    expect(cells.C.low.customers).toBe(2);
    expect(whole).toEqual({ customers: 8, stake: 1000 });
  });

  it('does not tell what is at stake where one customer has too much of it', () => {
    const strict = { ...context(), largestShare: 0.9 };
    const { cells } = readRiskGrid(run(queryRiskGrid(strict, options)), strict, options);
    expect(cells.A.high).toEqual({ customers: 1, stake: NaN, isDominated: true });
  });

  it('lists the customers of a cell, what is at stake first, with reasons and what to do', () => {
    const request: ActionRequest = { risk: RISK, filters: [], tier: null, level: 'high', value: 'kwh_12m', locale: 'zh' };
    expect(actionColumns(request, model).map(({ name }) => name)).toEqual([
      ...['customer_id', 'kwh_12m', 'tier', 'points', 'reasons', 'advice', 'region', 'reason'],
    ]);
    const rows = db.query(queryActions(request, model).text);
    expect(rows.map(({ customer_id, kwh_12m, c2, c3 }) => [customer_id, kwh_12m, c2, c3])).toEqual([
      ['c1', 800, 'A', 130],
      ['c3', 50, 'B', 120],
      ['c6', 10, 'C', 30],
      ['c8', 0, 'C', 90],
    ]);
    expect(rows[0]?.['c4']).toBe('销户（+90）；不满（+30）；晚峰（+10）');
    expect(rows[0]?.['c5']).toMatch(/^客户经理当面：/);
    expect(rows[0]?.['c7']).toBe('status=closed, csat_top2=0.0, peak_hour=20.0');
    expect(db.query(queryActions({ ...request, tier: 'C' }, model, 1).text)).toHaveLength(1);
  });
});

describe('retention and survival', () => {
  it('count who is left by years, and say nothing where nobody is known to have left', () => {
    const read = (left: string) => readRetention(run(queryRetention(context(), { left })), context(), { left });
    const { groups, missing } = read(JSON.stringify(LEFT));
    expect(groups.map(({ lo, hi, customers, known, gone }) => [lo, hi, customers, known, gone])).toEqual([
      [0, 1, 2, 2, 1],
      [1, 2, 1, 1, 1],
      [2, 3, 1, 1, 1],
      [5, 7, 2, 2, 0],
      [30, Infinity, 1, 1, 0],
    ]);
    expect(missing).toBe(1);
    expect(read('').left).toBeNull();
    expect(read('').groups.map(({ known }) => known)).toEqual([0, 0, 0, 0, 0]);
  });

  it('takes whole months', () => {
    const options = { left: JSON.stringify(LEFT), by: 'none' };
    const { groups } = readSurvival(run(querySurvival(context(), options)), context(), options);
    expect(groups[0]?.times.map(({ time, left, stayed }) => [time, left, stayed])).toEqual([
      [6, 1, 0],
      [10, 0, 1],
      [18, 1, 0],
      [24, 1, 0],
      [72, 0, 2],
      [480, 0, 1],
    ]);
    expect(groups[0]?.points.map(({ survival }) => survival)).toEqual(
      [6 / 7, (6 / 7) * (4 / 5), (6 / 7) * (4 / 5) * (3 / 4)].map(near),
    );
  });
  const near = (value: number): unknown => expect.closeTo(value, 12) as unknown;
});

describe('every form of filter', () => {
  it.each(Object.entries(EVERY_FILTER).filter(([name]) => !name.includes('event')))('%s', (_, filters) => {
    const at = context(filters);
    const left = JSON.stringify(LEFT);
    const statements = [
      ...['level', 'segment', 'region', 'kwh_12m'].map((by) => queryCalibration(at, { ...CALIBRATION, ...asked, by })),
      queryLift(at, { ...LIFT, ...asked }),
      queryRiskGrid(at, { ...GRID, ...asked }),
      queryRetention(at, { left }),
      ...['none', 'segment', 'region'].map((by) => querySurvival(at, { left, by })),
      queryRiskCounts(RISK, LEFT, filters, model),
      queryGroups([{ kind: 'fact', field: 'region', within: null }], [{ id: 'left', rule: LEFT }], filters, model),
    ];
    for (const { text } of statements) {
      expect(text).toMatch(/ORDER BY/);
      expect(() => db.query(`EXPLAIN ${text}`)).not.toThrow();
      for (const row of db.query(text)) for (const cell of Object.values(row)) expect(typeof cell).not.toBe('bigint');
    }
  });

  it('stands on data without any of the facts', () => {
    const bare = { ...context(), model: { ...model, facts: [] } };
    for (const statement of [
      queryCalibration(bare, CALIBRATION),
      queryLift(bare, LIFT),
      queryRiskGrid(bare, GRID),
      queryRetention(bare, { left: '' }),
      querySurvival(bare, { left: '', by: '' }),
    ])
      expect(() => db.query(statement.text)).not.toThrow();
  });
});
