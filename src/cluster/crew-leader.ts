/** Owns the leader's end of the ports: rows and tasks shared between its own thread and the helpers. */
import { AppError } from '../lib/errors';
import { shareOf, type Crew } from './crew';
import type { MemberCall, MemberOrder, MemberReply, MemberValue } from './crew-member';
import { KMeansKernel, type Assignment, type BlockSums } from './kmeans-kernel';
import { partRanges, RowParts, type RowPart } from './row-parts';
import { runTask, type ResultOf, type Task } from './tasks';

/** Tasks that a helper has at hand, so that it need not wait while the leader is busy with its own. */
const AT_HAND = 2;

/** A helper behind its port. */
class Helper implements RowPart {
  #calls = 0;
  readonly #waiting = new Map<number, { resolve: (value: MemberValue) => void; reject: (error: unknown) => void }>();

  constructor(private readonly port: MessagePort) {
    port.addEventListener('message', ({ data }: MessageEvent<MemberReply>) => {
      const call = this.#waiting.get(data.id);
      this.#waiting.delete(data.id);
      if (data.error !== undefined) call?.reject(AppError.fromRecord(data.error));
      else call?.resolve(data.value ?? null);
    });
    port.start();
  }

  /** The answer has the type that the member gives for this call. */
  ask<T extends MemberValue>(ask: MemberCall, transfer: Transferable[] = []): Promise<T> {
    return new Promise<T>((resolve, reject) => {
      const order: MemberOrder = { id: this.#calls++, ask };
      this.#waiting.set(order.id, { resolve: resolve as (value: MemberValue) => void, reject });
      this.port.postMessage(order, transfer);
    });
  }

  spread(pivot: Float32Array): Promise<Float64Array> {
    return this.ask({ call: 'spread', pivot });
  }

  begin(centres: Float32Array, k: number): Promise<BlockSums> {
    return this.ask({ call: 'begin', centres, k });
  }

  step(centres: Float32Array): Promise<BlockSums> {
    return this.ask({ call: 'step', centres });
  }

  assignment(): Promise<Assignment> {
    return this.ask({ call: 'assignment' });
  }

  close(): void {
    void this.ask({ call: 'close' });
  }
}

/** The thread that calls this and a helper behind each port. */
export function leadCrew(ports: readonly MessagePort[]): Crew {
  const helpers = ports.map((port) => new Helper(port));
  const size = helpers.length + 1;
  return {
    size,
    async hold(matrix) {
      const count = partRanges(matrix.rows, size).length;
      const hold = async (_: unknown, at: number): Promise<RowPart[]> => {
        const share = shareOf(matrix, count, at);
        const helper = helpers[at];
        if (share === null) return [];
        // The leader takes the last part: the helpers are at work before it begins.
        if (at === count - 1 || helper === undefined) return [new KMeansKernel(share)];
        const values = share.values.slice();
        await helper.ask({ call: 'hold', matrix: { ...share, values } }, [values.buffer]);
        return [helper];
      };
      const parts = (await Promise.all(Array.from({ length: count }, hold))).flat();
      return new RowParts(parts, matrix.rows, matrix.width);
    },
    async run<T extends Task>(tasks: readonly T[], onDone?: (done: number) => void, signal?: AbortSignal) {
      const results: ResultOf<T>[] = [];
      let next = 0;
      let done = 0;
      const work = async (run: (task: T) => Promise<ResultOf<T>>): Promise<void> => {
        for (let at = next++; at < tasks.length; at = next++) {
          results[at] = await run(tasks[at] as T);
          onDone?.(++done);
        }
      };
      const hands = helpers.flatMap((helper) => Array<Helper>(AT_HAND).fill(helper));
      await Promise.all([
        ...hands.map((helper) => work((task) => helper.ask({ call: 'task', task }))),
        work(async (task) => {
          const result = await runTask(task, signal);
          await answersIn();
          return result;
        }),
      ]);
      return results;
    },
  };
}

/** Lets what the helpers have sent come in. */
function answersIn(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, 0));
}
