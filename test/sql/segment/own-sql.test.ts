// Tests of segments by a statement of one's own: what it may be, what is said about its rows, and what stays when it fails.
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Runner } from '../../../src/engine/engine';
import { AppError } from '../../../src/lib/errors';
import type { ModelInfo } from '../../../src/model/model-info';
import type { OwnSqlReport } from '../../../src/segment/methods/own-sql/report';
import { readOnlySelect } from '../../../src/sql/read-only';
import { sql } from '../../../src/sql/sql';
import { openDuckdb, type TestDuckdb } from '../../support/duckdb';
import { assigned, makeFacts } from '../../support/facts-fixture';
import { segmentAs, testRunner } from '../../support/segment-task';

let database: TestDuckdb;
let model: ModelInfo;
beforeAll(async () => {
  database = await openDuckdb();
});
beforeEach(() => {
  model = makeFacts(database, [{ name: 'kwh_12m', values: [10, 20, 30, null] }]);
});
afterAll(() => database.close());

/** The page's engine rejects; the test's throws. */
const runner = (): Runner => ({
  ...testRunner(database),
  run: (statement) => Promise.resolve().then(() => database.columns(statement.text)),
});
const run = (text: string) => segmentAs(database, model, { method: 'own-sql', params: { text } }, { runner: runner() });
const findings = async (text: string): Promise<readonly string[]> =>
  ((await run(text)).report as OwnSqlReport).findings.map(({ en }) => en);

describe('own SQL', () => {
  it('begins with a statement that runs on the data', async () => {
    await segmentAs(database, model, { method: 'own-sql', params: {} }, { runner: runner() });
    // 90 % of 10, 20, 30 lie below 28, the median is 20.
    expect(assigned(database)).toEqual({ c1: 'lower half', c2: 'upper half', c3: 'top 10 %', c4: '(missing)' });
  });

  it('masks segments that are called by the number of a customer, in their reasons and rules, too', async () => {
    database.query("UPDATE customer_facts SET customer_id = '033012345678' || customer_id");
    const of = { ...model, roles: ['customer_id'] };
    const text =
      "SELECT customer_id, customer_id || CASE WHEN kwh_12m > 15 THEN ' (high)' ELSE '' END AS segment FROM customer_facts";
    const { segments, report } = await segmentAs(database, of, { method: 'own-sql', params: { text } }, { runner: runner() });
    expect(segments.map(({ text: { en } }) => en)).toEqual([
      '0330****78c1',
      '0330****78c2 (high)',
      '0330****78c3 (high)',
      '0330****78c4',
    ]);
    expect(JSON.stringify(segments.map(({ rule }) => rule))).not.toContain('033012345678');
    expect((report as OwnSqlReport).findings.map(({ en }) => en)).toContainEqual(expect.stringContaining('masked'));
    // Regions and the like are no persons.
    const plain = await segmentAs(database, model, { method: 'own-sql', params: { text } }, { runner: runner() });
    expect(plain.segments[0]?.text.en).toBe('033012345678c1');
  });

  it('takes a PIVOT whose values are named, and says what one without lacks', async () => {
    const pivot = (values: string): string =>
      `WITH wide AS (PIVOT customer_facts ON (kwh_12m > 15)::VARCHAR${values} USING count(*) GROUP BY customer_id)
      SELECT customer_id, CASE WHEN "true" > 0 THEN 'high' ELSE 'low' END AS segment FROM wide`;
    await run(pivot(" IN ('true', 'false')"));
    expect(assigned(database)).toEqual({ c1: 'low', c2: 'high', c3: 'high', c4: 'low' });
    await expect(run('PIVOT customer_facts ON kwh_12m USING count(*) GROUP BY customer_id')).rejects.toMatchObject({
      code: 'sql_several_statements',
      text: { en: expect.stringContaining('Name the values of a PIVOT') as unknown },
    });
  });

  it('takes columns in any order and case, with a comment and a semicolon', async () => {
    const { segments } = await run("SELECT 'why' AS Reason, 'all;' AS SEGMENT, Customer_Id FROM customer_facts; -- mine");
    expect(segments.map(({ key }) => key)).toEqual(['all;']);
    expect(database.query("SELECT reason FROM segment WHERE customer_id = 'c1'")).toEqual([{ reason: 'why' }]);
  });

  it('leaves its rows in the order of the facts, on which every chart rests', async () => {
    await run('SELECT customer_id, customer_id AS segment FROM customer_facts ORDER BY kwh_12m DESC');
    expect(database.query('SELECT f.customer_id, s.segment FROM customer_facts f POSITIONAL JOIN segment s')).toEqual(
      ['c1', 'c2', 'c3', 'c4'].map((id) => ({ customer_id: id, segment: id })),
    );
  });

  it('tells what is odd about the rows, with ids masked', async () => {
    const text = `
      SELECT customer_id, CASE customer_id WHEN 'c2' THEN ' ' ELSE 'a' END AS segment FROM customer_facts WHERE customer_id <> 'c4'
      UNION ALL VALUES ('c1', 'a'), (NULL, 'a'), ('1234567890', 'b')`;
    expect(await findings(text)).toEqual([
      '1 customer ids are not in the data and were left out (such as 123****890).',
      '1 rows have no customer_id and were left out.',
      '1 customers came back without a segment; they are "Missing".',
      '1 customers were not returned; they are "Missing".',
      '1 customers came back several times with the same segment; they count once.',
    ]);
    expect(assigned(database)).toEqual({ c1: 'a', c2: '(missing)', c3: 'a', c4: '(missing)' });
  });

  it('keeps the largest eleven of more than twelve segments', async () => {
    model = makeFacts(database, [{ name: 'n', values: Array.from({ length: 30 }, (_, i) => i) }]);
    // 13 segments: 0 … 3 with three customers, the others with two; 10, 11 and 12 come last.
    const { segments } = await run('SELECT customer_id, n::INTEGER % 13 AS segment FROM customer_facts');
    expect(segments).toHaveLength(12);
    expect(Object.values(assigned(database)).filter((key) => key === '(other)')).toHaveLength(4);
  });

  it.each([
    ['SELECT customer_id FROM customer_facts', 'own_sql_columns', 'segment is missing'],
    ["SELECT 'x' AS customer_id, 'a' AS segment", 'own_sql_strangers', 'None of the 1 rows'],
    ["SELECT customer_id, 'a' AS segment FROM customer_facts WHERE FALSE", 'own_sql_strangers', 'no rows'],
    ["SELECT customer_id, unnest(['a', 'b']) AS segment FROM customer_facts", 'own_sql_several', '4 customers'],
    ['DROP TABLE customer_facts', 'sql_not_read_only', 'reading'],
    ['DESCRIBE customer_facts', 'sql_not_select', 'SELECT'],
    ['SELECT 1; DROP TABLE customer_facts', 'sql_several_statements', 'one statement'],
  ])('refuses %s and keeps the last good segments', async (text, code, words) => {
    await run("SELECT customer_id, 'good' AS segment FROM customer_facts");
    const thrown = await run(text).catch((error: unknown) => error);
    expect(thrown).toMatchObject({ code });
    expect((thrown as AppError).text.en).toContain(words);
    expect(new Set(Object.values(assigned(database)))).toEqual(new Set(['good']));
  });

  it('shows the engine’s message with its place', async () => {
    await run("SELECT customer_id, 'good' AS segment FROM customer_facts");
    const thrown = await run('SELECT customer_id,\n  no_such AS segment\nFROM customer_facts').catch((error: unknown) => error);
    expect((thrown as AppError).text.en).toMatch(/in line 2: Binder Error.*no_such/);
    expect((thrown as AppError).detail).toMatch(/LINE 2: {3}no_such AS segment\n {10}\^/);
    const first = await run('SELECT customer_id, nix AS segment FROM customer_facts').catch((error: unknown) => error);
    // The caret stands below what is wrong, also in the first line.
    expect((first as AppError).detail).toMatch(/LINE 1: SELECT customer_id, nix.*\n {28}\^/);
  });

  it('gives every view its segments when the first statement already fails', async () => {
    database.query('DROP TABLE IF EXISTS segment');
    const { segments, report } = await run('SELECT nothing');
    expect(segments.map(({ key }) => key)).toEqual(['(missing)']);
    expect((report as OwnSqlReport).error?.en).toBeTruthy();
  });

  it('does not run a statement again by itself that broke the engine', async () => {
    const text = "SELECT customer_id, 'a' AS segment FROM customer_facts -- heavy";
    await run("SELECT customer_id, 'good' AS segment FROM customer_facts");
    let times = 0;
    const broken: Runner = {
      ...runner(),
      run: (statement) => {
        if (!statement.text.includes('query(')) return runner().run(statement);
        times++;
        return Promise.reject(new AppError('out_of_memory', { en: 'memory', zh: '内存' }));
      },
    };
    const task = { method: 'own-sql', params: { text } };
    await expect(segmentAs(database, model, task, { runner: broken })).rejects.toThrow(/memory/);
    await expect(segmentAs(database, model, task, { runner: broken })).rejects.toThrow(/own_sql_dangerous/);
    expect(times).toBe(1);
  });

  it('is read as a table that nothing in it can close', () => {
    const hostile = "SELECT 'x' AS customer_id, $$'); DROP TABLE customer_facts; --$$ AS segment";
    const rows = database.query(sql`SELECT segment FROM ${readOnlySelect(hostile)} AS r`.text);
    expect(rows).toEqual([{ segment: "'); DROP TABLE customer_facts; --" }]);
    for (const text of ['SELECT 1) r; DROP TABLE customer_facts; --', 'SELECT 1) r', "SELECT ''') --"]) {
      expect(() => database.query(sql`SELECT * FROM ${readOnlySelect(text)} AS r`.text)).toThrow();
    }
    expect(database.query('SELECT count(*)::INTEGER AS n FROM customer_facts')).toEqual([{ n: 4 }]);
  });
});
