/** Owns the cells of one BIFF sheet: records → a grid. */
import { Grid } from '../tables/grid';
import { numberCell } from '../xlsx/number-cell';
import type { CellFormat } from '../xlsx/workbook';
import { RECORD, recordAt, type BiffRecord } from './biff-records';
import { readText } from './biff-strings';
import type { BiffWorkbook } from './biff-workbook';

export interface ReadSheet {
  readonly grid: Grid;
  /** The end of the sheet was not met. */
  readonly isCut: boolean;
}

const ERRORS: Readonly<Record<number, string>> = {
  0x00: '#NULL!',
  0x07: '#DIV/0!',
  0x0f: '#VALUE!',
  0x17: '#REF!',
  0x1d: '#NAME?',
  0x24: '#NUM!',
  0x2a: '#N/A',
};
const PLAIN: CellFormat = { kind: 'number', zeros: 0 };

interface Cell {
  readonly column: number;
  readonly kind: 'text' | 'truth' | 'error' | 'long';
  readonly text: string;
}

/** @param at position of the sheet's first record */
export function readBiffSheet(stream: Uint8Array, at: number, workbook: BiffWorkbook): ReadSheet {
  // Rows in order, as nearly all programs write them, go straight into the grid.
  const inOrder = readCells(stream, at, new BiffCells(workbook, true));
  return inOrder ?? (readCells(stream, at, new BiffCells(workbook, false)) as ReadSheet);
}

/** Null when the rows turn out to be in another order than the cells can take. */
function readCells(stream: Uint8Array, at: number, cells: BiffCells): ReadSheet | null {
  const first = recordAt(stream, at);
  if (first === null || first.type !== RECORD.Bof) throw new RangeError('no beginning of a sheet');
  // Charts within the sheet have a beginning and an end of their own.
  let depth = 1;
  let record = recordAt(stream, first.next);
  for (; record !== null && depth > 0; record = recordAt(stream, record.next)) {
    if (record.type === RECORD.Bof) depth++;
    else if (record.type === RECORD.Eof) depth--;
    else if (depth === 1 && !cells.add(record)) break;
    if (cells.isOutOfOrder) return null;
  }
  return { grid: cells.grid(), isCut: depth > 0 };
}

class BiffCells {
  isOutOfOrder = false;
  /** By row, where they are not in order. */
  private readonly rows = new Map<number, Cell[]>();
  private readonly target = new Grid();
  private readonly hidden = new Set<number>();
  /** A formula whose text comes in the next record. */
  private formula: { readonly row: number; readonly column: number } | null = null;

  private formulas = 0;
  private emptyFormulas = 0;

  /** @param inOrder each row is taken to be complete when the next one begins */
  constructor(
    private readonly workbook: BiffWorkbook,
    private readonly inOrder: boolean,
  ) {}

  /** False for a record that does not hold what its type asks for: the sheet is damaged from there on. */
  add(record: BiffRecord): boolean {
    try {
      this.read(record);
      return true;
    } catch (thrown) {
      if (thrown instanceof RangeError) return false;
      throw thrown;
    }
  }

  private read(record: BiffRecord): void {
    switch (record.type) {
      case RECORD.LabelSst: {
        const { row, column } = place(record);
        const text = this.workbook.strings[record.u32()];
        if (text === undefined) this.target.counts.missingStrings++;
        else this.put(row, { column, kind: 'text', text });
        return;
      }
      case RECORD.Label:
      case RECORD.RString: {
        const { row, column } = place(record);
        return this.put(row, { column, kind: 'text', text: readText(record, this.workbook.form, true) });
      }
      case RECORD.Number: {
        const { row, column, style } = place(record);
        return this.putNumber(row, column, style, record.f64());
      }
      case RECORD.Rk: {
        const { row, column, style } = place(record);
        return this.putNumber(row, column, style, rkNumber(record.u32()));
      }
      case RECORD.MulRk: {
        const row = record.u16();
        const first = record.u16();
        const count = Math.floor((record.size - 6) / 6);
        for (let i = 0; i < count; i++) {
          const style = record.u16();
          this.putNumber(row, first + i, style, rkNumber(record.u32()));
        }
        return;
      }
      case RECORD.BoolErr: {
        const { row, column } = place(record);
        const value = record.u8();
        return this.putFlag(row, column, value, record.u8() !== 0);
      }
      case RECORD.Formula:
        return this.readFormula(record);
      case RECORD.String: {
        const { formula } = this;
        this.formula = null;
        const text = readText(record, this.workbook.form, true);
        if (formula !== null) this.put(formula.row, { column: formula.column, kind: 'text', text });
        return;
      }
      case RECORD.MergeCells: {
        const count = record.u16();
        for (let i = 0; i < count; i++) {
          const [top, bottom, left, right] = [record.u16(), record.u16(), record.u16(), record.u16()];
          this.target.merge({ top, bottom, left, right });
        }
        return;
      }
      case RECORD.Row: {
        const row = record.u16();
        record.skip(10);
        if ((record.u16() & 0x20) !== 0) this.hidden.add(row);
        return;
      }
      case RECORD.ColInfo: {
        const first = record.u16();
        const last = record.u16();
        record.skip(4);
        if ((record.u16() & 1) !== 0) this.target.hideColumns(first, last);
      }
    }
  }

  /** The value as it was calculated last. */
  private readFormula(record: BiffRecord): void {
    const { row, column, style } = place(record);
    const bytes = record.bytes(8);
    this.formulas++;
    if (bytes[6] !== 0xff || bytes[7] !== 0xff) {
      const value = new DataView(bytes.buffer).getFloat64(0, true);
      return this.putNumber(row, column, style, value);
    }
    // 0 a text, 1 a truth value, 2 an error, 3 an empty text.
    const kind = bytes[0];
    if (kind === 0) this.formula = { row, column };
    else if (kind === 1 || kind === 2) this.putFlag(row, column, bytes[2] ?? 0, kind === 2);
    else this.emptyFormulas++;
  }

  private putNumber(row: number, column: number, style: number, value: number): void {
    if (!Number.isFinite(value)) return;
    const { text, isLong } = numberCell(String(value), this.workbook.formats[style] ?? PLAIN, this.workbook.is1904);
    this.put(row, { column, kind: isLong ? 'long' : 'text', text });
  }

  private putFlag(row: number, column: number, value: number, isError: boolean): void {
    if (isError) this.put(row, { column, kind: 'error', text: ERRORS[value] ?? '#ERR' });
    else this.put(row, { column, kind: 'truth', text: value === 0 ? '' : '1' });
  }

  private put(row: number, cell: Cell): void {
    if (this.inOrder) {
      if (row < this.target.row) this.isOutOfOrder = true;
      else this.write(row, cell);
      return;
    }
    const cells = this.rows.get(row);
    if (cells === undefined) this.rows.set(row, [cell]);
    else cells.push(cell);
  }

  grid(): Grid {
    const { target, rows, hidden } = this;
    // Some are empty on purpose; all of them are where a script wrote them and nothing calculated them.
    if (this.emptyFormulas === this.formulas) target.counts.unsavedFormulas += this.formulas;
    for (const row of [...rows.keys()].sort((a, b) => a - b)) for (const cell of rows.get(row) ?? []) this.write(row, cell);
    target.nextRow(hidden.has(target.row));
    return target;
  }

  private write(row: number, { column, kind, text }: Cell): void {
    const { target } = this;
    if (row > target.row) {
      target.nextRow(this.hidden.has(target.row));
      target.row = row;
    }
    if (kind === 'truth') target.truth(column, text === '1');
    else if (kind === 'error') target.error(column, text);
    else target.cell(column, text);
    if (kind === 'long') target.counts.longNumbers++;
  }
}

function place(record: BiffRecord): { readonly row: number; readonly column: number; readonly style: number } {
  return { row: record.u16(), column: record.u16(), style: record.u16() };
}

/** 30 bits of a double or of a whole number, perhaps times 100 ([MS-XLS] 2.5.217). */
function rkNumber(rk: number): number {
  let value: number;
  if ((rk & 2) !== 0) value = rk >> 2;
  else {
    const view = new DataView(new ArrayBuffer(8));
    view.setUint32(4, (rk & 0xfffffffc) >>> 0, true);
    value = view.getFloat64(0, true);
  }
  return (rk & 1) !== 0 ? value / 100 : value;
}
