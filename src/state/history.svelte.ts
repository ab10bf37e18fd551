/** Owns undo and redo over one immutable value. */

/** Older steps than this are forgotten. */
const MAX_STEPS = 200;

/** A value whose every change can be taken back. Values are compared as JSON, field by field: a change that changes nothing is no step. */
export class History<T extends object> {
  #current = $state.raw() as T;
  #past = $state.raw<readonly T[]>([]);
  #future = $state.raw<readonly T[]>([]);
  #group: string | null = null;

  constructor(initial: T) {
    this.#current = initial;
  }

  get current(): T {
    return this.#current;
  }

  get canUndo(): boolean {
    return this.#past.length > 0;
  }

  get canRedo(): boolean {
    return this.#future.length > 0;
  }

  /**
   * Changes of one `group` in a row (a brush being dragged) make one step; `endGroup` closes it.
   */
  change(next: T, group: string | null = null): void {
    if (isSame(next, this.#current)) return;
    const merges = group !== null && group === this.#group;
    if (!merges) this.#past = [...this.#past, this.#current].slice(-MAX_STEPS);
    this.#group = group;
    this.#future = [];
    this.#current = next;
  }

  /** Replaces the current value without a step: a consequence of the last change, taken back together with it. */
  amend(next: T): void {
    this.#current = next;
  }

  endGroup(): void {
    this.#group = null;
  }

  undo(): void {
    const previous = this.#past[this.#past.length - 1];
    if (previous === undefined) return;
    this.#past = this.#past.slice(0, -1);
    this.#future = [this.#current, ...this.#future];
    this.#current = previous;
    this.#group = null;
  }

  redo(): void {
    const next = this.#future[0];
    if (next === undefined) return;
    this.#future = this.#future.slice(1);
    this.#past = [...this.#past, this.#current];
    this.#current = next;
    this.#group = null;
  }
}

/** Fields that are the same object are not looked into: all but one are, when a brush is dragged over large choices. */
function isSame<T extends object>(one: T, other: T): boolean {
  const keys = new Set([...Object.keys(one), ...Object.keys(other)]) as Set<keyof T>;
  for (const key of keys) if (one[key] !== other[key] && JSON.stringify(one[key]) !== JSON.stringify(other[key])) return false;
  return true;
}
