// The tables that people may edit: holidays and time of use.
import { describe, expect, it } from 'vitest';
import { CHINA, readCalendar } from '../../../src/model/day-calendar';
import {
  DEFAULT_HOURS,
  DEFAULT_PRICES,
  fromStarts,
  hoursText,
  periodRuns,
  pricesText,
  readTimeOfUse,
  slotShares,
} from '../../../src/model/time-of-use';

const isWeekend = (day: string): boolean => [0, 6].includes(new Date(`${day}T00:00:00Z`).getUTCDay());

describe('holidays', () => {
  const { holidays, worked, problems } = readCalendar(CHINA);

  // The law gives 11 days a year, 13 since 2025; weekends are exchanged, so that weekdays off less weekend days worked must come to that.
  // 2011 lent a day to 2012; 2015 had a memorial day more; 2020 prolonged the Spring Festival by a Friday and a worked Saturday.
  it('of China come to the days that the law gives, year by year', () => {
    const net = Array.from({ length: 16 }, (_, i) => {
      const year = String(2011 + i);
      const off = holidays.filter((day) => day.startsWith(year) && !isWeekend(day)).length;
      return off - worked.filter((day) => day.startsWith(year)).length;
    });
    expect(net).toEqual([10, 12, 11, 11, 12, 11, 11, 11, 11, 13, 11, 11, 11, 11, 13, 13]);
    expect(problems).toEqual([]);
    expect(worked.every(isWeekend)).toBe(true);
    expect(worked.filter((day) => holidays.includes(day))).toEqual([]);
  });

  it('are read line by line, and what is no day is told', () => {
    expect(
      readCalendar('2026-02-27 2026-03-01 leave\n\n# note\n+2026-03-07\n2026-02-30\n2026-05-03 2026-05-01\nMay Day'),
    ).toEqual({
      holidays: ['2026-02-27', '2026-02-28', '2026-03-01'],
      worked: ['2026-03-07'],
      problems: [
        { line: 5, text: '2026-02-30' },
        { line: 6, text: '2026-05-03 2026-05-01' },
        { line: 7, text: 'May Day' },
      ],
    });
    expect(readCalendar('none')).toEqual({ holidays: [], worked: [], problems: [] });
  });
});

describe('time of use', () => {
  it('comes back as it was written', () => {
    const table = readTimeOfUse(DEFAULT_HOURS, '1 - 0.5 0');
    expect(table.prices).toEqual({ sharp: 1, peak: null, flat: 0.5, valley: 0 });
    expect([hoursText(table.halfHours), pricesText(table.prices)]).toEqual([DEFAULT_HOURS, '1 - 0.5 0']);
    expect(periodRuns(table.halfHours).map(({ period, from, to }) => `${period} ${String(from)}-${String(to)}`)).toEqual([
      'valley 0-8',
      'peak 8-12',
      'flat 12-17',
      'peak 17-21',
      'flat 21-24',
    ]);
  });

  it('falls back to the assumption where it makes no sense', () => {
    expect(readTimeOfUse('ppp', 'dear cheap')).toEqual(readTimeOfUse(DEFAULT_HOURS, DEFAULT_PRICES));
  });

  it('is split among slots by time, and built from the beginnings of its periods', () => {
    const halfHours = fromStarts([
      { at: 0, period: 'valley' },
      { at: 17, period: 'peak' },
      { at: 20, period: 'flat' },
    ]);
    expect(slotShares(halfHours, 'peak', 24).slice(7, 11)).toEqual([0, 0.5, 1, 0]);
    expect(slotShares(halfHours, 'peak', 96).filter((share) => share === 1)).toHaveLength(6);
    expect(slotShares(halfHours, 'valley', 2)).toEqual([17 / 24, 0]);
  });
});
