// Makes a table of facts and the model that describes it, for tests of segmentation methods.
import type { FactField, ModelInfo } from '../../src/model/model-info';
import { ident, join, sql } from '../../src/sql/sql';
import type { TestDuckdb } from './duckdb';

export type FactValue = string | number | null;
export interface FactColumn {
  readonly name: string;
  readonly values: readonly FactValue[];
  readonly more?: Partial<FactField>;
}

/** Customers c1, c2 …; a column of numbers is a number. `customer_facts` is replaced. */
export function makeFacts(database: TestDuckdb, columns: readonly FactColumn[], model: Partial<ModelInfo> = {}): ModelInfo {
  const customers = columns[0]?.values.length ?? 0;
  const isNumber = ({ values }: FactColumn): boolean => values.every((value) => typeof value !== 'string');
  const types = columns.map((column) => sql`${ident(column.name)} ${isNumber(column) ? sql`DOUBLE` : sql`VARCHAR`}`);
  database.query(sql`CREATE OR REPLACE TABLE customer_facts (customer_id VARCHAR, ${join(types, ', ')})`.text);
  for (let i = 0; i < customers; i++) {
    const values = columns.map(({ values: list }) => list[i] ?? null);
    database.query(sql`INSERT INTO customer_facts VALUES (${`c${String(i + 1)}`}, ${values})`.text);
  }
  const facts = columns.map((column): FactField => {
    const known = column.values.filter((value) => value !== null);
    const numbers = known.filter((value) => typeof value === 'number');
    return {
      name: column.name,
      text: { en: column.name, zh: column.name },
      kind: isNumber(column) ? 'number' : 'category',
      family: 'value',
      known: known.length,
      distinct: isNumber(column) ? 0 : new Set(known).size,
      ...(isNumber(column) && { additive: true, range: [Math.min(...numbers), Math.max(...numbers)] as const }),
      ...column.more,
    };
  });
  return {
    ...{
      loadId: 1,
      customers,
      rows: {},
      facts,
      roles: [],
      period: null,
      slotsPerDay: 0,
      grain: 'customer',
      problems: [],
      files: [],
    },
    ...model,
  };
}

/** Customer → segment. */
export function assigned(database: TestDuckdb): Record<string, string> {
  const rows = database.query('SELECT customer_id, segment FROM segment ORDER BY customer_id');
  return Object.fromEntries(rows.map((row) => [String(row['customer_id']), String(row['segment'])]));
}
