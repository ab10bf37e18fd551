// Holds the statements behind the page of load curves to numbers worked out by hand, and to every form of filter.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ChartContext } from '../../../src/charts/chart';
import { queryCalendar, readCalendarDays } from '../../../src/charts/load-calendar/query';
import { queryLoadCurves, readLoadCurves } from '../../../src/charts/load-curve/query';
import { queryDurations, readDurations, STEPS } from '../../../src/charts/load-duration/query';
import { queryHours, readHours } from '../../../src/charts/load-hours/query';
import { queryIndices, readIndices } from '../../../src/charts/load-indices/query';
import { queryLoadKinds, readLoadKinds } from '../../../src/charts/load-kinds/query';
import type { LoadOptions } from '../../../src/charts/load-options';
import { queryPotential, readPotential } from '../../../src/charts/load-potential/query';
import { queryPeakDay, readPeakDay } from '../../../src/charts/load-stack/query';
import { peakShares } from '../../../src/charts/load-stack/shares';
import type { Filter } from '../../../src/model/filter';
import type { Sql } from '../../../src/sql/sql';
import { openDuckdb, type TestDuckdb } from '../../support/duckdb';
import { contextOf, EVERY_FILTER, number, resultOf, SIX_CUSTOMERS } from './fixture';

// A Wednesday, a public holiday and a Saturday that is worked; two points a day. c2 misses a point on the holiday.
const READINGS = `
CREATE OR REPLACE TABLE reading_day AS
SELECT customer_id, day::DATE AS day, 720 AS slot_minutes, kw::FLOAT[] AS kw FROM (VALUES
  ('c1', '2026-09-30', [1, 3]), ('c1', '2026-10-01', [5, 1]), ('c1', '2026-10-10', [2, 2]),
  ('c2', '2026-09-30', [2, 4]), ('c2', '2026-10-01', [NULL, 2]), ('c2', '2026-10-10', [3, 5]),
  ('c4', '2026-09-30', [10, 0]), ('c4', '2026-10-01', [6, 6]), ('c4', '2026-10-10', [8, 4])
) AS t(customer_id, day, kw);
CREATE OR REPLACE VIEW usage_day AS SELECT customer_id, day::DATE AS day, kwh::DOUBLE AS kwh FROM (VALUES
  ('c1', '2026-09-30', 24), ('c1', '2026-10-01', 48), ('c2', '2026-09-30', 72), ('c2', '2026-10-01', 24), ('c4', '2026-10-01', 96)
) AS t(customer_id, day, kwh);
CREATE OR REPLACE TABLE usage_series AS
SELECT customer_id, first_day::DATE AS first_day, kwh::FLOAT[] AS kwh, 1 AS source FROM (VALUES
  ('c1', '2026-09-30', [24, 48]), ('c2', '2026-09-30', [72, 24]), ('c4', '2026-09-29', [NULL, NULL, 96])
) AS t(customer_id, first_day, kwh);`;

let duckdb: TestDuckdb;
beforeAll(async () => {
  duckdb = await openDuckdb();
  duckdb.query(SIX_CUSTOMERS);
  duckdb.query(READINGS);
});
afterAll(() => duckdb.close());

const FACTS = [number('kwh_12m', [0, 300]), number('peak_hour', [8, 20])];
function context(filters: readonly Filter[] = [], rows: Record<string, number> = { reading_day: 9 }): ChartContext {
  const at = contextOf(['B', 'A', 'C'], filters, FACTS);
  return { ...at, model: { ...at.model, rows, period: ['2026-09-30', '2026-10-10'] as const } };
}
const run = (statement: Sql) => resultOf(duckdb.query(statement.text));
const near = (value: number): unknown => expect.closeTo(value, 6) as unknown;
const POTENTIAL = { shiftPercent: 10, tou: '', prices: '' };
const CHINA: LoadOptions = { holidays: 'china' };

describe('kinds of days', () => {
  const kinds = (options: LoadOptions = CHINA, by: 'kind' | 'season' = 'kind') => {
    const asked = { ...options, by };
    return readLoadKinds(run(queryLoadKinds(context(), asked)), context(), asked);
  };

  // Workdays are 09-30 and the worked Saturday: c1 [1.5, 2.5], c2 [2.5, 4.5], c4 [9, 2]. The holiday: c1 [5, 1], c2 [–, 2], c4 [6, 6].
  // Means of all points: c1 14/6, c2 16/5, c4 34/6.
  it('put a worked Saturday among the workdays and a holiday apart', () => {
    const own = [14 / 6, 16 / 5, 34 / 6] as const;
    const mean = (...values: number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
    expect(kinds()).toEqual([
      {
        key: 'workday',
        customers: 3,
        days: 2,
        kw: [near(13 / 3), near(3)],
        relative: [near(mean(1.5 / own[0], 2.5 / own[1], 9 / own[2])), near(mean(2.5 / own[0], 4.5 / own[1], 2 / own[2]))],
      },
      {
        key: 'holiday',
        customers: 3,
        days: 1,
        kw: [near(5.5), near(3)],
        relative: [near(mean(5 / own[0], 6 / own[2])), near(mean(1 / own[0], 2 / own[1], 6 / own[2]))],
      },
    ]);
  });

  it('know weekends only, without a table of holidays', () => {
    expect(kinds({ holidays: 'none' }).map(({ key, days }) => [key, days])).toEqual([
      ['workday', 2],
      ['weekend', 1],
    ]);
    expect(kinds(CHINA, 'season').map(({ key, days }) => [key, days])).toEqual([['autumn', 3]]);
  });
});

describe('load curves of chosen days', () => {
  const curves = (options: Omit<LoadOptions, 'scale'> & { dayType: 'all' | 'workday' | 'weekend' | 'holiday' }) =>
    readLoadCurves(run(queryLoadCurves(context(), { scale: 'kw', ...options }))).map(({ key, customers, points }) => [
      key,
      customers,
      points.map(({ kw }) => kw.mean),
    ]);

  it('are means over customers of each one’s mean day', () => {
    expect(curves({ ...CHINA, dayType: 'workday' })).toEqual([
      ['B', 1, [9, 2]],
      ['A', 2, [2, 3.5]],
    ]);
    expect(curves({ ...CHINA, dayType: 'holiday' })).toEqual([
      ['B', 1, [6, 6]],
      ['A', 2, [5, 1.5]],
    ]);
  });

  it('follow months and seasons', () => {
    expect(curves({ dayType: 'all', from: '2026-10', to: '2026-10' })).toEqual([
      ['B', 1, [7, 5]],
      ['A', 2, [3.25, 2.5]],
    ]);
    expect(curves({ dayType: 'all', season: 'winter' })).toEqual([]);
  });
});

describe('the peak day', () => {
  const peakDay = (filters: readonly Filter[] = []) => readPeakDay(run(queryPeakDay(context(filters), {})), context(filters));

  // Sums: 09-30 [13, 7]; 10-01 [–, 9], because only two of three have the first point; 10-10 [13, 11].
  // Own highest loads at those times: c1 3, c2 5, c4 10.
  it('is that of the highest sum of nearly all customers, the earliest of equals', () => {
    expect(peakDay()).toEqual({
      day: '2026-09-30',
      peakSlot: 0,
      segments: [
        { key: 'B', customers: 1, kw: [10, 0], ownPeakKw: 10, customerPeaksKw: 10 },
        { key: 'A', customers: 2, kw: [3, 7], ownPeakKw: 7, customerPeaksKw: 8 },
      ],
    });
  });

  it('tells shares of the peak and the coincidence factor', () => {
    const shares = peakShares(peakDay(), 1);
    expect(shares?.shares).toEqual([near(10 / 13), near(3 / 13)]);
    expect(shares?.coincidence).toBeCloseTo(13 / 18, 9);
    expect(shares?.systemKw).toEqual([13, 7]);
    // B has one customer, A two: B is merged only where two may be shown.
    expect(peakShares(peakDay(), 2)?.segments.map(({ key }) => key)).toEqual(['A', '(small)']);
  });

  it('is none where nobody has readings', () => {
    expect(peakDay(EVERY_FILTER['nobody'])).toBeNull();
  });
});

describe('load duration', () => {
  // Sorted sums: 13, 13, 11, 9, 7, each for twelve hours.
  it('sorts the sums of the times that count', () => {
    const { curves, isDaily } = readDurations(run(queryDurations(context(), {})), context());
    expect(isDaily).toBe(false);
    expect(curves.map(({ segment, customers, hours }) => [segment, customers, hours])).toEqual([
      [null, 3, 60],
      ['B', 1, 60],
      ['A', 2, 60],
    ]);
    const at = (share: number) => curves[0]?.kw[share * STEPS];
    expect([at(0), at(0.25), at(0.5), at(0.75), at(1)]).toEqual([13, 13, 11, 9, 7]);
    // A: 7, 7, 5, 3, 3; an eighth of the way is between 7 and 7, three eighths between 7 and 5.
    expect([0, 25, 75, 100, 200].map((step) => curves[2]?.kw[step])).toEqual([7, 7, 6, 5, 3]);
  });

  // 09-30 has two of three customers and does not count; 10-01 has 168 kWh.
  it('sorts days where only they are known', () => {
    const at = context([], { usage_day: 5 });
    const { curves, isDaily } = readDurations(run(queryDurations(at, {})), at);
    expect(isDaily).toBe(true);
    expect(curves.map(({ segment, hours, kw }) => [segment, hours, kw[0], kw[STEPS]])).toEqual([
      [null, 24, 7, 7],
      ['B', 24, 4, 4],
      ['A', 24, 3, 3],
    ]);
  });
});

describe('indices', () => {
  const indices = (options: LoadOptions = {}) => readIndices(run(queryIndices(context(), options)), context());

  // c2's holiday has one of two points: no whole day. Load factors by day: c1 2/3, 3/5, 1; c2 3/4, 4/5; c4 1/2, 1, 6/8.
  const factors = [(2 / 3 + 3 / 5 + 1) / 3, (3 / 4 + 4 / 5) / 2, (1 / 2 + 1 + 3 / 4) / 3] as const;
  it('are means over a customer’s whole days, then over customers', () => {
    const [all, b, a] = indices();
    expect([all?.customers, b?.customers, a?.customers]).toEqual([3, 1, 2]);
    expect(b?.values).toMatchObject({
      loadFactor: near(factors[2]),
      minRate: near((0 + 1 + 1 / 2) / 3),
      peakValleyRate: near((1 + 0 + 1 / 2) / 3),
      tmaxHours: near(((34 / 6) * 8760) / 10),
      coincidence: near(1),
    });
    expect(a?.values).toMatchObject({
      loadFactor: near((factors[0] + factors[1]) / 2),
      tmaxHours: near(((14 / 6 / 5 + 16 / 5 / 5) / 2) * 8760),
      coincidence: near(7 / 8),
    });
    expect(all?.values.loadFactor).toBeCloseTo((factors[0] + factors[1] + factors[2]) / 3, 6);
    expect(all?.values.coincidence).toBeCloseTo(13 / 18, 6);
  });

  // Half of the day is 12 hours. A: first half 1+5+2+2+3 = 13 kW, second 3+1+2+4+2+5 = 17.
  it('split the energy by the time-of-use table', () => {
    const tou = `${'v'.repeat(24)}${'p'.repeat(12)}${'f'.repeat(12)}`;
    expect(indices({ tou }).find(({ segment }) => segment === 'A')?.values).toMatchObject({
      sharp: 0,
      peak: near(8.5 / 30),
      flat: near(8.5 / 30),
      valley: near(13 / 30),
    });
  });

  it('tell the entropy of which three hours are highest', () => {
    // Eight slots: c1 is highest in the first block on two days of four and in the second and third on one each: 1.5 bits of 3.
    // c2 has one day only.
    duckdb.query(`CREATE OR REPLACE TABLE two_points AS FROM reading_day; CREATE OR REPLACE TABLE reading_day AS
      SELECT customer_id, day::DATE AS day, 180 AS slot_minutes, kw::FLOAT[] AS kw FROM (VALUES
        ('c1', '2026-09-01', [9, 1, 1, 1, 1, 1, 1, 1]), ('c1', '2026-09-02', [9, 1, 1, 1, 1, 1, 1, 1]),
        ('c1', '2026-09-03', [1, 9, 1, 1, 1, 1, 1, 1]), ('c1', '2026-09-04', [1, 1, 9, 1, 1, 1, 1, 1]),
        ('c2', '2026-09-01', [1, 1, 9, 1, 1, 1, 1, 1])
      ) AS t(customer_id, day, kw)`);
    try {
      const at = { ...context(), model: { ...context().model, slotsPerDay: 8 } };
      const rows = readIndices(run(queryIndices(at, {})), at);
      expect(rows.map(({ segment, values }) => [segment, values.entropy])).toEqual([
        [null, near(0.5)],
        ['A', near(0.5)],
      ]);
    } finally {
      duckdb.query('CREATE OR REPLACE TABLE reading_day AS FROM two_points');
    }
  });
});

it('potential cuts the peaks of those below the best quartile of their segment', () => {
  const { rows } = readPotential(run(queryPotential(context(), POTENTIAL)), context(), POTENTIAL);
  // A: load factors 0.7556 and 0.775; the third quartile is three quarters of the way between them. Only c1 lies below.
  const [low, high] = [(2 / 3 + 3 / 5 + 1) / 3, (3 / 4 + 4 / 5) / 2] as const;
  const best = low + 0.75 * (high - low);
  const dayMax = (3 + 5 + 2) / 3;
  expect(rows.find(({ segment }) => segment === 'A')).toMatchObject({
    customers: 2,
    yearKwh: near((14 / 6 + 16 / 5) * 8760),
    bestLoadFactor: near(best),
    peaksKw: near(dayMax + (4 + 5) / 2),
    cutKw: near(dayMax * (1 - low / best)),
  });
});

describe('calendar and hours', () => {
  it('add up whole days, and leave out a customer whose day is half missing', () => {
    expect(readCalendarDays(run(queryCalendar(context(), CHINA)))).toEqual([
      { day: '2026-09-30', kind: 'workday', kwh: 240, customers: 3 },
      { day: '2026-10-01', kind: 'holiday', kwh: 216, customers: 2 },
      { day: '2026-10-10', kind: 'workday', kwh: 288, customers: 3 },
    ]);
    const daily = context([], { usage_day: 5 });
    const days = readCalendarDays(run(queryCalendar(daily, CHINA)));
    expect(days.map(({ kwh, customers }) => [kwh, customers])).toEqual([
      [96, 2],
      [168, 3],
    ]);
    const series = { ...daily, model: { ...daily.model, hasDaySeries: true } };
    for (const options of [CHINA, { ...CHINA, dayType: 'holiday' }, { from: '2026-10' }])
      expect(readCalendarDays(run(queryCalendar(series, options)))).toEqual(readCalendarDays(run(queryCalendar(daily, options))));
    expect(readDurations(run(queryDurations(series, {})), series)).toEqual(readDurations(run(queryDurations(daily, {})), daily));
  });

  it('have a column for every day between, without values where there is no reading', () => {
    const hours = readHours(run(queryHours(context(), CHINA)), context());
    expect([hours.days.length, hours.days[0], hours.days[10], hours.customers]).toEqual([11, '2026-09-30', '2026-10-10', 3]);
    expect(hours.kw[0]).toBeCloseTo(13 / 3, 6);
    expect(hours.kw[1]).toBe(5.5);
    expect(hours.known[1]).toBe(2);
    expect(Array.from(hours.kw.slice(2, 10))).toEqual(new Array(8).fill(NaN));
    expect(hours.kinds[2]).toBe('');
  });
});

it('days of other grids are brought to that of the model', () => {
  duckdb.query(
    `INSERT INTO reading_day VALUES ('c5', '2026-09-30', 360, [1, 3, 5, 7]::FLOAT[]), ('c6', '2026-09-30', 1440, [9]::FLOAT[])`,
  );
  try {
    const hours = readHours(run(queryHours(context([{ kind: 'in', field: 'region', values: ['south'] }]), {})), context());
    // c4 [10, 0], c5 [2, 6], c6 [9, 9].
    expect([hours.kw[0], hours.kw[hours.days.length]]).toEqual([7, 5]);
  } finally {
    duckdb.query(`DELETE FROM reading_day WHERE customer_id IN ('c5', 'c6')`);
  }
});

describe.each(Object.entries(EVERY_FILTER))('under filter %s', (name, filters) => {
  it.each([
    ['all days', {}],
    ['chosen days', { dayType: 'holiday', season: 'autumn', from: '2026-09', to: '2026-12', holidays: 'china' }],
    ...(name === 'none'
      ? ([
          ['broken options', { dayType: "x' OR 1=1", season: '', from: 'yesterday', holidays: "'; DROP TABLE segment" }],
        ] as const)
      : []),
  ] as const)('every statement binds and ends in ORDER BY, with %s', (_name, options) => {
    for (const rows of [{ reading_day: 9 }, { usage_day: 5 }] as Record<string, number>[]) {
      const at = context(filters, rows);
      const statements = [
        queryCalendar(at, options),
        queryDurations(at, options),
        queryHours(at, options),
        queryPeakDay(at, options),
        queryIndices(at, options),
        queryPotential(at, { ...POTENTIAL, ...options }),
        ...(['kind', 'season'] as const).map((by) => queryLoadKinds(at, { ...options, by })),
        queryLoadCurves(at, { ...options, scale: 'kw', dayType: 'holiday' }),
      ];
      for (const { text } of statements) {
        expect(text).toMatch(/ORDER BY [^)]*$/);
        expect(() => duckdb.query(`EXPLAIN ${text}`)).not.toThrow();
      }
    }
  });
});
