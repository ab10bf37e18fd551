// Holds the drivers of satisfaction to values worked out in numpy, and the words of comments to rows counted by hand.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { queryWords, readWords, type WordsOptions } from '../../../src/charts/comment-words/query';
import { eventFilter } from '../../../src/model/event-filter';
import type { Filter } from '../../../src/model/filter';
import { queryDrivers } from '../../../src/service/driver-query';
import { readDrivers } from '../../../src/service/drivers';
import type { SurveyItem } from '../../../src/service/survey-items';
import type { Sql } from '../../../src/sql/sql';
import { openDuckdb, type TestDuckdb } from '../../support/duckdb';
import { contextOf, EVERY_FILTER, resultOf, SIX_CUSTOMERS } from '../charts/fixture';

/** 40 answers of 40 customers: price and staff decide the overall score; the seventh has none for staff, and only ten were asked about parking. */
const ANSWERS = `
CREATE OR REPLACE TABLE customer_facts AS
SELECT 'k' || k AS customer_id, CASE WHEN k < 20 THEN 'north' ELSE 'south' END AS region, NULL::DOUBLE AS kwh_12m, NULL::DOUBLE AS peak_hour FROM range(40) t(k);
CREATE OR REPLACE TABLE segment AS SELECT customer_id, 'A' AS segment, '' AS reason FROM customer_facts;
CREATE OR REPLACE TABLE filled AS
SELECT k, 1 + (k * 7) % 5 AS price, CASE WHEN k <> 7 THEN 1 + (k * 3 + k // 5) % 5 END AS staff, CASE WHEN k < 10 THEN 3 END AS parking,
  greatest(1, least(5, floor(0.6 * (1 + (k * 7) % 5) + 0.4 * (1 + (k * 3 + k // 5) % 5) + ((k * 11) % 3 - 1) * 0.8 + 0.5))) AS overall
FROM range(40) t(k);
CREATE OR REPLACE TABLE survey AS
SELECT k::INTEGER AS answer_id, 'k' || k AS customer_id, DATE '2026-10-01' AS answered, overall::DOUBLE AS overall, 1 AS scale_min, 5 AS scale_max, overall >= 4 AS top2,
  CASE WHEN k < 18 THEN '电价太高，Bills unclear' WHEN k < 36 THEN 'App 很方便。The billing app' END AS comment
FROM filled;
CREATE OR REPLACE TABLE survey_item AS
SELECT k::INTEGER AS answer_id, 'k' || k AS customer_id, DATE '2026-10-01' AS answered, item, score::DOUBLE AS score, 1 AS scale_min, 5 AS scale_max,
  score::INTEGER AS level, score >= 4 AS top2
FROM (UNPIVOT (SELECT k, price::INTEGER AS price, staff::INTEGER AS staff, parking::INTEGER AS parking FROM filled) ON price, staff, parking INTO NAME item VALUE score)
UNION ALL SELECT k, 'k' || k, DATE '2026-10-01', 'price importance', 4 + k % 2, 1, 5, 4, TRUE FROM range(30) t(k);`;

const item = (id: string, stated: string | null = null): SurveyItem => ({ id, text: { en: id, zh: id }, stated });
const ITEMS = [item('price', 'price importance'), item('staff'), item('parking')];

let duckdb: TestDuckdb;
beforeAll(async () => {
  duckdb = await openDuckdb();
  duckdb.query(SIX_CUSTOMERS);
  duckdb.query(ANSWERS);
});
afterAll(() => {
  duckdb.close();
});
const run = (statement: Sql) => resultOf(duckdb.query(statement.text));
const drivers = (filters: readonly Filter[] = [], least = 15) => readDrivers(run(queryDrivers(filters, ITEMS)), ITEMS, least);
const NORTH: Filter = { kind: 'in', field: 'region', values: ['north'] };

describe('drivers', () => {
  it('have the shares of R² that numpy has', () => {
    // numpy.linalg.lstsq on the 39 complete answers: R² of both, of each alone; share = mean of alone and on top of the other, over R².
    const { n, answered, r2, drivers: found, closest, cuts } = drivers();
    expect([answered, n]).toEqual([40, 39]);
    expect(r2).toBeCloseTo(0.66004719381, 10);
    expect(found[0]?.share).toBeCloseTo(0.67282955174, 10);
    expect(found[1]?.share).toBeCloseTo(0.32717044826, 10);
    expect(closest?.r).toBeCloseTo(0.12833391833, 10);
    expect(found[0]?.vif).toBeCloseTo(1.01674538428, 10);
    expect(cuts.share).toBe(0.5);
    const [lo, hi] = found[0]?.shareInterval ?? [NaN, NaN];
    expect(lo).toBeLessThan(0.67282955174);
    expect(hi).toBeGreaterThan(0.67282955174);
    expect(hi - lo).toBeGreaterThan(0.05);
  });

  it('leave an item out of the regression that fewer than half were asked about', () => {
    const parking = drivers().drivers[2];
    // Ten answers are also fewer than may be told.
    expect(parking).toMatchObject({ n: 10, share: NaN, shareInterval: null, mean: NaN, top: NaN, quadrant: null });
    expect(drivers([], 10).drivers[2]).toMatchObject({ n: 10, mean: 3, top: 0, share: NaN });
  });

  it('are rated by all who answered the item, with what they stated beside', () => {
    // Price is 1, 3, 5, 2, 4 over and over: eight of each, 16 of 40 in the two best grades. Stated: 4 and 5 in turn, 30 answers.
    const price = drivers().drivers[0];
    expect(price).toMatchObject({ n: 40, mean: 3, top: 0.4, lo: 1, hi: 5 });
    expect(price?.sd).toBeCloseTo(Math.sqrt((8 * (4 + 1 + 0 + 1 + 4)) / 39), 12);
    expect(price?.stated).toEqual({ n: 30, mean: 4.5, lo: 1, hi: 5 });
    expect(drivers().drivers[1]?.stated).toBeNull();
  });

  it('follow the filters, and say when answers are too few', () => {
    const south: Filter = { kind: 'in', field: 'region', values: ['south'] };
    expect(drivers([south])).toMatchObject({ answered: 20, n: 20, lacks: null });
    expect(drivers([south], 30)).toMatchObject({ answered: 20, lacks: 'answers' });
    // Half of the north was asked about parking, so that only those nine who rated all three are complete.
    expect(drivers([NORTH])).toMatchObject({ answered: 20, n: 9, lacks: 'answers' });
    const nobody: Filter = { kind: 'in', field: 'region', values: [] };
    expect(drivers([nobody])).toMatchObject({ answered: 0, n: 0, lacks: 'items' });
  });

  it('say the same when asked again', () => {
    expect(drivers()).toEqual(drivers());
  });

  it('can be asked under every form of filter', () => {
    for (const filters of Object.values(EVERY_FILTER)) expect(() => drivers(filters)).not.toThrow();
  });
});

describe('words of comments', () => {
  const options = (terms: readonly string[]): WordsOptions => ({ terms: terms.join('\n'), sort: 'use' });
  const context = (filters: readonly Filter[] = []) => contextOf(['A'], filters, []);
  const uses = (terms: readonly string[], filters: readonly Filter[] = []) =>
    readWords(run(queryWords(context(filters), options(terms))), context(filters), options(terms));
  const counts = (terms: readonly string[], filters: readonly Filter[] = []) =>
    uses(terms, filters).words.map(({ term, customers }) => [term, customers]);

  it('are found in Chinese anywhere, in Latin as whole words and their plurals', () => {
    expect(counts(['电价', 'bill', 'app', '停电'])).toEqual([
      ['电价', 18],
      ['bill', 18],
      ['app', 18],
    ]);
    expect(counts(['billing', 'the billing', 'ill'])).toEqual([
      ['billing', 18],
      ['the billing', 18],
    ]);
  });

  it('stand beside all comments and all answers', () => {
    const { comments, all, words } = uses(['电价']);
    const top2 = (where: string) =>
      Number(duckdb.query(`SELECT count(*)::INTEGER AS n FROM survey WHERE top2 AND ${where}`)[0]?.['n']);
    expect([comments.customers, comments.answered, all.answered]).toEqual([36, 36, 40]);
    expect([comments.top2, all.top2, words[0]?.top2]).toEqual([top2('answer_id < 36'), top2('TRUE'), top2('answer_id < 18')]);
    expect(words[0]?.gap).toBeCloseTo(top2('answer_id < 18') / 18 - top2('answer_id BETWEEN 18 AND 35') / 18, 12);
  });

  it('that few used are counted and not told', () => {
    const first: Filter = { kind: 'in', field: 'customer_id', values: ['k0', 'k1', 'k20'] };
    expect(uses(['电价'], [first]).words[0]).toMatchObject({ customers: 2, share: null, interval: null, p: NaN });
  });

  it('keep the customers whom they count, as a filter', () => {
    for (const [term, n] of counts(['电价', 'bill', 'app'])) {
      const filter = eventFilter('survey', { en: '', zh: '' }, { column: 'comment', contains: String(term) });
      expect(uses([], [filter]).comments.customers).toBe(n);
    }
  });

  it('can be asked under every form of filter, with none to look for', () => {
    for (const filters of Object.values(EVERY_FILTER)) expect(() => uses([], filters)).not.toThrow();
  });
});
