/** Owns the page's side of clustering: workers for one job, its progress, its end. */
import { abortError, AppError } from '../lib/errors';
import type { ClusterJob, JobResult } from './cluster-jobs';
import type { FromClusterWorker, ToClusterWorker } from './cluster-messages';
import ClusterWorker from './cluster-worker?worker&inline';
import { BLOCK_ROWS } from './kmeans-kernel';

export interface ClusterCall {
  /** Aborting ends the workers at once. */
  readonly signal?: AbortSignal;
  /** Gets 0…1, never less than before. */
  readonly onProgress?: (share: number) => void;
  /** Workers, the leader included; as many as this machine and this job make sense of unless said. The result is the same. */
  readonly workers?: number;
}

/** One thread stays for the page where there are more than two; beyond four the sums of each step cost more than is won. */
const MOST_WORKERS = 4;
/** A job of fewer values is done before a second worker has started. */
const VALUES_FOR_HELP = 500_000;

/**
 * Runs a job in workers of its own, which end with it. The job's arrays are copied, not taken away.
 * @throws AppError, AbortError
 */
export function runClusterJob<J extends ClusterJob>(job: J, call: ClusterCall = {}): Promise<JobResult<J>> {
  const { signal, onProgress } = call;
  if (signal?.aborted) return Promise.reject(abortError());
  const stop = new AbortController();
  const workers: Worker[] = [];
  return new Promise<JobResult<J>>((resolve, reject) => {
    const start = (message: ToClusterWorker, transfer: Transferable[]): Worker => {
      const worker = new ClusterWorker();
      workers.push(worker);
      worker.addEventListener('error', (event) => {
        event.preventDefault(); // told to the user, not to the console
        reject(failed(event.message));
      });
      worker.postMessage(message, transfer);
      return worker;
    };
    const helpers = Array.from({ length: (call.workers ?? crewSize(job)) - 1 }, () => {
      const { port1, port2 } = new MessageChannel();
      start({ kind: 'help', leader: port2 }, [port2]);
      return port1;
    });
    start({ kind: 'lead', job, helpers }, helpers).addEventListener('message', ({ data }: MessageEvent<FromClusterWorker>) => {
      if (data.kind === 'progress') onProgress?.(data.share);
      else if (data.kind === 'error') reject(AppError.fromRecord(data.error));
      else resolve(data.result as JobResult<J>);
    });
    signal?.addEventListener('abort', () => reject(abortError()), { signal: stop.signal });
  }).finally(() => {
    stop.abort();
    for (const worker of workers) worker.terminate();
  });
}

function crewSize(job: ClusterJob): number {
  const rows = 'matrix' in job ? job.matrix.rows : (job.columns[0]?.length ?? 0);
  const width = 'matrix' in job ? job.matrix.width : job.columns.length;
  const threads = navigator.hardwareConcurrency;
  const able = Math.min(MOST_WORKERS, threads > 2 ? threads - 1 : threads);
  const isLarge = rows * width >= VALUES_FOR_HELP || rows > 2 * BLOCK_ROWS;
  return isLarge ? Math.max(1, able) : 1;
}

function failed(detail: string): AppError {
  return new AppError(
    'clustering_failed',
    {
      en: 'The clustering stopped before it was done, perhaps for lack of memory. Choose fewer rows or measures and try again.',
      zh: '聚类计算中途停止，可能是内存不足。请减少客户数量或指标后重试。',
    },
    { detail },
  );
}
