// How attributes go with segments: counts over SQL, V and over-represented values by hand.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { associationFields, queryAssociations, readAssociations } from '../../../src/app/segments/views/kmeans/associations';
import type { FactField, ModelInfo } from '../../../src/model/model-info';
import { openDuckdb, type TestDuckdb } from '../../support/duckdb';

const category = (name: string, distinct: number): FactField => ({
  name,
  text: { en: name, zh: name },
  kind: 'category',
  family: 'social',
  known: 8,
  distinct,
});
const FIELDS = [category('odd"; name', 2), category('half', 2)];

let database: TestDuckdb;
beforeAll(async () => {
  database = await openDuckdb();
  // 'odd' is the segment itself; 'half' is the same in both; the ninth customer is in no cluster.
  database.query(`
    CREATE TABLE customer_facts AS
    SELECT i::VARCHAR AS customer_id, CASE WHEN i < 4 THEN 'it''s a' ELSE 'b' END AS "odd""; name", CASE WHEN i % 2 = 0 THEN 'even' ELSE 'not' END AS half
    FROM range(9) t(i)`);
  database.query(
    "CREATE TABLE segment AS SELECT customer_id, CASE WHEN customer_id::INTEGER < 4 THEN 'c1' WHEN customer_id = '8' THEN '(missing)' ELSE 'c2' END AS segment FROM customer_facts",
  );
});
afterAll(() => database.close());

describe('attributes and clusters', () => {
  it('are as close as Cramér’s V says, with the values that are frequent', () => {
    const statement = queryAssociations(FIELDS, ['c1', 'c2']);
    const found = readAssociations(database.columns(statement?.text ?? ''), FIELDS, ['c1', 'c2'], 3);
    expect(found.map(({ field, strength }) => [field.name, strength])).toEqual([
      ['odd"; name', 1],
      ['half', 0],
    ]);
    expect(found[0]?.over.get('c1')).toEqual([{ value: "it's a", customers: 4, share: 1, others: 0 }]);
    expect(found[1]?.over.get('c1')).toEqual([]);
  });

  it('keep values of few customers to themselves', () => {
    const statement = queryAssociations(FIELDS, ['c1', 'c2']);
    const found = readAssociations(database.columns(statement?.text ?? ''), FIELDS, ['c1', 'c2'], 5);
    expect(found[0]?.over.get('c1')).toEqual([]);
  });

  it('are asked for kinds, not for names', () => {
    const model = { facts: [...FIELDS, category('name', 5000), category('one', 1)] } as unknown as ModelInfo;
    expect(associationFields(model)).toEqual(FIELDS);
    expect(queryAssociations([], ['c1'])).toBeNull();
  });
});
