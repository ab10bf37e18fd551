/** Owns the order of a file's segments: read by a crew side by side, handed on one after another. */
import type { CsvSink } from './read-csv';
import type { Segment, SegmentOutcome, SegmentRows } from './read-segment';

/** Reads one segment, somewhere; null when it cannot be read by itself. */
export type SegmentReader = (segment: Segment) => Promise<SegmentRows | null>;

/** Segments of each reader that are asked for before they can be handed on. */
const AHEAD = 2;

/**
 * Outcomes in the order of the file; null as soon as a segment cannot be read by itself, when what was handed on is void.
 * @throws what a reader or the sink throws
 */
export async function readSegments(
  segments: readonly Segment[],
  crew: readonly SegmentReader[],
  sink: CsvSink,
): Promise<SegmentOutcome[] | null> {
  const asked: Promise<SegmentRows | null>[] = [];
  const outcomes: SegmentOutcome[] = [];
  let inserted = Promise.resolve();
  let rows = 0;
  for (const [i, segment] of segments.entries()) {
    while (asked.length < Math.min(segments.length, i + crew.length * AHEAD)) {
      const next = segments[asked.length];
      const reader = crew[asked.length % crew.length];
      if (next === undefined || reader === undefined) break;
      const answer = reader(next);
      // Looked at only in its turn, or never when one before it ends the reading.
      answer.catch(() => undefined);
      asked.push(answer);
    }
    const read = (await asked[i]) ?? null;
    delete asked[i];
    await inserted;
    if (read === null) return null;
    if (read.rows > 0) inserted = sink.batch(read.columns, read.rows);
    inserted.catch(() => undefined);
    rows += read.rows;
    outcomes.push(read.outcome);
    sink.progress(segment.to, rows);
  }
  await inserted;
  return outcomes;
}
