/** Owns who was in which segment before the data in use was loaded: a table in the database, and a note of what it is. */
import type { Runner } from '../engine/engine';
import type { SegmentInfo } from '../segment/method';
import type { Segmentation, SegmentationChoice } from '../segment/segmentation';
import { ident, join, sql, type Sql } from '../sql/sql';
import type { ModelInfo } from '../model/model-info';

/** (customer_id, segment), one row a customer. Outlives the model that it came from. */
export const PREVIOUS_TABLE: Sql = ident('segment_of_previous_load');

/** Rows of one INSERT of a membership file. */
const ROWS = 5000;

export interface PreviousNote {
  /** Files that it came from. */
  readonly files: readonly string[];
  /** Last day of that data, yyyy-MM-dd, where it is known. */
  readonly until: string | null;
  readonly segments: readonly SegmentInfo[];
  /** null for a membership file: it does not say. */
  readonly choice: SegmentationChoice | null;
}

interface Current {
  readonly model: ModelInfo | null;
  readonly segmentation: Segmentation | null;
  readonly allSegments: readonly SegmentInfo[];
}

export class PreviousLoad {
  note = $state.raw<PreviousNote | null>(null);
  /** True when there was one and the engine, which held it, had to restart. */
  lost = $state(false);

  /** Before other data is put to use. What cannot be kept is no reason to stop that. */
  async remember(runner: Runner, { model, segmentation, allSegments }: Current): Promise<void> {
    if (model === null || segmentation === null) return;
    try {
      await runner.run(sql`CREATE OR REPLACE TABLE ${PREVIOUS_TABLE} AS SELECT customer_id, segment FROM segment`);
      const { files, period } = model;
      this.note = { files, until: period?.[1] ?? null, segments: allSegments, choice: segmentation.choice };
      this.lost = false;
    } catch {
      this.note = null;
    }
  }

  /** Takes a membership from a file instead: pairs of customer and key of a segment among `segments`. @throws AppError */
  async take(
    runner: Runner,
    file: string,
    rows: readonly (readonly [customer: string, key: string])[],
    segments: readonly SegmentInfo[],
  ): Promise<void> {
    this.note = null;
    await runner.run(sql`CREATE OR REPLACE TABLE ${PREVIOUS_TABLE} (customer_id VARCHAR, segment VARCHAR)`);
    for (let from = 0; from < rows.length; from += ROWS) {
      const values = rows.slice(from, from + ROWS).map(([customer, key]) => sql`(${customer}, ${key})`);
      await runner.run(sql`INSERT INTO ${PREVIOUS_TABLE} VALUES ${join(values, ', ')}`);
    }
    this.note = { files: [file], until: null, segments, choice: null };
    this.lost = false;
  }

  /** The engine is a fresh one. */
  lose(): void {
    this.lost = this.lost || this.note !== null;
    this.note = null;
  }
}
