// Checks which headers are months, days and points of the day.
import { describe, expect, it } from 'vitest';
import {
  dateHeader,
  monthOfFile,
  monthsOfDates,
  namesOneMonth,
  slotHeaders,
  yearInHeader,
  yearOfFile,
} from '../../../src/model/header-series';

describe('month and day headers', () => {
  it.each([
    ['202401', '2024-01-01'],
    ['2024-01', '2024-01-01'],
    ['2024/1', '2024-01-01'],
    ['kwh_2013_01', '2013-01-01'],
    ['2024年1月', '2024-01-01'],
    ['2024年12月电量(度)', '2024-12-01'],
    ['用电量202403', '2024-03-01'],
    ['Jan 2024', '2024-01-01'],
    ['Sept-24', '2024-09-01'],
    ['2024M05', '2024-05-01'],
  ])('%s is the month %s', (header, period) => {
    expect(dateHeader(header, null)).toEqual({ kind: 'month', role: 'kwh', period });
  });

  it('knows bills from energy', () => {
    expect(dateHeader('2024年1月电费', null)).toEqual({ kind: 'month', role: 'amount', period: '2024-01-01' });
  });

  it.each([
    ['2014/1/1', '2014-01-01'],
    ['20140131', '2014-01-31'],
    ['2014年1月31日', '2014-01-31'],
  ])('%s is the day %s', (header, day) => {
    expect(dateHeader(header, null)).toEqual({ kind: 'day', role: 'kwh', day });
  });

  it.each(['annual_kwh_2013', '2013', '202413', '2014/2/30', 'P1', 'decile 10', '110000', '合计', 'kwh', '1月'])(
    '%s is neither',
    (header) => {
      expect(dateHeader(header, null)).toBeNull();
    },
  );

  it('takes the year of 1月 from the file, when there is just one in its name', () => {
    expect(dateHeader('1月', yearOfFile('2024年客户电量.csv'))).toEqual({ kind: 'month', role: 'kwh', period: '2024-01-01' });
    expect(yearOfFile('2023-2024.csv')).toBeNull();
    expect(yearOfFile('导出20240131.csv')).toBeNull();
  });
});

describe('points of the day', () => {
  const labels = (step: number, from: number, count: number): string[] =>
    Array.from({ length: count }, (_, i) => {
      const minute = from + i * step;
      return `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;
    });

  it('P1 … P96 are quarter hours from midnight, in any order of columns', () => {
    const headers = ['户号', ...Array.from({ length: 96 }, (_, i) => `P${i + 1}`).sort()];
    const slots = slotHeaders(headers);
    expect(slots.size).toBe(96);
    expect(slots.get(headers.indexOf('P1'))).toEqual({ kind: 'slot', role: 'kw', startMinute: 0, slotMinutes: 15 });
    expect(slots.get(headers.indexOf('P96'))).toEqual({ kind: 'slot', role: 'kw', startMinute: 1425, slotMinutes: 15 });
  });

  it('00:15 … 24:00 are ends of slots', () => {
    const slots = slotHeaders(labels(15, 15, 96));
    expect(slots.get(0)).toMatchObject({ startMinute: 0, slotMinutes: 15 });
    expect(slots.get(95)).toMatchObject({ startMinute: 1425 });
  });

  it('00:15 … 23:45, 00:00 are ends too', () => {
    const slots = slotHeaders([...labels(15, 15, 95), '00:00']);
    expect(slots.get(0)).toMatchObject({ startMinute: 0 });
    expect(slots.get(95)).toMatchObject({ startMinute: 1425 });
  });

  it('00:00 … 23:30 are starts, and a 24:00 after them is not of this day', () => {
    const slots = slotHeaders([...labels(30, 0, 48), '24:00']);
    expect(slots.size).toBe(48);
    expect(slots.get(1)).toMatchObject({ startMinute: 30, slotMinutes: 30 });
  });

  it('00:00 … 23:30 are starts in any order of columns', () => {
    const mixed = Array.from({ length: 48 }, (_, i) => labels(30, 0, 48)[(i * 37 + 11) % 48] ?? '');
    const slots = slotHeaders(mixed);
    expect(slots.size).toBe(48);
    expect(slots.get(mixed.indexOf('00:00'))).toMatchObject({ startMinute: 0, slotMinutes: 30 });
    expect(slots.get(mixed.indexOf('23:30'))).toMatchObject({ startMinute: 1410 });
  });

  it('h0 … h23 start at midnight, h1 … h24 as well', () => {
    const of = (from: number) => slotHeaders(Array.from({ length: 24 }, (_, i) => `h${i + from}`));
    expect(of(0).get(0)).toMatchObject({ startMinute: 0, slotMinutes: 60 });
    expect(of(1).get(23)).toMatchObject({ startMinute: 1380, slotMinutes: 60 });
  });

  it('numbers alone are a day when none is missing, in the order of text as well', () => {
    const asText = Array.from({ length: 24 }, (_, i) => String(i + 1)).sort();
    const slots = slotHeaders(['户号', '日期', ...asText]);
    expect(slots.size).toBe(24);
    expect(slots.get(2 + asText.indexOf('1'))).toMatchObject({ startMinute: 0, slotMinutes: 60 });
    expect(slots.get(2 + asText.indexOf('24'))).toMatchObject({ startMinute: 1380 });
    expect(slotHeaders(Array.from({ length: 96 }, (_, i) => String(i))).get(95)).toMatchObject({ startMinute: 1425 });
    expect(slotHeaders(Array.from({ length: 23 }, (_, i) => String(i + 1))).size).toBe(0);
    expect(slotHeaders(Array.from({ length: 31 }, (_, i) => String(i + 1))).size).toBe(0);
  });

  it('a few numbered columns are no day', () => {
    expect(slotHeaders(['P1', 'P2', 'P3', 'T1', 'h1']).size).toBe(0);
  });
});

describe('a header of one month', () => {
  it.each(['1月电量', '12月', '202401峰电量', '2024年1月电费'])('%s is part of a year', (header) => {
    expect(namesOneMonth(header)).toBe(true);
  });

  it.each(['近12月电量', '电量', '2024年用电量', '合同容量', '12个月电量', '户号20240101'])('%s is none', (header) => {
    expect(namesOneMonth(header)).toBe(false);
  });

  it('takes the total of a month for its consumption', () => {
    expect(dateHeader('202401总电量', null)).toEqual({ kind: 'month', role: 'kwh', period: '2024-01-01' });
  });
});

describe('the figure of a month', () => {
  it.each([
    ['202401峰电量', 'peak_kwh'],
    ['2024-01_谷', 'valley_kwh'],
    ['2024年1月平段电量', 'flat_kwh'],
    ['202401尖峰电量', 'critical_kwh'],
    ['202401总', 'kwh'],
    ['2024-01 Off-Peak kWh', 'valley_kwh'],
    ['202401应收电费', 'amount'],
  ])('%s is %s', (header, role) => {
    expect(dateHeader(header, null)).toEqual({ kind: 'month', role, period: '2024-01-01' });
  });

  it.each(['202401峰电费', '202401峰谷差', '202401平均电量', '202401(kW)', 'peak 2024-01', '202401峰值负荷', '20240101峰电量'])(
    '%s is none that can be used',
    (header) => {
      expect(dateHeader(header, null)).toBeNull();
    },
  );
});

describe('half a date', () => {
  it.each([
    ['Jan', '2024-01-01'],
    ['M12', '2024-12-01'],
    ['十一月', '2024-11-01'],
    ['3月份', '2024-03-01'],
  ])('%s with the year of the file', (header, period) => {
    expect(dateHeader(header, 2024)).toEqual({ kind: 'month', role: 'kwh', period });
    expect(dateHeader(header, null)).toBeNull();
  });

  it('finds the month of a file of days', () => {
    expect(monthOfFile('2024年3月日电量.csv')).toBe('2024-03');
    expect(monthOfFile('日电量_202412.csv')).toBe('2024-12');
    expect(monthOfFile('日电量_20241201.csv')).toBeNull();
    expect(monthOfFile('202401-202402.csv')).toBeNull();
  });

  it('tells a year from a month', () => {
    expect(['2023年用电量', 'annual_kwh_2013', '202301', '2023年1月电量'].map(yearInHeader)).toEqual([2023, 2013, null, null]);
  });
});

describe('dates that head months', () => {
  const headed = (...headers: string[]) =>
    monthsOfDates(
      new Map(
        headers
          .flatMap((header) => [[header, dateHeader(header, null)] as const])
          .filter((entry): entry is [string, NonNullable<(typeof entry)[1]>] => entry[1] !== null),
      ),
    );

  it.each([
    ['first', ['2024-01-01', '2024-02-01', '2024-03-01']],
    ['last', ['2024-01-31', '2024-02-29', '2024-03-31']],
  ])('on the %s days of months', (_, headers) => {
    expect([...headed(...headers).values()]).toEqual(
      ['2024-01-01', '2024-02-01', '2024-03-01'].map((period) => ({ kind: 'month', role: 'kwh', period })),
    );
  });

  it.each([[['2024-01-01', '2024-01-02', '2024-02-01']], [['2024-01-01', '2024-02-02']], [['2024-01-01']]])(
    'but not %s',
    (headers) => {
      expect([...headed(...headers).values()].map(({ kind }) => kind)).toEqual(headers.map(() => 'day'));
    },
  );
});
