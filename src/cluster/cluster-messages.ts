/** Owns what the page and its clustering workers say to each other. */
import type { AppErrorRecord } from '../lib/errors';
import type { AnyResult, ClusterJob } from './cluster-jobs';

/** A worker leads one job, or helps the leader behind the port. */
export type ToClusterWorker =
  | { readonly kind: 'lead'; readonly job: ClusterJob; readonly helpers: readonly MessagePort[] }
  | { readonly kind: 'help'; readonly leader: MessagePort };

export type FromClusterWorker =
  | { readonly kind: 'progress'; readonly share: number }
  | { readonly kind: 'result'; readonly result: AnyResult }
  | { readonly kind: 'error'; readonly error: AppErrorRecord };
