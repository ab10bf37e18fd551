/** Owns the brush benchmark's page: makes the customers, mounts the views, and clocks what Playwright's mouse does. */
import { flushSync, mount, unmount } from 'svelte';
import { NotReady } from '../../../src/crossfilter/build-queue';
import { filtersFor } from '../../../src/model/filter';
import '../../../src/theme/base.css';
import '../../../src/theme/tokens.css';
import { BenchState } from './bench-state.svelte';
import EightViews from './EightViews.svelte';
import { MEASURES, makeColumns, makeContext, makeViews } from './made-customers';
import { linearViews } from './linear-views';

const frames: number[] = [];
/** When the events of the frame that is being drawn began. */
const drawing: number[] = [];
const drawn = new MessageChannel();
drawn.port1.onmessage = () => {
  for (const started of drawing.splice(0)) frames.push(performance.now() - started);
};
let state: BenchState | undefined;
let mounted: Record<string, unknown> | undefined;

/** From an event to the end of the frame that it is painted in; an event that filters nothing anew is none. */
function clock(): void {
  const started = performance.now();
  const before = state?.filters;
  requestAnimationFrame(() => {
    if (state?.filters === before) return;
    drawing.push(started);
    // A message comes after the frame has been drawn.
    drawn.port2.postMessage(null);
  });
}

addEventListener('pointermove', (event) => event.buttons === 1 && clock(), { capture: true });
addEventListener('click', clock, { capture: true });

/** Resolves when no view has anything left to make ready. */
async function ready(): Promise<void> {
  for (const { id, chart, options } of state?.views ?? []) {
    if (state === undefined || id === state.expected) continue;
    const context = { ...state.context, filters: filtersFor(state.filters, id) };
    for (;;) {
      try {
        state.index.asking('ahead', () => chart.fromIndex?.(state!.index, context, { ...chart.options, ...options }));
        break;
      } catch (thrown) {
        if (!(thrown instanceof NotReady)) throw thrown;
        await thrown.wait.done;
        thrown.wait.release();
      }
    }
  }
}

const bench = {
  /** Puts so many customers behind the views. @returns ms from the columns to the views drawn */
  async make(rows: number): Promise<number> {
    if (mounted !== undefined) await unmount(mounted);
    const columns = makeColumns(rows);
    const context = makeContext(columns, rows);
    const started = performance.now();
    state = new BenchState(columns, rows, context, makeViews());
    mounted = mount(EightViews, { target: document.body, props: { bench: state } });
    flushSync();
    const drawn = (): boolean => document.querySelectorAll('[data-view] svg').length === state?.views.length;
    while (!drawn()) await new Promise((resolve) => requestAnimationFrame(resolve));
    return performance.now() - started;
  },
  /** ms from the pointer's coming over a view until the others are ready for its brush. */
  async hovered(): Promise<number> {
    const started = performance.now();
    await ready();
    return performance.now() - started;
  },
  /** Frame times since the last call, ms. */
  take: (): number[] => frames.splice(0),
  customers: (): number => state?.index.count(filtersFor(state.filters, null)) ?? 0,
  filters: () => state?.filters ?? {},
  /** ms of one move over the first measure by a plain pass over the customers for each of the other views. */
  linear(lo: number, hi: number): number {
    if (state === undefined) return NaN;
    const started = performance.now();
    linearViews(state.columns, MEASURES[0], MEASURES.slice(1), lo, hi);
    return performance.now() - started;
  },
};

declare global {
  interface Window {
    bench: typeof bench;
  }
}
window.bench = bench;
