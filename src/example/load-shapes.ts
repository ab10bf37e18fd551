/** Owns the daily rhythms planted in the readings: hourly profiles for work days, weekends and holidays, and their time-of-use split. */
import type { DayKind } from './calendar';

/** One planted rhythm. `ev_night` and `solar` are households whose charger or panels are added on top of the profile. */
export type ShapeId =
  | 'day_shift'
  | 'three_shift'
  | 'office'
  | 'restaurant'
  | 'mall'
  | 'shop'
  | 'school'
  | 'hospital'
  | 'lighting'
  | 'evening'
  | 'daytime_home'
  | 'ev_night'
  | 'solar'
  | 'pump'
  | 'aquaculture';

/** A rhythm. Levels are relative to the busiest hour of a work day; index = hour 0–23, the value holds at the middle of the hour. */
export interface LoadShape {
  readonly work: readonly number[];
  /** the profile of weekends and holidays, before `restLevel` / `holidayLevel` */
  readonly rest: readonly number[];
  readonly restLevel: number;
  readonly holidayLevel: number;
  /** standard deviation of the relative noise of one quarter hour, and of the level of one day */
  readonly slotNoise: number;
  readonly dayNoise: number;
}

/** `hours('6x0.2 1 17x0.4')` → 24 numbers; `nxv` repeats v n times. */
function hours(text: string): readonly number[] {
  return text.split(' ').flatMap((part) => {
    const [count, value] = part.includes('x') ? part.split('x') : ['1', part];
    return Array<number>(Number(count)).fill(Number(value));
  });
}

type Levels = Partial<Omit<LoadShape, 'work' | 'rest'>> & { rest?: string };

function shape(work: string, { rest, ...levels }: Levels): LoadShape {
  const profile = hours(work);
  return {
    work: profile,
    rest: rest === undefined ? profile : hours(rest),
    restLevel: 1,
    holidayLevel: 1,
    slotNoise: 0.05,
    dayNoise: 0.05,
    ...levels,
  };
}

const EVENING = '0.35 0.28 0.25 0.24 0.25 0.3 0.5 0.6 0.48 0.4 0.38 0.46 0.52 0.42 0.38 0.38 0.46 0.63 0.86 1 1 0.92 0.7 0.48';
const EVENING_REST =
  '0.38 0.3 0.26 0.25 0.25 0.28 0.4 0.55 0.62 0.62 0.62 0.68 0.7 0.62 0.56 0.56 0.62 0.75 0.92 1 1 0.94 0.74 0.52';
const HOME_NOISE = { rest: EVENING_REST, restLevel: 1.05, slotNoise: 0.3, dayNoise: 0.16 };

/** Every planted rhythm. */
export const LOAD_SHAPES: Readonly<Record<ShapeId, LoadShape>> = {
  day_shift: shape('6x0.15 0.18 0.4 0.9 1 1 0.95 0.6 0.88 1 1 0.97 0.78 0.35 0.22 0.18 0.16 2x0.15', {
    rest: '7x0.14 0.16 3x0.22 6x0.2 7x0.14',
    holidayLevel: 0.8,
    slotNoise: 0.06,
    dayNoise: 0.06,
  }),
  three_shift: shape('0.96 2x0.97 0.96 2x0.95 0.93 0.95 0.98 2x1 0.99 0.96 0.97 2x1 0.99 0.97 0.95 0.96 2x0.97 0.96 0.95', {
    restLevel: 0.97,
    holidayLevel: 0.84,
    slotNoise: 0.025,
    dayNoise: 0.03,
  }),
  office: shape('6x0.17 0.2 0.35 0.7 0.95 2x1 0.88 0.9 3x1 0.9 0.6 0.42 0.32 0.25 0.2 0.18', {
    rest: '7x0.17 0.2 0.26 8x0.32 0.26 6x0.18',
    holidayLevel: 0.82,
  }),
  restaurant: shape('0.15 0.12 3x0.1 0.12 0.2 0.28 0.35 0.5 0.78 0.96 0.9 0.58 0.4 0.38 0.55 0.9 1 0.98 0.85 0.6 0.38 0.22', {
    restLevel: 1.15,
    holidayLevel: 1.1,
    slotNoise: 0.09,
    dayNoise: 0.09,
  }),
  mall: shape('6x0.16 0.17 0.2 0.32 0.62 0.85 0.92 5x0.95 0.97 2x1 0.97 0.78 0.3 0.18', {
    restLevel: 1.18,
    holidayLevel: 1.12,
    slotNoise: 0.035,
  }),
  shop: shape('6x0.2 0.22 0.3 0.55 0.8 0.86 0.88 0.85 4x0.85 0.92 1 1 0.9 0.6 0.3 0.22', {
    restLevel: 1.06,
    holidayLevel: 1.04,
    slotNoise: 0.11,
    dayNoise: 0.09,
  }),
  school: shape('5x0.1 0.13 0.25 0.55 0.92 2x1 0.98 0.74 0.68 0.94 0.97 0.9 0.58 0.36 0.45 0.42 0.24 0.13 0.1', {
    rest: '6x0.1 0.12 9x0.2 3x0.16 5x0.11',
    holidayLevel: 0.75,
  }),
  hospital: shape('0.6 0.58 0.56 2x0.55 0.57 0.62 0.75 0.92 2x1 0.98 2x0.9 2x0.97 0.93 0.85 0.78 0.75 0.73 0.7 0.66 0.62', {
    restLevel: 0.9,
    holidayLevel: 0.87,
    slotNoise: 0.03,
  }),
  lighting: shape('5x1 0.85 0.2 10x0.02 0.08 0.6 5x1', { slotNoise: 0.02, dayNoise: 0.01 }),
  evening: shape(EVENING, HOME_NOISE),
  daytime_home: shape(
    '0.3 0.26 2x0.24 0.26 0.34 0.52 0.72 0.76 0.76 0.84 1 0.92 0.66 0.6 0.6 0.7 0.86 0.9 0.8 0.72 0.58 0.42 0.34',
    {
      slotNoise: 0.26,
      dayNoise: 0.14,
    },
  ),
  ev_night: shape(EVENING, HOME_NOISE),
  solar: shape(EVENING, HOME_NOISE),
  pump: shape('4x0.02 0.35 5x1 0.6 4x0.05 0.4 2x0.8 0.5 5x0.02', { slotNoise: 0.06, dayNoise: 0.2 }),
  aquaculture: shape('5x1 0.8 0.45 5x0.22 3x0.6 6x0.22 0.5 2x0.95', { slotNoise: 0.08, dayNoise: 0.12 }),
};

/** The quarter hours of a day: slot 0 starts at 00:00 and is P1 of an export. */
export const SLOTS = 96;

/**
 * A rhythm on the quarter hours of one kind of day, in the units of {@link LoadShape}: linear between hours, wrapped at midnight.
 * @param lateBy hours by which this customer runs behind the profile (negative = ahead)
 */
export function slotProfile(id: ShapeId, kind: DayKind, lateBy = 0): Float64Array {
  const { work, rest, restLevel, holidayLevel } = LOAD_SHAPES[id];
  const profile = kind === 'work' ? work : rest;
  const level = kind === 'work' ? 1 : kind === 'rest' ? restLevel : restLevel * holidayLevel;
  const out = new Float64Array(SLOTS);
  for (let slot = 0; slot < SLOTS; slot++) {
    const hour = ((((slot + 0.5) / 4 - 0.5 - lateBy) % 24) + 24) % 24;
    const before = Math.floor(hour);
    const share = hour - before;
    out[slot] = level * ((profile[before] ?? 0) * (1 - share) + (profile[(before + 1) % 24] ?? 0) * share);
  }
  return out;
}

/** Output of a rooftop plant in one quarter hour on a clear day, relative to its noon output (0 before 06:15 and after 17:45). */
export function solarOutput(slot: number): number {
  const hour = (slot + 0.5) / 4;
  return hour <= 6.25 || hour >= 17.75 ? 0 : Math.sin((Math.PI * (hour - 6.25)) / 11.5) ** 1.4;
}

/** Noon output of a household's panels as a multiple of its busiest hour of use. */
export const SOLAR_SIZE = 2.2;

/** What the grid still delivers when panels of {@link SOLAR_SIZE} meet part of a household's use (same units as the profile). */
export function netOfSolar(use: number, slot: number, clearness: number): number {
  return Math.max(0.015, use - SOLAR_SIZE * clearness * solarOutput(slot));
}

/** The example's time-of-use table by hour: peak 08–11 and 17–22, valley 23–07, flat otherwise. */
export function touBand(hour: number): 'peak' | 'flat' | 'valley' {
  if ((hour >= 8 && hour < 11) || (hour >= 17 && hour < 22)) return 'peak';
  return hour >= 23 || hour < 7 ? 'valley' : 'flat';
}

/** The parts of a rhythm's work-day energy in each band of {@link touBand}; they sum to 1. Chargers are not included. */
export function touShares(id: ShapeId): { peak: number; flat: number; valley: number } {
  const sums = { peak: 0, flat: 0, valley: 0 };
  slotProfile(id, 'work').forEach((use, slot) => {
    sums[touBand(Math.floor(slot / 4))] += id === 'solar' ? netOfSolar(use, slot, 0.7) : use;
  });
  const total = sums.peak + sums.flat + sums.valley;
  return { peak: sums.peak / total, flat: sums.flat / total, valley: sums.valley / total };
}

/** Mean over maximum of a rhythm's work day: what its load factor would be without noise. */
export function cleanLoadFactor(id: ShapeId): number {
  const profile = slotProfile(id, 'work');
  return profile.reduce((sum, use) => sum + use, 0) / SLOTS / Math.max(...profile);
}
