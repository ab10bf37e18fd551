// Checks that curves by season and kind of day are laid on the days of a year, and only where no date is known.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openDuckdb, type TestDuckdb } from '../../support/duckdb';
import { build, textTable } from './model-fixture';
import { ask } from './quality-ask';

let db: TestDuckdb;
beforeAll(async () => {
  db = await openDuckdb();
});
afterAll(() => db.close());

const HOURS = Array.from({ length: 24 }, (_, hour) => `${String(hour).padStart(2, '0')}:00`);
/** One row a profile, kind of typical day and hour; a day's load is the same at every hour. */
const rows = (days: readonly (readonly [...names: string[], kw: string])[]): string[][] =>
  days.flatMap((day) => HOURS.map((hour) => [...day.slice(0, -1), hour, day[day.length - 1] ?? '']));
const daysAt = (): unknown =>
  db.query(
    `SELECT customer_id AS id, kw[1]::DOUBLE AS kw, count(*)::INTEGER AS days, CAST(min(day) AS VARCHAR) AS first FROM reading_day GROUP BY ALL ORDER BY ALL`,
  );

describe('typical days', () => {
  it('of three seasons are those of the standard profiles; a class of customers stands for one', async () => {
    const raw = await textTable(db, 'raw_seasons', [
      ['典型曲线', '季节', '日类型', '时刻', '负荷(kW)'],
      ...rows([
        ['商业', '冬季', '工作日', '5'],
        ['商业', '冬季', '休息日', '1'],
        ['商业', '夏季', '工作日', '6'],
        ['商业', '夏季', '休息日', '2'],
        ['商业', '过渡季', '工作日', '4'],
        ['商业', '过渡季', '休息日', '3'],
        ['居民', '冬季', '工作日', '7'],
      ]),
    ]);
    const info = await build(db, [raw]);
    expect(info.problems.map(({ code }) => code)).toEqual(['typical_days']);
    expect(info.grain).toBe('customer');
    expect((await (await ask(db, [raw])).found('values-unreadable'))?.n ?? 0).toBe(0);
    // 2023: 1 January to 20 March and 1 November to 31 December are 79 + 61 days, 99 of them Monday to Friday; 15 May to 14 September are 123, 89 of them.
    expect(daysAt()).toEqual([
      { id: '商业', kw: 1, days: 41, first: '2023-01-01' },
      { id: '商业', kw: 2, days: 34, first: '2023-05-20' },
      { id: '商业', kw: 3, days: 30, first: '2023-03-25' },
      { id: '商业', kw: 4, days: 72, first: '2023-03-21' },
      { id: '商业', kw: 5, days: 99, first: '2023-01-02' },
      { id: '商业', kw: 6, days: 89, first: '2023-05-15' },
      { id: '居民', kw: 7, days: 99, first: '2023-01-02' },
    ]);
    expect(db.query('SELECT class FROM customer ORDER BY class')).toEqual([{ class: '商业' }, { class: '居民' }]);
  });

  it('of kinds of days alone hold all year, and customers stay customers', async () => {
    const raw = await textTable(db, 'raw_kinds', [
      ['户号', '日类型', '时刻', '负荷(kW)'],
      ...rows([
        ['0012', '周六', '1'],
        ['0012', '周日', '2'],
        ['0034', '工作日', '3'],
      ]),
    ]);
    await build(db, [raw]);
    expect(daysAt()).toEqual([
      { id: '0012', kw: 1, days: 52, first: '2023-01-07' },
      { id: '0012', kw: 2, days: 53, first: '2023-01-01' },
      { id: '0034', kw: 3, days: 260, first: '2023-01-02' },
    ]);
  });

  it('are not read where a date stands beside them', async () => {
    const raw = await textTable(db, 'raw_dated', [
      ['户号', '日期', '日类型', '时刻', '负荷(kW)'],
      ...rows([['0012', '2024-06-03', '工作日', '3']]),
    ]);
    const info = await build(db, [raw]);
    expect(info.problems.map(({ code }) => code)).not.toContain('typical_days');
    expect(daysAt()).toEqual([{ id: '0012', kw: 3, days: 1, first: '2024-06-03' }]);
  });

  it('are not made up of a clock alone, which is told', async () => {
    const raw = await textTable(db, 'raw_clock', [['户号', '时刻', '负荷(kW)'], ...rows([['0012', '3']])]);
    const info = await build(db, [raw]);
    expect(info.problems.map(({ code }) => code)).toContain('clock_without_date');
    expect(daysAt()).toEqual([]);
  });
});
