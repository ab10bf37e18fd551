/** Owns the worker that clusters away from the page's thread, as the leader of a job or as a helper. */
import { AppError } from '../lib/errors';
import type { FromClusterWorker, ToClusterWorker } from './cluster-messages';
import { runJob } from './cluster-jobs';
import { leadCrew } from './crew-leader';
import { serveMember } from './crew-member';

/** Shares of progress worth a message. */
const STEP = 0.005;

function post(message: FromClusterWorker): void {
  self.postMessage(message);
}

self.addEventListener('message', ({ data }: MessageEvent<ToClusterWorker>) => {
  if (data.kind === 'help') {
    serveMember(data.leader);
    return;
  }
  let told = 0;
  runJob(data.job, leadCrew(data.helpers), (share) => {
    if (share < told + STEP) return;
    told = share;
    post({ kind: 'progress', share });
  }).then(
    (result) => post({ kind: 'result', result }),
    (error: unknown) => post({ kind: 'error', error: AppError.from(error).toRecord() }),
  );
});
