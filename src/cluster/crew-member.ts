/** Owns the helper's end of a port: rows held for the leader, and tasks done for it. */
import { AppError, type AppErrorRecord } from '../lib/errors';
import { KMeansKernel, type Assignment, type BlockSums } from './kmeans-kernel';
import type { Matrix } from './matrix';
import { runTask, type Task } from './tasks';
import type { StartResult } from './starts';
import type { ExploreResult } from './explore';

/** What a leader asks for. */
export type MemberCall =
  | { readonly call: 'hold'; readonly matrix: Matrix }
  | { readonly call: 'spread'; readonly pivot: Float32Array }
  | { readonly call: 'begin'; readonly centres: Float32Array; readonly k: number }
  | { readonly call: 'step'; readonly centres: Float32Array }
  | { readonly call: 'assignment' }
  | { readonly call: 'close' }
  | { readonly call: 'task'; readonly task: Task };

export type MemberValue = Float64Array | BlockSums | Assignment | StartResult | ExploreResult | null;

export interface MemberOrder {
  readonly id: number;
  readonly ask: MemberCall;
}

/** Answers carry the number of the call. */
export interface MemberReply {
  readonly id: number;
  readonly value?: MemberValue;
  readonly error?: AppErrorRecord;
}

/** Answers calls one after another for as long as the port lives. */
export function serveMember(port: MessagePort): void {
  let kernel: KMeansKernel | undefined;
  const held = (): KMeansKernel => {
    if (kernel === undefined) throw new Error('no rows are held');
    return kernel;
  };
  const answer = async (ask: MemberCall): Promise<MemberValue> => {
    switch (ask.call) {
      case 'hold':
        kernel?.close();
        kernel = new KMeansKernel(ask.matrix);
        return null;
      case 'spread':
        return held().spread(ask.pivot);
      case 'begin':
        return held().begin(ask.centres, ask.k);
      case 'step':
        return held().step(ask.centres);
      case 'assignment':
        return held().assignment();
      case 'close':
        kernel?.close();
        kernel = undefined;
        return null;
      case 'task':
        return runTask(ask.task);
    }
  };
  let last: Promise<unknown> = Promise.resolve();
  port.addEventListener('message', ({ data }: MessageEvent<MemberOrder>) => {
    last = last
      .then(() => answer(data.ask))
      .then(
        (value): MemberReply => ({ id: data.id, value }),
        (error: unknown): MemberReply => ({ id: data.id, error: AppError.from(error).toRecord() }),
      )
      .then((reply) => port.postMessage(reply));
  });
  port.start();
}
