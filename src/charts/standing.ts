/** Owns how far a group is from what it is compared with, in words. */
import type { Interval } from '../lib/statistics';
import type { Text } from '../lib/text';

/** 0 no clear difference, ±1 somewhat, ±2 clearly, ±3 far. */
export type Standing = -3 | -2 | -1 | 0 | 1 | 2 | 3;

/**
 * @param effect distance in standard deviations of all customers, or Cohen's h of two shares
 * @param interval of the estimate (or of the difference); null when not known
 * @param reference what the interval must leave out for the difference to be clear
 */
export function standingOf(effect: number, interval: Interval | null, reference: number): Standing {
  const covers = interval === null || (interval[0] <= reference && reference <= interval[1]);
  const size = Math.abs(effect);
  const level = covers || !(size >= 0.1) ? 0 : size < 0.4 ? 1 : size < 0.8 ? 2 : 3;
  return (effect < 0 ? -level : level) as Standing;
}

export const STANDINGS: Readonly<Record<Standing, Text>> = {
  '3': { en: 'far above', zh: '大幅偏高' },
  '2': { en: 'clearly above', zh: '明显偏高' },
  '1': { en: 'somewhat above', zh: '略高' },
  '0': { en: 'no clear difference', zh: '无明显差异' },
  '-1': { en: 'somewhat below', zh: '略低' },
  '-2': { en: 'clearly below', zh: '明显偏低' },
  '-3': { en: 'far below', zh: '大幅偏低' },
};
