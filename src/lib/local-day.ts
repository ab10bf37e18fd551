/** Owns the calendar day of the user's clock. */

/** `yyyy-MM-dd` in local time: what the user calls today, whatever the zone. */
export function localDay(now: Date): string {
  return [now.getFullYear(), String(now.getMonth() + 1).padStart(2, '0'), String(now.getDate()).padStart(2, '0')].join('-');
}
