// What is offered while a statement is typed.
import { describe, expect, it } from 'vitest';
import type { Catalogue, CatalogueTable } from '../../../../src/app/sql/catalogue';
import { completeSql, writtenName } from '../../../../src/app/sql/completion';

const table = (name: string, columns: readonly string[], rows = 10): CatalogueTable => ({
  ...{ name, rows, kind: 'model', meaning: null },
  columns: columns.map((column) => ({
    name: column,
    type: 'DOUBLE',
    meaning: column === 'kwh_12m' ? { en: 'Consumption', zh: '近 12 个月电量' } : null,
  })),
});
const catalogue: Catalogue = {
  tables: [
    table('customer_facts', ['customer_id', 'kwh_12m', 'class']),
    table('usage', ['customer_id', 'period', 'kwh']),
    table('raw_电量', ['电 量'], 0),
  ],
  functions: [
    { name: 'sum', args: 'arg', description: 'Adds up.' },
    { name: 'now', args: '', description: '' },
  ],
};

/** Names offered at the bar in the text. */
function offered(marked: string, explicit = false): string[] {
  const at = marked.indexOf('|');
  const found = completeSql(marked.replace('|', ''), at, explicit, catalogue, 'zh');
  return found === null ? [] : found.items.map(({ label, text }) => label ?? text);
}

describe('completeSql', () => {
  it('offers tables behind FROM and JOIN, empty ones last', () => {
    expect(offered('SELECT * FROM |', true)).toEqual(['customer_facts', 'usage', 'raw_电量']);
    expect(offered('SELECT * FROM usage u JOIN cu|')).toEqual(['customer_facts']);
    expect(offered('SELECT 1 FROM usage, cust|')).toEqual(['customer_facts']);
  });

  it('offers the columns of the tables that the statement names first', () => {
    expect(offered('SELECT p| FROM usage')[0]).toBe('period');
    expect(offered('SELECT kwh| FROM usage')[0]).toBe('kwh');
    expect(offered('SELECT kwh| FROM usage')).not.toContain('kwh_12m');
  });

  it('offers only the columns behind an alias or a name', () => {
    expect(offered('SELECT f.| FROM customer_facts f JOIN usage u USING (customer_id)')).toEqual([
      'customer_id',
      'kwh_12m',
      'class',
    ]);
    expect(offered('SELECT usage.k| FROM usage')).toEqual(['kwh']);
  });

  it('finds a column by what it means', () => {
    expect(offered('SELECT 电量| FROM customer_facts')).toContain('kwh_12m');
  });

  it('offers functions with their brackets, and names of WITH as tables', () => {
    const found = completeSql('SELECT su', 9, false, catalogue, 'en');
    const sum = found?.items.find(({ label }) => label === 'sum');
    expect(sum).toMatchObject({ text: 'sum()', back: 1, meaning: 'Adds up.' });
    expect(offered('WITH big AS (SELECT 1) SELECT * FROM bi|')).toEqual(['big']);
  });

  it('is silent in texts, comments and numbers', () => {
    expect(offered("SELECT 'su| '")).toEqual([]);
    expect(offered('SELECT 1 -- su|')).toEqual([]);
    expect(offered('SELECT /* su| */ 1')).toEqual([]);
    expect(offered('SELECT 1e|')).toEqual([]);
    expect(offered('SELECT |')).toEqual([]);
  });

  it('replaces the word from its beginning, quotes included', () => {
    const found = completeSql('SELECT "电', 9, false, catalogue, 'zh');
    expect([found?.from, found?.items[0]?.text]).toEqual([7, '"电 量"']);
  });
});

describe('writtenName', () => {
  it('quotes what is no plain name', () => {
    expect(['kwh', 'order', 'Kwh', '电 "量"'].map(writtenName)).toEqual(['kwh', '"order"', '"Kwh"', '"电 ""量"""']);
  });
});
