/** Owns the putting in order of damaged lines, in their own bytes, and what is told of them. */
import { placeCells, textOf } from './cells';
import type { MendedRecord } from './mend-record';
import type { RecordChecks } from './record-checks';

const LF = 10;
const CR = 13;
/** Lines that are mended or looked at in vain, so that a file that is damaged throughout does not take minutes. */
const MOST_MENDED = 50_000;
/** Lines of mended rows that are told. */
const TOLD_LINES = 1000;

/** Counts over the whole stream. Cells go into the arrays of `checks`, from `base` on. */
export class LineMender {
  /** Records with cells missing at their end, read as empty; and the first of their lines. */
  shortRows = 0;
  readonly shortLines: number[] = [];
  /** Records with a delimiter or quote too many or too few, put in order; and the first of their lines. */
  mendedRows = 0;
  readonly mendedLines: number[] = [];
  private lookedAt = 0;

  constructor(private readonly checks: RecordChecks) {}

  /** Puts the cells of a damaged line into its bytes, in order; false when nothing tells how. */
  mend(start: number, end: number, base: number, line: number): boolean {
    const { mender, bytes } = this.checks;
    if (mender === null || this.lookedAt >= MOST_MENDED) return false;
    this.lookedAt++;
    const mended = mender.mend(textOf(bytes, start, end));
    return mended !== null && this.put(mended, start, end, base, line);
  }

  /** Joins a line with the next where a line end has broken a record: the start of what follows, 0 where it has not, -1 when more bytes are needed. */
  join(start: number, end: number, next: number, size: number, last: boolean, base: number, line: number): number {
    const { mender, bytes } = this.checks;
    if (mender === null || this.lookedAt >= MOST_MENDED || (last && next >= size)) return 0;
    let stop = next;
    while (stop < size && bytes[stop] !== LF && bytes[stop] !== CR) stop++;
    if (stop + 1 >= size && !last) return -1;
    this.lookedAt++;
    const mended = mender.join(textOf(bytes, start, end), textOf(bytes, next, stop));
    if (mended === null || !this.put(mended, start, stop, base, line)) return 0;
    return Math.min(size, stop + (bytes[stop] === CR && bytes[stop + 1] === LF ? 2 : 1));
  }

  private put(mended: MendedRecord, start: number, end: number, base: number, line: number): boolean {
    const { bytes, starts, ends } = this.checks;
    if (!placeCells(bytes, start, end, mended.cells, starts, ends, base)) return false;
    if (mended.kind === 'whole') return true;
    const lines = mended.kind === 'short' ? this.shortLines : this.mendedLines;
    if (mended.kind === 'short') this.shortRows++;
    else this.mendedRows++;
    if (lines.length < TOLD_LINES) lines.push(line);
    return true;
  }
}
