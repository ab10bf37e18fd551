/** Owns the list of charts: every folder beside this file whose index.ts exports a Chart by default. */
import type { Chart } from './chart';

const modules = import.meta.glob<{ default: Chart<unknown> }>('./*/index.ts', { eager: true });

/** All charts, in the order of their ids. A chart's `Data` is known only to itself: hand back what its own `read` or `fromIndex` gave. */
export const charts: readonly Chart<unknown>[] = Object.values(modules)
  .map((module) => module.default)
  .sort((a, b) => (a.id < b.id ? -1 : 1));

/** The chart of that id, or undefined. */
export function chartById(id: string): Chart<unknown> | undefined {
  return charts.find((chart) => chart.id === id);
}
