/** Owns the order of whatever changes the loaded tables: one after another. */

/** Loading, building and segmenting change the same tables, so that each waits for those before it. */
export class Turns {
  #last: Promise<unknown> = Promise.resolve();

  /** Starts when all that was asked for before has ended, well or badly. */
  take<T>(work: () => Promise<T>): Promise<T> {
    const result = this.#last.then(work);
    this.#last = result.catch(() => undefined);
    return result;
  }
}
