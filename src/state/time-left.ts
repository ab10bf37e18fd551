/** Owns the estimate of the time that a long reading still takes, shown so that it neither jumps nor promises what it cannot know. */

/** Nothing is said before so much time and so much of the work has passed. */
const FIRST_MS = 2500;
const FIRST_SHARE = 0.02;
/** Time in which a change of pace has mostly found its way into the estimate. */
const MEMORY_MS = 4000;

/** Seconds of one step in what is shown: fine near the end, coarse far from it. */
function stepFor(seconds: number): number {
  if (seconds > 300) return 60;
  if (seconds > 90) return 15;
  return seconds > 15 ? 5 : 1;
}

export class TimeLeft {
  #started: number;
  #lastMs: number;
  #lastShare = 0;
  /** Share per millisecond. */
  #pace: number | null = null;
  #shown: number | null = null;

  /** @param now milliseconds, as performance.now() gives them */
  constructor(now: number) {
    this.#started = now;
    this.#lastMs = now;
  }

  /**
   * @param share 0…1 of all the work
   * @returns seconds left in round steps; null while nothing can be said. It grows only when the work has really become slower.
   */
  update(share: number, now: number): number | null {
    const passed = now - this.#lastMs;
    if (passed > 0 && share > this.#lastShare) {
      const pace = (share - this.#lastShare) / passed;
      const weight = 1 - Math.exp(-passed / MEMORY_MS);
      this.#pace = this.#pace === null ? pace : this.#pace + weight * (pace - this.#pace);
      this.#lastMs = now;
      this.#lastShare = share;
    }
    if (this.#pace === null || now - this.#started < FIRST_MS || share < FIRST_SHARE) return this.#shown;
    // The pace of late, tempered by that of the whole: one slow batch is no trend.
    const whole = share / (now - this.#started);
    const seconds = Math.max(0, (1 - share) / (0.5 * (this.#pace + whole)) / 1000);
    const step = stepFor(seconds);
    const rounded = Math.max(1, Math.ceil(seconds / step - 1e-6) * step);
    const grows = this.#shown !== null && rounded > this.#shown;
    if (!grows || rounded > (this.#shown ?? 0) * 1.3 + step) this.#shown = rounded;
    return this.#shown;
  }
}
