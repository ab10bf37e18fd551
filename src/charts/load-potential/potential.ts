/** Owns the arithmetic of shifting: energy moved and money saved at the table's prices. */
import type { TimeOfUse } from '../../model/time-of-use';
import type { PotentialRow } from './query';

export interface Shift {
  /** kWh a year that move from the sharp and peak hours to the valley. */
  readonly movedKwh: number;
  /** A year, in the money of the prices (kWh at the flat price where they are multiples of it); NaN where a price that is needed is not given. */
  readonly savedMoney: number;
}

/** @param percent 0 … 100 of the sharp and peak energy */
export function shiftOf({ yearKwh, shares }: PotentialRow, percent: number, { prices }: TimeOfUse): Shift {
  const part = Math.min(100, Math.max(0, percent)) / 100;
  const moved = (['sharp', 'peak'] as const).map((period) => ({ period, kwh: part * yearKwh * shares[period] }));
  return {
    movedKwh: moved.reduce((sum, { kwh }) => sum + kwh, 0),
    savedMoney: moved.reduce((sum, { period, kwh }) => {
      const [dear, cheap] = [prices[period], prices.valley];
      return kwh === 0 ? sum : sum + (dear === null || cheap === null ? NaN : kwh * (dear - cheap));
    }, 0),
  };
}
