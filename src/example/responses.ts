/** Owns when somebody first responded to a contact: minutes in halls and apps, up to two hours on the hotline. */
import type { Random } from '../lib/random';
import { MINUTE_MS } from './calendar';
import type { Ticket } from './contacts';
import type { Channel } from './vocabulary';

/** Median hours by channel (log-normal, sigma 0.45). */
const MEDIAN_HOURS: Partial<Record<Channel, number>> = { 营业厅: 0.12, App: 0.25, '95598': 0.65, 微信: 1.3, 网格经理: 1.1 };
const USUAL_HOURS = 0.8;

/** Share without a stamp: of what was closed, and of what never was. */
const LOST = 0.03;
const LOST_IF_OPEN = 0.5;

/** One a ticket, ms; null for the stages of a connection and where nobody wrote it down. Never after the closing. */
export function inventResponses(random: Random, tickets: readonly Ticket[]): (number | null)[] {
  return tickets.map(({ stage, channel, opened, closed }) => {
    if (stage !== null) return null;
    const minutes = 60 * random.logNormal(MEDIAN_HOURS[channel] ?? USUAL_HOURS, 0.45);
    if (random.chance(closed === null ? LOST_IF_OPEN : LOST)) return null;
    const most = closed === null ? Infinity : (0.8 * (closed - opened)) / MINUTE_MS;
    return opened + Math.max(1, Math.round(Math.min(minutes, most))) * MINUTE_MS;
  });
}
