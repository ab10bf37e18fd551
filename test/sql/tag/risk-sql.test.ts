// Tests of a risk as SQL on six customers worked out by hand, and of the segments made of its levels.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ModelInfo } from '../../../src/model/model-info';
import { queryRiskCounts, readRiskCounts } from '../../../src/service/risk/rule-counts';
import { sql } from '../../../src/sql/sql';
import type { Risk } from '../../../src/tag/risk/risk';
import { riskParts, riskStatement } from '../../../src/tag/risk/risk-sql';
import { openDuckdb, type TestDuckdb } from '../../support/duckdb';
import { assigned, makeFacts } from '../../support/facts-fixture';
import { segmentAs } from '../../support/segment-task';

let db: TestDuckdb;
let model: ModelInfo;

/** Owes 40, late twice or more 20, a shop 10 − 15 for a household; unknown gives nothing. High from 60, medium from 20. */
const RISK: Risk = {
  id: 'mine',
  name: { en: 'Mine', zh: '自建' },
  rules: [
    {
      id: 'a',
      rule: { kind: 'compare', field: 'late_payments_12m', op: '>=', value: 2 },
      points: 20,
      reason: { en: 'late', zh: '逾期' },
    },
    {
      id: 'b',
      rule: { kind: 'compare', field: 'arrears_amount', op: '>', value: 0 },
      points: 40,
      reason: { en: "owes 'us'", zh: '欠费' },
    },
    { id: 'c', rule: { kind: 'in', field: 'class', values: ['home'] }, points: -15, reason: { en: '', zh: '' } },
    { id: 'd', rule: { kind: 'compare', field: 'not_there', op: '>', value: 0 }, points: 90, reason: { en: 'never', zh: '无' } },
  ],
  medium: 20,
  high: 60,
};

beforeAll(async () => {
  db = await openDuckdb();
  model = makeFacts(db, [
    { name: 'arrears_amount', values: [5, 0, null, 3, 0, 1] },
    { name: 'late_payments_12m', values: [2, 2, 3, 0, 0, null] },
    { name: 'class', values: ['shop', 'home', 'shop', 'home', 'home', null] },
    { name: 'csat_top2', values: [0, 1, 0, null, 1, 1] },
  ]);
});
afterAll(() => db.close());

describe('points', () => {
  // c1 20+40; c2 20−15; c3 20; c4 40−15; c5 −15; c6 40.
  const EXPECTED = [
    ['c1', 60, 'high', "owes 'us' (+40); late (+20)", 'arrears_amount=5.0, late_payments_12m=2.0'],
    ['c6', 40, 'medium', "owes 'us' (+40)", 'arrears_amount=1.0'],
    ['c4', 25, 'medium', "owes 'us' (+40); class is home (−15)", 'arrears_amount=3.0, class=home'],
    ['c3', 20, 'medium', 'late (+20)', 'late_payments_12m=3.0'],
    ['c2', 5, 'low', 'late (+20); class is home (−15)', 'late_payments_12m=2.0, class=home'],
    ['c5', -15, 'low', 'class is home (−15)', 'class=home'],
  ];

  it('add up over the rules that fire, with reasons and values, the weightiest first', () => {
    const rows = db.query(riskStatement(RISK, model, 'en').text);
    expect(
      rows.map(({ customer_id, points, level, reasons, evidence }) => [customer_id, points, level, reasons, evidence]),
    ).toEqual(EXPECTED);
  });

  it('are 0 for everybody without rules', () => {
    const none = sql`WITH ${riskParts({ ...RISK, rules: [] }, model, { reasons: 'zh', evidence: true })} SELECT DISTINCT points, level, reasons, evidence FROM risk ORDER BY points`;
    expect(db.query(none.text)).toEqual([{ points: 0, level: 'low', reasons: null, evidence: null }]);
  });

  it('count whom each rule fires for, and to how many of them it happened', () => {
    db.query("CREATE OR REPLACE TABLE segment AS SELECT customer_id, 'all' AS segment, '' AS reason FROM customer_facts");
    const outcome = { kind: 'compare', field: 'csat_top2', op: '=', value: 0 } as const;
    const counts = readRiskCounts(db.columns(queryRiskCounts(RISK, outcome, [], model).text), RISK, model);
    expect(counts.all).toEqual({ customers: 6, known: 5, happened: 2 });
    expect(counts.levels).toEqual({ high: 1, medium: 3, low: 2 });
    expect(counts.rules).toEqual({
      a: { customers: 3, known: 3, happened: 2 },
      b: { customers: 3, known: 2, happened: 1 },
      c: { customers: 3, known: 2, happened: 0 },
    });
    const some = readRiskCounts(
      db.columns(queryRiskCounts(RISK, null, [{ kind: 'in', field: 'class', values: ['home'] }], model).text),
      RISK,
      model,
    );
    expect(some.all).toEqual({ customers: 3, known: 0, happened: 0 });
  });
});

describe('segments by risk level', () => {
  it('put every customer where the points do, with the values that gave them', async () => {
    const { segments } = await segmentAs(db, model, { method: 'by-risk', params: { risk: 'mine' } }, { risks: [RISK] });
    expect(segments.map(({ key, text }) => [key, text.zh])).toEqual([
      ['high', '自建·高'],
      ['medium', '自建·中'],
      ['low', '自建·低'],
    ]);
    expect(segments[1]?.rule.en).toBe('20 to 59 points by 3 rules of "Mine"');
    expect(assigned(db)).toEqual({ c1: 'high', c2: 'low', c3: 'medium', c4: 'medium', c5: 'low', c6: 'medium' });
    const [row] = db.query("SELECT reason FROM segment WHERE customer_id = 'c1'");
    expect(row?.['reason']).toBe('points=60, arrears_amount=5.0, late_payments_12m=2.0');
  });

  it('take the first risk where the one chosen is gone, and the ready ones where there are none of one’s own', async () => {
    await segmentAs(db, model, { method: 'by-risk', params: { risk: 'deleted' } }, { risks: [RISK] });
    expect(assigned(db)['c1']).toBe('high');
    const { segments } = await segmentAs(db, model, { method: 'by-risk', params: {} });
    expect(segments[0]?.text.en).toMatch(/^Arrears: /);
  });

  it('are made of the figures of an earlier time, too', async () => {
    db.query(
      "CREATE OR REPLACE TABLE facts_then AS SELECT * REPLACE (0 AS arrears_amount) FROM customer_facts WHERE customer_id <> 'c3'",
    );
    const facts = sql`facts_then`;
    const earlier = [{ name: 'customer_facts', select: sql`SELECT * FROM facts_then` }];
    await segmentAs(db, model, { method: 'by-risk', params: { risk: 'mine' } }, { risks: [RISK], facts, earlier });
    expect(assigned(db)).toEqual({ c1: 'medium', c2: 'low', c4: 'low', c5: 'low', c6: 'low' });
  });

  it('say what to add where no risk can be told', async () => {
    const bare = makeFacts(db, [{ name: 'class', values: ['a', 'b'] }]);
    const { lacks, segments } = await segmentAs(db, bare, { method: 'by-risk', params: {} });
    expect(lacks?.en).toContain('No risk can be told');
    expect(segments.map(({ key }) => key)).toEqual(['all']);
  });
});
