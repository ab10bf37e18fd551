/** Owns the writing of file sizes. */
const UNITS = ['B', 'KB', 'MB', 'GB'];

/** 1 KB = 1024 B, as Windows Explorer counts; one decimal below ten. */
export function formatBytes(bytes: number): string {
  let value = bytes;
  let unit = 0;
  while (value >= 1024 && unit < UNITS.length - 1) {
    value /= 1024;
    unit++;
  }
  return `${unit === 0 || value >= 10 ? Math.round(value) : value.toFixed(1)} ${UNITS[unit] ?? 'B'}`;
}
