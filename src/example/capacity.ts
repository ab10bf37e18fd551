/** Owns how big a supply is: the standard sizes of contract capacity, the one that suits a peak, and its voltage. */
import type { Random } from '../lib/random';
import type { CustomerClass, Voltage } from './vocabulary';

const LOW_VOLTAGE_KVA = [4, 5, 8, 10, 15, 20, 30, 40, 50, 60, 80];
const TRANSFORMER_KVA = [
  100, 125, 160, 200, 250, 315, 400, 500, 630, 800, 1000, 1250, 1600, 2000, 2500, 3150, 4000, 5000, 6300, 8000, 10000, 12500,
  16000, 20000,
];
const SIZES_KVA: readonly number[] = [...LOW_VOLTAGE_KVA, ...TRANSFORMER_KVA];

/** The least contract capacity of a two-part-tariff customer, in kVA. */
const LEAST_INDUSTRIAL_KVA = 315;

/** The smallest standard size (kVA) that carries a peak with the reserve customers usually have. */
export function capacityFor(random: Random, classId: CustomerClass, peakKw: number): number {
  const wanted = peakKw * Math.max(1.3, random.logNormal(1.6, 0.25));
  const least = classId === '大工业' ? LEAST_INDUSTRIAL_KVA : 0;
  return SIZES_KVA.find((size) => size >= wanted && size >= least) ?? 20_000;
}

/** A standard size (kVA) that the peak is sure to exceed at some quarter hour, or null when no size is that small. */
export function capacityBelow(classId: CustomerClass, peakKw: number): number | null {
  const least = classId === '大工业' ? LEAST_INDUSTRIAL_KVA : 0;
  const sizes = SIZES_KVA.filter((size) => size * 0.95 <= peakKw && size >= least);
  return sizes[sizes.length - 1] ?? null;
}

/** A home's contract capacity (kVA): 4 in old houses, 8 as a rule, 15 where a car is charged. */
export function homeCapacity(random: Random, contractYears: number, hasCharger: boolean): number {
  if (hasCharger) return 15;
  if (contractYears > 15 && random.chance(0.4)) return 5;
  return random.chance(0.85) ? 8 : 10;
}

/** The supply voltage usual for a contract capacity (kVA). */
export function voltageFor(capacityKva: number): Voltage {
  if (capacityKva >= 5000) return '交流35kV';
  if (capacityKva >= 100) return '交流10kV';
  return capacityKva > 10 ? '交流380V' : '交流220V';
}
