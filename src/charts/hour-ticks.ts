/** Owns the labelled hours of an axis over the day. */
import { formatHour } from '../lib/format';
import { textWidth } from './text-width';
import type { Tick } from './tick';

/** As many whole hours, evenly apart, as the width has room for; 00:00 and 24:00 are among them. */
export function hourTicks(x: (hour: number) => number, widthPx: number, fontPx: number): Tick[] {
  const room = widthPx / (1.3 * textWidth('00:00', fontPx));
  const step = [1, 2, 3, 4, 6, 12].find((hours) => 24 / hours + 1 <= room) ?? 24;
  return Array.from({ length: 24 / step + 1 }, (_, i) => ({ at: x(i * step), label: formatHour(i * step) }));
}
