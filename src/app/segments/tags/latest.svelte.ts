/** Owns an answer that follows what is asked: a short wait for more typing, then the newest question only. */
import { AppError, isAbort } from '../../../lib/errors';

export class Latest<T> {
  value = $state.raw<T | null>(null);
  error = $state.raw<AppError | null>(null);
  busy = $state(false);
  #controller: AbortController | undefined;
  #timer = 0;

  /** What was asked before is stopped. The old answer stays until there is a new one. */
  ask(work: (signal: AbortSignal) => Promise<T>, delayMs = 200): void {
    this.stop();
    const controller = (this.#controller = new AbortController());
    this.busy = true;
    this.#timer = window.setTimeout(() => void this.#run(work, controller), delayMs);
  }

  async #run(work: (signal: AbortSignal) => Promise<T>, controller: AbortController): Promise<void> {
    const done = (value: T | null, error: AppError | null): void => {
      if (this.#controller !== controller) return;
      this.value = value;
      this.error = error;
      this.busy = false;
    };
    try {
      done(await work(controller.signal), null);
    } catch (thrown) {
      if (!isAbort(thrown)) done(null, AppError.from(thrown));
    }
  }

  stop(): void {
    clearTimeout(this.#timer);
    this.#controller?.abort();
    this.#controller = undefined;
    this.busy = false;
  }

  clear(): void {
    this.stop();
    this.value = null;
    this.error = null;
  }
}
