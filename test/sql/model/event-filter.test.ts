// Customers to whom something happened, by statement and from memory.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { FactsIndex } from '../../../src/crossfilter/facts-index';
import { queryEventColumn, readNumberColumn } from '../../../src/crossfilter/load-column';
import { eventFilter, type EventTerm } from '../../../src/model/event-filter';
import { population } from '../../../src/model/filter';
import { sql } from '../../../src/sql/sql';
import { SIX_CUSTOMERS } from '../charts/fixture';
import { openDuckdb, type TestDuckdb } from '../../support/duckdb';

const LABEL = { en: 'Contacts', zh: '工单' };
const CASES: readonly (readonly [string, readonly EventTerm[], readonly string[]])[] = [
  ['any contact', [], ['c1', 'c2', 'c6']],
  ['a complaint', [{ column: 'is_complaint', values: ['true'] }], ['c1', 'c6']],
  ['no channel', [{ column: 'ticket_channel', values: [null] }], ['c2']],
  [
    'one contact that is both, not two',
    [
      { column: 'is_complaint', values: ['true'] },
      { column: 'hours_open', lo: 0, hi: 30 },
    ],
    [],
  ],
  ['a word in any case', [{ column: 'type', contains: 'INQUIRY' }], ['c1', 'c2']],
  ['no part of a Latin word', [{ column: 'type', contains: 'inq' }], []],
  ['nothing named', [{ column: 'type', values: [] }], []],
];

describe('the filter by what happened', () => {
  let db: TestDuckdb;
  beforeAll(async () => {
    db = await openDuckdb();
    db.query(SIX_CUSTOMERS);
  });
  afterAll(() => db.close());

  it.each(CASES)('keeps customers with %s', (_, terms, expected) => {
    const filter = eventFilter('contact', LABEL, ...terms);
    const rows = db.columns(sql`SELECT customer_id FROM (${population([filter])}) ORDER BY customer_id`.text);
    expect(rows.texts('customer_id')).toEqual(expected);
    const column = readNumberColumn(db.columns(queryEventColumn(filter).text));
    const name = `event\n${JSON.stringify([filter.table, filter.terms])}`;
    expect(new FactsIndex(6, new Map([[name, column]])).count([filter])).toBe(expected.length);
  });
});
