// Holds the statements behind channels to rows worked out by hand, and to every form of filter.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { queryChannelAges, readChannelAges } from '../../../src/charts/channel-age/query';
import { monthTotals, queryChannelMonths, readChannelMonths } from '../../../src/charts/channel-trend/query';
import { population, type Filter } from '../../../src/model/filter';
import { queryChannelCross, readChannelCross } from '../../../src/service/channels/channel-cross';
import { channelFilter, type ChannelKind } from '../../../src/service/channels/channel-kind';
import {
  BY_CHANNEL,
  queryChannelContrast,
  queryChannelService,
  readChannelService,
} from '../../../src/service/channels/channel-service';
import { followEffect, queryFollowUp, readFollowUp } from '../../../src/service/channels/follow-up';
import { queryMoves, readMoves } from '../../../src/service/channels/moves';
import { queryChannelTrends, readChannelTrends } from '../../../src/service/channels/trend';
import { contactFilter } from '../../../src/service/grouping';
import { contrasts, readStrata } from '../../../src/service/rank-strata';
import { sql, type Sql } from '../../../src/sql/sql';
import { openDuckdb, type TestDuckdb } from '../../support/duckdb';
import { contextOf, EVERY_FILTER, resultOf, segmentsOf, SIX_CUSTOMERS } from '../charts/fixture';

/**
 * Five customers. c1 twice by App in spring (the second one day after the first), then by Hall in autumn; c2 by Hall in both; c3 by WeChat, long; c4
 * never; somebody unknown by App. A connection by App is none of these.
 */
const CONTACTS = `
CREATE OR REPLACE TABLE customer_facts AS SELECT * FROM (VALUES
  ('c1', 'north', 'App', 1.5::DOUBLE, 1::DOUBLE, 1::DOUBLE), ('c2', 'north', 'Hall', 9, 1, 1), ('c3', 'south', 'App', 2.5, 1, 1), ('c4', 'south', 'Hall', 7, 1, 1), ('c5', 'south', NULL, 3, 1, 1)
) AS t(customer_id, region, channel, contract_years, kwh_12m, peak_hour);
CREATE OR REPLACE TABLE segment AS SELECT customer_id, CASE WHEN customer_id < 'c3' THEN 'A' ELSE 'B' END AS segment, '' AS reason FROM customer_facts;
CREATE OR REPLACE TABLE contact AS SELECT *, datediff('minute', opened_at, closed_at) / 60.0::DOUBLE AS hours_open, datediff('minute', opened_at, closed_at) / 1440.0::DOUBLE AS days_open FROM (VALUES
  ('c1', 'n1', 'Inquiry', 'App', TIMESTAMP '2026-03-01 10:00', TIMESTAMP '2026-03-01 12:00', FALSE, FALSE),
  ('c1', 'n2', 'Inquiry', 'App', TIMESTAMP '2026-03-02 10:00', TIMESTAMP '2026-03-02 14:00', FALSE, FALSE),
  ('c1', 'n3', 'Inquiry', 'Hall', TIMESTAMP '2026-09-20 10:00', NULL, FALSE, FALSE),
  ('c2', 'n4', 'Fault', 'Hall', TIMESTAMP '2026-03-05 10:00', TIMESTAMP '2026-03-05 13:00', FALSE, FALSE),
  ('c2', 'n5', 'Fault', 'Hall', TIMESTAMP '2026-09-05 10:00', TIMESTAMP '2026-09-05 11:00', FALSE, FALSE),
  ('c3', 'n6', 'Inquiry', 'WeChat', TIMESTAMP '2026-03-07 10:00', TIMESTAMP '2026-03-09 10:00', FALSE, FALSE),
  (NULL, 'n7', 'Fault', 'App', TIMESTAMP '2026-03-08 10:00', TIMESTAMP '2026-03-08 20:00', FALSE, FALSE),
  ('c2', 'n8', 'New supply', 'App', TIMESTAMP '2026-03-01 10:00', TIMESTAMP '2026-05-01 10:00', FALSE, TRUE),
  ('c3', 'n9', 'Inquiry', 'WeChat', TIMESTAMP '2026-10-30 10:00', TIMESTAMP '2026-10-30 11:00', FALSE, FALSE)
) AS t(customer_id, contact_id, type, ticket_channel, opened_at, closed_at, is_complaint, is_connection);
CREATE OR REPLACE TABLE survey AS SELECT * FROM (VALUES
  (1, 'c1', DATE '2026-03-05', TRUE), (2, 'c2', DATE '2026-03-20', FALSE), (3, 'c3', DATE '2026-05-20', FALSE), (4, 'c4', DATE '2026-10-31', TRUE)
) AS t(answer_id, customer_id, answered, top2);`;

let duckdb: TestDuckdb;
beforeAll(async () => {
  duckdb = await openDuckdb();
  duckdb.query(SIX_CUSTOMERS);
  duckdb.query(CONTACTS);
});
afterAll(() => {
  duckdb.close();
});
const run = (statement: Sql) => resultOf(duckdb.query(statement.text));
const NORTH: Filter[] = [{ kind: 'in', field: 'region', values: ['north'] }];
const SEGMENTS = segmentsOf(['B', 'A']);

describe('customers by group and channel', () => {
  const cross = (kind: ChannelKind, by = 'segment', filters: readonly Filter[] = []) => {
    const {
      groups,
      channels,
      cross: table,
      without,
    } = readChannelCross(run(queryChannelCross(filters, kind, { id: by })), { id: by }, SEGMENTS, 1);
    return { groups, channels, counts: table.rows.map(({ cells }) => cells.map(({ n }) => n)), without };
  };

  it('by what they pay with, segments in their own order', () => {
    expect(cross('payment')).toEqual({
      groups: ['B', 'A'],
      channels: ['App', 'Hall'],
      counts: [
        [1, 1],
        [1, 1],
      ],
      without: 1,
    });
  });

  it('by the channel of most of their contacts, of equals the latest; connections count as contacts', () => {
    // c1: App twice, Hall once. c2: Hall twice, App once. c3: WeChat. c4 and c5 never.
    expect(cross('contact', 'region')).toEqual({
      groups: ['north', 'south'],
      channels: ['App', 'Hall', 'WeChat'],
      counts: [
        [1, 1, 0],
        [0, 0, 1],
      ],
      without: 2,
    });
    expect(cross('contact', 'region', NORTH)).toMatchObject({ groups: ['north'], without: 0 });
  });

  it('are kept by the filter of the channel', () => {
    const kept = (kind: ChannelKind, channel: string) => cross(kind, 'region', [channelFilter(kind, channel)]);
    expect(
      kept('payment', 'App')
        .counts.flat()
        .reduce((sum, n) => sum + n, 0),
    ).toBe(2);
    // c1 and c2 both used App, whatever their usual channel.
    expect(
      kept('contact', 'App')
        .counts.flat()
        .reduce((sum, n) => sum + n, 0),
    ).toBe(2);
  });
});

describe('how channels serve', () => {
  const services = (filters: readonly Filter[] = []) => readChannelService(run(queryChannelService(filters, 1)));
  const of = (channel: string, filters: readonly Filter[] = []) =>
    services(filters).find((service) => service.channel === channel);

  it('counts contacts and customers, without connections', () => {
    expect(services().map(({ channel, contacts, customers }) => [channel, contacts, customers])).toEqual([
      ['App', 3, 1],
      ['Hall', 3, 2],
      ['WeChat', 2, 1],
    ]);
    // With a filter the unknown customer does not count.
    expect(of('App', NORTH)).toMatchObject({ contacts: 2, customers: 1 });
  });

  it('the filter of a channel keeps as many customers as it counts', () => {
    for (const { channel, customers } of services()) {
      const kept = run(sql`SELECT customer_id FROM (${population([contactFilter(BY_CHANNEL, [channel])])}) ORDER BY 1`);
      expect([channel, kept.rowCount]).toEqual([channel, customers]);
    }
  });

  it('has the time to close, open ones with their age', () => {
    // App 2, 4, 10 h; Hall 1 and 3 h and one that is open since September: the median is the middle one, 3 h.
    expect(of('App')?.hours).toMatchObject({ n: 3, open: 0, median: 4 });
    expect(of('Hall')?.hours).toMatchObject({ n: 3, open: 1, median: 3 });
  });

  it('has what came back within ten days, where these are over', () => {
    // Of App: n1 is followed by n2 a day later; n2 is not; n7 is of nobody. WeChat: n9 is of the last day.
    expect(of('App')).toMatchObject({ watched: 2, again: 1 });
    expect(of('WeChat')).toMatchObject({ watched: 1, again: 0 });
  });

  it('has answers after a contact, each once', () => {
    expect(of('App')).toMatchObject({ answered: 1, top2: 1 });
    expect(of('WeChat')).toMatchObject({ answered: 1, top2: 0 });
  });

  it('tells slow months by multiples of what the type usually takes', () => {
    // Inquiries: 2, 4, 48 and 1 h, median 3. Faults: 3, 1, 10 h, median 3. March: WeChat 16, App 2/3, 4/3, 10/3, Hall 1. The others of WeChat: median of
    // 2/3, 1, 4/3, 10/3 = 7/6, so that 16 is slow. September: Hall alone; October: WeChat alone.
    expect(of('WeChat')).toMatchObject({ months: 1, slowMonths: 1 });
    // App in March: median 4/3 against 1 and 16: 8.5.
    expect(of('App')).toMatchObject({ months: 1, slowMonths: 0 });
  });

  it('is compared within types of contact', () => {
    const strata = readStrata(run(queryChannelContrast([])));
    expect(strata.map(({ group, n, others }) => [group, n, others])).toEqual([
      ['App', 1, 2],
      ['App', 2, 2],
      ['Hall', 2, 1],
      ['WeChat', 2, 2],
    ]);
    expect(contrasts(strata, 15)).toEqual([]);
  });
});

describe('the trend of a channel', () => {
  afterAll(() => {
    duckdb.query('CREATE OR REPLACE TABLE contact AS FROM contact_kept');
  });

  it('is as sure as there are customers, however often each was in touch', () => {
    duckdb.query('CREATE OR REPLACE TABLE contact_kept AS FROM contact');
    // Two in March by App and Hall, two in April by App: t − t̄ = ∓½, p̂ = ¾ for App, so Σ (t − t̄) y = ½; by customer (t − t̄)(y − p̂) =
    // −⅛, ⅜, ⅛, ⅛ with squares that sum to 3/16: z = ½ / √(3/16) = 1.1547. Hall is the mirror of it.
    const once = `SELECT * FROM (VALUES
      ('c1', 'a', 'App', TIMESTAMP '2026-03-01 10:00'), ('c2', 'b', 'Hall', TIMESTAMP '2026-03-09 10:00'),
      ('c3', 'c', 'App', TIMESTAMP '2026-04-01 10:00'), ('c4', 'd', 'App', TIMESTAMP '2026-04-02 10:00')
    ) AS t(customer_id, contact_id, ticket_channel, opened_at)`;
    const of = (rows: string) => {
      duckdb.query(
        `CREATE OR REPLACE TABLE contact AS SELECT *, opened_at AS closed_at, FALSE AS is_connection, 0::DOUBLE AS hours_open FROM (${rows})`,
      );
      return readChannelTrends(run(queryChannelTrends([])));
    };
    const [plain, thrice] = [
      of(once),
      of(`SELECT t.* REPLACE (contact_id || i AS contact_id) FROM (${once}) t, range(3) AS r(i)`),
    ];
    expect(plain.get('App')?.z).toBeCloseTo(0.5 / Math.sqrt(3 / 16), 12);
    expect(plain.get('Hall')?.z).toBeCloseTo(-0.5 / Math.sqrt(3 / 16), 12);
    expect(thrice.get('App')?.z).toBeCloseTo(0.5 / Math.sqrt(3 / 16), 12);
  });
});

it('the age of contracts is a median for each payment channel, the youngest first', () => {
  const ages = readChannelAges(run(queryChannelAges(contextOf(['A', 'B'], [], []))));
  // App 1.5 and 2.5, Hall 9 and 7: the smallest by which half are no older.
  expect(ages.map(({ channel, n, median }) => [channel, n, median])).toEqual([
    ['App', 2, 1.5],
    ['Hall', 2, 7],
  ]);
});

it('months without contacts stand between those that have some', () => {
  const data = readChannelMonths(run(queryChannelMonths(contextOf(['A'], [], []))));
  expect([data.months[0], data.months.length, data.months[7]]).toEqual(['2026-03-01', 8, '2026-10-01']);
  expect(monthTotals(data)).toEqual([5, 0, 0, 0, 0, 0, 2, 1]);
  expect(data.channels.map(({ channel }) => channel)).toEqual(['App', 'Hall', 'WeChat']);
});

it('moves are between the usual channels of the halves', () => {
  // 1 March to 30 October: 243 days, the middle is 30 June. c1 from App to Hall; c2, with the connection, App 1 and Hall 1 in spring, the latest is
  // Hall, so Hall to Hall; c3 WeChat to WeChat.
  const { channels, counts, n, changes, days } = readMoves(run(queryMoves([])), 1);
  expect(n).toBe(3);
  expect(days).toEqual(['2026-03-01', '2026-07-01', '2026-10-30']);
  expect(channels).toEqual(['Hall', 'WeChat', 'App']);
  expect(counts).toEqual([
    [1, 0, 0],
    [0, 1, 0],
    [1, 0, 0],
  ]);
  expect(changes.map(({ joined, left }) => [joined, left])).toEqual([
    [1, 0],
    [0, 0],
    [0, 1],
  ]);
});

describe('follow-up', () => {
  const BY = { id: 'region', text: { en: '', zh: '' }, isOfEvent: false };
  const follow = (filters: readonly Filter[] = [], days = 30) => readFollowUp(run(queryFollowUp(filters, BY, days)));

  it('is an answered survey within the days where no contact is one', () => {
    // Last answer 31 October. North: n1 and n2 are followed on 5 March, n4 (5 March) on 20 March, n5 (5 September) is not. South: n6 (9 March) only on
    // 20 May; n9 is too late to tell.
    const found = follow();
    expect(found.hasVisits).toBe(false);
    expect(found.groups).toEqual([
      { value: 'north', n: 4, reached: 3 },
      { value: 'south', n: 1, reached: 0 },
    ]);
    expect(follow([], 7).groups[0]).toEqual({ value: 'north', n: 4, reached: 2 });
    // Answers after a contact: c1 and c2 soon (satisfied, not), c3 72 days later; c4 was never in touch.
    expect(found.answers).toEqual({ yes: { n: 2, top2: 1 }, no: { n: 1, top2: 0 } });
    expect(followEffect(found, 15)).toBeNull();
    expect(followEffect(found, 1)?.difference).toBe(0.5);
  });

  it('is a contact of its own where there are such', () => {
    duckdb.query(`CREATE OR REPLACE TABLE contact_before AS FROM contact; INSERT INTO contact BY NAME
      SELECT 'c3' AS customer_id, 'v1' AS contact_id, '客户回访' AS type, '95598' AS ticket_channel, TIMESTAMP '2026-03-12 09:00' AS opened_at, TIMESTAMP '2026-03-12 09:10' AS closed_at, FALSE AS is_complaint, FALSE AS is_connection, 0.2::DOUBLE AS hours_open, 0.01::DOUBLE AS days_open`);
    try {
      const found = follow();
      expect(found.hasVisits).toBe(true);
      expect(found.groups[1]).toEqual({ value: 'south', n: 1, reached: 1 });
      expect(found.answers).toEqual({ yes: { n: 1, top2: 0 }, no: { n: 2, top2: 1 } });
    } finally {
      duckdb.query('CREATE OR REPLACE TABLE contact AS FROM contact_before');
    }
  });
});

it('all can be asked under every form of filter', () => {
  for (const filters of Object.values(EVERY_FILTER)) {
    const context = contextOf(['A'], filters, []);
    expect(() => run(queryChannelCross(filters, 'contact', { id: 'segment' }))).not.toThrow();
    expect(() => run(queryChannelService(filters, 15))).not.toThrow();
    expect(() => run(queryChannelContrast(filters))).not.toThrow();
    expect(() => run(queryChannelAges(context))).not.toThrow();
    expect(() => run(queryChannelMonths(context))).not.toThrow();
    expect(() => run(queryMoves(filters))).not.toThrow();
    expect(() => run(queryChannelTrends(filters))).not.toThrow();
    expect(() =>
      run(queryFollowUp(filters, { id: 'ticket_channel', text: { en: '', zh: '' }, isOfEvent: true }, 30)),
    ).not.toThrow();
  }
});
