// The statements behind the tab of contacts, held to rows worked out by hand and to survfit as statsmodels computes it.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findOpen } from '../../../src/app/service/contacts/find-open';
import type { ChartContext } from '../../../src/charts/chart';
import { queryRates } from '../../../src/charts/complaint-rate/query';
import { queryAges, readAges, type AgeOptions } from '../../../src/charts/contact-ages/query';
import { queryContactClosing } from '../../../src/charts/contact-closing/query';
import { queryContactHours, readContactHours } from '../../../src/charts/contact-hours/query';
import { queryContactMix, readContactMix } from '../../../src/charts/contact-mix/query';
import { queryRepeatGroups } from '../../../src/charts/contact-repeats/query';
import { CARRIED, DERIVED } from '../../../src/model/build-facts';
import { BUILD_CONNECTION_STAGE, BUILD_CONTACT } from '../../../src/model/build-contact';
import { population, type Filter } from '../../../src/model/filter';
import { queryAfterComplaint, readAfterComplaint } from '../../../src/service/after-complaint';
import { CLOSABLE, lacksTimes, queryClosing, queryResponding } from '../../../src/service/closing';
import { queryComplaintRates, readComplaintRates } from '../../../src/service/complaint-rates';
import type { Grouping } from '../../../src/service/grouping';
import { RANK_STRATA, contrasts, readStrata } from '../../../src/service/rank-strata';
import { queryRepeats } from '../../../src/service/repeats';
import { LASTING_COLUMNS, readDurations, SURVIVAL } from '../../../src/service/survival';
import { sql, type Sql } from '../../../src/sql/sql';
import { openDuckdb, type TestDuckdb } from '../../support/duckdb';
import { contextOf, EVERY_FILTER, number, resultOf, SIX_CUSTOMERS } from '../charts/fixture';

let duckdb: TestDuckdb;
const run = (statement: Sql) => resultOf(duckdb.query(statement.text));
const rows = (statement: Sql) => duckdb.query(statement.text);
const CHANNEL: Grouping = { id: 'ticket_channel', text: { en: 'Channel', zh: '渠道' }, isOfEvent: true };
const REGION: Grouping = { id: 'region', text: { en: 'Region', zh: '区域' }, isOfEvent: false };

/** Contacts of c1 … c6 (c1, c2 north; c4, c5, c6 south), one of nobody, and one connection in two stages. The data ends on 30 January 2024. */
const TICKETS = `
CREATE OR REPLACE TABLE ticket AS SELECT * FROM (VALUES
  ('c1', 't1', '投诉', 'App', '2024-01-01 08:00', '2024-01-01 18:00', NULL, '甲', '停电'),
  ('c1', 't2', '投诉', 'App', '2024-01-05 08:00', '2024-01-05 12:00', NULL, '甲', '停电'),
  ('c1', 't3', '咨询', 'Hall', '2024-01-07 09:00', '2024-01-07 10:00', NULL, '乙', '账单'),
  ('c2', 't4', '咨询', 'App', '2024-01-02 08:00', NULL, NULL, '乙', '账单'),
  ('c4', 't5', '投诉', 'Hall', '2024-01-20 08:00', '2024-01-30 08:00', NULL, '甲', '态度'),
  ('c4', 't6', '报修', 'Hall', '2024-01-29 08:00', NULL, NULL, '乙', NULL),
  ('c5', 't7', '报装', 'App', '2024-01-03 08:00', '2024-01-04 08:00', '受理', '甲', NULL),
  ('c5', 't7', '报装', 'App', '2024-01-05 08:00', '2024-01-09 08:00', '勘查', '乙', NULL),
  (NULL, 't8', '投诉', 'App', '2024-01-10 08:00', '2024-01-10 10:00', NULL, '甲', '停电')
) AS t(customer_id, ticket_id, type, ticket_channel, opened_text, closed_text, stage, department, cause);
ALTER TABLE ticket ADD COLUMN opened_at TIMESTAMP; ALTER TABLE ticket ADD COLUMN closed_at TIMESTAMP; ALTER TABLE ticket ADD COLUMN responded_at TIMESTAMP;
UPDATE ticket SET opened_at = CAST(opened_text AS TIMESTAMP), closed_at = CAST(closed_text AS TIMESTAMP);
-- After 1, 3 and 0.5 hours; t5 an hour before it was opened; the others have no stamp.
UPDATE ticket SET responded_at = opened_at + to_minutes(CASE ticket_id WHEN 't1' THEN 60 WHEN 't2' THEN 180 WHEN 't3' THEN 30 ELSE -60 END) WHERE ticket_id IN ('t1', 't2', 't3', 't5');`;

const SURVEY = `CREATE OR REPLACE TABLE survey AS SELECT * FROM (VALUES
  ('c1', DATE '2024-01-10', FALSE), ('c1', DATE '2024-07-20', TRUE), ('c2', DATE '2024-01-10', TRUE),
  ('c4', DATE '2024-01-05', TRUE), ('c5', NULL, TRUE), ('c6', DATE '2024-01-10', NULL::BOOLEAN)
) AS t(customer_id, answered, top2)`;

const category = (name: string) => ({ ...number(name), kind: 'category' as const, distinct: 2 });
const FACTS = [category('region'), number('kwh_12m', [0, 300])];
const ROLES = [
  'customer_id',
  'type',
  'ticket_channel',
  'opened_at',
  'closed_at',
  'responded_at',
  'stage',
  'department',
  'cause',
  'overall',
  'answered',
];

function context(filters: readonly Filter[] = []): ChartContext {
  const at = contextOf(['A', 'B', 'C'], filters, FACTS);
  return { ...at, model: { ...at.model, roles: ROLES, rows: { contact: 8, connection_stage: 2, survey: 6 } } };
}

beforeAll(async () => {
  duckdb = await openDuckdb();
  for (const statement of [SIX_CUSTOMERS, TICKETS, SURVEY, BUILD_CONTACT.text, BUILD_CONNECTION_STAGE.text])
    duckdb.query(statement);
});
afterAll(() => duckdb.close());

describe('how long things take', () => {
  it('is the product-limit estimate where some are still open', () => {
    // i = 1 … 30: time (7 i²) mod 41 + 1, open when i mod 4 = 0. statsmodels SurvfuncRight: quantile(.5) = 25,
    // quantile_ci(.5, method='log') = (18, 30); quantile(.9) is not reached, since 0.118 are open at the end.
    const duration = sql`
WITH duration AS (SELECT 'g' AS grp, CAST((7 * i * i) % 41 + 1 AS DOUBLE) AS value, i % 4 <> 0 AS is_closed FROM range(1, 31) AS t(i)),
${SURVIVAL}
SELECT ${LASTING_COLUMNS} FROM lasting ORDER BY grp`;
    expect(readDurations(run(duration))).toEqual([{ n: 30, open: 7, median: 25, p90: NaN, lo: 18, hi: 30 }]);
  });

  it('is the sample where all have ended: the smallest value with so many at or below it', () => {
    // 1 … 10: half are ≤ 5, nine tenths ≤ 9. And of a single group without a name.
    const duration = sql`
WITH duration AS (SELECT CAST(NULL AS VARCHAR) AS grp, CAST(i AS DOUBLE) AS value, TRUE AS is_closed FROM range(1, 11) AS t(i)),
${SURVIVAL}
SELECT ${LASTING_COLUMNS} FROM lasting ORDER BY grp`;
    expect(readDurations(run(duration))[0]).toMatchObject({ n: 10, open: 0, median: 5, p90: 9 });
  });

  it('of contacts leaves connections out, and judges what is open only when its limit is over', () => {
    // App: 10, 4, 2 hours and one open for 28 days; a complaint has 168 h, an enquiry 48 h: three kept, one late. Hall: 1, 240 hours, 24 h open
    // (limit of a repair 24 h: not over, so not judged).
    expect(rows(queryClosing([], CHANNEL, {}, CLOSABLE))).toMatchObject([
      { grp: 'App', n: 4, still_open: 1, judged: 4, kept: 3, median: 4 },
      { grp: 'Hall', n: 3, still_open: 1, judged: 2, kept: 1 },
    ]);
    // With a limit of five hours for complaints, the ten hours of t1 are late; with ten hours for repairs t6 is.
    expect(rows(queryClosing([], CHANNEL, { 投诉: 5, 报修: 10 }, CLOSABLE))).toMatchObject([
      { grp: 'App', judged: 4, kept: 2 },
      { grp: 'Hall', judged: 3, kept: 1 },
    ]);
  });

  it('to respond counts what is open without a response with its age, and leaves out what was closed without a stamp', () => {
    // App: 1 and 3 hours, t4 open since the 2nd (late); Hall: half an hour, t6 open for 24 hours (late). Left out: t5 (before its opening) and t8.
    expect(rows(queryResponding([], CHANNEL, 2))).toMatchObject([
      { grp: 'App', n: 3, still_open: 1, judged: 3, kept: 1, median: 3, left_out: 2 },
      { grp: 'Hall', n: 2, still_open: 1, judged: 2, kept: 1, median: 0.5, left_out: 2 },
    ]);
    // Within 30 hours t6 may still be responded to.
    expect(rows(queryResponding([], CHANNEL, 30))).toMatchObject([
      { grp: 'App', judged: 3, kept: 2 },
      { grp: 'Hall', judged: 1, kept: 1 },
    ]);
  });

  it('counts contacts of nobody known only without filters and never by a fact', () => {
    const n = (statement: Sql): unknown[] => rows(statement).map((row) => [row['grp'], row['n']]);
    expect(n(queryClosing([], REGION, {}, CLOSABLE))).toEqual([
      ['north', 4],
      ['south', 2],
    ]);
    expect(n(queryClosing(EVERY_FILTER['in'] ?? [], CHANNEL, {}, CLOSABLE))).toEqual([
      ['App', 3],
      ['Hall', 1],
    ]);
  });
});

describe('repeat contacts', () => {
  it('are followed by another one of the customer within the days; later ones are not watched for long enough', () => {
    // Within 7 days, watched until 23 January (the last opening is on the 29th, so until the 22nd). Same type: t1 → t2. Any type: t2 → t3 as well.
    expect(rows(queryRepeats([], CHANNEL, 7, true))).toEqual([
      { grp: 'App', n: 3, again: 1 },
      { grp: 'Hall', n: 2, again: 0 },
    ]);
    expect(rows(queryRepeats([], CHANNEL, 7, false))).toEqual([
      { grp: 'App', n: 3, again: 2 },
      { grp: 'Hall', n: 2, again: 0 },
    ]);
    // Within 14 days until the 15th: t5 is not watched for so long, and t5 → t6 does not count.
    expect(rows(queryRepeats([], CHANNEL, 14, false))).toEqual([
      { grp: 'App', n: 3, again: 2 },
      { grp: 'Hall', n: 1, again: 0 },
    ]);
  });
});

describe('complaints per 10,000', () => {
  it('count per customer of a group for the days that contacts cover', () => {
    const rates = readComplaintRates(run(queryComplaintRates(context().model, [], REGION)));
    expect(rates.period).toEqual(['2024-01-01', '2024-01-29']);
    // c1 complained twice, c4 once: squares 5 over 3 complaints. The complaint of nobody known has no group.
    expect(rates.spread).toBeCloseTo(5 / 3, 12);
    expect(
      rates.groups.map(({ value, customers, complaints, complainers }) => [value, customers, complaints, complainers]),
    ).toEqual([
      ['north', 2, 2, 1],
      ['south', 3, 1, 1],
      [null, 1, 0, 0],
    ]);
    expect(rates.groups[0]?.years).toBeCloseTo((2 * 29) / 365.25, 12);
  });

  it('count who came later from then', () => {
    duckdb.query(
      "CREATE OR REPLACE TABLE kept AS FROM customer_facts; ALTER TABLE customer_facts ADD COLUMN opened DATE DEFAULT DATE '2024-01-20'",
    );
    try {
      const { model } = context();
      const later = { ...model, facts: [...FACTS, { ...number('opened'), kind: 'date' as const }] };
      const rates = readComplaintRates(run(queryComplaintRates(later, [], REGION)));
      expect(rates.groups[0]?.years).toBeCloseTo((2 * 10) / 365.25, 12);
    } finally {
      duckdb.query('CREATE OR REPLACE TABLE customer_facts AS FROM kept');
    }
  });
});

it('answers are told apart by the last complaint before them', () => {
  // c1: 5 days after t2, and 197 days, but one customer, counted where the complaint was nearer; c2 never; c4 complains on the 20th, after its answer. Without date or grade: left out.
  expect(readAfterComplaint(run(queryAfterComplaint(context().model, [])))).toEqual([
    { group: 'd90', stratum: null, answers: 1, satisfied: 0, customers: 1 },
    { group: 'later', stratum: null, answers: 1, satisfied: 1, customers: 1 },
    { group: 'more', stratum: null, answers: 1, satisfied: 1, customers: 0 },
    { group: 'never', stratum: null, answers: 1, satisfied: 1, customers: 1 },
  ]);
});

describe('groups against all others', () => {
  it('have the rank sums of scipy, by stratum', () => {
    // As in test/unit/lib/rank-test: a against b in one stratum (rank sum 74, ties 72), c against d in another (29.5, 12).
    const values = (grp: string, stratum: string, list: readonly number[]) =>
      list.map((value) => sql`(${grp}, ${stratum}, ${value}::DOUBLE)`);
    const measured = sql`
WITH measured AS (SELECT * FROM (VALUES ${[
      ...values('x', '1', [3, 5, 5, 8, 13, 21, 2]),
      ...values('y', '1', [1, 2, 2, 4, 5, 6, 7, 3, 3]),
      ...values('x', '2', [10, 12, 30, 11]),
      ...values('y', '2', [9, 8, 8, 10, 7]),
    ]}) AS t(grp, stratum, value)),
${RANK_STRATA}`;
    const strata = readStrata(run(measured));
    expect(strata.filter(({ group }) => group === 'x')).toEqual([
      { group: 'x', n: 7, others: 9, rankSum: 74, ties: 72, median: 5, medianOthers: 3 },
      { group: 'x', n: 4, others: 5, rankSum: 29.5, ties: 12, median: 11.5, medianOthers: 8 },
    ]);
    const [slow] = contrasts(strata, 5);
    expect(slow?.group).toBe('x');
    // Two groups are two questions (the same one twice): Holm doubles 0.00835.
    expect(slow?.p).toBeCloseTo(2 * 0.008350679109303023, 10);
    // Only the first stratum has five of both: 5 / 3.
    expect(slow?.ratio).toBeCloseTo(5 / 3, 12);
    expect(contrasts(strata, 15)).toEqual([]);
  });
});

describe('the charts of contacts', () => {
  const statements = (at: ChartContext): Sql[] => [
    ...['type', 'segment', 'cause'].map((by) => queryContactMix(at, { by, kind: 'complaint' })),
    queryRates(at, { by: 'region' }),
    queryContactClosing(at, {
      by: 'region',
      step: 'close',
      measure: 'time',
      kind: 'complaint',
      limits: '{"投诉":5}',
      responseHours: '',
    }),
    queryContactClosing(at, {
      by: 'region',
      step: 'respond',
      measure: 'time',
      kind: 'complaint',
      limits: '',
      responseHours: '4',
    }),
    queryAges(at, { step: 'close', view: 'closed', kind: 'all', limits: '', responseHours: '' }),
    queryAges(at, { step: 'respond', view: 'closed', kind: 'complaint', limits: '', responseHours: '4' }),
    queryAges(at, { step: 'close', view: 'open', kind: 'complaint', limits: '', responseHours: '' }),
    queryRepeatGroups(at, { by: 'segment', days: 30, same: 'any' }),
    queryContactHours(at, { kind: 'all', channel: '' }),
    queryContactHours(at, { kind: 'complaint', channel: "O'Hare" }),
    queryAfterComplaint(at.model, at.filters),
  ];
  it.each(Object.entries(EVERY_FILTER))('bind and end in ORDER BY under filter %s', (_, filters) => {
    for (const { text } of statements(context(filters))) {
      expect(text).toMatch(/ORDER BY [^)]*$/);
      expect(() => duckdb.query(`EXPLAIN ${text}`)).not.toThrow();
    }
  });

  it('count contacts once, and those of nobody known', () => {
    const options = { by: 'type', kind: 'all' } as const;
    const mix = readContactMix(run(queryContactMix(context(), options)), context(), options);
    expect(mix.groups.map(({ value, contacts, customers, unknown }) => [value, contacts, customers, unknown])).toEqual([
      ['投诉', 4, 2, 1],
      ['咨询', 2, 2, 0],
      ['报修', 1, 1, 0],
      ['报装', 1, 1, 0],
    ]);
  });

  it('count the hours of the week and the weeks', () => {
    const week = readContactHours(run(queryContactHours(context(), { kind: 'all', channel: '' })));
    // 1 January 2024 is a Monday: t1 and t6 (the 29th) at 8; t3 on a Sunday at 9.
    expect([week.counts[8], week.counts[6 * 24 + 9]]).toEqual([2, 1]);
    expect(week.weeks).toBeCloseTo(29 / 7, 12);
    expect(week.counts.reduce((a, b) => a + b)).toBe(8);
    expect(week.channels).toEqual(['App', 'Hall']);
  });

  const ages = (options: Partial<AgeOptions>, at = context()) => {
    const all: AgeOptions = { step: 'close', view: 'closed', kind: 'all', limits: '', responseHours: '', ...options };
    return readAges(run(queryAges(at, all)), at, all).filter(({ contacts }) => contacts > 0);
  };

  it('sort times to the first response into steps, what waits for one by its age', () => {
    // t3 after half an hour, t1 after 1, t2 after 3 hours, of which one is over two; t4 waits for 28 days, t6 for a day. t5 and t8 do not tell.
    const told = (bins: ReturnType<typeof ages>) => bins.map(({ lo, contacts, late }) => [lo, contacts, late]);
    expect(told(ages({ step: 'respond' }))).toEqual([
      [0.5, 1, 0],
      [1, 1, 0],
      [2, 1, 1],
    ]);
    expect(told(ages({ step: 'respond', view: 'open', responseHours: '30' }))).toEqual([
      [24, 1, 0],
      [72, 1, 1],
    ]);
    // Without a column of closing it is the response whatever was chosen, without one of the response the closing.
    const without = (role: string): ChartContext => {
      const at = context();
      return { ...at, model: { ...at.model, roles: ROLES.filter((one) => one !== role) } };
    };
    expect(ages({ step: 'close' }, without('closed_at'))).toEqual(ages({ step: 'respond' }));
    expect(ages({ step: 'respond' }, without('responded_at'))).toEqual(ages({ step: 'close' }));
    expect(lacksTimes(without('closed_at').model)).toBeNull();
    expect(lacksTimes({ roles: ['opened_at'] })?.en).toMatch(/closed/i);
  });

  it('sort times to close into steps, late ones by the limit of their type', () => {
    const bins = ages({ limits: '{"投诉":3}' });
    // 1, 2, 4, 10 and 240 hours; of the complaints 4, 10 and 240 are over three hours.
    expect(bins.map(({ lo, contacts, late }) => [lo, contacts, late])).toEqual([
      [1, 1, 0],
      [2, 1, 0],
      [4, 1, 1],
      [8, 1, 1],
      [240, 1, 1],
    ]);
  });
});

it('facts named by the groupings are columns of customer_facts', () => {
  for (const name of ['region', 'class', 'voltage', 'feeder', 'channel', 'late_payments_12m'])
    expect([...CARRIED, ...DERIVED]).toContain(name);
});

it.each([
  // t4 is an inquiry of c2, open for 28 days; t6 a repair of c4, open for 24 hours, which is the limit.
  [{}, ['c2']],
  [{ 报修: 23 }, ['c2', 'c4']],
] as const)('the sentence of what is open too long keeps its customers (%j)', async (limits, kept) => {
  const question = { ...context(), smallGroup: 1, run: (statement: Sql) => Promise.resolve(duckdb.columns(statement.text)) };
  const [found] = await findOpen(question, limits);
  expect(rows(sql`SELECT customer_id FROM (${population(found?.filters ?? [])}) ORDER BY customer_id`)).toEqual(
    kept.map((customer_id) => ({ customer_id })),
  );
});
