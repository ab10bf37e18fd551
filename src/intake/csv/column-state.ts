/** Owns one column while a file is read: its plan, what was counted, and what it turns out to be when the plan fails. */
import type { PackedColumn } from '../../engine/ipc';
import { ColumnBuffer } from './column-buffer';
import { PREVIEW_ROWS, type MissingCell } from '../raw-table';
import { textOf, type CellBlock } from './cells';
import { isNearlyNumbers, planColumn, type ColumnPlan } from './column-plan';
import { csvProblems, type CsvProblem } from './csv-problems';
import { readDamaged } from './damaged-value';
import { Evidence, type ExampleCell } from './evidence';
import { isMissing, readNumber } from './number-text';
import { packDate, packInteger, packNumber } from './pack-column';
import type { PackCounts } from './pack-counts';
import { packText } from './pack-text';

/** What one thread counted of a column, as plain data. */
export interface ColumnOutcome {
  readonly counts: PackCounts;
  readonly missingCells: readonly MissingCell[];
  /** Of a column that is watched; see ColumnPlan. */
  readonly seen:
    (Pick<Evidence, 'values' | 'numbers' | 'dates' | 'notNumber' | 'notDate'> & { monthParts: readonly string[] }) | null;
}

/** Cells that are quoted where they are told. */
const TOLD_CELLS = 10;

export class ColumnState {
  readonly counts: PackCounts = {
    filled: 0,
    missing: 0,
    totals: 0,
    onlyThisOrder: 0,
    mended: 0,
    unread: 0,
    trimmed: 0,
    unguarded: 0,
  };
  /** Gathered while watching, and from the block on in which the plan failed. */
  private evidence: Evidence | null = null;
  private failed = false;
  /** Among the first rows; see RawTable. */
  readonly missingCells: MissingCell[] = [];
  /** The first cells of a column of numbers that are none. */
  private readonly unreadCells: ExampleCell[] = [];
  private rows = 0;
  private readonly buffer: ColumnBuffer;

  constructor(
    readonly name: string,
    private readonly index: number,
    readonly plan: ColumnPlan,
  ) {
    this.buffer = new ColumnBuffer(plan.kind);
  }

  /** True once a value did not fit: the pass has to be repeated with `nextPlan`. */
  get hasFailed(): boolean {
    return this.failed;
  }

  /** Adds the cells of a block; after a failure it only learns from them. */
  add(block: CellBlock): void {
    const { missing, unread } = this.counts;
    const fits = !this.failed && this.tryPack(block);
    if (fits && this.counts.missing + this.counts.unread > missing + unread) this.keepMissing(block);
    if (fits && this.counts.unread > unread) this.keepUnread(block);
    this.rows += block.rows;
    if (!fits && !this.failed) {
      this.failed = true;
      this.evidence = this.evidenceOfPlan();
    }
    if (!fits || (this.plan.kind === 'text' && this.plan.watch !== null)) this.measure(block);
  }

  /** Only while no value has failed the plan: a failed column begins again in one thread. */
  outcome(): ColumnOutcome {
    const { counts, missingCells } = this;
    if (this.evidence === null) return { counts, missingCells, seen: null };
    const { values, numbers, dates, notNumber, notDate, monthParts } = this.evidence;
    return { counts, missingCells, seen: { values, numbers, dates, notNumber, notDate, monthParts: [...monthParts] } };
  }

  /** Adds what was counted in the `rows` that follow, whose first line is line `linesBefore` + 1. */
  absorb({ counts, missingCells, seen }: ColumnOutcome, linesBefore: number, rows: number): void {
    for (const cell of missingCells)
      if (this.rows + cell.row < PREVIEW_ROWS) this.missingCells.push({ ...cell, row: this.rows + cell.row });
    this.rows += rows;
    for (const key of Object.keys(counts) as (keyof PackCounts)[]) this.counts[key] += counts[key];
    if (seen === null) return;
    const evidence = (this.evidence ??= new Evidence());
    evidence.values += seen.values;
    evidence.numbers += seen.numbers;
    evidence.dates += seen.dates;
    for (const month of seen.monthParts) evidence.monthParts.add(month);
    evidence.notNumber ??= seen.notNumber && { ...seen.notNumber, line: seen.notNumber.line + linesBefore };
    evidence.notDate ??= seen.notDate && { ...seen.notDate, line: seen.notDate.line + linesBefore };
  }

  /** What was added since the last call. */
  take(): PackedColumn {
    return this.buffer.take(this.name);
  }

  private tryPack(block: CellBlock): boolean {
    const { plan, index, buffer, counts } = this;
    switch (plan.kind) {
      case 'text':
        packText(block, index, buffer, counts);
        return true;
      case 'integer':
        return packInteger(block, index, buffer, counts);
      case 'number':
        return packNumber(block, index, buffer, counts, plan.form, plan.unread);
      case 'date':
      case 'timestamp':
        return packDate(block, index, buffer, counts, plan);
    }
  }

  /** Of the block just packed: cells with text that are NULL all the same. */
  private keepMissing({ bytes, starts, ends, rows, width }: CellBlock): void {
    const { bitmap, rows: packed } = this.buffer;
    for (let row = 0; row < Math.min(rows, PREVIEW_ROWS - this.rows); row++) {
      const from = starts[row * width + this.index] as number;
      const to = ends[row * width + this.index] as number;
      const bit = packed - rows + row;
      if (to === from || ((bitmap[bit >> 3] as number) >> (bit & 7)) % 2 === 1) continue;
      this.missingCells.push({ row: this.rows + row, column: this.name, text: textOf(bytes, from, Math.min(to, from + 100)) });
    }
  }

  private keepUnread({ bytes, starts, ends, lines, rows, width }: CellBlock): void {
    for (let row = 0; row < rows && this.unreadCells.length < TOLD_CELLS; row++) {
      const text = textOf(bytes, starts[row * width + this.index] as number, ends[row * width + this.index] as number);
      if (!isMissing(text) && readDamaged(text, readNumber) === null && readNumber(text) === null)
        this.unreadCells.push({ line: lines[row] as number, text });
    }
  }

  private measure(block: CellBlock): void {
    this.evidence ??= new Evidence();
    measureColumn(block, this.index, this.evidence);
  }

  /** What the values that did fit, in the blocks before, say about the type. */
  private evidenceOfPlan(): Evidence {
    const evidence = new Evidence();
    const { filled, onlyThisOrder } = this.counts;
    const { plan } = this;
    if (filled === 0 || plan.kind === 'text') return evidence;
    evidence.values = filled;
    const isDate = plan.kind === 'date' || plan.kind === 'timestamp';
    if (isDate) evidence.dates = filled;
    else evidence.numbers = filled;
    if (plan.kind === 'timestamp') evidence.timed = filled;
    if ('order' in plan) {
      evidence.offset = plan.offset ?? null;
      evidence.offsetsDiffer = plan.mixed ?? false;
    }
    // The form of what came before; without one it was plain numbers, which fit beside a multiple such as 1.2万.
    const form = plan.kind === 'number' && plan.form !== undefined ? { ...plan.form } : { comma: false, unit: '' };
    delete form.scale;
    evidence.point = isDate || form.comma ? false : form;
    evidence.comma = !isDate && (form.comma || plan.kind === 'integer') ? { ...form, comma: true } : false;
    evidence.needsComma = form.comma;
    const either = isDate && plan.order !== 'ymd' && onlyThisOrder === 0;
    Object.assign(evidence.fits, {
      integer: plan.kind === 'integer',
      number: !isDate && !('form' in plan),
      ymd: isDate && plan.order === 'ymd',
      dmy: isDate && (plan.order === 'dmy' || either),
      mdy: isDate && (plan.order === 'mdy' || either),
    });
    return evidence;
  }

  /** The plan for the next pass; text when the evidence says nothing new. */
  nextPlan(): ColumnPlan {
    if (!this.failed || this.evidence === null) return this.plan;
    const planned = planColumn(this.name, this.evidence);
    const isSummed = planned.kind === 'text' && isNearlyNumbers(this.name, this.evidence);
    const next: ColumnPlan = isSummed ? { kind: 'number', unread: true } : planned;
    return JSON.stringify(next) === JSON.stringify(this.plan) ? { kind: 'text', watch: null } : next;
  }

  /** True when its dates can only be read in the order of the plan. */
  get tellsOrder(): boolean {
    return 'order' in this.plan && this.plan.order !== 'ymd' && this.counts.onlyThisOrder > 0;
  }

  /** @param orderIsKnown another column of the file tells day from month */
  problems(orderIsKnown: boolean): CsvProblem[] {
    const { plan, counts, name } = this;
    const problems: CsvProblem[] = [];
    if (plan.kind === 'text') {
      const seen = this.evidence;
      if (plan.watch === 'month') problems.push(csvProblems.yearMonths(name, seen?.monthParts ?? new Set()));
      else if (plan.watch !== null && seen !== null) {
        const count = seen.values - (plan.watch === 'number' ? seen.numbers : seen.dates);
        problems.push(csvProblems.keptText(name, plan.watch, count, plan.watch === 'number' ? seen.notNumber : seen.notDate));
      }
      if (counts.missing > 0) problems.push(csvProblems.missingSpelled(name, counts.missing));
      return problems;
    }
    if (counts.unread > 0) problems.push(csvProblems.cellsUnread(name, counts.unread, this.unreadCells));
    if (counts.mended > 0) problems.push(csvProblems.cellsMended(name, counts.mended));
    if (plan.kind === 'number' && plan.form !== undefined) problems.push(csvProblems.numberForm(name, plan.form));
    if ('order' in plan && plan.offset !== undefined) problems.push(csvProblems.offsets(name, plan.offset, plan.mixed === true));
    if (counts.missing > 0) problems.push(csvProblems.missingSpelled(name, counts.missing));
    if ('order' in plan && plan.order !== 'ymd' && counts.filled > 0 && !orderIsKnown)
      problems.push(csvProblems.ambiguousDates(name, plan.order));
    return problems;
  }
}

/** So many in all that a page can hold them, whatever the width of the table. */
const MOST_MISSING = 5000;

/** The first cells of a table that were read as missing. */
export function missingCellsOf(columns: readonly ColumnState[]): MissingCell[] {
  return columns.flatMap(({ missingCells }) => missingCells).slice(0, MOST_MISSING);
}

/** Adds the cells of one column to the evidence. */
export function measureColumn({ bytes, starts, ends, lines, rows, width }: CellBlock, column: number, evidence: Evidence): void {
  for (let row = 0, k = column; row < rows; row++, k += width) {
    const from = starts[k] as number;
    const to = ends[k] as number;
    // Longer cells are no numbers or dates, and only their first part is worth quoting.
    if (to > from) evidence.add(textOf(bytes, from, Math.min(to, from + 200)), lines[row] as number);
  }
}
