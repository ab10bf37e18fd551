/** Owns which month of a customer is compared with that of the year before. */
import { addMonths } from '../../model/usage-window';
import type { CustomerMonth } from './query';

/** kWh of the same month a year before, by month; no entry where either is unknown or not whole. @param incomplete first days, yyyy-MM-dd */
export function yearBefore(months: readonly CustomerMonth[], incomplete: readonly string[]): Map<string, number> {
  const whole = months.filter(({ period, kwh }) => !Number.isNaN(kwh) && !incomplete.includes(period));
  const kwhOf = new Map(whole.map(({ period, kwh }) => [period, kwh]));
  return new Map(
    whole.flatMap(({ period }) => {
      const before = kwhOf.get(addMonths(period, -12));
      return before === undefined ? [] : [[period, before] as const];
    }),
  );
}
