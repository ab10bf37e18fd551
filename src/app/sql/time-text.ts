/** Owns times that a statement wrote as text, such as strftime(period, '%Y-%m') does. */

const TIME = /^(\d{4})[-/](\d{1,2})(?:[-/](\d{1,2})(?:[ T](\d{1,2}):(\d{2})(?::(\d{2}))?)?)?$/;

/** ms since 1970, wall time taken as UTC: 2024-01, 2024-01-31, 2024-01-31 12:30. NaN for anything else. */
export function timeOfText(text: string): number {
  const found = TIME.exec(text);
  if (found === null) return NaN;
  const [year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0] = found
    .slice(1)
    .map((part: string | undefined) => (part === undefined ? undefined : Number(part)));
  if (month < 1 || month > 12 || day < 1 || day > 31) return NaN;
  return Date.UTC(year, month - 1, day, hour, minute, second);
}
