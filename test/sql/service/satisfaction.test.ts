// Holds the statements of satisfaction to rows worked out by hand, and to every form of filter.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { queryCsatTrend, readCsatTrend } from '../../../src/charts/csat-trend/query';
import { queryLikert, readLikert } from '../../../src/charts/csat-likert/query';
import { queryDifference, readDifference, REST } from '../../../src/charts/csat-difference/query';
import type { ChartContext } from '../../../src/charts/chart';
import type { Filter } from '../../../src/model/filter';
import type { ModelInfo } from '../../../src/model/model-info';
import {
  NPS,
  queryFieldAnswers,
  queryGroupAnswers,
  readFieldAnswers,
  readGroupAnswers,
} from '../../../src/service/satisfaction/answers';
import { groupField, type GroupField } from '../../../src/service/satisfaction/group-field';
import type { Sql } from '../../../src/sql/sql';
import { openDuckdb, type TestDuckdb } from '../../support/duckdb';
import { contextOf, EVERY_FILTER, number, resultOf, SIX_CUSTOMERS } from '../charts/fixture';

let duckdb: TestDuckdb;
beforeAll(async () => {
  duckdb = await openDuckdb();
  duckdb.query(SIX_CUSTOMERS);
  // c1 answered twice, c5 only whether it would recommend; c4 was asked in vain; an answer of nobody known.
  duckdb.query(`
CREATE OR REPLACE TABLE survey AS SELECT * FROM (VALUES
  (1, 'c1', DATE '2025-01-10', 2::DOUBLE, NULL::DOUBLE, 3::DOUBLE, 1, 5, FALSE), (2, 'c1', DATE '2025-03-10', 5, 4, 10, 1, 5, TRUE),
  (3, 'c2', DATE '2025-03-20', 3, 2, 7, 1, 5, FALSE), (4, 'c3', DATE '2025-03-21', 4, NULL, NULL, 1, 5, TRUE),
  (5, 'c5', DATE '2025-03-22', NULL, NULL, 6, 1, 5, NULL), (6, NULL, DATE '2025-03-23', 1, NULL, NULL, 1, 5, FALSE)
) AS t(answer_id, customer_id, answered, overall, price, nps, scale_min, scale_max, top2);
CREATE OR REPLACE TABLE survey_item AS
  SELECT answer_id, customer_id, answered, item, score, 1 AS scale_min, 5 AS scale_max, CAST(score AS INTEGER) AS level, score >= 4 AS top2
  FROM (SELECT answer_id, customer_id, answered, 'overall' AS item, overall AS score FROM survey UNION ALL
        SELECT answer_id, customer_id, answered, 'price', price FROM survey)
  WHERE score IS NOT NULL;
CREATE OR REPLACE TABLE survey_asked AS SELECT * FROM (VALUES ('c1', TRUE), ('c2', TRUE), ('c3', TRUE), ('c4', FALSE), ('c5', TRUE)) AS t(customer_id, has_answer);
CREATE OR REPLACE TABLE contact AS SELECT *, 'App' AS ticket_channel, FALSE AS is_complaint, 30::DOUBLE AS hours_open FROM (VALUES
  ('c1', 'Complaint', TIMESTAMP '2025-02-01 10:00'), ('c1', 'Repair', TIMESTAMP '2025-03-11 10:00'), ('c2', 'Inquiry', TIMESTAMP '2025-03-19 08:00'),
  ('c4', 'Repair', TIMESTAMP '2025-01-01 08:00')
) AS t(customer_id, type, opened_at);`);
});
afterAll(() => duckdb.close());

const asked = (item: string) => ({
  ...{ key: item, item, isOwn: false, value: null, scale: { lo: 1, hi: 5, reversed: false }, isChosen: false, isUnsure: false },
  ...{ answers: 4, unread: 0, words: [] },
});
function context(filters: readonly Filter[] = [], smallGroup = 1): ChartContext {
  const region = { ...number('region'), kind: 'category' as const, distinct: 2 };
  const base = contextOf(['A', 'B', 'C'], filters, [number('kwh_12m', [0, 300]), number('peak_hour', [8, 20]), region]);
  const model: ModelInfo = {
    ...base.model,
    rows: { survey: 6, contact: 4 },
    roles: ['overall', 'nps', 'answered', 'type', 'price'],
    survey: [{ table: 't', file: 't.csv', isList: false, questions: [asked('overall'), asked('price')] }],
  };
  return { ...base, model, smallGroup };
}
const run = (statement: Sql) => resultOf(duckdb.query(statement.text));
const answersBy = (by: string, item = 'overall', filters: readonly Filter[] = []) => {
  const field: GroupField = groupField(context().model, by);
  return readGroupAnswers(run(queryGroupAnswers(filters, field, item)));
};

describe('answers by group', () => {
  it('count the latest answer of each customer, who was asked, and who is not known', () => {
    expect(answersBy('segment')).toEqual([
      {
        ...{ key: 'A', customers: 3, asked: 3, answered: 3, top2: 2, levels: [0, 0, 1, 1, 1] },
        scores: [
          { place: 0.5, n: 1 },
          { place: 0.75, n: 1 },
          { place: 1, n: 1 },
        ],
      },
      { key: 'B', customers: 2, asked: 2, answered: 0, top2: 0, levels: [0, 0, 0, 0, 0], scores: [] },
      { key: 'C', customers: 1, asked: 0, answered: 0, top2: 0, levels: [0, 0, 0, 0, 0], scores: [] },
    ]);
    expect(answersBy('region').map(({ key, answered }) => [key, answered])).toEqual([
      ['north', 2],
      ['south', 0],
      [null, 1],
    ]);
  });

  it('of whether customers would recommend are promoters, passives and detractors', () => {
    expect(answersBy('segment', NPS).map(({ levels }) => levels)).toEqual([
      [0, 0, 1, 0, 1],
      [1, 0, 0, 0, 0],
      [0, 0, 0, 0, 0],
    ]);
  });

  it('by service stage look at the last contact before the answer, not after it', () => {
    expect(answersBy('last_contact').map(({ key, customers, answered }) => [key, customers, answered])).toEqual([
      ['', 3, 1],
      ['Complaint', 1, 1],
      ['Inquiry', 1, 1],
      ['Repair', 1, 0],
    ]);
  });

  it.each(Object.keys(EVERY_FILTER))('by several fields at once are those by each, under the filter %s', (name) => {
    const filters = EVERY_FILTER[name] ?? [];
    const ids = ['segment', 'last_contact', 'region'];
    const fields = ids.map((id) => groupField(context().model, id));
    for (const item of ['overall', NPS])
      expect(readFieldAnswers(run(queryFieldAnswers(filters, fields, item)), fields.length)).toEqual(
        ids.map((id) => answersBy(id, item, filters)),
      );
  });

  it.each(Object.keys(EVERY_FILTER))('can be asked with the filter %s', (name) => {
    const filters = EVERY_FILTER[name] ?? [];
    for (const by of ['segment', 'region', 'last_contact']) expect(() => answersBy(by, 'overall', filters)).not.toThrow();
    for (const statement of [
      queryCsatTrend(context(filters)),
      queryLikert(context(filters), { by: 'region', item: 'all' }),
      queryDifference(context(filters), { by: 'region', item: 'price', a: '', b: '' }),
    ])
      expect(() => duckdb.query(`EXPLAIN ${statement.text}`)).not.toThrow();
  });
});

it('bars of all questions hold the latest answer to each, in the order of the questionnaire', () => {
  const options = { by: 'segment', item: 'all' };
  const { rows } = readLikert(run(queryLikert(context(), options)), context(), options);
  expect(rows.map(({ key, answered, levels }) => [key, answered, levels])).toEqual([
    ['overall', 3, [0, 0, 1, 1, 1]],
    ['price', 2, [0, 1, 0, 1, 0]],
  ]);
});

describe('by month', () => {
  const months = (filters: readonly Filter[] = []) => readCsatTrend(run(queryCsatTrend(context(filters))));

  it('every answer counts, months without one are there, and nobody known counts without a filter', () => {
    const { months: found, unknown } = months();
    expect(found.map(({ month, overall, nps }) => [month, overall.answered, overall.top2, nps.answered])).toEqual([
      ['2025-01-01', 1, 0, 1],
      ['2025-02-01', 0, 0, 0],
      ['2025-03-01', 4, 2, 3],
    ]);
    expect(unknown).toBe(1);
    // Places 1, ½, ¾ and 0.
    const march = found[2]?.overall.scores ?? [];
    expect(march.reduce((sum, { place, n }) => sum + place * n, 0) / 4).toBeCloseTo(0.5625, 12);
  });

  it('and not with one', () => {
    const { months: found, unknown } = months([{ kind: 'in', field: 'segment', values: ['A'] }]);
    expect([found[2]?.overall.answered, unknown]).toEqual([3, 0]);
  });
});

it('two groups are the chosen ones, or the least content and everybody else', () => {
  const read = (a: string, b: string, smallGroup = 1) => {
    const options = { by: 'region', item: 'overall', a, b };
    return readDifference(run(queryDifference(context([], smallGroup), options)), context([], smallGroup), options);
  };
  // north: 5 and 3; region not known: 4; south answered nothing.
  expect(read('', '')).toMatchObject({ a: 'north', b: REST, difference: { a: { answered: 2 }, b: { answered: 1, top2: 1 } } });
  expect(read('∅', 'north')).toMatchObject({ a: '∅', b: 'north', difference: { a: { answered: 1 }, b: { answered: 2 } } });
  expect(read('', '', 15).difference).toBeNull();
});
