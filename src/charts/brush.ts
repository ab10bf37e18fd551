/** Owns the logic of a brush over equal or unequal steps: pointer and keys become a range of steps. No DOM. */

/** Steps first … last, both inside: [18, 20] over hours is 18:00 to 21:00. */
export type StepRange = readonly [first: number, last: number];

/** What a drag does, fixed when the pointer goes down. */
export type Drag =
  | { readonly kind: 'draw'; readonly anchor: number }
  | { readonly kind: 'move'; readonly grip: number; readonly range: StepRange };

/** Pixels within which an end of the brush is taken hold of. */
const END_REACH_PX = 7;

/**
 * Step under a position.
 * @param edges ascending positions in px, one more than steps; positions outside belong to the first or last step
 */
export function stepAt(px: number, edges: readonly number[]): number {
  for (let step = edges.length - 2; step > 0; step--) if (px >= (edges[step] as number)) return step;
  return 0;
}

/** Starts a drag: an end of the brush is moved, its inside is shifted, anywhere else a new one is drawn. */
export function startDrag(px: number, edges: readonly number[], range: StepRange | null): Drag {
  const step = stepAt(px, edges);
  if (range !== null) {
    const left = edges[range[0]] ?? 0;
    const right = edges[range[1] + 1] ?? 0;
    const toLeft = Math.abs(px - left);
    const toRight = Math.abs(px - right);
    if (Math.min(toLeft, toRight) <= END_REACH_PX) return { kind: 'draw', anchor: toLeft < toRight ? range[1] : range[0] };
    if (px > left && px < right) return { kind: 'move', grip: step, range };
  }
  return { kind: 'draw', anchor: step };
}

/** The brush while the pointer is at `px`. */
export function dragTo(drag: Drag, px: number, edges: readonly number[]): StepRange {
  const step = stepAt(px, edges);
  if (drag.kind === 'draw') return [Math.min(drag.anchor, step), Math.max(drag.anchor, step)];
  return shifted(drag.range, step - drag.grip, edges.length - 1);
}

/** Keyboard side of a brush: where the cursor stands, and what is brushed. */
export interface BrushState {
  readonly cursor: number;
  readonly range: StepRange | null;
}

/** What a key press needs to say. */
export interface BrushKey {
  readonly key: string;
  readonly shiftKey: boolean;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
}

/**
 * The state after a key, or null when the key means nothing here.
 * Arrows move the brush, or the cursor where there is none (or with Ctrl); with Shift they stretch the brush from its other end;
 * Home and End go to the ends; Enter and Space brush the step under the cursor or let go of it; Escape and Delete let go.
 */
export function keyBrush(state: BrushState, event: BrushKey, steps: number): BrushState | null {
  const { cursor, range } = state;
  switch (event.key) {
    case 'ArrowLeft':
    case 'ArrowDown':
      return stepped(state, cursor - 1, event, steps);
    case 'ArrowRight':
    case 'ArrowUp':
      return stepped(state, cursor + 1, event, steps);
    case 'Home':
      return stepped(state, 0, event, steps);
    case 'End':
      return stepped(state, steps - 1, event, steps);
    case 'Enter':
    case ' ':
      return { cursor, range: range !== null && range[0] === cursor && range[1] === cursor ? null : [cursor, cursor] };
    case 'Escape':
    case 'Delete':
    case 'Backspace':
      return range === null ? null : { cursor, range: null };
    default:
      return null;
  }
}

function stepped({ cursor, range }: BrushState, to: number, event: BrushKey, steps: number): BrushState {
  const next = Math.min(Math.max(to, 0), steps - 1);
  if (event.shiftKey) {
    // The end away from the cursor holds still.
    const anchor = range === null ? cursor : cursor === range[0] && range[0] !== range[1] ? range[1] : range[0];
    return { cursor: next, range: [Math.min(anchor, next), Math.max(anchor, next)] };
  }
  if (range === null || event.ctrlKey || event.metaKey) return { cursor: next, range };
  const moved = shifted(range, to - cursor, steps);
  return { cursor: Math.min(Math.max(next, moved[0]), moved[1]), range: moved };
}

/** The range moved by some steps, stopped at the ends with its width kept. */
function shifted([first, last]: StepRange, by: number, steps: number): StepRange {
  const stopped = Math.min(Math.max(by, -first), steps - 1 - last);
  return [first + stopped, last + stopped];
}

/** Steps whose ends are nearest to lo and hi, or null for an empty range. @param edges ascending values, one more than steps */
export function stepsOf(lo: number, hi: number, edges: readonly number[]): StepRange | null {
  if (!(lo < hi) || edges.length < 2) return null;
  const first = Math.min(nearest(lo, edges), edges.length - 2);
  return [first, Math.max(first, nearest(hi, edges) - 1)];
}

function nearest(value: number, edges: readonly number[]): number {
  let best = 0;
  edges.forEach((edge, i) => {
    if (Math.abs(edge - value) < Math.abs((edges[best] as number) - value)) best = i;
  });
  return best;
}
