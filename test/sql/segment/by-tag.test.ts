// Tests of segmentation by tags on a handful of customers worked out by hand.
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { sql } from '../../../src/sql/sql';
import { validChoice } from '../../../src/segment/segmentation';
import type { Rule } from '../../../src/tag/rule';
import type { Tag } from '../../../src/tag/tag';
import { openDuckdb, type TestDuckdb } from '../../support/duckdb';
import { segmentAs } from '../../support/segment-task';
import { HOSTILE, TAG_MODEL } from '../../unit/tag/tag-model';

const database: TestDuckdb = await openDuckdb();
afterAll(() => database.close());

const QUOTED = `"${HOSTILE.replace(/"/g, '""')}"`;
const COLUMNS = `t(customer_id, class, ${QUOTED}, kwh_12m)`;

beforeEach(() => {
  database.query(`
    CREATE OR REPLACE TABLE customer_facts AS SELECT * FROM (VALUES
      ('c1', 'a', 'x', 500.0), ('c2', 'b', 'it''s', 250.0), ('c3', 'a', NULL, 120.0), ('c4', NULL, 'x', NULL), ('c5', 'b', 'y', 0.0)
    ) AS ${COLUMNS}`);
});

const tag = (id: string, rule: Rule): Tag => ({
  ...{ id, name: { en: `Tag ${id}`, zh: `标签${id}` }, family: 'label', rule },
  ...{ description: { en: '', zh: '' }, owner: '', version: 1 },
});
const TAGS = [
  tag('big', { kind: 'compare', field: 'kwh_12m', op: '>=', value: 200 }),
  tag('a', { kind: 'compare', field: 'class', op: '=', value: 'a' }),
  tag('top', { kind: 'quantile', field: 'kwh_12m', end: 'top', share: 0.2 }),
  tag("o'dd", { kind: 'in', field: HOSTILE, values: ["it's", 'y'] }),
  tag('lacking', { kind: 'compare', field: 'gone', op: '>', value: 1 }),
  tag('own', { kind: 'sql', text: 'sum(kwh_12m) > 5' }),
];

async function run(tags: readonly string[], more: Parameters<typeof segmentAs>[3] = {}) {
  const choice = validChoice({ method: 'by-tag', params: { tags } }, TAG_MODEL);
  const { segments } = await segmentAs(database, TAG_MODEL, choice, { tags: TAGS, ...more });
  return segments.map(({ key, colour, text }) => [key, colour, text.en]);
}

const assigned = (): string[] =>
  database
    .query("SELECT concat_ws(' ', customer_id, segment, reason) AS line FROM segment ORDER BY 1")
    .map(({ line }) => String(line));

describe('by tags', () => {
  it('gives each customer the first tag that fires, with the values that made it fire', async () => {
    expect(await run(['big', 'a', "o'dd"])).toEqual([
      ['big', 0, 'Tag big'],
      ['a', 1, 'Tag a'],
      ["o'dd", 2, "Tag o'dd"],
      ['(no tag)', -1, 'No tag'],
    ]);
    expect(assigned()).toEqual([
      'c1 big kwh_12m=500.0',
      'c2 big kwh_12m=250.0',
      'c3 a class=a',
      'c4 (no tag)',
      `c5 o'dd ${HOSTILE}=y`,
    ]);
  });

  it('asks in the order of priority, and leaves out tags without a customer', async () => {
    expect((await run(['a', 'big', 'top'])).map(([key]) => key)).toEqual(['a', 'big', '(no tag)']);
    expect(assigned()[0]).toBe('c1 a class=a');
  });

  it('leaves out tags that are gone or that this data cannot answer', async () => {
    expect((await run(['lacking', 'deleted', 'a'])).map(([key, colour]) => [key, colour])).toEqual([
      ['a', 0],
      ['(no tag)', -1],
    ]);
  });

  it('reads another table of facts, cuts of quantiles included', async () => {
    // In the table of the page c1 is the top; here c9 is.
    database.query(
      `CREATE OR REPLACE TABLE earlier AS SELECT * FROM (VALUES ('c1', 'a', 'x', 5.0), ('c9', 'b', 'x', 9.0)) AS ${COLUMNS}`,
    );
    await run(['top'], { facts: sql`earlier` });
    expect(assigned()).toEqual(['c1 (no tag)', 'c9 top kwh_12m=9.0']);
  });

  it('says which tag holds SQL that is no condition of a customer', async () => {
    await expect(run(['a', 'own'])).rejects.toThrow(/tag_rule_invalid.*"Tag own"/);
  });

  it('is one segment of everybody when no tag is chosen', async () => {
    expect(await run([])).toEqual([['all', 0, 'All customers']]);
  });

  it.each([
    ['no customers', 'WHERE FALSE', 0],
    ['one customer', "WHERE customer_id = 'c4'", 1],
    ['only missing values', 'WHERE kwh_12m IS NULL', 1],
  ])('survives %s', async (_, where, count) => {
    database.query(`CREATE OR REPLACE TABLE customer_facts AS FROM customer_facts ${where}`);
    await run(['top', 'big', 'a', "o'dd"]);
    expect(assigned()).toHaveLength(count);
  });

  it('survives a constant column, in which everybody is at the cut', async () => {
    database.query('CREATE OR REPLACE TABLE customer_facts AS SELECT * REPLACE (7.0 AS kwh_12m) FROM customer_facts');
    await run(['top']);
    expect(assigned().every((line) => line.endsWith('top kwh_12m=7.0'))).toBe(true);
  });
});
