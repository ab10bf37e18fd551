/** Owns 负荷曲线: 15-minute demand of a sample of customers over four weeks, one row per customer and day. */
import type { Random } from '../lib/random';
import { dayKind, MONTHS, READING_DAYS, READING_FROM, type DayKind } from './calendar';
import type { Customer } from './customers';
import { LOAD_SHAPES, netOfSolar, slotProfile, SLOTS, type ShapeId } from './load-shapes';
import { POPULATION } from './population';
import type { ExampleColumn, ExampleTable } from './table';
import type { MonthlyEnergy } from './usage';

/** Name of the reading table. */
export const READING_TABLE = '负荷曲线';

/** Share of customer-days without a row, and of the days that have a gap of 1–12 missing quarter hours. */
export const MISSING_DAY_SHARE = 0.01;
export const GAP_DAY_SHARE = 0.04;

/** Number of customers for which the sample sizes of the population are meant. */
const FULL_SIZE = 6400;
const CHARGER_KW = 7;
/** Charging starts at 22:30 or up to two hours later. */
const CHARGE_FROM_SLOT = 90;
const CHARGE_START_SLOTS = 9;

/** Demand never exceeds these multiples of contract capacity (kW per kVA); the first is for the planted overloads. */
const OVERLOAD_LIMIT = 1.5;
const USUAL_LIMIT = 0.95;

/**
 * Draws the sample: a fixed number of each group, so that every rhythm is seen; overloaded supplies come first.
 * Only customers with supply during the whole window. Returns indices into `customers`, ascending.
 */
export function drawSample(random: Random, customers: readonly Customer[]): number[] {
  const scale = customers.length / FULL_SIZE;
  const chosen = POPULATION.flatMap((group) => {
    const members = customers.flatMap((c, i) => {
      const fits = c.classId === group.classId && c.shape === group.shape;
      return fits && c.status === '正常用电' && c.openedDay < READING_FROM && c.carFromMonth < MONTHS.length - 3 ? [i] : [];
    });
    random.shuffle(members).sort((a, b) => Number(customers[b]?.isOverCapacity) - Number(customers[a]?.isOverCapacity));
    return members.slice(0, Math.max(2, Math.round(group.sample * scale)));
  });
  return chosen.sort((a, b) => a - b);
}

/** How clear the sky is on each day of the window, 0.25–1, the same for the whole town. */
function inventWeather(random: Random): Float64Array {
  return Float64Array.from({ length: READING_DAYS }, () =>
    random.chance(0.25) ? random.between(0.25, 0.5) : random.between(0.75, 1),
  );
}

/** Mean demand (kW) that September's and October's bills ask for over the window, without the car. */
function meanKwOfBills(energy: MonthlyEnergy, index: number): number {
  const september = index * MONTHS.length + MONTHS.length - 2;
  const daily = [september, september + 1].map(
    (cell, i) => ((energy.total[cell] ?? 0) - (energy.car[cell] ?? 0)) / (i === 0 ? 30 : 31),
  );
  const daysInSeptember = 17;
  return ((daily[0] ?? 0) * daysInSeptember + (daily[1] ?? 0) * (READING_DAYS - daysInSeptember)) / READING_DAYS / 24;
}

/** Fills `curve` (28 days × 96, kW) with one customer's demand, before gaps. */
function fillCurve(
  random: Random,
  curve: Float64Array,
  customer: Customer,
  meanKw: number,
  carKwh: number,
  weather: Float64Array,
): void {
  const { shape } = customer;
  const { slotNoise, dayNoise } = LOAD_SHAPES[shape];
  const shared = shape === 'lighting'; // street lamps follow the sun, not a person
  const lateBy = shared ? 0 : 0.45 * random.normal();
  const profiles: Record<DayKind, Float64Array> = {
    work: slotProfile(shape, 'work', lateBy),
    rest: slotProfile(shape, 'rest', lateBy),
    holiday: slotProfile(shape, 'holiday', lateBy),
  };
  const persistence = 0.6;
  const fresh = slotNoise * Math.sqrt(1 - persistence * persistence);
  let drift = 0;
  let sum = 0;
  for (let day = 0; day < READING_DAYS; day++) {
    const profile = profiles[dayKind(READING_FROM + day)];
    const level = random.logNormal(1, dayNoise) * (shape === 'pump' && random.chance(0.25) ? 0.04 : 1);
    const clearness = weather[day] ?? 1;
    for (let slot = 0; slot < SLOTS; slot++) {
      drift = persistence * drift + fresh * random.normal();
      const use = (profile[slot] ?? 0) * level * Math.max(0.1, 1 + drift);
      const kw = shape === 'solar' ? netOfSolar(use, slot, clearness) : use;
      curve[day * SLOTS + slot] = kw;
      sum += kw;
    }
  }
  const scale = sum > 0 ? (meanKw * READING_DAYS * SLOTS) / sum : 0;
  for (let i = 0; i < curve.length; i++) curve[i] = (curve[i] ?? 0) * scale;
  if (carKwh > 0) addCharging(random, curve, carKwh);
  const limitKw = (customer.isOverCapacity ? OVERLOAD_LIMIT : USUAL_LIMIT) * customer.capacityKva;
  for (let i = 0; i < curve.length; i++) if ((curve[i] ?? 0) > limitKw) curve[i] = limitKw;
}

/** Adds a car's sessions: about four nights in seven at 7 kW from 22:30–00:30, long enough to use `carKwh` in the window. */
function addCharging(random: Random, curve: Float64Array, carKwh: number): void {
  const nights = Array.from({ length: READING_DAYS }, (_, night) => night).filter(() => random.chance(4 / 7));
  const slotsEach = carKwh / Math.max(1, nights.length) / (CHARGER_KW / 4);
  for (const night of nights) {
    const start = night * SLOTS + CHARGE_FROM_SLOT + random.below(CHARGE_START_SLOTS);
    const slots = Math.max(1, Math.round(slotsEach * random.between(0.7, 1.3)));
    for (let i = start; i < Math.min(start + slots, curve.length); i++) curve[i] = (curve[i] ?? 0) + CHARGER_KW;
  }
}

/**
 * The reading table, ordered by customer and day. P1 … P96 are mean kW of the quarter hours ending 00:15 … 24:00, rounded to watts;
 * NaN = not transmitted. Before rounding and gaps a customer's mean equals the bills of September and October 2026.
 */
export function readingTable(random: Random, customers: readonly Customer[], energy: MonthlyEnergy): ExampleTable {
  const sample = drawSample(random.fork('sample'), customers);
  const weather = inventWeather(random);
  const ids: string[] = [];
  const days: number[] = [];
  const points = Array.from({ length: SLOTS }, () => new Float32Array(sample.length * READING_DAYS));
  const curve = new Float64Array(READING_DAYS * SLOTS);
  for (const index of sample) {
    const customer = customers[index] as Customer;
    const carKwh = ((energy.car[index * MONTHS.length + MONTHS.length - 2] ?? 0) * READING_DAYS) / 30;
    fillCurve(random, curve, customer, meanKwOfBills(energy, index), carKwh, weather);
    for (let day = 0; day < READING_DAYS; day++) {
      if (random.chance(MISSING_DAY_SHARE)) continue;
      const row = ids.push(customer.id) - 1;
      days.push(READING_FROM + day);
      points.forEach((column, slot) => {
        column[row] = Math.round((curve[day * SLOTS + slot] ?? 0) * 1000) / 1000;
      });
      if (random.chance(GAP_DAY_SHARE)) {
        const from = random.below(SLOTS);
        for (let slot = from; slot < Math.min(SLOTS, from + 1 + random.below(12)); slot++)
          (points[slot] as Float32Array)[row] = NaN;
      }
    }
  }
  const rows = ids.length;
  const columns: ExampleColumn[] = [
    { name: '户号', kind: 'text', values: ids },
    { name: '日期', kind: 'date', values: Int32Array.from(days) },
    ...points.map((column, slot): ExampleColumn => ({ name: `P${slot + 1}`, kind: 'float', values: column.subarray(0, rows) })),
  ];
  return { name: READING_TABLE, rows, columns };
}

/** The rhythm of each sampled customer, by 户号: hidden in the export, for tests and documentation. */
export function rhythmById(customers: readonly Customer[]): ReadonlyMap<string, ShapeId> {
  return new Map(customers.map((c) => [c.id, c.shape]));
}
