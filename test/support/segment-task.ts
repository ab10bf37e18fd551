// Runs segmentation methods in Node: the engine of the tests, clustering on this thread.
import { ALONE } from '../../src/cluster/crew';
import { runJob, type ClusterJob, type JobResult } from '../../src/cluster/cluster-jobs';
import type { Runner } from '../../src/engine/engine';
import type { ModelInfo } from '../../src/model/model-info';
import { editSegments } from '../../src/segment/segment-edits';
import type { SegmentInfo } from '../../src/segment/method';
import {
  runSegmentation,
  type Segmentation,
  type SegmentationChoice,
  type SegmentationTask,
} from '../../src/segment/segmentation';
import { tagsInUse } from '../../src/tag/library';
import type { TestDuckdb } from './duckdb';

/** The engine of the page over a test database. */
export function testRunner(database: TestDuckdb): Runner {
  return {
    // Async, so that what fails rejects as it does in the page.
    run: async (statement) => Promise.resolve(database.columns(statement.text)),
    insert: (schema, table, ipc, create) => {
      if (!create) return Promise.reject(new Error('testRunner: appending is not supported'));
      database.insertArrow(ipc, table, schema);
      return Promise.resolve();
    },
  };
}

export function segmentTask(database: TestDuckdb, model: ModelInfo, more: Partial<SegmentationTask> = {}): SegmentationTask {
  return {
    runner: testRunner(database),
    model,
    cluster: async <J extends ClusterJob>(job: J) => (await runJob(job, ALONE, () => undefined)) as JobResult<J>,
    tags: tagsInUse(null, model),
    keptSegmentations: [],
    ...more,
  };
}

/** Runs a choice; `segments` are as the page lists them. */
export async function segmentAs(
  database: TestDuckdb,
  model: ModelInfo,
  choice: SegmentationChoice | null,
  more: Partial<SegmentationTask> = {},
): Promise<Segmentation & { readonly segments: readonly SegmentInfo[] }> {
  const segmentation = await runSegmentation(segmentTask(database, model, more), choice);
  return { ...segmentation, segments: editSegments(segmentation.found, segmentation.choice.edits ?? {}) };
}
