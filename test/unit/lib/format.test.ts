import { describe, expect, it } from 'vitest';
import {
  formatCount,
  formatEnergy,
  formatHour,
  formatNumber,
  formatPercent,
  formatPower,
  formatQuantity,
} from '../../../src/lib/format';

describe('numbers', () => {
  it.each([
    [0, '0', '0'],
    [-0, '0', '0'],
    [0.12345, '0.123', '0.123'],
    [12.5, '12.5', '12.5'],
    [1234, '1,234', '1,234'],
    [9999.4, '9,999', '9,999'],
    [9999.6, '10k', '1万'],
    [12345, '12.3k', '1.23万'],
    [999_960, '1M', '100万'],
    [12_340_000, '12.3M', '1,234万'],
    [1.5e8, '150M', '1.5亿'],
    [-23456, '−23.5k', '−2.35万'],
    [NaN, '–', '–'],
  ])('%d', (value, en, zh) => {
    expect([formatNumber(value, 'en'), formatNumber(value, 'zh')]).toEqual([en, zh]);
  });

  it('counts are written in full', () => {
    expect(formatCount(1_234_567, 'zh')).toBe('1,234,567');
    expect(formatCount(NaN, 'en')).toBe('–');
  });
});

describe('quantities', () => {
  it.each([
    [3520, '3,520 kWh', '3,520 kWh'],
    [12_345, '12.3 MWh', '1.23万kWh'],
    [4_560_000, '4.56 GWh', '456万kWh'],
    [1.24e9, '1.24 TWh', '12.4亿kWh'],
  ])('%d kWh', (kwh, en, zh) => {
    expect([formatEnergy(kwh, 'en'), formatEnergy(kwh, 'zh')]).toEqual([en, zh]);
  });

  it.each([
    [0.45, '0.45 kW', '0.45 kW'],
    [1250, '1,250 kW', '1,250 kW'],
    [12_500, '12.5 MW', '1.25万kW'],
  ])('%d kW', (kw, en, zh) => {
    expect([formatPower(kw, 'en'), formatPower(kw, 'zh')]).toEqual([en, zh]);
  });

  it('in the unit of a fact', () => {
    expect(formatQuantity(12_345, { en: 'kWh', zh: 'kWh' }, 'en')).toBe('12.3 MWh');
    expect(formatQuantity(12_345, { en: 'yuan', zh: '元' }, 'zh')).toBe('1.23万元');
    expect(formatQuantity(12_345, { en: 'yuan', zh: '元' }, 'en')).toBe('12.3k yuan');
    expect(formatQuantity(0.35, { en: 'share', zh: '占比' }, 'zh')).toBe('35%');
    expect(formatQuantity(18.5, { en: 'h', zh: '时' }, 'zh')).toBe('18:30');
    expect(formatQuantity(7, undefined, 'en')).toBe('7');
    expect([0, 1, 1.04, 2].map((value) => formatQuantity(value, { en: 'times', zh: '次' }, 'en'))).toEqual([
      '0 times',
      '1 time',
      '1.04 times',
      '2 times',
    ]);
    expect(formatQuantity(1, { en: 'times', zh: '次' }, 'zh')).toBe('1次');
    expect(formatQuantity(NaN, { en: 'kWh', zh: 'kWh' }, 'en')).toBe('–');
  });
});

describe('percentages', () => {
  it.each([
    [0, '0%'],
    [1, '100%'],
    [0.08, '8.0%'],
    [0.0996, '10%'],
    [0.634, '63%'],
    [0.0043, '0.43%'],
    [0.00001, '<0.01%'],
    [0.9951, '99.5%'],
    [0.99999, '>99.9%'],
    [-0.123, '−12%'],
    [NaN, '–'],
  ])('%d', (share, expected) => {
    expect(formatPercent(share, 'en')).toBe(expected);
  });

  it('with as many decimals as a column wants', () => {
    expect(formatPercent(0.12345, 'zh', 1)).toBe('12.3%');
  });
});

describe('time', () => {
  it.each([
    [0, '00:00'],
    [18.25, '18:15'],
    [23.99999, '24:00'],
    [24, '24:00'],
  ])('hour %d', (hour, expected) => {
    expect(formatHour(hour)).toBe(expected);
  });
});
