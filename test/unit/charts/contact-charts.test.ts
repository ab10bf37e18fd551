// What the charts of contacts say: small groups, shares that add up, busy hours, limits, and differences after a complaint.
import { describe, expect, it } from 'vitest';
import { mixRows } from '../../../src/charts/contact-mix/rows';
import { busyHours, peakText } from '../../../src/charts/contact-hours/layout';
import { hoursText } from '../../../src/charts/duration-text';
import type { ChartContext } from '../../../src/charts/chart';
import { defaultHours, limitHours, readLimits } from '../../../src/service/contact-limits';
import { differenceAfter } from '../../../src/service/after-complaint';
import { complaintsP, groupRates, wholeRate } from '../../../src/service/complaint-rates';

const context = { segments: [], smallGroup: 15 } as unknown as ChartContext;

describe('contacts by group', () => {
  const grouping = { id: 'type', text: { en: 'Type', zh: '类型' }, isOfEvent: true };
  const group = (value: string, contacts: number) => ({ value, contacts, complaints: 0, customers: contacts, unknown: 0 });

  it('put small groups together at the end and add up to all', () => {
    const rows = mixRows({ grouping, groups: [group('a', 60), group('b', 30), group('c', 6), group('d', 4)] }, context, 'en');
    expect(rows.map(({ values, contacts }) => [values, contacts])).toEqual([
      [['a'], 60],
      [['b'], 30],
      [['c', 'd'], 10],
    ]);
    expect(rows.map(({ sum }) => sum)).toEqual([0.6, 0.9, 1]);
    // a alone is not 80 %, a and b are.
    expect(rows.map(({ isVital }) => isVital)).toEqual([true, true, false]);
    // A customer may stand in c and in d.
    expect(rows[2]?.customers).toBeNaN();
  });

  it('are all shown where all are small', () => {
    expect(mixRows({ grouping, groups: [group('a', 3), group('b', 2)] }, context, 'en')).toHaveLength(2);
  });
});

describe('busy hours', () => {
  const week = (of: (day: number, hour: number) => number): Float64Array =>
    Float64Array.from({ length: 168 }, (_, place) => of(Math.floor(place / 24), place % 24));

  it('are the shortest run that brings two thirds', () => {
    // 8 to 12 have 10 each and all others 1: 7 × (40 + 20) = 420; the four bring 280, which is two thirds.
    expect(busyHours(week((_, hour) => (hour >= 8 && hour < 12 ? 10 : 1)))).toEqual([8, 12, 2 / 3]);
  });

  it('have no busiest hour where all are alike, and one where it stands out', () => {
    const alike = { counts: week((_, hour) => (hour >= 8 && hour < 18 ? 20 : 0)), weeks: 52, channels: [] };
    expect(peakText(alike, 'en')).not.toContain('Busiest');
    const monday = { ...alike, counts: week((day, hour) => (hour < 8 || hour >= 18 ? 0 : day === 0 && hour === 9 ? 104 : 20)) };
    expect(peakText(monday, 'en')).toContain('Busiest hour: Mon 9:00, 2.0 a week');
    expect(peakText({ ...alike, counts: new Float64Array(168) }, 'en')).toBe('');
  });
});

it('limits follow the type in both languages, and what a user set', () => {
  expect([defaultHours('投诉'), defaultHours('Complaint'), defaultHours('故障报修'), defaultHours('Enquiry')]).toEqual([
    168, 168, 24, 48,
  ]);
  expect(defaultHours(null)).toBe(120);
  const own = readLimits('{"投诉":24,"bad":-1,"worse":"x"}');
  expect(own).toEqual({ 投诉: 24 });
  expect([limitHours('投诉', own), limitHours('报修', own)]).toEqual([24, 24]);
  expect([readLimits('not json'), readLimits(3), readLimits('null')]).toEqual([{}, {}, {}]);
});

it('times are told in minutes, hours or days', () => {
  expect([0.5, 3.25, 47, 48, 240].map((hours) => hoursText(hours, 'en'))).toEqual(['30 min', '3.3 h', '47 h', '2 d', '10 d']);
  expect(hoursText(NaN, 'zh')).toBe('–');
});

describe('complaints per 10,000', () => {
  const group = (value: string, customers: number, complaints: number) => ({
    ...{ value, customers, complaints, complainers: complaints },
    years: customers / 2,
  });
  const rates = { groups: [group('bad', 200, 40), group('good', 1000, 50), group('tiny', 5, 5)], period: null, spread: 1 };

  it('count for a year, however long the period', () => {
    // 40 of 200 in half a year: 4,000 per 10,000 and year. The others: 55 of 1,005 → 1,094.5; 3.65 times.
    const [bad, good, tiny] = groupRates(rates, 15);
    expect(bad?.rate).toBeCloseTo(4000, 9);
    expect(bad?.ratio).toBeCloseTo(4000 / (1e4 * (55 / 502.5)), 9);
    expect(bad?.p).toBeLessThan(1e-6);
    expect(good?.ratio).toBeLessThan(1);
    // Too few to be compared, so it takes no part in the number of comparisons either.
    expect(tiny?.p).toBeNaN();
    expect(wholeRate(rates)).toBeCloseTo((1e4 * 95) / 602.5, 9);
  });
});

it('one customer who complains again and again is no group that complains', () => {
  // Twelve complaints of one of 150 customers, against 30 of 30 among 1,000: by contacts 2.7 times as many, by customers fewer.
  const own = { customers: 150, years: 150, complaints: 12, complainers: 1 };
  const others = { customers: 1000, years: 1000, complaints: 30, complainers: 30 };
  expect(complaintsP(own, others, 1)).toBeGreaterThan(0.1);
  // And where each is another customer's, it is.
  expect(complaintsP({ ...own, complainers: 12 }, others, 1)).toBeLessThan(0.02);
});

describe('satisfaction after a complaint', () => {
  const answers = (group: 'never' | 'd90', stratum: string, n: number, satisfied: number, customers = n) => ({
    ...{ group, stratum, satisfied, customers },
    answers: n,
  });

  it('is compared class by class', () => {
    // Those who complained are mostly homes; homes differ by −0.2, works by −0.1. Weights 30/40 and 10/40: −0.175.
    // Without matching: 15/40 − 90/200 = −0.075, since the others are mostly works, who are less content.
    const rows = [
      answers('d90', 'home', 30, 12),
      answers('never', 'home', 50, 30),
      answers('d90', 'works', 10, 3),
      answers('never', 'works', 150, 60),
    ];
    const found = differenceAfter(rows, 15);
    expect(found?.matched).toBeCloseTo(-0.175, 12);
    expect(found?.plain).toBeCloseTo(15 / 40 - 90 / 200, 12);
    expect(found?.interval[0]).toBeLessThan(-0.175);
    expect((found?.interval[0] ?? 0) + (found?.interval[1] ?? 0)).toBeCloseTo(-0.35, 12);
  });

  it('is less sure where the answers come from fewer customers', () => {
    // Every customer answered twice: half as many independent answers, an interval √2 times as wide.
    const rows = (times: number) => [answers('d90', 'home', 60, 24, 60 / times), answers('never', 'home', 100, 60, 100 / times)];
    const [once, twice] = [differenceAfter(rows(1), 15), differenceAfter(rows(2), 15)];
    const half = (found: typeof once): number => (found?.matched ?? 0) - (found?.interval[0] ?? 0);
    expect(half(twice)).toBeCloseTo(Math.SQRT2 * half(once), 12);
    expect(once?.p).toBeLessThan(0.05);
    expect(twice?.p).toBeGreaterThan(0.05);
  });

  it('is not told of many answers of few customers', () => {
    const never = answers('never', 'home', 100, 80);
    expect(differenceAfter([answers('d90', 'home', 40, 3, 14), never], 15)).toBeNull();
    expect(differenceAfter([answers('d90', 'home', 40, 3, 15), never], 15)).not.toBeNull();
    expect(differenceAfter([answers('d90', 'home', 40, 3), { ...never, customers: 14 }], 15)).toBeNull();
  });

  it('is not told of few, nor of classes without both', () => {
    expect(differenceAfter([answers('d90', 'home', 14, 3), answers('never', 'home', 100, 80)], 15)).toBeNull();
    expect(differenceAfter([answers('d90', 'home', 40, 3), answers('never', 'works', 100, 80)], 15)).toBeNull();
  });
});
