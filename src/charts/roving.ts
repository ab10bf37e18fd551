/** Owns moving the focus among the marks of one chart: one of them is in the tab order, arrow keys reach the rest. */

/** Index of the mark that the key leads to, or null when the key means nothing here. The ends do not wrap. */
export function rovingIndex(key: string, current: number, count: number): number | null {
  if (count === 0) return null;
  switch (key) {
    case 'ArrowUp':
    case 'ArrowLeft':
      return Math.max(0, current - 1);
    case 'ArrowDown':
    case 'ArrowRight':
      return Math.min(count - 1, current + 1);
    case 'Home':
      return 0;
    case 'End':
      return count - 1;
    default:
      return null;
  }
}
