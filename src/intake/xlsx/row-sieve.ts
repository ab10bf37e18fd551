/** Owns the rows of a sheet that are no rows of its table: repeated heads, remarks, totals where no text can stand, and where another table begins. */
import type { Text } from '../../lib/text';
import type { RowBatch } from '../cells/row-batch';
import { rejectReasons } from '../csv/csv-problems';
import { readDate } from '../csv/date-text';
import { isIdentifier, isMissing, readNumber } from '../csv/number-text';
import { NOTE } from '../csv/record-checks';
import type { RejectedRow } from '../raw-table';
import { isTotalName, LONGEST_TOTAL_BYTES } from '../totals';
import type { SheetLayout } from './sheet-layout';
import { bannerReason, pageReason } from './xlsx-problems';

const KEPT_REJECTS = 1000;
const KEPT_TEXT = 500;
/** Rows on which it is seen which columns hold values. */
const SEEN_ROWS = 200;
const MOSTLY = 0.8;

/** The foot of a printed page, alone in its row. */
const PAGE = /^\s*(?:第\s*\d{1,5}\s*页(?:[\s,，/]*共\s*\d{1,5}\s*页)?|page\s*\d{1,5}(?:\s*(?:of|\/)\s*\d{1,5})?)\s*$/i;

/** A text row behind a blank one: the head of another table, if values follow below it. */
interface Candidate {
  /** Row of its title or of itself, from 1. */
  readonly top: number;
  readonly line: number;
  readonly columns: readonly number[];
}

export class RowSieve {
  rejectedCount = 0;
  readonly rejected: RejectedRow[] = [];
  repeatedHeads = 0;
  totalRows = 0;
  /** Row number, from 1, at which another table begins; 0 while there is none. */
  splitAt = 0;
  /** Columns, from 0, that hold no text. */
  typed: ReadonlySet<number> = new Set();

  private lastLine: number;
  private seenRows = 0;
  private readonly values = new Map<number, { values: number; cells: number }>();
  private candidate: Candidate | null = null;
  private titleLine = 0;
  private readonly heads: readonly (readonly string[])[];

  /** @param banners rows, from 1, merged over most of the table @param splits whether other tables are looked for */
  constructor(
    private readonly layout: SheetLayout,
    private readonly banners: ReadonlySet<number>,
    private readonly splits: boolean,
  ) {
    this.lastLine = layout.lastHeadLine;
    this.heads = layout.headTexts
      .map((cells) => [...cells])
      .filter((cells) => cells.some((cell) => cell !== '') && !cells.some((cell) => readNumber(cell) !== null));
  }

  /** Takes the rows from `from` on that do not belong to the table out of the batch. */
  sieve(batch: RowBatch, from: number): void {
    const out: number[] = [];
    for (let row = from; row < batch.rows && this.splitAt === 0; row++) {
      const reason = this.reasonOut(batch, row);
      if (this.splits) this.lookForTable(batch, row, reason !== null);
      if (reason !== null) {
        out.push(row);
        if (reason !== 'head') this.reject(batch, row, reason);
      } else if (this.seenRows < SEEN_ROWS) this.see(batch, row);
      this.lastLine = batch.lines[row] as number;
    }
    batch.removeRows(out);
  }

  /** Once more through rows already sieved, after `typed` is known. */
  resieve(batch: RowBatch, from: number): void {
    const out: number[] = [];
    for (let row = from; row < batch.rows; row++) {
      if (!this.isTotal(batch, row)) continue;
      this.reject(batch, row, rejectReasons.total);
      out.push(row);
    }
    batch.removeRows(out);
  }

  private reasonOut(batch: RowBatch, row: number): Text | 'head' | null {
    const first = batch.rowStarts[row] as number;
    const cells = (batch.rowStarts[row + 1] as number) - first;
    if (this.heads.length > 0 && this.repeatsHead(batch, row, cells)) {
      this.repeatedHeads++;
      return 'head';
    }
    const line = batch.lines[row] as number;
    if (cells === 1 && PAGE.test(batch.text(first))) return pageReason;
    if (this.banners.has(line) && cells === 1 && !isValue(batch.text(first))) return bannerReason;
    const size = (batch.ends[first] as number) - (batch.starts[first] as number);
    if (cells * 2 <= this.layout.names.length + 1 && size < 400 && NOTE.test(batch.text(first)) && !this.hasValue(batch, row))
      return rejectReasons.note;
    return this.isTotal(batch, row) ? rejectReasons.total : null;
  }

  /** True for a row that names itself a total in a column without text. */
  private isTotal(batch: RowBatch, row: number): boolean {
    if (this.typed.size === 0) return false;
    const end = batch.rowStarts[row + 1] as number;
    for (let k = batch.rowStarts[row] as number; k < end; k++) {
      const to = batch.ends[k] as number;
      // Digits, signs and blanks come before `A`.
      if ((batch.bytes[to - 1] as number) < 65 || to - (batch.starts[k] as number) > LONGEST_TOTAL_BYTES) continue;
      if (!this.typed.has(batch.columns[k] as number) || !isTotalName(batch.text(k))) continue;
      this.totalRows++;
      return true;
    }
    return false;
  }

  private repeatsHead(batch: RowBatch, row: number, cells: number): boolean {
    const first = batch.rowStarts[row] as number;
    const { firstColumn } = this.layout;
    return this.heads.some((head) => {
      let filled = 0;
      for (const cell of head) if (cell !== '') filled++;
      if (filled !== cells || (filled === 1 && head === this.heads[this.heads.length - 1])) return false;
      for (let k = first; k < first + cells; k++)
        if (batch.text(k) !== head[(batch.columns[k] as number) - firstColumn]) return false;
      return true;
    });
  }

  private hasValue(batch: RowBatch, row: number): boolean {
    for (let k = batch.rowStarts[row] as number; k < (batch.rowStarts[row + 1] as number); k++)
      if (isValue(batch.text(k))) return true;
    return false;
  }

  private see(batch: RowBatch, row: number): void {
    this.seenRows++;
    for (let k = batch.rowStarts[row] as number; k < (batch.rowStarts[row + 1] as number); k++) {
      const text = batch.text(k);
      if (isMissing(text)) continue;
      const column = batch.columns[k] as number;
      const seen = this.values.get(column) ?? { values: 0, cells: 0 };
      seen.cells++;
      if (isValue(text)) seen.values++;
      this.values.set(column, seen);
    }
  }

  /** Sets `splitAt` where a blank row, perhaps a title, a row of names over columns of values, and values below them follow one another. */
  private lookForTable(batch: RowBatch, row: number, isOut: boolean): void {
    const line = batch.lines[row] as number;
    const isGap = line - this.lastLine > 1 && this.lastLine > 0;
    const { candidate, titleLine } = this;
    this.candidate = null;
    this.titleLine = 0;
    if (!isGap && candidate === null && titleLine === 0) return;
    const first = batch.rowStarts[row] as number;
    const end = batch.rowStarts[row + 1] as number;
    if (candidate !== null && line === candidate.line + 1) {
      for (let k = first; k < end; k++)
        if (candidate.columns.includes(batch.columns[k] as number) && isValue(batch.text(k))) this.splitAt = candidate.top;
      return;
    }
    if ((!isGap && line !== titleLine + 1) || isOut) return;
    const columns: number[] = [];
    let over = false;
    for (let k = first; k < end; k++) {
      const text = batch.text(k);
      if (isValue(text) || isMissing(text) || isTotalName(text) || /[:：]/.test(text)) return;
      const column = batch.columns[k] as number;
      const seen = this.values.get(column);
      over ||= seen !== undefined && seen.values >= seen.cells * MOSTLY;
      columns.push(column);
    }
    if (columns.length === 1 && isGap) this.titleLine = line;
    else if (columns.length > 1 && over) this.candidate = { top: isGap ? line : titleLine, line, columns };
  }

  private reject(batch: RowBatch, row: number, reason: Text): void {
    this.rejectedCount++;
    if (this.rejected.length >= KEPT_REJECTS) return;
    const texts = batch.texts(row, this.layout.firstColumn).slice(0, 200);
    this.rejected.push({ line: batch.lines[row] as number, reason, text: texts.join('\t').slice(0, KEPT_TEXT) });
  }
}

function isValue(text: string): boolean {
  return readNumber(text) !== null || isIdentifier(text) || readDate(text) !== null;
}
