/** Owns Saaty's scale as it is chosen and written. */
import { MOST_TIMES } from '../../../service/scorecard/choice';

/** From nine times as important down to a ninth. */
export const SCALE: readonly number[] = [
  ...Array.from({ length: MOST_TIMES }, (_, i) => MOST_TIMES - i),
  ...Array.from({ length: MOST_TIMES - 1 }, (_, i) => 1 / (i + 2)),
];

/** 3, 1/5; what lies between by one decimal. */
export function timesText(value: number): string {
  const [times, isPart] = value >= 1 ? [value, false] : [1 / value, true];
  const text = Math.abs(times - Math.round(times)) < 1e-6 ? String(Math.round(times)) : times.toFixed(1);
  return isPart && text !== '1' ? `1/${text}` : text;
}

/** The value of the scale that lies closest. */
export function onScale(value: number): number {
  return SCALE.reduce((held, next) => (Math.abs(Math.log(next / value)) < Math.abs(Math.log(held / value)) ? next : held));
}
