/** Owns reading the generated tables in tests: columns by name and the few statistics the relations need. */
import { generateExample, type ExampleColumn, type ExampleTable } from '../../../src/example/index.ts';

/** One generated example, by table and column name. */
export class Example {
  readonly tables: readonly ExampleTable[];

  constructor(options?: { seed?: number; customers?: number }) {
    this.tables = generateExample(options);
  }

  table(name: string): ExampleTable {
    const table = this.tables.find((t) => t.name === name);
    if (table === undefined) throw new Error(`no table ${name}`);
    return table;
  }

  column(tableName: string, name: string): ExampleColumn {
    const column = this.table(tableName).columns.find((c) => c.name === name);
    if (column === undefined) throw new Error(`no column ${name} in ${tableName}`);
    return column;
  }

  text(tableName: string, name: string): readonly (string | null)[] {
    const column = this.column(tableName, name);
    if (column.kind !== 'text') throw new Error(`${name} is not text`);
    return column.values;
  }

  numbers(tableName: string, name: string): ArrayLike<number> {
    const column = this.column(tableName, name);
    if (column.kind === 'text') throw new Error(`${name} is text`);
    return column.values;
  }

  /** Row of each 户号 in the customer table. */
  rowById(): ReadonlyMap<string, number> {
    return new Map(this.text('客户档案', '户号').map((id, row) => [id ?? '', row]));
  }

  /** The value of a customer attribute for each row of another table. */
  attribute(tableName: string, name: string): (string | null)[] {
    const rows = this.rowById();
    const values = this.text('客户档案', name);
    return this.text(tableName, '户号').map((id) => values[rows.get(id ?? '') ?? -1] ?? null);
  }
}

export function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? NaN;
}

export function share<T>(values: readonly T[], test: (value: T, index: number) => boolean): number {
  return values.filter(test).length / values.length;
}

/** Pearson correlation over the pairs in which neither is NaN. */
export function correlation(x: ArrayLike<number>, y: ArrayLike<number>): number {
  const pairs = Array.from(x, (value, i) => [value, y[i] ?? NaN] as const).filter(([a, b]) => a === a && b === b);
  const mx = mean(pairs.map(([a]) => a));
  const my = mean(pairs.map(([, b]) => b));
  let xy = 0;
  let xx = 0;
  let yy = 0;
  for (const [a, b] of pairs) {
    xy += (a - mx) * (b - my);
    xx += (a - mx) ** 2;
    yy += (b - my) ** 2;
  }
  return xy / Math.sqrt(xx * yy);
}

/** Splits row numbers 0 … n − 1 into those inside a group and the others. */
export function splitRows(n: number, inside: (row: number) => boolean): [inside: number[], outside: number[]] {
  const rows = Array.from({ length: n }, (_, row) => row);
  return [rows.filter(inside), rows.filter((row) => !inside(row))];
}
