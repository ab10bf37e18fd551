// Customers to whom something happened, by statement and from memory.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ColumnNotLoaded, eventOf, FactsIndex } from '../../../src/crossfilter/facts-index';
import { queryEventColumn, readNumberColumn } from '../../../src/crossfilter/load-column';
import { eventFilter, monthTerm, type EventCount, type EventFilter, type EventTerm } from '../../../src/model/event-filter';
import { population } from '../../../src/model/filter';
import { sql } from '../../../src/sql/sql';
import { SIX_CUSTOMERS } from '../charts/fixture';
import { openDuckdb, type TestDuckdb } from '../../support/duckdb';

const LABEL = { en: 'Contacts', zh: '工单' };
type Case = readonly [
  kept: string,
  terms: readonly EventTerm[],
  expected: readonly string[],
  count?: EventCount | undefined,
  either?: EventFilter['either'],
];
const CASES: readonly Case[] = [
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
  [
    'a contact in March, of which the first moment counts and that of April does not',
    [monthTerm('opened_at', '2025-03')],
    ['c1', 'c2'],
  ],
  ['a contact in December, which has none', [monthTerm('opened_at', '2025-12-01')], []],
  [
    'a moment up to the microsecond',
    [{ column: 'opened_at', from: '2025-04-01 00:00:00.000000', before: '2025-04-01 00:00:00.000001' }],
    ['c6'],
  ],
  ['two contacts', [], ['c1'], { least: 2 }],
  ['exactly one', [], ['c2', 'c6'], { least: 1, most: 1 }],
  ['no contact', [], ['c3', 'c4', 'c5'], { least: 0, most: 0 }],
  ['no complaint', [{ column: 'is_complaint', values: ['true'] }], ['c2', 'c3', 'c4', 'c5'], { least: 0, most: 0 }],
  ['one contact at most', [], ['c2', 'c3', 'c4', 'c5', 'c6'], { least: 0, most: 1 }],
  [
    'two complaints, which nobody has: an inquiry does not count',
    [{ column: 'is_complaint', values: ['true'] }],
    [],
    { least: 2 },
  ],
  ['nothing named', [{ column: 'type', values: [] }], []],
  [
    'a limit for each kind: complaints from 40 hours, inquiries that are open',
    [{ column: 'ticket_channel', values: ['App', 'Hall', null] }],
    ['c2', 'c6'],
    undefined,
    [
      [
        { column: 'type', values: ['Complaint'] },
        { column: 'hours_open', lo: 40, hi: 1e9 },
      ],
      [
        { column: 'type', values: ['Inquiry'] },
        { column: 'hours_open', values: [null] },
      ],
    ],
  ],
  ['none of no kinds', [], [], undefined, []],
  ['a moment that is not known', [{ column: 'opened_at', values: [null] }], []],
];

describe('the filter by what happened', () => {
  let db: TestDuckdb;
  beforeAll(async () => {
    db = await openDuckdb();
    db.query(SIX_CUSTOMERS);
  });
  afterAll(() => db.close());

  it.each(CASES.map(([kept, terms, expected, count, either]) => ({ kept, terms, expected, count, either })))(
    'keeps customers with $kept',
    (one) => {
      const { terms, expected, count, either } = one;
      const filter: EventFilter = {
        ...eventFilter('contact', LABEL, ...terms),
        ...(either !== undefined && { either }),
        ...(count !== undefined && { count }),
      };
      const rows = db.columns(sql`SELECT customer_id FROM (${population([filter])}) ORDER BY customer_id`.text);
      expect(rows.texts('customer_id')).toEqual(expected);
      const column = readNumberColumn(db.columns(queryEventColumn(filter).text));
      const name = neededBy(filter);
      expect(eventOf(name)).toMatchObject({ table: 'contact', terms, ...(either !== undefined && { either }) });
      expect(new FactsIndex(6, new Map([[name, column]])).count([filter])).toBe(expected.length);
    },
  );
});

/** The column that an index asks for. */
function neededBy(filter: EventFilter): string {
  try {
    new FactsIndex(6, new Map()).count([filter]);
  } catch (thrown) {
    if (thrown instanceof ColumnNotLoaded) return thrown.fields[0];
  }
  return '';
}
