/** Owns monthly consumption: how many kWh each customer used in each month, by time-of-use band. */
import type { Random } from '../lib/random';
import { MONTHS, type BillingMonth } from './calendar';
import type { BandEnergy } from './billing';
import type { Customer } from './customers';
import { touShares, type ShapeId } from './load-shapes';

/** Relative level by calendar month, January first; scaled to a mean of 1 when used. */
const SEASON_TEXT: Readonly<Record<ShapeId, string>> = {
  three_shift: '98 92 101 101 101 101 102 102 101 99 102 100',
  day_shift: '97 88 101 101 101 102 104 104 101 98 102 101',
  office: '104 98 92 86 92 110 132 134 112 88 86 96',
  restaurant: '104 100 96 92 95 104 120 122 104 96 92 98',
  mall: '104 102 94 88 94 108 124 126 108 92 88 96',
  shop: '104 102 95 90 94 106 122 122 106 92 90 98',
  school: '92 60 102 100 108 128 58 46 122 104 104 112',
  hospital: '104 98 94 90 94 106 122 124 108 92 90 98',
  lighting: '118 108 102 94 88 82 84 90 98 106 114 120',
  evening: '122 112 92 80 80 96 142 148 104 78 82 104',
  daytime_home: '124 114 94 80 80 96 140 146 104 78 82 106',
  ev_night: '120 110 92 82 82 96 138 142 104 80 84 104',
  solar: '134 124 92 74 70 86 128 136 98 76 90 118',
  pump: '28 30 62 110 150 190 210 190 110 60 34 26',
  aquaculture: '52 52 66 86 112 142 168 168 130 96 70 58',
};

function season(shape: ShapeId): readonly number[] {
  const levels = SEASON_TEXT[shape].split(' ').map(Number);
  const mean = levels.reduce((sum, level) => sum + level, 0) / levels.length;
  return levels.map((level) => level / mean);
}

/** Spring Festival empties factories and offices: January in 2025 (the 29th), February in 2026 (the 17th). */
function springFestival(shape: ShapeId, { year, month }: BillingMonth): number {
  const hit = (year === 2025 && month === 1) || (year === 2026 && month === 2);
  if (!hit) return 1;
  return { three_shift: 0.86, day_shift: 0.7, office: 0.86 }[shape as string] ?? 1;
}

/** Noise of one month's consumption (sigma of the logarithm). */
function monthNoise(shape: ShapeId): number {
  return shape === 'pump' ? 0.25 : shape === 'three_shift' || shape === 'hospital' || shape === 'lighting' ? 0.05 : 0.1;
}

/** Monthly energy in kWh at customer × MONTHS.length + month; NaN before the contract began. `car` is part of `total`. */
export interface MonthlyEnergy {
  readonly total: Float64Array;
  readonly car: Float64Array;
}

/** Invents every customer's 24 months, in whole kWh. */
export function inventEnergy(random: Random, customers: readonly Customer[]): MonthlyEnergy {
  const months = MONTHS.length;
  const total = new Float64Array(customers.length * months).fill(NaN);
  const car = new Float64Array(customers.length * months);
  const seasons = new Map<ShapeId, readonly number[]>();
  customers.forEach((customer, index) => {
    const { shape } = customer;
    const levels = seasons.get(shape) ?? season(shape);
    seasons.set(shape, levels);
    const pausedFrom = customer.status === '正常用电' ? months : months - 1 - random.below(4);
    MONTHS.forEach((month, m) => {
      const noise = random.logNormal(1, monthNoise(shape));
      const carNoise = random.logNormal(1, 0.12);
      const lived = Math.min(1, (month.firstDay + month.days - customer.openedDay) / month.days);
      if (lived <= 0) return;
      const cell = index * months + m;
      const trend = (1 + customer.yearlyGrowth) ** ((m - months + 1) / 12);
      const active = m < pausedFrom ? lived : 0;
      const base = customer.monthlyKwh * (levels[month.month - 1] ?? 1) * springFestival(shape, month) * trend * noise * active;
      const carKwh = m >= customer.carFromMonth ? customer.carKwh * carNoise * active : 0;
      car[cell] = carKwh;
      total[cell] = Math.round(base + carKwh);
    });
  });
  return { total, car };
}

/** A car charges between 22:30 and about 04:00: this part of its energy falls in the valley, the rest in the flat hour before 23:00. */
const CAR_VALLEY_SHARE = 0.95;

/** Splits months into bands. One function a run: shares of each rhythm are computed once. */
export function bandSplitter(random: Random): (customer: Customer, total: number, car: number) => BandEnergy {
  const shares = new Map<ShapeId, ReturnType<typeof touShares>>();
  return ({ shape, tariff }, total, car) => {
    const known = shares.get(shape) ?? touShares(shape);
    shares.set(shape, known);
    const shifted = tariff === '居民峰谷分时电价' ? 0.03 : 0; // who pays by time of use moves a little into the valley
    const valleyShare = Math.min(0.95, Math.max(0.02, known.valley + shifted + 0.015 * random.normal()));
    const peakShare = Math.min(
      1 - valleyShare,
      Math.max(0, (1 - valleyShare) * (known.peak / (known.peak + known.flat)) + 0.01 * random.normal()),
    );
    const base = Math.max(0, total - car);
    const valley = Math.min(total, Math.round(base * valleyShare + car * CAR_VALLEY_SHARE));
    const peak = Math.min(total - valley, Math.round(base * peakShare));
    return { peak, valley, flat: total - peak - valley };
  };
}
