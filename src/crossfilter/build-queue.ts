/** Owns long work on the page's thread: jobs run one after another in short slices, so that frames come in between. */

/** Milliseconds of work at a stretch: with it, painting still fits in a frame of 16.7 ms. */
const SLICE_MS = 5;

/** One who waits for a job. */
export interface Wait {
  /** Resolves when the job has ended, also when it was dropped: ask again. @throws what the job threw */
  readonly done: Promise<void>;
  /** No longer waits; a job for which nobody waits is dropped. */
  release(): void;
}

/** The wait for two jobs, which are both under way. */
export function waitForBoth(one: Wait, other: Wait): Wait {
  const done = Promise.all([one.done, other.done]).then(() => undefined);
  // Whoever waits hears of it; nobody may be waiting.
  done.catch(() => undefined);
  return {
    done,
    release: () => {
      one.release();
      other.release();
    },
  };
}

/** Thrown where an answer is on its way. */
export class NotReady extends Error {
  constructor(readonly wait: Wait) {
    super('facts index: the answer is being built');
    this.name = 'NotReady';
  }
}

interface Job {
  readonly make: () => Generator<void, void>;
  work: Generator<void, void> | null;
  waiting: number;
  readonly done: Promise<void>;
  readonly resolve: () => void;
  readonly reject: (reason: unknown) => void;
}

export class BuildQueue {
  readonly #jobs = new Map<string, Job>();
  #channel: MessageChannel | null = null;

  /** Joins the job of that key, or starts it behind the others. Only one job is under way at a time, so jobs may share what they change. */
  wait(key: string, make: () => Generator<void, void>): Wait {
    let job = this.#jobs.get(key);
    if (job === undefined) {
      job = newJob(make);
      this.#jobs.set(key, job);
      this.#turn();
    }
    const joined = job;
    joined.waiting++;
    let waits = true;
    return {
      done: joined.done,
      release: () => {
        if (!waits) return;
        waits = false;
        joined.waiting--;
        if (joined.waiting > 0 || this.#jobs.get(key) !== joined) return;
        this.#jobs.delete(key);
        joined.resolve();
      },
    };
  }

  /** Runs work to its end at once. What another job had half done is begun again, since both may change the same. */
  run(work: Generator<void, void>): void {
    for (const job of this.#jobs.values()) job.work = null;
    while (work.next().done !== true);
  }

  #turn(): void {
    if (this.#channel !== null) return;
    this.#channel = new MessageChannel();
    this.#channel.port1.onmessage = () => this.#slice();
    this.#channel.port2.postMessage(null);
  }

  #slice(): void {
    const until = performance.now() + SLICE_MS;
    for (const [key, job] of this.#jobs) {
      try {
        job.work ??= job.make();
        while (job.work.next().done !== true) {
          if (performance.now() < until) continue;
          this.#channel?.port2.postMessage(null);
          return;
        }
        this.#jobs.delete(key);
        job.resolve();
      } catch (thrown) {
        this.#jobs.delete(key);
        job.reject(thrown);
      }
    }
    // An open channel would keep a program outside the browser from ending.
    this.#channel?.port1.close();
    this.#channel = null;
  }
}

function newJob(make: () => Generator<void, void>): Job {
  let [resolve, reject]: [() => void, (reason: unknown) => void] = [() => undefined, () => undefined];
  const done = new Promise<void>((onDone, onError) => ([resolve, reject] = [onDone, onError]));
  // Whoever waits hears of it; nobody may be waiting.
  done.catch(() => undefined);
  return { make, work: null, waiting: 0, done, resolve, reject };
}
